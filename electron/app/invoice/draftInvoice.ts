import type { Reader } from '../../../db/handle.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import type { Instant, Minor } from '../../../shared/domain/basics.ts';
import type { BlockerCode } from '../../../shared/domain/blockers.ts';
import { blockers } from '../../../shared/domain/blockers.ts';
import type { Agency } from '../../../shared/domain/client.ts';
import { lint } from '../../../shared/domain/contract/lint.ts';
import type { TermsVersion } from '../../../shared/domain/contract/terms.ts';
import { inForce } from '../../../shared/domain/contract/terms.ts';
import { sumOf } from '../../../shared/domain/money.ts';
import type { Period } from '../../../shared/domain/period.ts';
import type { Bill, BillFacts, Counted } from '../../../shared/domain/pricing/bill.ts';
import { chargesOf, draftBill } from '../../../shared/domain/pricing/bill.ts';
import { billFacts } from './billFacts.ts';

/** What a contract owes for a period, and what keeps it from being issued. */
export interface InvoiceDraft {
  readonly contract: StoredContract;
  readonly facts: BillFacts;
  readonly bill: Bill;
  readonly blockers: readonly Counted<BlockerCode>[];
}

/** The draft as the file stands now (domain §6). */
export function draftInvoice(
  r: Reader,
  contract: StoredContract,
  agency: Agency | null,
  period: Period,
  now: Instant,
): InvoiceDraft {
  return draftFrom(contract, agency, billFacts(r, contract, period, now));
}

/** The draft that facts come to. */
export function draftFrom(contract: StoredContract, agency: Agency | null, facts: BillFacts): InvoiceDraft {
  const bill = draftBill(facts);
  return { contract, facts, bill, blockers: blockersOf(contract, agency, bill) };
}

/** What a draft comes to. */
export interface DraftSum {
  readonly charges: number;
  readonly net: Minor;
  readonly isBlocked: boolean;
}

/** The sum of {@link draftInvoice} for who opens nothing of it: its lines and what waits are not made. */
export function sumDraft(
  r: Reader,
  contract: StoredContract,
  agency: Agency | null,
  period: Period,
  now: Instant,
): DraftSum {
  const charges = chargesOf(billFacts(r, contract, period, now));
  const net = sumOf(charges.map(({ amount }) => amount));
  return {
    charges: charges.length,
    net,
    isBlocked: blockersOf(contract, agency, { period, charges, net }).length > 0,
  };
}

type Billed = Pick<Bill, 'period' | 'charges' | 'net'>;

const blockersOf = (contract: StoredContract, agency: Agency | null, billed: Billed): Counted<BlockerCode>[] =>
  blockers({
    agency,
    client: contract.client,
    state: contract.state,
    terms: inForce(contract.versions, billed.period.to)?.terms ?? null,
    net: billed.net,
    findings: ruling(contract.versions, billed).flatMap(({ terms }) => lint(terms, contract.client)),
  });

/** The versions that have a say in this bill: those in force in the period, and those that priced what it bills late. */
function ruling(
  versions: readonly TermsVersion[],
  { period, charges }: Pick<Billed, 'period' | 'charges'>,
): TermsVersion[] {
  const first = inForce(versions, period.from)?.terms.from ?? period.from;
  const priced = new Set(charges.map(({ derivation }) => derivation.termsVersion));
  return versions.filter(
    ({ version, terms }) => priced.has(version) || (terms.from >= first && terms.from <= period.to),
  );
}
