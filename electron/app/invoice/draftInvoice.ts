import type { Reader } from '../../../db/handle.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import type { BlockerCode } from '../../../shared/domain/blockers.ts';
import { blockers } from '../../../shared/domain/blockers.ts';
import type { Agency } from '../../../shared/domain/client.ts';
import { lint } from '../../../shared/domain/contract/lint.ts';
import type { TermsVersion } from '../../../shared/domain/contract/terms.ts';
import { inForce } from '../../../shared/domain/contract/terms.ts';
import type { Period } from '../../../shared/domain/period.ts';
import type { Bill, BillFacts, Counted } from '../../../shared/domain/pricing/bill.ts';
import { draftBill } from '../../../shared/domain/pricing/bill.ts';
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
  const found = blockers({
    agency,
    client: contract.client,
    state: contract.state,
    terms: bill.terms?.terms ?? null,
    findings: ruling(contract.versions, bill).flatMap(({ terms }) => lint(terms, contract.client)),
  });
  return { contract, facts, bill, blockers: found };
}

/** The versions that have a say in this bill: those in force in the period, and those that priced what it bills late. */
function ruling(versions: readonly TermsVersion[], { period, charges }: Bill): TermsVersion[] {
  const first = inForce(versions, period.from)?.terms.from ?? period.from;
  const priced = new Set(charges.map(({ derivation }) => derivation.termsVersion));
  return versions.filter(
    ({ version, terms }) => priced.has(version) || (terms.from >= first && terms.from <= period.to),
  );
}
