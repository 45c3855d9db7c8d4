import { z } from 'zod';
import { Count, Day, Decimal, Minor } from '../domain/basics.ts';
import { Benchmark, cadences, Guarantee } from '../domain/contract/terms.ts';
import { measures } from '../domain/pricing/measures.ts';
import { ClientLook } from './look.ts';
import { procedure } from './procedure.ts';

const Days = z.strictObject({ from: Day, to: Day });

/** Days are the client's; `daysLeft` is negative once the day has passed. */
const dated = { contract: z.string(), day: Day, daysLeft: z.int() };

/** What a contract's terms date, as `shared/domain/contract/duties.ts` says it. */
export const Duty = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('pilotEnd'),
    ...dated,
    /** Delivered in the pilot so far, against its own caps; null where it has none. */
    leads: z.strictObject({ used: Count, of: Count }).nullable(),
    /** Minor units of the client's currency. */
    money: z.strictObject({ used: Minor, of: Minor }).nullable(),
  }),
  z.strictObject({ kind: z.literal('minimumTermEnd'), ...dated, months: z.int().positive() }),
  z.strictObject({
    kind: z.literal('lastNotice'),
    ...dated,
    /** The day the contract ends with when notice is given. */
    ends: Day,
    /** The minimum term has just been served then. */
    isFirst: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('benchmark'),
    ...dated,
    measure: z.enum(measures),
    atLeast: Decimal.nullable(),
    atMost: Decimal.nullable(),
    /** Since the contract began, to today or to the deadline; null where it has no value yet. */
    value: Decimal.nullable(),
    isReached: z.boolean(),
    /** What the client may do from `exitFrom` on, where it is not reached. */
    exit: Benchmark.shape.exit,
    exitFrom: Day,
  }),
  z.strictObject({ kind: z.literal('reportDue'), ...dated, cadence: z.enum(cadences), period: Days }),
  z.strictObject({
    kind: z.literal('guarantee'),
    ...dated,
    component: z.string(),
    period: Days,
    /** Units of the period that stand or may still stand. */
    units: Count,
    of: Count,
    /** At the end of the period, over the client's working days; null before the first. */
    projected: Decimal.nullable(),
    isAtRisk: z.boolean(),
    shortfall: Guarantee.shape.shortfall.unwrap().nullable(),
  }),
]);
export type Duty = z.infer<typeof Duty>;

export const DutyListInput = z.strictObject({ contract: z.string().optional() });

/** What comes first stands first. */
export const DutyList = z.array(
  z.strictObject({ contract: z.strictObject({ ref: z.string(), name: z.string() }), client: ClientLook, duty: Duty }),
);

export const duty = {
  /** What the terms of one contract date, or of all: pilot, term, notice, benchmarks, reports, guarantee. */
  list: procedure.input(DutyListInput).output(DutyList),
};
