import type { z } from 'zod';
import type { Reader, Writer } from '../../../db/handle.ts';
import { readAgency } from '../../../db/queries/agency.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import { readContract, readContractById, readContracts } from '../../../db/queries/contract.ts';
import { isInvoiced } from '../../../db/queries/document.ts';
import type { RunRow } from '../../../shared/api/invoice.ts';
import type { Day } from '../../../shared/domain/basics.ts';
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
import { dueDrafts, isUnfit } from './dueDrafts.ts';
import { issueInvoice } from './issueInvoice.ts';

type Row = z.infer<typeof RunRow>;

export interface InvoiceRun {
  /** One period, or every one that is due until a day. */
  readonly period?: string | undefined;
  readonly until?: Day | undefined;
  readonly contract?: string | undefined;
  readonly contracts?: readonly string[] | undefined;
  readonly issue: boolean;
  readonly job?: string | undefined;
}

/**
 * The invoice run (domain §6): a row for every contract and period with something to bill, carried over or in the way. Without
 * `issue` it writes nothing; with it, everything that nothing blocks is issued, each invoice in a transaction of its own, the
 * others are left.
 *
 * Of one period: refuses one that is none (`invalidInput`) or not one of the named contract's (`notABillingPeriod`, with its own
 * around that day), and to issue one that is not over in the client's zone (`periodNotOver`). Until a day: all periods that are
 * over, whatever the cycle. Refuses contracts that do not exist (`notFound`).
 */
export async function runInvoices(context: Context, input: InvoiceRun): Promise<Result<Row[]>> {
  const { reader } = context.handle;
  const named = input.contracts ?? (input.contract === undefined ? undefined : [input.contract]);
  const contracts = named === undefined ? done(readContracts(reader)) : contractsNamed(reader, named);
  if (!contracts.ok) return contracts;
  const found = periodsOf(context, input, contracts.value, named !== undefined);
  if (!found.ok) return found;
  return context.jobs.run(input.job ?? 'invoice run', 'invoice run', async (job) => {
    const rows: Row[] = [];
    for (const [at, { id, period, draft }] of found.value.entries()) {
      job.progress(at, found.value.length);
      await job.breathe();
      const row =
        input.issue && !job.cancelled()
          ? createLongStep(context).transaction((w) => issueOne(w, context, id, period))
          : rowOf(reader, draft ?? draftOf(reader, context, id, period), null);
      if (row) rows.push(row);
    }
    job.progress(found.value.length, found.value.length);
    return done(rows);
  });
}

/** A contract's period in the run; the draft where it was made already. */
interface ToRun {
  readonly id: number;
  readonly period: Period;
  readonly draft: InvoiceDraft | null;
}

function periodsOf(
  context: Context,
  { period, until, issue }: InvoiceRun,
  contracts: readonly StoredContract[],
  areNamed: boolean,
): Result<ToRun[]> {
  if (until === undefined) return ofPeriod(context, period ?? '', contracts, { issue, areNamed });
  const agency = readAgency(context.handle.reader);
  return done(
    contracts.flatMap((contract) =>
      dueDrafts(context.handle.reader, contract, agency, until, context.now())
        .filter(({ over }) => over)
        .map(({ draft }) => ({ id: contract.id, period: draft.bill.period, draft })),
    ),
  );
}

function ofPeriod(
  context: Context,
  text: string,
  contracts: readonly StoredContract[],
  { issue, areNamed }: { readonly issue: boolean; readonly areNamed: boolean },
): Result<ToRun[]> {
  const period = parsePeriod(text);
  if (period === null) return refuse('invalidInput', { field: 'period', value: text });
  const fitting = contracts.filter((contract) => {
    const billing = billingOf(contract, period);
    return billing !== null && isPeriodOf(billing, period);
  });
  const other = areNamed && contracts.find((one) => !fitting.includes(one) && billingOf(one, period) !== null);
  if (other) return notItsPeriod(other, period);
  const early = fitting.find((one) => one.state === 'active' && dayOf(context.now(), one.client.timeZone) <= period.to);
  if (issue && early) {
    return refuse('periodNotOver', { contract: early.ref, period: periodText(period), lastDay: period.to });
  }
  return done(fitting.map(({ id }) => ({ id, period, draft: null })));
}

const billingOf = ({ versions }: StoredContract, period: Period): Billing | null =>
  inForce(versions, period.to)?.terms.billing ?? null;

function contractsNamed(r: Reader, refs: readonly string[]): Result<StoredContract[]> {
  const contracts: StoredContract[] = [];
  for (const ref of new Set(refs)) {
    const contract = readContract(r, ref);
    if (!contract) return refuse('notFound', { kind: 'contract', ref });
    contracts.push(contract);
  }
  return done(contracts);
}

function notItsPeriod(contract: StoredContract, period: Period): ReturnType<typeof refuse> {
  const billing = billingOf(contract, period);
  if (billing === null) throw new Error(`${contract.ref} has no terms on ${period.to}`);
  const own = periodText(periodContaining(billing, period.from));
  return refuse('notABillingPeriod', {
    contract: contract.ref,
    period: periodText(period),
    cycle: billing.cycle,
    own,
  });
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

/** Something to bill or in the way. A contract that is not fit to be billed is in the way until its period is invoiced. */
function concerns(r: Reader, { contract, bill, blockers }: InvoiceDraft): boolean {
  if (bill.charges.length > 0 || bill.carriedOver.length > 0) return true;
  return isUnfit(blockers) && !isInvoiced(r, contract.id, bill.period);
}
