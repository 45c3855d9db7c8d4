import type { Minor } from './basics.ts';
import type { Address } from './client.ts';
import type { ContractState, Terms } from './contract/terms.ts';
import type { Counted } from './pricing/bill.ts';
import type { Finding } from './pricing/model.ts';
import { taxLaw } from './tax.ts';

/** What keeps a contract from being invoiced (domain §6). What is merely undecided is carried over instead. */
const blockerCodes = [
  'contractDraft',
  'lintErrors',
  'taxMissing',
  'taxNoteMissing',
  'agencyMissing',
  'agencyNameMissing',
  'agencyAddressMissing',
  'agencyTaxIdMissing',
  'clientNameMissing',
  'clientAddressMissing',
  'clientTaxIdMissing',
  'belowZero',
] as const;
export type BlockerCode = (typeof blockerCodes)[number];

/** A party as far as it is known; the schemas want more of an agency than of a client, the law wants the same of both. */
interface KnownParty {
  readonly name?: string | undefined;
  readonly address?: Partial<Address> | undefined;
  readonly taxId?: string | undefined;
}

export interface BlockerFacts {
  readonly agency: KnownParty | null;
  readonly client: KnownParty;
  readonly state: ContractState;
  /** In force on the last day of the period; null where there are none. */
  readonly terms: Terms | null;
  /** What the invoice comes to before tax, in minor units. */
  readonly net: Minor;
  /** What the linter finds in the terms that the period is billed under. */
  readonly findings: readonly Finding[];
}

/**
 * What must stand on an invoice and is missing (Directive 2006/112/EC art. 226: 3 and 4 tax numbers, 5 names and addresses,
 * 9 rate, 11 and 11a the reason for no tax), and terms that may not be billed under. What only the issue itself gives (number,
 * days, quantities, amounts) cannot be missing. Nor is an invoice one that would give money back: what it gives back is set off
 * on the next one.
 */
export function blockers({ agency, client, state, terms, net, findings }: BlockerFacts): Counted<BlockerCode>[] {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const tax = terms?.billing.tax;
  const law = tax && taxLaw[tax.category];
  const missing: Readonly<Record<BlockerCode, boolean>> = {
    contractDraft: state === 'draft',
    lintErrors: errors > 0,
    taxMissing: tax === undefined,
    taxNoteMissing: law?.note === true && isBlank(tax?.note),
    agencyMissing: agency === null,
    agencyNameMissing: agency !== null && isBlank(agency.name),
    agencyAddressMissing: agency !== null && !isAddress(agency.address),
    agencyTaxIdMissing: agency !== null && law?.agencyTaxId === true && isBlank(agency.taxId),
    clientNameMissing: isBlank(client.name),
    clientAddressMissing: !isAddress(client.address),
    clientTaxIdMissing: law?.clientTaxId === true && isBlank(client.taxId),
    belowZero: net < 0,
  };
  return blockerCodes.flatMap((code) => (missing[code] ? [{ code, count: code === 'lintErrors' ? errors : 1 }] : []));
}

const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === '';

/** A full address: street or box, town, country. Not every country has postcodes. */
const isAddress = (address: Partial<Address> | undefined): boolean =>
  address !== undefined && ![address.line1, address.city, address.country].some(isBlank);
