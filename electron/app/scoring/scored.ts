import type { Reader } from '../../../db/handle.ts';
import { readContract, type StoredContract } from '../../../db/queries/contract.ts';
import { countDelivered } from '../../../db/queries/delivery.ts';
import { isLeadField } from '../../../db/queries/leadColumns.ts';
import { Qualification } from '../../../db/queries/qualification.ts';
import { type ScoredDelivery, type ScoredFields, scoredDeliveries } from '../../../db/queries/scored.ts';
import type { Day, Instant } from '../../../shared/domain/basics.ts';
import type { Criterion, LeadDefinition } from '../../../shared/domain/contract/criterion.ts';
import { inForce, type TermsVersion } from '../../../shared/domain/contract/terms.ts';
import { type Standing, standing } from '../../../shared/domain/delivery.ts';
import { isAccepted, isDecided } from '../../../shared/domain/kpi/counts.ts';
import type { Outcome } from '../../../shared/domain/kpi/predictors.ts';
import type { Period } from '../../../shared/domain/period.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import { type KnownResult, resultsUnder } from '../../../shared/domain/scoring/judged.ts';
import { type SaleStanding, saleDaysOf, saleStanding } from '../../../shared/domain/scoring/saleWindow.ts';
import { addDays, dayOf } from '../../../shared/domain/time.ts';
import type { Context } from '../context.ts';
import type { Job } from '../jobs.ts';

/** One delivered lead with what is known of it, what became of it, and how it stood to the criteria looked at. */
export interface Scored {
  readonly delivery: ScoredDelivery;
  readonly standing: Standing;
  readonly outcome: Outcome;
  /** Sold after the window of its terms. */
  readonly isSoldLate: boolean;
  /** In the order of the criteria. */
  readonly results: readonly KnownResult[];
}

/** The deliveries of a contract on some days, seen from its present definition. */
export interface ScoringScope {
  readonly contract: StoredContract;
  readonly days: Period;
  readonly today: Day;
  /** The version in force today, else the first to come; null before any. */
  readonly version: TermsVersion | null;
  readonly definition: LeadDefinition;
}

export interface ScopeAsked {
  readonly contract: string;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly job?: string | undefined;
}

/** Whole weeks of a year: a business has seasons, and what is older speaks of another business. */
const usualWeeks = 52;
const noDefinition: LeadDefinition = { criteria: [], junk: [], bands: [] };

/** Refuses an unknown contract (`notFound`) and days in the wrong order (`invalidInput`). */
export function scopeOf(r: Reader, { contract: ref, from, to }: ScopeAsked, now: Instant): Result<ScoringScope> {
  const contract = readContract(r, ref);
  if (!contract) return refuse('notFound', { kind: 'contract', ref });
  const today = dayOf(now, contract.client.timeZone);
  const days = { to: to ?? today, from: from ?? addDays(to ?? today, 1 - 7 * usualWeeks) };
  if (days.from > days.to) return refuse('invalidInput', { field: 'to', value: days.to, from: days.from });
  const version = inForce(contract.versions, today) ?? contract.versions[0] ?? null;
  return done({ contract, days, today, version, definition: version?.terms.definition ?? noDefinition });
}

/** Rows read at once: some milliseconds. */
const chunk = 1000;
/** From so many on it is a job: it takes long enough to be told, and to be cancelled. */
const manyLeads = 20_000;

/**
 * Looks at every delivered lead of the scope once, in bounded memory, and lets other calls run between the chunks. Refuses
 * `cancelled`.
 */
export async function eachScored(
  context: Context,
  scope: ScoringScope,
  name: string,
  fields: readonly string[],
  visit: (one: Scored) => void,
): Promise<Result<null>> {
  const whole = countDelivered(context.handle.reader, scope.contract.id, scope.days);
  const run = (job: Job): Promise<Result<null>> => scan(context, scope, fields, visit, whole, job);
  return whole < manyLeads ? run(unseen) : context.jobs.run(name, name, run);
}

const unseen: Job = {
  progress: () => {},
  cancelled: () => false,
  breathe: () => new Promise((resume) => setImmediate(resume)),
};

async function scan(
  { handle: { reader }, now }: Context,
  scope: ScoringScope,
  fields: readonly string[],
  visit: (one: Scored) => void,
  whole: number,
  job: Job,
): Promise<Result<null>> {
  const asked: ScoredFields = {
    fields: [...new Set(fields)].filter((field) => isLeadField(field)),
    custom: fields.some((field) => field.startsWith('custom.')),
  };
  const look = lookAt(scope, now());
  let after: ScoredDelivery | null = null;
  for (let seen = 0; ; ) {
    if (job.cancelled()) return refuse('cancelled');
    const rows: ScoredDelivery[] = scoredDeliveries(reader, scope.contract.id, scope.days, asked, after, chunk);
    for (const row of rows) visit(look(row));
    seen += rows.length;
    job.progress(seen, whole);
    after = rows.at(-1) ?? null;
    if (rows.length < chunk) return done(null);
    await job.breathe();
  }
}

/** What holds for all leads of a version is worked out once, and so is what holds for all of a day. */
function lookAt({ contract, today, definition }: ScoringScope, now: Instant): (row: ScoredDelivery) => Scored {
  const zone = contract.client.timeZone;
  const versions = new Map(
    contract.versions.map(({ id, terms }) => [
      id,
      {
        silence: terms.review?.silence ?? ('accept' as const),
        saleDays: saleDaysOf(terms),
        results: knownResults(definition.criteria, terms.definition?.criteria ?? []),
      },
    ]),
  );
  const unsold = new Map<string, SaleStanding>();
  const saleOf = (day: Day, days: number, wonAt: Instant | null): SaleStanding => {
    if (wonAt !== null) return saleStanding(day, days, dayOf(wonAt, zone), today);
    const key = `${day} ${days}`;
    const known = unsold.get(key) ?? saleStanding(day, days, null, today);
    unsold.set(key, known);
    return known;
  };
  return (delivery) => {
    const version = versions.get(delivery.termsId);
    if (version === undefined) throw new Error(`contract ${contract.ref} has no terms ${delivery.termsId}`);
    const stands = standing(delivery, version.silence, now);
    const stand = { standing: stands, replaced: delivery.replaced };
    const { ripe, sold, late } = saleOf(delivery.day, version.saleDays, delivery.wonAt);
    return {
      delivery,
      standing: stands,
      outcome: { decided: isDecided(stand), accepted: isAccepted(stand), ripe, sold },
      isSoldLate: late,
      results: version.results(delivery),
    };
  };
}

/** The results of a verdict by the criteria looked at; most leads miss the same few, so their reasons are read once. */
function knownResults(
  criteria: readonly Criterion[],
  asked: readonly Criterion[],
): (verdict: Pick<ScoredDelivery, 'isJudged' | 'reasons'>) => readonly KnownResult[] {
  const under = resultsUnder(criteria, asked);
  const none = criteria.map((): KnownResult => 'notAsked');
  const known = new Map<string, readonly KnownResult[]>();
  return ({ isJudged, reasons }) => {
    if (!isJudged) return none;
    const key = reasons ?? '{}';
    const results = known.get(key) ?? under(Qualification.shape.reasons.parse(JSON.parse(key)));
    known.set(key, results);
    return results;
  };
}
