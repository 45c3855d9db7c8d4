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
export function weeksTable(snapshot: ReportSnapshot, pen: Pen): Table {
  const { weeks } = snapshot;
  const { words, formats } = pen;
  const longest = Math.max(...weeks.map(({ counts }) => counts.delivered));
  return {
    kind: 'table',
    columns: [column(words.week, 'key'), column(words.from, 'key'), column('', 'bar'), ...resultColumns(pen, snapshot)],
    rows: weeks.map((week) => [
      week.week,
      formats.shortDay(week.from),
      bar(week.counts.delivered, longest),
      ...resultCells(week, pen, snapshot),
    ]),
    total: [words.total, '', '', ...resultCells(snapshot.total, pen, snapshot)],
  };
}

/** Where the leads came from, the most first. */
export function originsTable(snapshot: ReportSnapshot, pen: Pen): Table {
  const { origins, total, currency } = snapshot;
  const { words, formats } = pen;
  const cost = ({ costPerQualifiedLead: each }: ClientFigures): Cell =>
    each === null ? '–' : formats.money(each, currency);
  const sorted = origins.toSorted((a, b) => b.counts.delivered - a.counts.delivered);
  return {
    kind: 'table',
    columns: [column(words.origin, 'text'), ...resultColumns(pen, snapshot), column(words.perAccepted)],
    rows: sorted.map((one) => [
      one.origin === '' ? (isForLeads(one) ? words.unknownOrigin : words.notForLeads) : one.origin,
      ...resultCells(one, pen, snapshot),
      cost(one),
    ]),
    total: [words.total, ...resultCells(total, pen, snapshot), cost(total)],
  };
}

/** A fee is charged for no lead at all. */
const isForLeads = ({ counts }: ClientFigures): boolean => counts.delivered + counts.booked + counts.opportunities > 0;

const hasSales = ({ total }: ReportSnapshot): boolean => total.counts.sales > 0;

const resultColumns = ({ words }: Pen, snapshot: ReportSnapshot): Column[] => [
  column(words.delivered),
  column(words.accepted),
  column(words.returned),
  ...(snapshot.hasMeetings ? [column(words.booked), column(words.held)] : []),
  ...(hasSales(snapshot) ? [column(words.sales)] : []),
  column(words.charged),
];

const resultCells = ({ counts, spend }: ClientFigures, { formats }: Pen, snapshot: ReportSnapshot): Cell[] => [
  ...[
    counts.delivered,
    counts.accepted,
    counts.returned,
    ...(snapshot.hasMeetings ? [counts.booked, counts.held] : []),
    ...(hasSales(snapshot) ? [counts.sales] : []),
  ].map((count) => formats.number(count)),
  formats.money(spend, snapshot.currency),
];

/** How the meetings of the period ended. */
export function meetingsTable({ total }: ReportSnapshot, { words, formats }: Pen): Table {
  const { counts } = total;
  const ended = [
    { name: words.held, count: counts.held },
    { name: words.prospectNoShow, count: counts.prospectNoShow },
    { name: words.clientNoShow, count: counts.clientNoShow },
    { name: words.lateCancel, count: counts.lateCancel },
    { name: words.cancelledInTime, count: counts.cancelledInTime },
    { name: words.unconfirmed, count: counts.unconfirmed },
  ];
  const longest = Math.max(...ended.map(({ count }) => count));
  return {
    kind: 'table',
    columns: [column(words.outcome, 'text'), column('', 'bar'), column(words.count)],
    rows: ended.map(({ name, count }) => [name, bar(count, longest), formats.number(count)]),
    total: null,
  };
}

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
