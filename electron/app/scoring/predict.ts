import type { z } from 'zod';
import { readContracts } from '../../../db/queries/contract.ts';
import type { Predicted, PredictInput } from '../../../shared/api/scoring.ts';
import type { LeadDefinition } from '../../../shared/domain/contract/criterion.ts';
import { dayChoices } from '../../../shared/domain/dayChoices.ts';
import type { Standing } from '../../../shared/domain/delivery.ts';
import { shareOfSome } from '../../../shared/domain/kpi/interval.ts';
import {
  comparisonsMade,
  countInto,
  createValueCount,
  leastCompared,
  type OpenTally,
  openTally,
  type Tally,
  tells,
  type ValueCount,
  type ValueRow,
} from '../../../shared/domain/kpi/predictors.ts';
import { criterionResults } from '../../../shared/domain/qualification/conditions.ts';
import { highestFirst } from '../../../shared/domain/qualification/score.ts';
import { criterionInWords } from '../../../shared/domain/qualification/wording.ts';
import { done, type Result } from '../../../shared/domain/refusal.ts';
import { saleDaysOf } from '../../../shared/domain/scoring/saleWindow.ts';
import { monthOf } from '../../../shared/domain/time.ts';
import type { Context } from '../context.ts';
import { homeReaders } from '../homeReaders.ts';
import { lookOf } from '../look.ts';
import { fieldsOf, type LeadTable, leadTables } from './leadTables.ts';
import { eachScored, type Scored, type ScoringScope, scopeOf } from './scored.ts';

/**
 * What goes with acceptance and sale among the leads of a contract, in its own history (domain §3): by score band, by criterion and
 * by value, with counts and intervals. Refuses an unknown contract (`notFound`), days in the wrong order (`invalidInput`), and a
 * long read that was called off (`cancelled`).
 */
export async function predict(context: Context, input: z.output<typeof PredictInput>): Promise<Result<Predicted>> {
  const { reader } = context.handle;
  const scoped = scopeOf(reader, input, context.now());
  if (!scoped.ok) return scoped;
  const scope = scoped.value;
  const tables = leadTables(scope.definition, homeReaders(scope.contract.client.address?.country));
  const all = [tables.band, ...tables.criteria, ...tables.fields];
  const counts = new Map<LeadTable, ValueCount>(all.map((table) => [table, createValueCount()]));
  const total = createTotal();
  const name = input.job ?? `predict ${scope.contract.ref}`;
  const read = await eachScored(context, scope, name, fieldsOf(all), (one) => {
    total.add(one);
    for (const [table, count] of counts) count.add(table.read(one), one.outcome);
  });
  if (!read.ok) return read;
  const rowsOf = (table: LeadTable): ValueRow[] => counts.get(table)?.rows() ?? [];
  const bands = inOrderOf(bandNames(scope.definition.bands), rowsOf(tables.band));
  const criteria = tables.criteria.map((table) => ({
    id: table.criterion.id,
    definition: criterionInWords(table.criterion),
    hard: table.criterion.hard,
    points: table.criterion.points ?? 0,
    rows: inOrderOf(criterionResults, rowsOf(table)),
  }));
  const fields = tables.fields
    .map((table) => ({ field: table.reading.field, reading: table.reading.kind, rows: rowsOf(table) }))
    .filter(({ rows }) => rows.length > 1)
    .toSorted((a, b) => Number(tells(b.rows)) - Number(tells(a.rows)));
  return done({
    ...headOf(context, scope),
    ...total.told(scope),
    least: leastCompared,
    comparisons: comparisonsMade([bands, ...[...criteria, ...fields].map(({ rows }) => rows)]),
    bands: bands.some(({ key }) => key.kind !== 'missing') ? bands : [],
    criteria,
    fields,
  });
}

function headOf(context: Context, { contract, days, today, version }: ScoringScope) {
  return {
    contract: { ref: contract.ref, name: contract.name, client: lookOf(contract.client) },
    contracts: readContracts(context.handle.reader)
      .filter(({ state, ref }) => state === 'active' || ref === contract.ref)
      .map(({ ref, name, client }) => ({ ref, name, client: client.name })),
    days: { ...days, choices: dayChoices(today) },
    version: version && { version: version.version, from: version.terms.from },
    sale: {
      days: saleDaysOf(version?.terms ?? {}),
      isAgreed: version?.terms.attribution !== undefined,
    },
  };
}

const bandNames = (bands: LeadDefinition['bands']): string[] => highestFirst(bands).map(({ band }) => band);

/** Rows in the order of their values, those of no name after them, leads without a value last. */
function inOrderOf(names: readonly string[], rows: readonly ValueRow[]): ValueRow[] {
  const place = ({ key }: ValueRow): number => {
    const at = key.kind === 'value' ? names.indexOf(key.value) : -1;
    return at < 0 ? names.length + Number(key.kind === 'missing') : at;
  };
  return rows.toSorted((a, b) => place(a) - place(b));
}

/** What holds for all leads together, and month by month. */
function createTotal() {
  const whole = openTally();
  const undecided = new Map<Standing, number>();
  const sale = { young: 0, youngSold: 0, late: 0 };
  const months = new Map<string, Map<string | null, OpenTally>>();
  return {
    add: ({ delivery, standing, outcome, isSoldLate }: Scored): void => {
      countInto(whole, outcome);
      if (!outcome.decided) undecided.set(standing, (undecided.get(standing) ?? 0) + 1);
      if (!outcome.ripe) sale.young += 1;
      if (!outcome.ripe && outcome.sold) sale.youngSold += 1;
      if (isSoldLate) sale.late += 1;
      const month = monthOf(delivery.day);
      const bands = months.get(month) ?? new Map<string | null, OpenTally>();
      months.set(month, bands);
      const tally = bands.get(delivery.band) ?? openTally();
      bands.set(delivery.band, tally);
      countInto(tally, outcome);
    },
    told: ({ definition }: ScoringScope) => ({
      total: withShares(whole),
      leftOut: {
        acceptance: [...undecided]
          .map(([standing, count]) => ({ standing, count }))
          .toSorted((a, b) => b.count - a.count),
        sale,
      },
      months: [...months]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([month, bands]) => ({ month, bands: monthBands(definition.bands, bands) })),
    }),
  };
}

function monthBands(bands: LeadDefinition['bands'], found: ReadonlyMap<string | null, Tally>) {
  const names = bandNames(bands);
  const place = (band: string | null): number =>
    band === null ? names.length + 1 : names.includes(band) ? names.indexOf(band) : names.length;
  return [...found]
    .toSorted(([a], [b]) => place(a) - place(b))
    .map(([band, tally]) => ({ band, ...withShares(tally) }));
}

const withShares = (tally: Tally) => ({
  ...tally,
  acceptance: shareOfSome(tally.accepted, tally.decided),
  closing: shareOfSome(tally.sold, tally.ripe),
});
