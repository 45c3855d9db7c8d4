import { sumOf } from '../../../shared/domain/money.ts';
import type { LeadTable, Pen } from './blocks.ts';
import { column } from './blocks.ts';
import type { DeliveryLine, ReportSnapshot } from './reportSnapshot.ts';

/** Every delivery of the period, by reference only. */
export function leadsTable({ deliveries, hasMeetings, currency }: ReportSnapshot, { words, formats }: Pen): LeadTable {
  const hasStages = deliveries.some(({ stage }) => stage !== null);
  const money = (amount: number | null): string => (amount === null ? '–' : formats.money(amount, currency));
  const originOf = ({ origin }: DeliveryLine): string => (origin === '' ? words.unknownOrigin : origin);
  const stateOf = ({ standing }: DeliveryLine): string => words.standing[standing];
  const values = (of: (line: DeliveryLine) => string): string[] => [...new Set(deliveries.map(of))].toSorted();
  const blank = [...(hasMeetings ? [''] : []), ...(hasStages ? [''] : [])];
  return {
    kind: 'leads',
    columns: [
      column(words.reference, 'text'),
      column(words.day, 'key'),
      column(words.origin, 'text'),
      column(words.state, 'text'),
      ...(hasMeetings ? [column(words.meeting, 'text')] : []),
      ...(hasStages ? [column(words.stage, 'text')] : []),
      column(words.charged),
    ],
    rows: deliveries.map((line) => [
      line.reference,
      formats.shortDay(line.day),
      originOf(line),
      stateOf(line),
      ...(hasMeetings ? [line.meeting === null ? '–' : words.meetingState[line.meeting]] : []),
      ...(hasStages ? [line.stage ?? '–'] : []),
      money(line.charged),
    ]),
    total: [words.total, '', '', '', ...blank, money(sumOf(deliveries.map(({ charged }) => charged ?? 0)))],
    cuts: [
      { key: 'origin', name: words.origin, values: values(originOf) },
      { key: 'state', name: words.state, values: values(stateOf) },
      { key: 'week', name: words.week, values: values(({ week }) => week) },
    ],
    keys: deliveries.map((line) => ({
      origin: originOf(line),
      state: stateOf(line),
      week: line.week,
      amount: line.charged ?? 0,
    })),
  };
}
