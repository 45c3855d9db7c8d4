import { createHash } from 'node:crypto';
import type { Reader } from '../../db/handle.ts';
import { readContracts } from '../../db/queries/contract.ts';
import {
  balancesAsDocumented,
  batchesCounted,
  type Checked,
  chargesAddUp,
  creditsWithinCharges,
  deliveredPassed,
  exclusiveOnce,
  foreignKeys,
  integrity,
  numbersGapless,
  oneLiveCharge,
  replacementsFree,
  type StoredSnapshot,
  snapshots,
  undoneBatchesGone,
  versionInForce,
} from '../../db/queries/verify.ts';
import type { TermsVersion } from '../../shared/domain/contract/terms.ts';
import { CreditNoteSnapshot } from '../../shared/domain/creditNote.ts';
import { InvoiceSnapshot } from '../../shared/domain/invoice.ts';
import { sumOf } from '../../shared/domain/money.ts';
import { recompute } from '../../shared/domain/recompute.ts';
import type { Context } from './context.ts';
import { verifyHistory } from './history.ts';

export interface VerifyAnswer {
  ok: boolean;
  checks: { name: string; ok: boolean; count: number; detail?: string }[];
}

/** How many breaches a check names before it only counts them. */
const named = 5;

/**
 * Looks at the whole file: its pages and references, the history chain, and the invariants of domain §9, each by its own
 * question. `count` is how much was looked at, so that an empty check is seen to be empty.
 */
export function verifyFile(context: Context): VerifyAnswer {
  const { reader } = context.handle;
  const documents = checkDocuments(reader);
  const checks: [name: string, checked: Checked][] = [
    ['integrity', integrity(reader)],
    ['foreignKeys', foreignKeys(reader)],
    ['historyChain', historyChain(reader)],
    ['oneLiveCharge', oneLiveCharge(reader)],
    ['documentsUnchanged', documents.unchanged],
    ['numbersGapless', numbersGapless(reader)],
    ['chargesAddUp', chargesAddUp(reader)],
    ['linesAddUp', documents.addUp],
    ['recomputedIdentical', documents.recomputed],
    ['termsVersionInForce', versionInForce(reader)],
    ['deliveredPassed', deliveredPassed(reader)],
    ['exclusiveOnce', exclusiveOnce(reader)],
    ['replacementsFree', replacementsFree(reader)],
    ['creditsWithinCharges', creditsWithinCharges(reader)],
    ['balancesAsDocumented', balancesAsDocumented(reader)],
    ['undoneBatchesGone', undoneBatchesGone(reader)],
    ['batchesCounted', batchesCounted(reader)],
  ];
  const rows = checks.map(([name, { count, breaches }]) => ({
    name,
    ok: breaches.length === 0,
    count,
    ...(breaches.length === 0 ? {} : { detail: describe(breaches) }),
  }));
  return { ok: rows.every((row) => row.ok), checks: rows };
}

function describe(breaches: readonly string[]): string {
  const more = breaches.length > named ? ` and ${breaches.length - named} more` : '';
  return breaches.slice(0, named).join('; ') + more;
}

function historyChain(r: Reader): Checked {
  const verdict = verifyHistory(r);
  const { problem } = verdict;
  return { count: verdict.entries, breaches: problem ? [`${problem.kind} at entry ${problem.id ?? 'unknown'}`] : [] };
}

/** Reads every issued document once: its hash, its sums, and what it comes to when it is computed again. */
function checkDocuments(r: Reader): { unchanged: Checked; addUp: Checked; recomputed: Checked } {
  const versions = new Map<number, readonly TermsVersion[]>(
    readContracts(r).map((contract) => [contract.id, contract.versions]),
  );
  const found = { unchanged: [] as string[], addUp: [] as string[], recomputed: [] as string[] };
  let [count, invoices] = [0, 0];
  for (const stored of snapshots(r)) {
    count += 1;
    if (createHash('sha256').update(stored.snapshot).digest('hex') !== stored.snapshotHash)
      found.unchanged.push(stored.number);
    const content: unknown = JSON.parse(stored.snapshot);
    const snapshot = stored.kind === 'invoice' ? InvoiceSnapshot.parse(content) : CreditNoteSnapshot.parse(content);
    if (!addsUp(snapshot, stored)) found.addUp.push(stored.number);
    if (snapshot.kind !== 'invoice') continue;
    invoices += 1;
    const wrong = recompute(snapshot, versions.get(stored.contractId) ?? []);
    if (wrong.length > 0) found.recomputed.push(`${stored.number}: ${wrong[0]}`);
  }
  return {
    unchanged: { count, breaches: found.unchanged },
    addUp: { count, breaches: found.addUp },
    recomputed: { count: invoices, breaches: found.recomputed },
  };
}

/** Charges make the lines, lines the net, net and tax the gross, on the document and in its row (domain §9, 4). */
function addsUp(snapshot: InvoiceSnapshot | CreditNoteSnapshot, row: StoredSnapshot): boolean {
  const amounts = snapshot.charges.map((charge) => charge.amount);
  const linesHold = snapshot.lines.every(
    (line) => sumOf(line.charges.map((place) => amounts[place] ?? Number.NaN)) === line.amount,
  );
  const inLines = snapshot.lines.flatMap((line) => line.charges);
  return (
    linesHold &&
    inLines.length === amounts.length &&
    new Set(inLines).size === amounts.length &&
    sumOf(snapshot.lines.map((line) => line.amount)) === snapshot.net &&
    snapshot.net + snapshot.tax.amount === snapshot.gross &&
    snapshot.net === row.net &&
    snapshot.tax.amount === row.tax &&
    snapshot.gross === row.gross
  );
}
