import type { Reader } from '../../../db/handle.ts';
import type { Day } from '../../../shared/domain/basics.ts';
import type { AmountFigure, Keyed } from '../../../shared/domain/kpi/counts.ts';
import type { FigureFacts, Figures } from '../../../shared/domain/kpi/figures.ts';
import { figures, figuresBy } from '../../../shared/domain/kpi/figures.ts';
import { split } from '../../../shared/domain/money.ts';
import type { Period } from '../../../shared/domain/period.ts';
import { isIn } from '../../../shared/domain/period.ts';
import { latestOf } from '../../../shared/domain/time.ts';
import type { CostFact } from './costs.ts';
import type { Cut, Keys } from './cut.ts';
import { keysOf, timeKey } from './cut.ts';
import type { FigureRows } from './rows.ts';

const uncut: Keys = { ofDelivery: () => '', ofChain: () => '' };

/** What the figures of a day are made of, when they are cut by time. */
interface Dated {
  readonly day: Day;
}

/** Facts of which also what has no day in the figures still knows its own. */
interface DatedFacts extends FigureFacts {
  readonly charges: readonly (AmountFigure & Dated)[];
  readonly notInvoiced: readonly (Keyed & Dated)[];
  readonly costs: readonly (AmountFigure & Dated)[];
}

/** The rows of one contract, in the zone of its client. */
export interface ContractRows {
  readonly rows: FigureRows;
  readonly zone: string;
}

/** The figures of all rows together. */
export const totalFigures = (rows: FigureRows): Figures => figures(factsOf(rows, uncut));

/** The figures of several contracts together; money is that of the first one's currency, other currencies are left out and said so. */
export const totalAcross = (some: readonly ContractRows[]): Figures =>
  figures(together(some.map(({ rows }) => factsOf(rows, uncut))));

/** The figures of each value of a cut; counts and sums of money add up to the total. Inputs are the contract's and left out. */
export const figuresOfCut = (r: Reader, rows: FigureRows, cut: Cut, zone: string): ReadonlyMap<string, Figures> =>
  cutAcross(r, [{ rows, zone }], cut);

/** {@link figuresOfCut} over several contracts: each is cut by itself first, so that a cost stays with who caused it. */
export function cutAcross(r: Reader, some: readonly ContractRows[], cut: Cut): ReadonlyMap<string, Figures> {
  if (cut.kind === 'time') return figuresOverTime(some, cut.unit);
  return figuresOfKeys(some, ({ rows, zone }) => keysOf(r, cut, rows, zone));
}

/** The figures of each key, whatever keys are. */
export const figuresOfKeys = (
  some: readonly ContractRows[],
  keys: (of: ContractRows) => Keys,
): ReadonlyMap<string, Figures> => figuresBy(together(some.map((one) => factsOf(one.rows, keys(one)))));

/** Facts of several contracts as one; what a contract is given, such as its target, is no sum and is left out. */
function together(facts: readonly DatedFacts[]): DatedFacts {
  const [first, ...others] = facts;
  if (first === undefined) throw new Error('figures of no contract');
  if (others.length === 0) return first;
  return {
    period: first.period,
    // Clients in several zones: what has passed for one of them has passed.
    today: latestOf(first.today, ...others.map(({ today }) => today)),
    currency: first.currency,
    deliveries: facts.flatMap(({ deliveries }) => deliveries),
    chains: facts.flatMap(({ chains }) => chains),
    opportunities: facts.flatMap(({ opportunities }) => opportunities),
    charges: facts.flatMap(({ charges }) => charges),
    notInvoiced: facts.flatMap(({ notInvoiced }) => notInvoiced),
    costs: facts.flatMap(({ costs }) => costs),
    inputs: {},
  };
}

function factsOf(rows: FigureRows, keys: Keys): DatedFacts {
  const sourceKeys = keysBySource(rows, keys);
  return {
    ...rows,
    deliveries: rows.deliveries.map((one) => ({ ...one, key: keys.ofDelivery(one.id, one.day) })),
    chains: rows.chains.map((one) => ({ ...one, key: keys.ofChain(one) })),
    opportunities: rows.opportunities.map((one) => ({ ...one, key: keys.ofDelivery(one.deliveryId, one.day) })),
    charges: chargesOf(rows, keys),
    notInvoiced: unbilledOf(rows, keys),
    costs: rows.costs.flatMap((cost) => partsOf(cost, sourceKeys.get(cost.sourceId))),
  };
}

function unbilledOf({ notInvoiced, chains }: FigureRows, keys: Keys): DatedFacts['notInvoiced'] {
  const byId = new Map(chains.map((chain) => [chain.id, chain]));
  return notInvoiced.map(({ deliveryId, chainId, day }) => {
    const chain = chainId === null ? undefined : byId.get(chainId);
    return { key: chain ? keys.ofChain(chain) : keys.ofDelivery(deliveryId, day), day };
  });
}

function chargesOf({ charges, chains }: FigureRows, keys: Keys): DatedFacts['charges'] {
  const byId = new Map(chains.map((chain) => [chain.id, chain]));
  return charges.map(({ deliveryId, chainId, day, charged, credited, currency }) => {
    const chain = chainId === null ? undefined : byId.get(chainId);
    const key = chain ? keys.ofChain(chain) : deliveryId === null ? '' : keys.ofDelivery(deliveryId, day);
    return { key, amount: charged - credited, currency, day };
  });
}

/** How many leads of each source fall under each key. */
function keysBySource({ deliveries }: FigureRows, keys: Keys): ReadonlyMap<number, ReadonlyMap<string, number>> {
  const bySource = new Map<number, Map<string, number>>();
  for (const { id, day, sourceId } of deliveries) {
    if (sourceId === null) continue;
    const counts = bySource.get(sourceId) ?? new Map<string, number>();
    bySource.set(sourceId, counts);
    const key = keys.ofDelivery(id, day);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return bySource;
}

/** What a source cost, over the keys of the leads it delivered, so that the parts add up to it. */
function partsOf(
  { amount, currency, day }: CostFact,
  counts: ReadonlyMap<string, number> = new Map(),
): DatedFacts['costs'] {
  if (counts.size === 0) return [{ key: '', amount, currency, day }];
  const parts = split(amount, [...counts.values()]);
  return [...counts.keys()].map((key, at) => ({ key, amount: parts[at] ?? 0, currency, day }));
}

/** Week by week or month by month: a meeting is booked in one and held in another, so each is a period of its own. */
function figuresOverTime(some: readonly ContractRows[], unit: 'week' | 'month'): ReadonlyMap<string, Figures> {
  const spans = new Map<string, { from: Day; to: Day }>();
  const days = new Set(some.flatMap(({ rows }) => [...daysWith(rows)]));
  for (const day of [...days].toSorted()) {
    const key = timeKey(unit, day);
    spans.set(key, { from: spans.get(key)?.from ?? day, to: day });
  }
  const facts = together(some.map(({ rows }) => factsOf(rows, uncut)));
  return new Map([...spans].map(([key, span]) => [key, figures(factsIn(facts, span))]));
}

/** The days of the period on which something counts. */
function daysWith({ period, deliveries, chains, opportunities, charges, costs }: FigureRows): Set<Day> {
  const days = [
    ...deliveries.map(({ day }) => day),
    ...chains.flatMap(({ bookedDay, meetingDay }) => [bookedDay, meetingDay]),
    ...opportunities.flatMap(({ day, wonDay }) => [day, wonDay ?? day]),
    ...charges.map(({ day }) => day),
    ...costs.map(({ day }) => day),
  ];
  return new Set(days.filter((day) => isIn(period, day)));
}

function factsIn(facts: DatedFacts, span: Period): FigureFacts {
  const inside = ({ day }: Dated): boolean => isIn(span, day);
  return {
    ...facts,
    period: span,
    charges: facts.charges.filter(inside),
    notInvoiced: facts.notInvoiced.filter(inside),
    costs: facts.costs.filter(inside),
    inputs: {},
  };
}
