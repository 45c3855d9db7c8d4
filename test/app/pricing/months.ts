import { readDocument } from '../../../db/queries/document.ts';
import { insertOpportunity, putRevenue } from '../../../db/queries/opportunity.ts';
import { snapshotOf } from '../../../electron/app/documents/documentFile.ts';
import { runInvoices } from '../../../electron/app/invoice/runInvoices.ts';
import type { InvoiceSnapshot } from '../../../shared/domain/invoice.ts';
import type { Desk } from '../desk.ts';
import { granted, openDesk } from '../desk.ts';
import { oneClient } from '../oneClient.ts';

/** A desk on 1 March 2026 with the contract `acme` under one version of the terms, or several. */
export const deskUnder = (...versions: readonly object[]): Desk =>
  openDesk({ now: '2026-03-01T08:00:00Z', setup: oneClient({ acme: versions }) });

/** A line as it is told here: component, month, quantity × unit, amount. */
export type ToldLine = readonly [
  component: string,
  month: string,
  quantity: number | string,
  unit: number | string,
  amount: number,
];

const told = (lines: InvoiceSnapshot['lines']): ToldLine[] =>
  lines.map(({ component, month, quantity, unit, amount }) => [component, month, quantity, unit, amount]);

/** Runs a month on the second day of the next one, issues what it can, and tells its lines. */
export async function issueMonth(
  desk: Desk,
  month: string,
  at?: string,
): Promise<{ number: string; lines: ToldLine[] }> {
  desk.setNow(at ?? `${nextMonth(month)}-05T09:00:00Z`);
  const [row] = granted(await runInvoices(desk.context, { period: month, issue: true }));
  if (!row?.number) throw new Error(`${month} is not issued: ${JSON.stringify(row?.blockers ?? 'nothing to bill')}`);
  return { number: row.number, lines: told(issued(desk, row.number).lines) };
}

export async function dryMonth(desk: Desk, month: string) {
  const [row] = granted(await runInvoices(desk.context, { period: month, issue: false }));
  return row;
}

export function issued({ context }: Desk, number: string): InvoiceSnapshot {
  const document = readDocument(context.handle.reader, number);
  const snapshot = document && snapshotOf(document);
  if (snapshot?.kind !== 'invoice') throw new Error(`no invoice ${number}`);
  return snapshot;
}

const nextMonth = (month: string): string => Temporal.PlainYearMonth.from(month).add({ months: 1 }).toString();

interface Sold {
  readonly amount: number | null;
  readonly wonAt: string | null;
  readonly reportedAt: string;
}

/** A sale to the customer behind a delivery; answers its id. */
export function sell({ context, contract }: Desk, delivery: number, { amount, wonAt, reportedAt }: Sold): number {
  const { handle, ids } = context;
  return handle.transaction((w) => {
    const id = ids.next(w);
    const [won, told] = [wonAt === null ? null : Date.parse(wonAt), Date.parse(reportedAt)];
    insertOpportunity(w, {
      id,
      contractId: contract('acme').id,
      deliveryId: delivery,
      externalId: null,
      stage: won === null ? 'open' : 'won',
      amount,
      wonAt: won,
      reportedAt: told,
      wonReportedAt: won === null ? null : told,
    });
    return id;
  });
}

/** Money received of a sale in a month, as the client reported it. */
export const receive = ({ context }: Desk, opportunityId: number, month: string, amount: number, at: string): void =>
  context.handle.transaction((w) => putRevenue(w, { opportunityId, month, amount, reportedAt: Date.parse(at) }));
