import type { z } from 'zod';
import type { Reader, Writer } from '../../../db/handle.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import type { Opportunity } from '../../../db/queries/opportunity.ts';
import {
  insertOpportunity,
  opportunitiesOf,
  opportunityByExternalId,
  putRevenue,
  readRevenue,
  updateOpportunity,
} from '../../../db/queries/opportunity.ts';
import type { ClientFile } from '../../../shared/api/clientFile.ts';
import type { SalesAnswer } from '../../../shared/api/sale.ts';
import { judgeDeal, judgeRevenue } from '../../../shared/domain/opportunity.ts';
import type { Json, Result } from '../../../shared/domain/refusal.ts';
import { appendBulk } from '../bulkHistory.ts';
import type { Context } from '../context.ts';
import { dealCharges } from '../opportunity/dealCharges.ts';
import { type Look, type TakenOutcome, takeClientFile, unseen } from './clientFile.ts';
import { matchDelivery } from './deliveryMatch.ts';
import type { ClientRows, Problem } from './readRows.ts';
import type { SaleRow } from './saleRow.ts';
import { saleRow } from './saleRow.ts';

type Answer = z.output<typeof SalesAnswer>;

/**
 * What the client says happened next (domain §1, command-line.md sales): opportunities, sales, and money by month, all rows in
 * one transaction. A known sale id updates; without one a delivery has one opportunity, and what a row leaves empty stays as it
 * is. A day it was won, or the stage `won`, makes a sale; the stage `lost` unmakes it; other words are kept as written. A row
 * that says nothing is passed over. Broken beside what cannot be read: see `saleRow`, and a row that corrects what an invoice
 * charges for (`saleInvoiced`, `revenueInvoiced`; see `judgeDeal`). See `takeClientFile`.
 */
export const importSales = (
  context: Context,
  input: z.output<typeof ClientFile>,
  look: Look<'sales', TakenOutcome> = unseen,
): Promise<Result<Answer>> =>
  takeClientFile(context, 'sales', input, (w, contract, rows) => takeFile(w, context, contract, rows, look));

function takeFile(
  w: Writer,
  context: Context,
  contract: StoredContract,
  file: ClientRows<'sales'>,
  look: Look<'sales', TakenOutcome>,
): Answer {
  look.file(contract, file);
  for (const { row, ...problem } of file.broken) look.row({ row, outcome: 'broken', deliveryId: null, problem });
  const problems: Problem[] = [...file.broken];
  const opportunities = new Map<number, boolean>();
  const entries = new Set<string>();
  const changed: Json[] = [];
  let unmatched = 0;
  for (const one of file.rows) {
    const row = saleRow(one, contract.client.currency);
    if ('code' in row) {
      problems.push(row);
      const { code, field } = row;
      look.row({ row: one.row, outcome: 'broken', deliveryId: null, problem: { code, field } });
      continue;
    }
    if (!row.saysStage && !row.revenue) {
      look.row({ row: one.row, outcome: 'unchanged', deliveryId: null });
      continue;
    }
    const before = changed.length;
    const taken = takeRow(w, context, contract, row, changed);
    if (taken.kind === 'unmatched') {
      unmatched += 1;
      look.row({ row: one.row, outcome: 'unmatched', deliveryId: null });
      continue;
    }
    const { opportunity } = taken;
    if (taken.kind === 'broken') {
      problems.push({ row: one.row, ...taken.problem });
      look.row({
        row: one.row,
        outcome: 'broken',
        deliveryId: opportunity.deliveryId,
        problem: taken.problem,
      });
      continue;
    }
    if (row.saysStage) opportunities.set(opportunity.id, opportunity.wonAt !== null);
    if (row.revenue) entries.add(`${opportunity.id} ${row.revenue.month}`);
    look.row({ row: one.row, outcome: outcomeOf(changed.slice(before)), deliveryId: opportunity.deliveryId });
  }
  const counts = {
    opportunities: opportunities.size,
    sales: [...opportunities.values()].filter((won) => won).length,
    revenue: entries.size,
    unmatched,
    broken: problems.length,
  };
  appendBulk(w, context, {
    action: 'sales',
    subject: `contract:${contract.ref}`,
    counts: { rows: file.count, ...counts },
    changed,
  });
  return { rows: file.count, ...counts, problems: problems.toSorted((a, b) => a.row - b.row) };
}

function outcomeOf(changes: readonly Json[]): TakenOutcome {
  if (changes.length === 0) return 'unchanged';
  return changes.some((change) => Array.isArray(change) && change[0] === 'insert') ? 'added' : 'changed';
}

type Taken =
  | { readonly kind: 'unmatched' }
  | { readonly kind: 'broken'; readonly opportunity: Opportunity; readonly problem: Omit<Problem, 'row'> }
  | { readonly kind: 'taken'; readonly opportunity: Opportunity };

/** Takes all a row says, or nothing of it: the opportunity it means, as it stands after the row. */
function takeRow(w: Writer, context: Context, contract: StoredContract, row: SaleRow, changed: Json[]): Taken {
  const now = context.now();
  const byId = row.id === undefined ? null : opportunityByExternalId(w, contract.id, row.id);
  const deliveryId = byId?.deliveryId ?? matchDelivery(w, contract, row.named, row.wonAt ?? now)?.id;
  if (deliveryId === undefined) return { kind: 'unmatched' };
  const known = byId ?? (row.id === undefined ? withoutId(opportunitiesOf(w, deliveryId)) : null);
  const wonAt = wonAtAfter(row, known, now);
  const next: Opportunity = {
    id: known?.id ?? context.ids.next(w),
    contractId: contract.id,
    deliveryId,
    externalId: known ? known.externalId : (row.id ?? null),
    stage: row.stage ?? known?.stage ?? '',
    amount: row.amount ?? known?.amount ?? null,
    wonAt,
    reportedAt: known?.reportedAt ?? now,
    wonReportedAt: wonAt === null ? null : (known?.wonReportedAt ?? now),
  };
  const problem = known && fixedBy(w, contract, known, next, row);
  if (problem) return { kind: 'broken', opportunity: next, problem };
  takeDeal(w, known, next, changed);
  if (row.revenue) takeRevenue(w, context, next, row.revenue, changed);
  return { kind: 'taken', opportunity: next };
}

/** What an invoice keeps the row from correcting. */
function fixedBy(
  r: Reader,
  contract: StoredContract,
  known: Opportunity,
  next: Opportunity,
  { revenue }: SaleRow,
): Omit<Problem, 'row'> | null {
  const charges = dealCharges(r, contract, known.id);
  const deal = judgeDeal(known, next, charges);
  if (!deal.ok) {
    const isAmount = deal.refusal.data.fixed === 'amount';
    return { code: deal.refusal.code, field: isAmount ? 'sale.amount' : 'sale.wonAt' };
  }
  if (!revenue) return null;
  const { month, amount: after } = revenue;
  const money = judgeRevenue({ month, before: readRevenue(r, known.id, month), after }, charges);
  return money.ok ? null : { code: money.refusal.code, field: 'revenue.amount' };
}

function takeDeal(w: Writer, known: Opportunity | null, next: Opportunity, changed: Json[]): void {
  if (known === null) insertOpportunity(w, next);
  else if (known.stage !== next.stage || known.amount !== next.amount || known.wonAt !== next.wonAt) {
    updateOpportunity(w, next);
  } else return;
  changed.push([known ? 'update' : 'insert', next.id, next.deliveryId, next.amount, next.wonAt]);
}

/** Of several, a row without an id means the one that has none; where there is one only, that one. */
const withoutId = (known: readonly Opportunity[]): Opportunity | null =>
  known.find(({ externalId }) => externalId === null) ?? (known.length === 1 ? (known[0] ?? null) : null);

function wonAtAfter(row: SaleRow, known: Opportunity | null, now: number): number | null {
  if (row.wonAt !== undefined) return row.wonAt;
  const stage = row.stage?.toLowerCase();
  if (stage === 'lost') return null;
  return known?.wonAt ?? (stage === 'won' ? now : null);
}

function takeRevenue(
  w: Writer,
  context: Context,
  { id }: Opportunity,
  { month, amount }: NonNullable<SaleRow['revenue']>,
  changed: Json[],
): void {
  if (readRevenue(w, id, month) === amount) return;
  putRevenue(w, { opportunityId: id, month, amount, reportedAt: context.now() });
  changed.push(['revenue', id, month, amount]);
}
