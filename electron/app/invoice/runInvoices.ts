import type { z } from 'zod';
import type { Reader, Writer } from '../../../db/handle.ts';
import { readAgency } from '../../../db/queries/agency.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import { readContract, readContractById, readContracts } from '../../../db/queries/contract.ts';
import { isInvoiced } from '../../../db/queries/document.ts';
import type { RunRow } from '../../../shared/api/invoice.ts';
import type { Billing } from '../../../shared/domain/contract/terms.ts';
import { inForce } from '../../../shared/domain/contract/terms.ts';
import type { Period } from '../../../shared/domain/period.ts';
import { isPeriodOf, parsePeriod, periodContaining, periodText } from '../../../shared/domain/period.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { done, refuse } from '../../../shared/domain/refusal.ts';
import { dayOf } from '../../../shared/domain/time.ts';
import type { Context } from '../context.ts';
import { createLongStep } from '../transact.ts';
import type { InvoiceDraft } from './draftInvoice.ts';
import { draftInvoice } from './draftInvoice.ts';
import { issueInvoice } from './issueInvoice.ts';

type Row = z.infer<typeof RunRow>;

export interface InvoiceRun {
  readonly period: string;
  readonly contract?: string | undefined;
  readonly issue: boolean;
  readonly job?: string | undefined;
}

/**
 * The invoice run of a period (domain §6): a row for every contract with something to bill, carried over or in the way.
 * Without `issue` it writes nothing; with it, every contract that nothing blocks is issued in a transaction of its own,
 * the others are left. Refuses a period that is none (`invalidInput`) or not one of the named contract's
 * (`notABillingPeriod`, with its own around that day), and to issue one that is not over in the client's zone
 * (`periodNotOver`).
 */
export async function runInvoices(context: Context, input: InvoiceRun): Promise<Result<Row[]>> {
  const { reader } = context.handle;
  const period = parsePeriod(input.period);
  if (period === null) return refuse('invalidInput', { field: 'period', value: input.period });
  const chosen = input.contract === undefined ? done(readContracts(reader)) : named(reader, input.contract, period);
  if (!chosen.ok) return chosen;
  const contracts = chosen.value.filter((contract) => {
    const billing = billingOf(contract, period);
    return billing !== null && isPeriodOf(billing, period);
  });
  const early = contracts.find(
    (one) => one.state === 'active' && dayOf(context.now(), one.client.timeZone) <= period.to,
  );
  if (input.issue && early) {
    return refuse('periodNotOver', { contract: early.ref, period: periodText(period), lastDay: period.to });
  }
  return context.jobs.run(input.job ?? 'invoice run', 'invoice run', async (job) => {
    const rows: Row[] = [];
    for (const [at, { id }] of contracts.entries()) {
      job.progress(at, contracts.length);
      await job.breathe();
      const row =
        input.issue && !job.cancelled()
          ? createLongStep(context).transaction((w) => issueOne(w, context, id, period))
          : rowOf(reader, draftOf(reader, context, id, period), null);
      if (row) rows.push(row);
    }
    job.progress(contracts.length, contracts.length);
    return done(rows);
  });
}

const billingOf = ({ versions }: StoredContract, period: Period): Billing | null =>
  inForce(versions, period.to)?.terms.billing ?? null;

function named(r: Reader, ref: string, period: Period): Result<StoredContract[]> {
  const contract = readContract(r, ref);
  if (!contract) return refuse('notFound', { kind: 'contract', ref });
  const billing = billingOf(contract, period);
  if (billing !== null && !isPeriodOf(billing, period)) {
    const own = periodText(periodContaining(billing, period.from));
    return refuse('notABillingPeriod', { contract: ref, period: periodText(period), cycle: billing.cycle, own });
  }
  return done([contract]);
}

const draftOf = (r: Reader, context: Context, contractId: number, period: Period): InvoiceDraft =>
  draftInvoice(r, readContractById(r, contractId), readAgency(r), period, context.now());

/** One contract, one transaction: everything is read again inside it, so what is issued is what stands there (domain §6). */
function issueOne(w: Writer, context: Context, contractId: number, period: Period): Row | null {
  const draft = draftOf(w, context, contractId, period);
  const agency = readAgency(w);
  if (agency === null || draft.blockers.length > 0 || draft.bill.charges.length === 0) return rowOf(w, draft, null);
  return rowOf(w, draft, issueInvoice(w, context, agency, draft).number);
}

function rowOf(r: Reader, draft: InvoiceDraft, number: string | null): Row | null {
  const { contract, bill, blockers } = draft;
  if (!concerns(r, draft)) return null;
  return {
    contract: contract.ref,
    client: contract.client.ref,
    period: periodText(bill.period),
    currency: contract.client.currency,
    blockers: [...blockers],
    carriedOver: [...bill.carriedOver],
    lines: bill.lines.map(({ component, month, text, quantity, unit, amount }) => ({
      component,
      month,
      text,
      quantity,
      unit,
      amount,
    })),
    net: bill.net,
    tax: bill.tax?.amount ?? 0,
    gross: bill.gross,
    number,
    state: blockers.length > 0 ? 'blocked' : number === null ? 'draft' : 'issued',
  };
}

const ownBlockers: readonly string[] = ['contractDraft', 'lintErrors', 'taxMissing', 'taxNoteMissing'];

/**
 * Something to bill or in the way. A contract that is not fit to be billed is in the way until its period is invoiced; an
 * agency or client without its data is so only where there is something to bill.
 */
function concerns(r: Reader, { contract, bill, blockers }: InvoiceDraft): boolean {
  if (bill.charges.length > 0 || bill.carriedOver.length > 0) return true;
  return blockers.some(({ code }) => ownBlockers.includes(code)) && !isInvoiced(r, contract.id, bill.period);
}
