import { z } from 'zod';
import { Count, Minor } from './basics.ts';
import { type LeadOutcome, leadOutcomes } from './lead.ts';

/** `stopped`: cancelled or cut off, to be gone on with or taken back. */
export const requalificationStates = ['running', 'stopped', 'done', 'undoing', 'undone'] as const;

/** What a lead stood at, and stands at when it is judged again. */
interface Move {
  readonly from: LeadOutcome;
  readonly to: LeadOutcome;
}

const Reason = z.strictObject({
  /** Leads that changed and have this against them now, and had not before. */
  now: Count,
  /** Leads that changed and had it, and have it no more. */
  gone: Count,
});

/** What judging many leads again comes to (domain §3). Moves are keyed `pass>fail`. */
export const Tally = z.strictObject({
  /** Leads that may change: neither delivered nor on hold. */
  leads: Count,
  /** Of these, verdicts that would say word for word the same. */
  same: Count,
  moves: z.record(z.string(), Count),
  /** Leads that were handed over and keep the verdict of that day: what they would come to today. */
  handed: z.record(z.string(), Count),
  reasons: z.record(z.string(), Reason),
  /** What the leads that pass would bill if all were delivered today and accepted; null where it was not reckoned through. */
  willBill: z.strictObject({ before: Minor, after: Minor }).nullable(),
});
export type Tally = z.infer<typeof Tally>;

export const noTally = (): Tally => ({
  leads: 0,
  same: 0,
  moves: {},
  handed: {},
  reasons: {},
  willBill: { before: 0, after: 0 },
});

/** One lead as it was judged again. */
export interface Rejudged extends Move {
  /** Delivered, or waiting on hold: its verdict is evidence and stays. */
  readonly isHanded: boolean;
  readonly saysTheSame: boolean;
  readonly reasonsBefore: readonly string[];
  readonly reasonsNow: readonly string[];
  /** In minor units; 0 where it does not pass. */
  readonly billsBefore: Minor;
  readonly billsNow: Minor;
}

const keyOf = ({ from, to }: Move): string => `${from}>${to}`;

function oneMore(counts: Readonly<Record<string, number>>, key: string): Record<string, number> {
  return { ...counts, [key]: (counts[key] ?? 0) + 1 };
}

/** The tally with one lead more. */
export function counted(tally: Tally, lead: Rejudged): Tally {
  if (lead.isHanded) return { ...tally, handed: oneMore(tally.handed, keyOf(lead)) };
  const { willBill } = tally;
  return {
    ...tally,
    leads: tally.leads + 1,
    same: tally.same + Number(lead.saysTheSame),
    moves: oneMore(tally.moves, keyOf(lead)),
    reasons: lead.from === lead.to ? tally.reasons : withReasons(tally.reasons, lead),
    willBill: willBill && {
      before: willBill.before + lead.billsBefore,
      after: willBill.after + lead.billsNow,
    },
  };
}

function withReasons(reasons: Tally['reasons'], { reasonsBefore, reasonsNow }: Rejudged): Tally['reasons'] {
  const next = { ...reasons };
  const add = (key: string, now: number, gone: number): void => {
    const known = next[key] ?? { now: 0, gone: 0 };
    next[key] = { now: known.now + now, gone: known.gone + gone };
  };
  for (const key of reasonsNow) if (!reasonsBefore.includes(key)) add(key, 1, 0);
  for (const key of reasonsBefore) if (!reasonsNow.includes(key)) add(key, 0, 1);
  return next;
}

/** A cell of the matrix from what leads stood at to what they stand at now. */
export interface Cell extends Move {
  readonly count: number;
}

/** The moves of a tally, from and to in the order of {@link leadOutcomes}, what stays as it is among them. */
export function cellsOf(moves: Tally['moves']): Cell[] {
  return leadOutcomes.flatMap((from) =>
    leadOutcomes.flatMap((to) => {
      const count = moves[keyOf({ from, to })] ?? 0;
      return count === 0 ? [] : [{ from, to, count }];
    }),
  );
}

/** Leads that come out otherwise. */
export const changedIn = (moves: Tally['moves']): number =>
  cellsOf(moves).reduce((sum, { from, to, count }) => (from === to ? sum : sum + count), 0);
