import { ActionIcon, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { ownLocale } from './ownLocale.ts';

/** `March 2026` of `2026-03`. */
export function monthText(month: string, locale: string): string {
  const words = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return words.format(new Date(`${month}-01T00:00:00Z`));
}

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
