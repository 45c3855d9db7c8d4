import { z } from 'zod';
import type { Reader } from '../../../db/handle.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import { readContract, readContracts } from '../../../db/queries/contract.ts';
import type { ListedOpportunity } from '../../../db/queries/opportunity.ts';
import {
  countOpportunities,
  listedOpportunities,
  opportunityStages,
  revenueByMonth,
  salesOf,
} from '../../../db/queries/opportunity.ts';
import type { OpportunityListInput, OpportunityRow } from '../../../shared/api/opportunity.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import { sumOf } from '../../../shared/domain/money.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import { dayOf, daysBetween, monthOf } from '../../../shared/domain/time.ts';
import type { Context } from '../context.ts';
import { ruledBy } from '../dispute/disputeCase.ts';
import { isAttributed, prices } from '../invoice/saleFacts.ts';
import { withKept } from '../kept.ts';
import { lookOf } from '../look.ts';
import type { Brought, SalesBilling } from './salesBilling.ts';
import { salesBilling } from './salesBilling.ts';

interface Answer {
  readonly rows: OpportunityRow[];
  readonly total: number;
  readonly next: number | null;
  readonly months: { month: string; won: number; received: number; sales: number }[];
  readonly stages: { stage: string; count: number; amount: number }[];
  readonly client: OpportunityRow['client'] | null;
}

/** What became of deliveries, a page at a time (domain §1, opportunity). Refuses an unknown contract (`notFound`). */
export function listOpportunities(
  context: Pick<Context, 'handle' | 'now'>,
  input: z.output<typeof OpportunityListInput>,
): Result<Answer> {
  const { reader } = context.handle;
  const one = input.contract === undefined ? null : readContract(reader, input.contract);
  if (input.contract !== undefined && !one) return refuse('notFound', { kind: 'contract', ref: input.contract });
  const filter = { contractId: one?.id ?? null, standing: input.standing === 'all' ? null : input.standing };
  const now = context.now();
  const all = one ? [one] : readContracts(reader);
  const billingOf = createBilling(reader, all, now);
  const { sort, after: offset, limit } = input;
  const rows = listedOpportunities(reader, filter, { sort, offset, limit }).map((row): OpportunityRow => {
    const { contract, billing } = billingOf(row.contractId);
    return {
      id: row.id,
      lead: row.leadId,
      name: row.name,
      company: row.company,
      contract: contract.ref,
      client: lookOf(contract.client),
      stage: row.stage,
      standing: row.standing,
      amount: row.amount,
      wonAt: row.wonAt,
      reportedAt: row.reportedAt,
      received: row.received,
      delivery: row.deliveryId,
      ...timeOf(contract, row),
      ...shownBrought(billing.ofSale(row.id)),
    };
  });
  const { total, months, stages } = withKept(context, (kept) =>
    kept.of(all, { name: 'opportunities', asked: `${one ? '' : 'all'} ${input.standing}`, schema: Counted }, () => ({
      total: countOpportunities(reader, filter),
      months: one ? monthsOf(reader, one) : [],
      stages: one ? opportunityStages(reader, one.id) : [],
    })),
  );
  const shown = offset + rows.length;
  return done({
    rows,
    total,
    next: rows.length > 0 && shown < total ? shown : null,
    months,
    stages,
    client: one && lookOf(one.client),
  });
}

const Counted = z.strictObject({
  total: z.int(),
  months: z.array(z.strictObject({ month: z.string(), won: z.int(), received: z.int(), sales: z.int() })),
  stages: z.array(z.strictObject({ stage: z.string(), count: z.int(), amount: z.int() })),
});

/** What sales bring, contract by contract: only those of the page are looked at. */
function createBilling(r: Reader, all: readonly StoredContract[], now: Instant) {
  const known = new Map<number, { readonly contract: StoredContract; readonly billing: SalesBilling }>();
  return (contractId: number) => {
    const found = known.get(contractId);
    if (found !== undefined) return found;
    const contract = all.find(({ id }) => id === contractId);
    if (contract === undefined) throw new Error(`no contract ${contractId}`);
    const made = { contract, billing: salesBilling(r, ruledBy(r, contract), now) };
    known.set(contractId, made);
    return made;
  };
}

/** How long after its delivery it was won, and whether that is within the attribution window. */
function timeOf(
  contract: StoredContract,
  { deliveredDay, wonAt, wonReportedAt }: ListedOpportunity,
): Pick<OpportunityRow, 'deliveredDay' | 'wonDay' | 'daysToWin' | 'attributed'> {
  if (deliveredDay === null || wonAt === null || wonReportedAt === null) {
    return { deliveredDay, wonDay: null, daysToWin: null, attributed: null };
  }
  const { timeZone } = contract.client;
  const wonDay = dayOf(wonAt, timeZone);
  const isPaid = prices(contract, 'onSale') || prices(contract, 'onRevenue');
  return {
    deliveredDay,
    wonDay,
    daysToWin: daysBetween(deliveredDay, wonDay),
    attributed: isPaid ? isAttributed(contract, deliveredDay, wonDay, dayOf(wonReportedAt, timeZone)) : null,
  };
}

const shownBrought = ({ numbers, ...rest }: Brought) => ({ ...rest, numbers: [...numbers] });

function monthsOf(r: Reader, { id, client }: StoredContract): Answer['months'] {
  const sales = Map.groupBy(salesOf(r, id), ({ wonAt }) => monthOf(dayOf(wonAt, client.timeZone)));
  const received = new Map(revenueByMonth(r, id).map((one) => [one.month, one.received]));
  return [...new Set([...sales.keys(), ...received.keys()])].toSorted().map((month) => ({
    month,
    won: sumOf((sales.get(month) ?? []).map(({ amount }) => amount ?? 0)),
    received: received.get(month) ?? 0,
    sales: sales.get(month)?.length ?? 0,
  }));
}
