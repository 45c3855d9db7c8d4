import { z } from 'zod';
import type { Reader } from '../../../db/handle.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import { sourceShares } from '../../../db/queries/figures.ts';
import { readSources } from '../../../db/queries/source.ts';
import { Day, Minor } from '../../../shared/domain/basics.ts';
import { shareCosts } from '../../../shared/domain/kpi/costs.ts';
import { split } from '../../../shared/domain/money.ts';
import type { Period } from '../../../shared/domain/period.ts';
import { isIn, periodText } from '../../../shared/domain/period.ts';
import type { Kept } from '../kept.ts';

/** The contract's part of what a source cost on one day. */
const CostFact = z.strictObject({ sourceId: z.int(), day: Day, amount: Minor, currency: z.string() });
export type CostFact = Readonly<z.infer<typeof CostFact>>;

/** The costs that fall on each contract, by its id. */
export type CostsByContract = ReadonlyMap<number, readonly CostFact[]>;

/** Source costs of the period's days, shared over contracts by delivered leads (domain §7), each cost still on its day. */
export function costsByContract(r: Reader, period: Period): CostsByContract {
  const shares = sourceShares(r, period).map(({ sourceId, contractId, delivered }) => ({
    source: String(sourceId),
    contract: String(contractId),
    delivered,
  }));
  const byContract = new Map<number, CostFact[]>();
  for (const source of readSources(r)) {
    const costs = source.costs.filter(({ day, amount }) => isIn(period, day) && amount > 0);
    const sums = costs.map(({ currency, amount }) => ({ source: String(source.id), currency, amount }));
    for (const { contract, currency, amount } of shareCosts(sums, shares).shared) {
      const own = byContract.get(Number(contract)) ?? [];
      own.push(
        ...overDays(
          source.id,
          amount,
          costs.filter((cost) => cost.currency === currency),
        ),
      );
      byContract.set(Number(contract), own);
    }
  }
  return byContract;
}

/** {@link costsByContract} as it was counted since the last change of anything that was delivered. */
export function keptCosts(r: Reader, all: readonly StoredContract[], period: Period, kept: Kept): CostsByContract {
  const shape = { name: 'sourceCosts', asked: periodText(period), schema: CostsShape };
  return new Map(kept.of(all, shape, () => [...costsByContract(r, period)].map(([id, costs]) => [id, [...costs]])));
}

const CostsShape = z.array(z.tuple([z.int(), z.array(CostFact)]));

/** A part of some costs of one source, over their days. */
function overDays(sourceId: number, part: Minor, costs: readonly Omit<CostFact, 'sourceId'>[]): CostFact[] {
  const parts = split(
    part,
    costs.map(({ amount }) => amount),
  );
  return costs.map(({ day, currency }, at) => ({ sourceId, day, amount: parts[at] ?? 0, currency }));
}
