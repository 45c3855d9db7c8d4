import type { z } from 'zod';
import type { Reader } from '../../../db/handle.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import { readContract, readContracts } from '../../../db/queries/contract.ts';
import {
  countOpportunities,
  listedOpportunities,
  opportunityStages,
  revenueByMonth,
  salesOf,
} from '../../../db/queries/opportunity.ts';
import type { OpportunityListInput, OpportunityRow } from '../../../shared/api/opportunity.ts';
import { sumOf } from '../../../shared/domain/money.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import { dayOf, monthOf } from '../../../shared/domain/time.ts';
import type { Context } from '../context.ts';
import { lookOf } from '../look.ts';

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
  { handle: { reader } }: Pick<Context, 'handle'>,
  input: z.output<typeof OpportunityListInput>,
): Result<Answer> {
  const one = input.contract === undefined ? null : readContract(reader, input.contract);
  if (input.contract !== undefined && !one) return refuse('notFound', { kind: 'contract', ref: input.contract });
  const filter = { contractId: one?.id ?? null, standing: input.standing === 'all' ? null : input.standing };
  const contracts = new Map((one ? [one] : readContracts(reader)).map((contract) => [contract.id, contract]));
  const { sort, after: offset, limit } = input;
  const rows = listedOpportunities(reader, filter, { sort, offset, limit }).map((row): OpportunityRow => {
    const contract = contracts.get(row.contractId);
    if (!contract) throw new Error(`no contract ${row.contractId}`);
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
    };
  });
  const total = countOpportunities(reader, filter);
  const shown = offset + rows.length;
  return done({
    rows,
    total,
    next: rows.length > 0 && shown < total ? shown : null,
    months: one ? monthsOf(reader, one) : [],
    stages: one ? opportunityStages(reader, one.id) : [],
    client: one && lookOf(one.client),
  });
}

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
