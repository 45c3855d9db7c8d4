import type { Reader } from '../../../db/handle.ts';
import { readContracts, type StoredContract } from '../../../db/queries/contract.ts';
import { owedReplacements } from '../../../db/queries/replacement.ts';
import { ClientMonth } from '../../../shared/api/client.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import { inForce } from '../../../shared/domain/contract/terms.ts';
import type { Attainment } from '../../../shared/domain/kpi/pace.ts';
import { attainmentOf, projected } from '../../../shared/domain/kpi/pace.ts';
import { sumOf } from '../../../shared/domain/money.ts';
import type { Period } from '../../../shared/domain/period.ts';
import { isPeriodOf, periodText } from '../../../shared/domain/period.ts';
import type { Context } from '../context.ts';
import { type CostsByContract, keptCosts } from '../figures/costs.ts';
import type { ContractRows } from '../figures/cutFigures.ts';
import { totalAcross } from '../figures/cutFigures.ts';
import { shown } from '../figures/readFigures.ts';
import { readRows } from '../figures/rows.ts';
import type { Kept } from '../kept.ts';

/** What one contract has to say of a month. */
interface ContractMonth extends ContractRows {
  readonly contract: StoredContract;
  readonly pace: Omit<Attainment, 'attainment'> | null;
  readonly owed: number;
  readonly overdue: number;
}

/** The month of a contract as it stands at `now`. A target is of a billing period: it counts where the month is one. */
function contractMonth(
  r: Reader,
  contract: StoredContract,
  period: Period,
  now: Instant,
  costs: CostsByContract,
): ContractMonth {
  const rows = readRows(r, contract, period, now, { costs });
  const { target } = rows.inputs;
  const billing = inForce(contract.versions, period.to)?.terms.billing;
  const hasTarget = target !== undefined && billing !== undefined && isPeriodOf(billing, period);
  const delivered = rows.deliveries.length;
  const owed = owedReplacements(r, contract.id);
  return {
    contract,
    rows,
    zone: contract.client.timeZone,
    pace: hasTarget
      ? { delivered, target, projected: projected(delivered, period, rows.today, contract.client) }
      : null,
    owed: owed.length,
    overdue: owed.filter(({ dueDay }) => dueDay !== null && dueDay < rows.today).length,
  };
}

/**
 * The month of contracts of one client together, in its currency; null where it has none that run. What their sources cost is shared
 * with the contracts of other clients: it is part of the question.
 */
export function createMonths(
  { handle: { reader }, now }: Pick<Context, 'handle' | 'now'>,
  period: Period,
  kept: Kept,
): (some: readonly StoredContract[]) => ClientMonth | null {
  const costs = keptCosts(reader, readContracts(reader), period, kept);
  return (some) => {
    const own = some.map(({ id }) => costs.get(id) ?? []);
    return kept.of(
      some,
      { name: 'clientMonth', asked: `${periodText(period)} ${JSON.stringify(own)}`, schema: ClientMonth.nullable() },
      () => togetherInMonth(some.map((contract) => contractMonth(reader, contract, period, now(), costs))),
    );
  };
}

function togetherInMonth(some: readonly ContractMonth[]): ClientMonth | null {
  if (some.length === 0) return null;
  const figures = shown(totalAcross(some));
  const openToInvoice = sumOf(some.map(({ rows }) => rows.openToInvoice));
  return {
    figures,
    pace: attainmentOf(some.flatMap(({ pace }) => pace ?? [])),
    openToInvoice,
    expectedMargin: figures.spend + openToInvoice - figures.sourceCost,
    owed: sumOf(some.map(({ owed }) => owed)),
    overdue: sumOf(some.map(({ overdue }) => overdue)),
  };
}
