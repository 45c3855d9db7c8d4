import type { FieldValue, LeadFacts } from '../../../shared/domain/lead.ts';
import { type Judging, judgingAt } from '../../../shared/domain/qualification/judging.ts';
import { createReaders } from '../../../shared/domain/qualification/readers.ts';

type Values = Readonly<Record<string, FieldValue>>;

/** A lead captured on 10 March 2026 at noon UTC, with the values given. */
export const leadOf = (values: Values, more: Partial<LeadFacts> = {}): LeadFacts => ({
  capturedAt: Date.UTC(2026, 2, 10, 12),
  values: Object.assign(Object.create(null), values),
  custom: {},
  unread: {},
  ...more,
});

/** Judging on 10 March 2026, 14:00 UTC; in New York that day ends at 04:00 UTC (clocks went forward on the 8th). */
export const judgingIn = (zone: string): Judging => judgingAt(Date.UTC(2026, 2, 10, 14), zone, createReaders());
