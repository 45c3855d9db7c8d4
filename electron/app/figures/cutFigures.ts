import type { Reader } from '../../../db/handle.ts';
import type { Day } from '../../../shared/domain/basics.ts';
import type { AmountFigure } from '../../../shared/domain/kpi/counts.ts';
import type { FigureFacts, Figures } from '../../../shared/domain/kpi/figures.ts';
import { figures, figuresBy } from '../../../shared/domain/kpi/figures.ts';
import { split } from '../../../shared/domain/money.ts';
import type { Period } from '../../../shared/domain/period.ts';
import { isIn } from '../../../shared/domain/period.ts';
import type { Cut, Keys } from './cut.ts';
import { keysOf, timeKey } from './cut.ts';
import type { CostFact, FigureRows } from './rows.ts';

const uncut: Keys = { ofDelivery: () => '', ofChain: () => '' };

/** The figures of all rows together. */
export const totalFigures = (rows: FigureRows): Figures => figures(factsOf(rows, uncut));

/** The figures of each value of a cut; counts and sums of money add up to the total. Inputs are the contract's and left out. */
export function figuresOfCut(r: Reader, rows: FigureRows, cut: Cut, zone: string): ReadonlyMap<string, Figures> {
  if (cut.kind === 'time') return figuresOverTime(rows, cut.unit);
  return figuresBy({ ...factsOf(rows, keysOf(r, cut, rows, zone)), inputs: {} });
}

function factsOf(rows: FigureRows, keys: Keys): FigureFacts {
  return {
    ...rows,
    deliveries: rows.deliveries.map((one) => ({ ...one, key: keys.ofDelivery(one.id, one.day) })),
    chains: rows.chains.map((one) => ({ ...one, key: keys.ofChain(one) })),
    opportunities: rows.opportunities.map((one) => ({ ...one, key: keys.ofDelivery(one.deliveryId, one.day) })),
    charges: chargesOf(rows, keys),
    notInvoiced: unbilledOf(rows, keys),
    costs: rows.costs.flatMap((cost) => partsOf(cost, rows, keys)),
  };
}

function unbilledOf({ notInvoiced, chains }: FigureRows, keys: Keys): { readonly key: string }[] {
  const byId = new Map(chains.map((chain) => [chain.id, chain]));
  return notInvoiced.map(({ deliveryId, chainId, day }) => {
    const chain = chainId === null ? undefined : byId.get(chainId);
    return { key: chain ? keys.ofChain(chain) : keys.ofDelivery(deliveryId, day) };
  });
}

function chargesOf({ charges, chains }: FigureRows, keys: Keys): AmountFigure[] {
  const byId = new Map(chains.map((chain) => [chain.id, chain]));
  return charges.map(({ deliveryId, chainId, day, charged, credited, currency }) => {
    const chain = chainId === null ? undefined : byId.get(chainId);
    const key = chain ? keys.ofChain(chain) : deliveryId === null ? '' : keys.ofDelivery(deliveryId, day);
    return { key, amount: charged - credited, currency };
  });
}

/** What a source cost, over the keys of the leads it delivered, so that the parts add up to it. */
function partsOf({ sourceId, amount, currency }: CostFact, { deliveries }: FigureRows, keys: Keys): AmountFigure[] {
  const counts = new Map<string, number>();
  for (const delivery of deliveries) {
    if (delivery.sourceId !== sourceId) continue;
    const key = keys.ofDelivery(delivery.id, delivery.day);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  if (counts.size === 0) return [{ key: '', amount, currency }];
  const parts = split(amount, [...counts.values()]);
  return [...counts.keys()].map((key, at) => ({ key, amount: parts[at] ?? 0, currency }));
}

/** Week by week or month by month: a meeting is booked in one and held in another, so each is a period of its own. */
function figuresOverTime(rows: FigureRows, unit: 'week' | 'month'): ReadonlyMap<string, Figures> {
  const spans = new Map<string, { from: Day; to: Day }>();
  for (const day of [...daysWith(rows)].toSorted()) {
    const key = timeKey(unit, day);
    spans.set(key, { from: spans.get(key)?.from ?? day, to: day });
  }
  return new Map([...spans].map(([key, span]) => [key, figures(factsIn(rows, span))]));
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

function factsIn(rows: FigureRows, span: Period): FigureFacts {
  const inside = ({ day }: { readonly day: Day }): boolean => isIn(span, day);
  const { charges, notInvoiced, costs } = rows;
  const within = {
    charges: charges.filter(inside),
    notInvoiced: notInvoiced.filter(inside),
    costs: costs.filter(inside),
  };
  const facts = factsOf({ ...rows, ...within }, uncut);
  return { ...facts, period: span, inputs: {} };
}
