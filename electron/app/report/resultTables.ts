import { ratePercent, sumOf } from '../../../shared/domain/money.ts';
import type { Cell, Column, Pen, Table } from './blocks.ts';
import { bar, column } from './blocks.ts';
import type { ClientFigures, ReportSnapshot } from './reportSnapshot.ts';

/** From delivered to sold: each stage beside what was delivered. */
export function funnelTable({ total, hasMeetings }: ReportSnapshot, { words, formats }: Pen): Table {
  const { counts } = total;
  const hasPipeline = counts.opportunities + counts.sales > 0;
  const stages = [
    { name: words.delivered, count: counts.delivered },
    { name: words.accepted, count: counts.accepted },
    ...(hasMeetings
      ? [
          { name: words.booked, count: counts.booked },
          { name: words.held, count: counts.held },
        ]
      : []),
    ...(hasPipeline
      ? [
          { name: words.opportunities, count: counts.opportunities },
          { name: words.sales, count: counts.sales },
        ]
      : []),
  ];
  const longest = Math.max(...stages.map(({ count }) => count));
  return {
    kind: 'table',
    columns: [column(words.stageOfFunnel, 'text'), column('', 'bar'), column(words.count), column(words.ofDelivered)],
    rows: stages.map(({ name, count }) => {
      const share = ratePercent(count, counts.delivered);
      return [name, bar(count, longest), formats.number(count), share === null ? '–' : formats.percent(share)];
    }),
    total: null,
  };
}

/** Week by week, also those without anything. */
export function weeksTable({ weeks, total, hasMeetings, currency }: ReportSnapshot, pen: Pen): Table {
  const { words, formats } = pen;
  const longest = Math.max(...weeks.map(({ counts }) => counts.delivered));
  return {
    kind: 'table',
    columns: [
      column(words.week, 'text'),
      column(words.from, 'text'),
      column('', 'bar'),
      ...resultColumns(pen, hasMeetings),
    ],
    rows: weeks.map((week) => [
      week.week,
      formats.shortDay(week.from),
      bar(week.counts.delivered, longest),
      ...resultCells(week, pen, hasMeetings, currency),
    ]),
    total: [words.total, '', '', ...resultCells(total, pen, hasMeetings, currency)],
  };
}

/** Where the leads came from, the most first. */
export function originsTable({ origins, total, hasMeetings, currency }: ReportSnapshot, pen: Pen): Table {
  const { words, formats } = pen;
  const cost = ({ costPerQualifiedLead: each }: ClientFigures): Cell =>
    each === null ? '–' : formats.money(each, currency);
  const sorted = origins.toSorted((a, b) => b.counts.delivered - a.counts.delivered);
  return {
    kind: 'table',
    columns: [
      column(words.origin, 'text'),
      ...resultColumns(pen, hasMeetings),
      column(words.figure.costPerQualifiedLead[0]),
    ],
    rows: sorted.map((one) => [
      one.origin === '' ? words.unknownOrigin : one.origin,
      ...resultCells(one, pen, hasMeetings, currency),
      cost(one),
    ]),
    total: [words.total, ...resultCells(total, pen, hasMeetings, currency), cost(total)],
  };
}

const resultColumns = ({ words }: Pen, hasMeetings: boolean): Column[] => [
  column(words.delivered),
  column(words.accepted),
  column(words.returned),
  ...(hasMeetings ? [column(words.booked), column(words.held)] : []),
  column(words.sales),
  column(words.spend),
];

const resultCells = (
  { counts, spend }: ClientFigures,
  { formats }: Pen,
  hasMeetings: boolean,
  currency: string,
): Cell[] => [
  ...[
    counts.delivered,
    counts.accepted,
    counts.returned,
    ...(hasMeetings ? [counts.booked, counts.held] : []),
    counts.sales,
  ].map((count) => formats.number(count)),
  formats.money(spend, currency),
];

/** Claims by reason, and how each ended. */
export function claimsTable({ claims }: ReportSnapshot, { words, formats }: Pen): Table {
  const all = claims.flatMap(({ ended }) => ended.map(({ count }) => count));
  return {
    kind: 'table',
    columns: [column(words.reason, 'text'), column(words.ended, 'text'), column(words.count)],
    rows: claims.map(({ reason, class: kind, ended }) => [
      [reason, words.claimClass[kind]].filter((part) => part !== '').join(', '),
      ended.map(({ state, count }) => `${words.claimState[state]}: ${formats.number(count)}`).join(' · '),
      formats.number(sumOf(ended.map(({ count }) => count))),
    ]),
    total: [words.total, '', formats.number(sumOf(all))],
  };
}
