import { z } from 'zod';
import { Count, Day, Decimal, Month } from '../domain/basics.ts';
import { standings } from '../domain/delivery.ts';
import { comparisons } from '../domain/kpi/predictors.ts';
import { readingKinds } from '../domain/kpi/readings.ts';
import { scoringOutcomes } from '../domain/scoring/outcome.ts';
import { suggestionVerdicts, tooFewReasons } from '../domain/scoring/suggest.ts';
import { DaysShown } from './days.ts';
import { ClientLook } from './look.ts';
import { JobName, procedure } from './procedure.ts';

const Rate = Decimal.nullable();

/** A share in percent with its Wilson interval at 95 %. */
const Share = z.strictObject({ rate: Rate, low: Rate, high: Rate });

/** Delivered leads, and what became of them; `sold` counts of the `ripe` ones, whose time for a sale is over. */
const tally = { delivered: Count, decided: Count, accepted: Count, ripe: Count, sold: Count };

const Compared = Share.extend({
  comparison: z.enum(comparisons),
  /** Less the rate of all other leads, in percentage points, with Newcombe's interval; null where there are none. */
  difference: z.strictObject({ points: Decimal, low: Decimal, high: Decimal }).nullable(),
});

const Key = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('value'), value: z.string() }),
  z.strictObject({ kind: z.literal('range'), from: z.number(), to: z.number() }),
  z.strictObject({ kind: z.literal('others') }),
  z.strictObject({ kind: z.literal('missing') }),
]);

/** Leads with one value beside all others; accepted of decided, sold of ripe. */
const Row = z.strictObject({ key: Key, ...tally, acceptance: Compared, closing: Compared });

const scope = { contract: z.string(), from: Day.optional(), to: Day.optional(), job: JobName };

export const PredictInput = z.strictObject(scope);

export const Predicted = z.strictObject({
  contract: z.strictObject({ ref: z.string(), name: z.string(), client: ClientLook }),
  /** Those that run: what can be chosen from. */
  contracts: z.array(z.strictObject({ ref: z.string(), name: z.string(), client: z.string() })),
  /** Days of delivery, of the client; without them the last 52 weeks. */
  days: DaysShown,
  /** The version whose criteria stand below; null before the first. */
  version: z.strictObject({ version: z.int(), from: Day }).nullable(),
  total: z.strictObject({ ...tally, acceptance: Share, closing: Share }),
  leftOut: z.strictObject({
    /** Not decided: where the deliveries stand. */
    acceptance: z.array(z.strictObject({ standing: z.enum(standings), count: Count })),
    /** Too young to say, of these sold already; and sold after the window. */
    sale: z.strictObject({ young: Count, youngSold: Count, late: Count }),
  }),
  /** Days in which a sale counts as the lead's, by the version above; each lead is counted by its own. */
  sale: z.strictObject({ days: z.int(), isAgreed: z.boolean() }),
  /** Fewer cases than this on one side are too few to say. */
  least: z.int(),
  /** Differences looked at, and those the intervals allow to speak of: of twenty, chance alone makes one. */
  comparisons: z.strictObject({ made: Count, telling: Count }),
  /** The best band first; `missing`: without a band. */
  bands: z.array(Row),
  /** The same month by month of delivery. Band is null for leads without one. */
  months: z.array(
    z.strictObject({
      month: Month,
      bands: z.array(z.strictObject({ band: z.string().nullable(), ...tally, acceptance: Share, closing: Share })),
    }),
  ),
  /** In the order of the definition. Values are `pass`, `fail`, `unknown`; `missing`: not asked then, or asked otherwise. */
  criteria: z.array(
    z.strictObject({
      id: z.string(),
      definition: z.string(),
      hard: z.boolean(),
      points: z.int(),
      rows: z.array(Row),
    }),
  ),
  /** Those that tell something first. */
  fields: z.array(z.strictObject({ field: z.string(), reading: z.enum(readingKinds), rows: z.array(Row) })),
});
export type Predicted = z.infer<typeof Predicted>;

const Table = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('band') }),
  z.strictObject({ kind: z.literal('criterion'), id: z.string() }),
  z.strictObject({ kind: z.literal('field'), field: z.string(), reading: z.enum(readingKinds) }),
]);

export const countNames = ['delivered', 'decided', 'accepted', 'ripe', 'sold'] as const;

export const BehindInput = z.strictObject({
  ...scope,
  /** Whose figure it is; all leads without. */
  row: z.strictObject({ table: Table, key: Key }).optional(),
  /** Of one month only. */
  month: Month.optional(),
  of: z.enum(countNames),
});

export const Behind = z.strictObject({
  count: Count,
  /** The first 200 in the order they were delivered. */
  leads: z.array(
    z.strictObject({
      id: z.int(),
      name: z.string().nullable(),
      day: Day,
      standing: z.enum(standings),
      isSold: z.boolean(),
      band: z.string().nullable(),
    }),
  ),
});
export type Behind = z.infer<typeof Behind>;

export const SuggestInput = z.strictObject({ ...scope, outcome: z.enum(scoringOutcomes).default('accepted') });

/** A number between bounds at 95 %. */
const Estimate = z.strictObject({ value: Decimal, low: Decimal, high: Decimal });

const Foresight = z.strictObject({
  /** Tenths of the leads by what was foretold: percents, foretold and come. */
  bins: z.array(z.strictObject({ cases: Count, events: Count, foretold: Decimal, came: Share })),
  /** Mean distance of foretold and come in percentage points. */
  calibrationError: Decimal,
  brier: Decimal,
});

const BandSide = Share.extend({ cases: Count, events: Count });

export const Suggested = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('tooFew'),
    why: z.enum(tooFewReasons),
    needed: z.int(),
    found: z.int(),
    /** All leads looked at, and whether those that ended as hoped are the rarer ones. */
    cases: Count,
    isEventRarer: z.boolean(),
    outcome: z.enum(scoringOutcomes),
    days: z.strictObject({ from: Day, to: Day }),
  }),
  z.strictObject({
    kind: z.literal('learned'),
    verdict: z.enum(suggestionVerdicts),
    outcome: z.enum(scoringOutcomes),
    days: z.strictObject({ from: Day, to: Day }),
    cases: Count,
    events: Count,
    features: Count,
    weights: z.array(
      z.strictObject({
        id: z.string(),
        definition: z.string(),
        hard: z.boolean(),
        met: Count,
        unmet: Count,
        unknown: Count,
        before: z.int(),
        after: z.int(),
        /** On the log scale of odds; null where all or none met it. */
        gain: Estimate.nullable(),
      }),
    ),
    /** Areas under the curve on leads not learned from: suggested points, present points, their difference, the model. */
    auc: z.strictObject({ suggested: Estimate, present: Estimate, difference: Estimate, model: Estimate }),
    /** As the model says it, and straightened by a curve learned from other leads. */
    plain: Foresight,
    straightened: Foresight,
    isStraightened: z.boolean(),
    baseBrier: Decimal,
    bands: z.array(z.strictObject({ band: z.string().nullable(), before: BandSide, after: BandSide })),
    /** The terms name no bands: those of a new definition were used to tell leads apart. */
    bandsAreUsual: z.boolean(),
    moves: z.strictObject({ up: Count, down: Count, same: Count }),
    /** The first day a version with these weights can be in force from. */
    earliest: Day,
  }),
]);
export type Suggested = z.infer<typeof Suggested>;

/** What the scores of a contract are worth, seen from its own history (domain §3). All three are jobs where leads are many. */
export const scoring = {
  /** What goes with acceptance and sale: by score band, criterion and value. */
  predict: procedure.input(PredictInput).output(Predicted),
  /** The leads behind a figure of it. */
  behind: procedure.input(BehindInput).output(Behind),
  /** Weights learned from history, and whether to believe them; changes nothing. */
  suggest: procedure.input(SuggestInput).output(Suggested),
};
