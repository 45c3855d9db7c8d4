import { ActionIcon, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { monthText } from './format.ts';
import { ownLocale } from './ownLocale.ts';

/** One month after the other. */
export function MonthSwitch({
  month,
  before,
  after,
  onMonth,
}: {
  readonly month: string;
  readonly before: string;
  readonly after: string;
  readonly onMonth: (month: string) => void;
}): ReactNode {
  return (
    <Group gap={4} role="group" aria-label="Month">
      <ActionIcon variant="default" aria-label={monthText(before, ownLocale)} onClick={() => onMonth(before)}>
        ‹
      </ActionIcon>
      <strong className="month">{monthText(month, ownLocale)}</strong>
      <ActionIcon variant="default" aria-label={monthText(after, ownLocale)} onClick={() => onMonth(after)}>
        ›
      </ActionIcon>
    </Group>
  );
}
