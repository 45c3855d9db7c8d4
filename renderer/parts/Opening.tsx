import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Unanswered } from './Answered.tsx';
import { Screen } from './Screen.tsx';
import { useDrawn } from './useDrawn.ts';

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
  const answer = useDrawn(read.data);
  if (answer !== undefined) return children(answer);
  return (
    <Screen title={title}>
      <Unanswered read={read} />
    </Screen>
  );
}
