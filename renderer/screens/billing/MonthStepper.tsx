import { ActionIcon, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { monthText } from '../../parts/format.ts';
import { ownLocale } from '../../parts/ownLocale.ts';
import { useKeys } from '../../shell/keys.tsx';

/** A month and the ones beside it. */
export function MonthStepper({
  month,
  onMonth,
}: {
  readonly month: string;
  readonly onMonth: (month: string) => void;
}): ReactNode {
  const earlier = (): void => onMonth(monthBeside(month, -1));
  const later = (): void => onMonth(monthBeside(month, 1));
  useKeys([
    { keys: '[', says: 'Earlier month', does: earlier },
    { keys: ']', says: 'Later month', does: later },
  ]);
  return (
    <Group gap={4} wrap="nowrap">
      <ActionIcon variant="default" aria-label="Earlier month" onClick={earlier}>
        ‹
      </ActionIcon>
      <output className="month" aria-label="Month">
        {monthText(month, ownLocale)}
      </output>
      <ActionIcon variant="default" aria-label="Later month" onClick={later}>
        ›
      </ActionIcon>
    </Group>
  );
}

function monthBeside(month: string, by: number): string {
  const [year = 0, of = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, of - 1 + by, 1)).toISOString().slice(0, 7);
}
