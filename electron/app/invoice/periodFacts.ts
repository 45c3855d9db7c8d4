import type { Reader } from '../../../db/handle.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import { readSources } from '../../../db/queries/source.ts';
import type { Day, Decimal, Instant } from '../../../shared/domain/basics.ts';
import { figures } from '../../../shared/domain/kpi/figures.ts';
import { sumOf } from '../../../shared/domain/money.ts';
import type { Period } from '../../../shared/domain/period.ts';
import { periodsTo } from '../../../shared/domain/pricing/billingPeriods.ts';
import type { Measured } from '../../../shared/domain/pricing/measures.ts';
import type { CostFacts } from '../../../shared/domain/pricing/model.ts';
import { timelineOf } from '../../../shared/domain/pricing/timeline.ts';
import { costsByContract } from '../figures/costs.ts';
import { readOutcomes } from '../figures/outcomeRows.ts';

/**
 * What the sources of a contract cost in each billing period up to `until` whose terms pass costs on, shared over contracts as
 * the figures share them (domain §7). Only costs in the client's currency: nothing is converted silently.
 */
export function costFactsOf(r: Reader, contract: StoredContract, until: Period): CostFacts[] {
  const passesOn = contract.versions.some(({ terms }) => terms.components.some(({ kind }) => kind === 'passThrough'));
  if (!passesOn) return [];
  const timeline = timelineOf(contract.versions);
  const refs = new Map(readSources(r).map(({ id, ref }) => [id, ref]));
  const isPassedOn = (day: Day): boolean =>
    timeline.at(day)?.version.terms.components.some(({ kind }) => kind === 'passThrough') ?? false;
  return periodsTo(timeline, until)
    .filter(({ to }) => isPassedOn(to))
    .flatMap((period) => {
      const own = (costsByContract(r, period).get(contract.id) ?? []).filter(
        ({ currency }) => currency === contract.client.currency,
      );
      return [...Map.groupBy(own, ({ sourceId }) => sourceId)].map(([sourceId, costs]) => ({
        source: refs.get(sourceId) ?? String(sourceId),
        period,
        amount: sumOf(costs.map(({ amount }) => amount)),
      }));
    });
}

/** The figures of a period as the results report has them at `now`, each period worked out once. */
export function measuredBy(r: Reader, contract: StoredContract, now: Instant): (period: Period) => Measured {
  const known = new Map<string, Measured>();
  return (period) => {
    const key = `${period.from} ${period.to}`;
    const measured = known.get(key) ?? measuredIn(r, contract, period, now);
    known.set(key, measured);
    return measured;
  };
}

function measuredIn(r: Reader, contract: StoredContract, period: Period, now: Instant): Measured {
  const { deliveries, chains, opportunities, ...rows } = readOutcomes(r, contract, period, now);
  const together = <Row extends object>(some: readonly Row[]) => some.map((one) => ({ ...one, key: '' }));
  const { counts, opened } = figures({
    ...rows,
    deliveries: together(deliveries),
    chains: together(chains),
    opportunities: together(opportunities),
    charges: [],
    notInvoiced: [],
    costs: [],
    inputs: {},
  });
  const rate = (name: string): Decimal | null => opened[name]?.value ?? null;
  return {
    delivered: String(counts.delivered),
    accepted: String(counts.accepted),
    held: String(counts.held),
    sales: String(counts.sales),
    acceptanceRate: rate('acceptanceRate'),
    returnRate: rate('returnRate'),
    showRate: rate('showRate'),
    leadToCloseRate: rate('leadToCloseRate'),
  };
}
