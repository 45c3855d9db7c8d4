import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Answered } from './Answered.tsx';
import { Screen } from './Screen.tsx';

/** A screen whose answer is not there yet: its head is, so that everybody knows where they are; then its answer. */
export function Opening<T>({
  title,
  read,
  children,
}: {
  readonly title: string;
  readonly read: UseQueryResult<T, unknown>;
  readonly children: (answer: T) => ReactNode;
}): ReactNode {
  if (read.data !== undefined) return children(read.data);
  return (
    <Screen title={title}>
      <Answered read={read}>{children}</Answered>
    </Screen>
  );
}
