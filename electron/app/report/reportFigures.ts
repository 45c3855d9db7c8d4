import type { z } from 'zod';
import type { ReportCount, ReportFigure } from '../../../shared/api/report.ts';
import { english } from './englishWords.ts';
import { moneyAbove, moneyBelow } from './figuresTable.ts';
import type { ClientFigures, ReportSnapshot } from './reportSnapshot.ts';

type Shown = z.infer<typeof ReportFigure>;
type Counted = z.infer<typeof ReportCount>;

/** The rates and prices of a report, opened, each beside the same one of the report before. */
export const figuresOf = ({ opened }: ReportSnapshot, before: ReportSnapshot | null): Shown[] =>
  opened.map(({ name, value, unit, numerator, denominator, leftOut }) => {
    const [title, formula] = english.figure[name];
    return {
      name,
      title,
      formula,
      unit,
      value,
      numerator,
      denominator,
      numeratorIsMoney: moneyAbove.includes(name),
      denominatorIsMoney: moneyBelow.includes(name),
      leftOut: leftOut.map(({ reason, count }) => ({ reason: english.notCounted[reason] ?? reason, count })),
      before: before?.opened.find((figure) => figure.name === name)?.value ?? null,
    };
  });

/** One count of a report; `of` reads it, `only` says whose contracts have such a thing at all. */
interface CountKind extends Pick<Counted, 'name' | 'title' | 'unit'> {
  readonly of: (figures: ClientFigures) => number;
  readonly only?: (snapshot: ReportSnapshot) => boolean;
}

const meets = ({ hasMeetings }: ReportSnapshot): boolean => hasMeetings;
const sells = ({ total: { counts } }: ReportSnapshot): boolean => counts.opportunities + counts.sales > 0;

const kinds: readonly CountKind[] = [
  { name: 'delivered', title: english.delivered, unit: 'count', of: ({ counts }) => counts.delivered },
  { name: 'accepted', title: english.accepted, unit: 'count', of: ({ counts }) => counts.accepted },
  { name: 'disputed', title: english.disputed, unit: 'count', of: ({ counts }) => counts.disputed },
  { name: 'returned', title: english.returned, unit: 'count', of: ({ counts }) => counts.returned },
  { name: 'booked', title: english.booked, unit: 'count', of: ({ counts }) => counts.booked, only: meets },
  { name: 'held', title: english.held, unit: 'count', of: ({ counts }) => counts.held, only: meets },
  {
    name: 'opportunities',
    title: english.opportunities,
    unit: 'count',
    of: ({ counts }) => counts.opportunities,
    only: sells,
  },
  { name: 'sales', title: english.sales, unit: 'count', of: ({ counts }) => counts.sales, only: sells },
  { name: 'revenue', title: english.revenue, unit: 'money', of: ({ revenue }) => revenue, only: sells },
  { name: 'spend', title: english.spend, unit: 'money', of: ({ spend }) => spend },
];

/** What was delivered and what it came to, each beside the same of the report before; stages a contract has not are left out. */
export const countsOf = (snapshot: ReportSnapshot, before: ReportSnapshot | null): Counted[] =>
  kinds
    .filter(({ only }) => only === undefined || only(snapshot))
    .map(({ name, title, unit, of }) => ({
      name,
      title,
      unit,
      value: of(snapshot.total),
      before: before ? of(before.total) : null,
    }));
