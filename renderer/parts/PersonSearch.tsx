import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';

/** Narrows a list to people by part of a name, company, mail or phone. */
export function PersonSearch({
  value,
  onText,
}: {
  readonly value: string | undefined;
  readonly onText: (text: string | undefined) => void;
}): ReactNode {
  return (
    <TextInput
      type="search"
      aria-label="Find a person"
      placeholder="Find a person"
      w={140}
      value={value ?? ''}
      onChange={(event) => onText(event.currentTarget.value || undefined)}
    />
  );
}
