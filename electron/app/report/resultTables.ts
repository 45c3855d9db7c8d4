import type { Day, Decimal } from '../../../shared/domain/basics.ts';
import type { Counts } from '../../../shared/domain/kpi/counts.ts';
import { ratePercent, sumOf } from '../../../shared/domain/money.ts';
import { addDays, daysBetween } from '../../../shared/domain/time.ts';
import type { Column, Pen, Table } from './blocks.ts';
import { column } from './blocks.ts';
import type { ClientFigures, ReportSnapshot } from './reportSnapshot.ts';

/** The stages from delivered to sold that this contract has. */
export function funnelStages(
  { total, hasMeetings }: ReportSnapshot,
  { words }: Pen,
): { readonly name: string; readonly count: number }[] {
  const { counts } = total;
  const hasPipeline = counts.opportunities + counts.sales > 0;
  return [
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
}

/** From delivered to sold: each stage beside what was delivered. */
export function funnelTable(snapshot: ReportSnapshot, pen: Pen): Table {
  const { words, formats } = pen;
  const { delivered } = snapshot.total.counts;
  return {
    kind: 'table',
    columns: [column(words.stageOfFunnel, 'text'), column(words.count), column(words.ofDelivered)],
    rows: funnelStages(snapshot, pen).map(({ name, count }) => {
      const share = ratePercent(count, delivered);
      return [name, formats.number(count), share === null ? '–' : formats.percent(share)];
    }),
    total: null,
  };
}

/** What was delivered by the end of each week, and, where there is a target, what was due by then; weeks still ahead are open. */
export function paceTable(
  { weeks, deliveries, period, target }: ReportSnapshot,
  asOf: Day,
  { words, formats }: Pen,
): Table {
  const ends = [...weeks.slice(1).map(({ from }) => addDays(from, -1)), period.to];
  return {
    kind: 'table',
    columns: [
      column(words.upTo, 'text'),
      column(words.deliveredSoFar),
      ...(target === null ? [] : [column(words.dueByThen)]),
    ],
    rows: weeks.map(({ from }, at) => {
      const end = ends[at] ?? period.to;
      const due = target?.planned[daysBetween(period.from, end)];
      return [
        formats.day(end),
        from > asOf ? '–' : formats.number(deliveries.filter(({ day }) => day <= end).length),
        ...(target === null ? [] : [due === undefined ? '–' : formats.number(due)]),
      ];
    }),
    total: null,
  };
}

/** Week by week, also those without anything. */
export function weeksTable(snapshot: ReportSnapshot, pen: Pen): Table {
  const { weeks } = snapshot;
  const { words, formats } = pen;
  return {
    kind: 'table',
    columns: [column(words.week, 'key'), column(words.from, 'key'), ...resultColumns(pen, snapshot)],
    rows: weeks.map((week) => [week.week, formats.shortDay(week.from), ...resultCells(week, pen, snapshot)]),
    total: [words.total, '', ...resultCells(snapshot.total, pen, snapshot)],
  };
}

/** Where the leads came from, the most first. */
export function originsTable(snapshot: ReportSnapshot, pen: Pen): Table {
  const { total, currency } = snapshot;
  const { words, formats } = pen;
  const cost = ({ costPerQualifiedLead: each }: ClientFigures): string =>
    each === null ? '–' : formats.money(each, currency);
  return {
    kind: 'table',
    columns: [column(words.origin, 'text'), ...resultColumns(pen, snapshot), column(words.perAccepted)],
    rows: originsByCount(snapshot).map((one) => [originName(one, pen), ...resultCells(one, pen, snapshot), cost(one)]),
    total: [words.total, ...resultCells(total, pen, snapshot), cost(total)],
  };
}

type Origin = ReportSnapshot['origins'][number];

/** The sources, the one that brought most first. */
export const originsByCount = ({ origins }: ReportSnapshot): Origin[] =>
  origins.toSorted((a, b) => b.counts.delivered - a.counts.delivered);

/** What a source is called, also one nobody named. */
export const originName = (one: Origin, { words }: Pen): string =>
  one.origin === '' ? (isForLeads(one) ? words.unknownOrigin : words.notForLeads) : one.origin;

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

const resultCells = ({ counts, spend }: ClientFigures, { formats }: Pen, snapshot: ReportSnapshot): string[] => [
  ...[
    counts.delivered,
    counts.accepted,
    counts.returned,
    ...(snapshot.hasMeetings ? [counts.booked, counts.held] : []),
    ...(hasSales(snapshot) ? [counts.sales] : []),
  ].map((count) => formats.number(count)),
  formats.money(spend, snapshot.currency),
];

/** Held ÷ (held + prospect no-show + late cancel), in percent (domain §5). */
export const showRateOf = ({ held, prospectNoShow, lateCancel }: Counts): Decimal | null =>
  ratePercent(held, held + prospectNoShow + lateCancel);

/** How the meetings ended, week by week, with the show rate of each. */
export function meetingsTable({ weeks, total }: ReportSnapshot, { words, formats }: Pen): Table {
  const cells = ({ counts }: ClientFigures): string[] => {
    const rate = showRateOf(counts);
    return [
      ...[
        counts.held,
        counts.prospectNoShow,
        counts.lateCancel,
        counts.clientNoShow,
        counts.cancelledInTime,
        counts.unconfirmed,
      ].map((count) => formats.number(count)),
      rate === null ? '–' : formats.percent(rate),
    ];
  };
  return {
    kind: 'table',
    columns: [
      column(words.week, 'key'),
      column(words.held),
      column(words.prospectNoShow),
      column(words.lateCancel),
      column(words.clientNoShow),
      column(words.cancelledInTime),
      column(words.unconfirmed),
      column(words.figure.showRate[0]),
    ],
    rows: weeks.map((week) => [week.week, ...cells(week)]),
    total: [words.total, ...cells(total)],
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
