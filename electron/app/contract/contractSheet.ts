import { readAgency } from '../../../db/queries/agency.ts';
import { readContract } from '../../../db/queries/contract.ts';
import type { Day, Instant } from '../../../shared/domain/basics.ts';
import type { Brand, Paper } from '../../../shared/domain/brand.ts';
import { paperFor } from '../../../shared/domain/brand.ts';
import type { Address } from '../../../shared/domain/client.ts';
import { termsInGerman } from '../../../shared/domain/contract/germanWording.ts';
import { inForce } from '../../../shared/domain/contract/terms.ts';
import type { WordedPart } from '../../../shared/domain/contract/worded.ts';
import { termsInWords } from '../../../shared/domain/contract/wording.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { done, refuse } from '../../../shared/domain/refusal.ts';
import { addDays, dayOf, startOfDay } from '../../../shared/domain/time.ts';
import type { Context } from '../context.ts';
import { render } from '../documents/render.ts';
import { inLanguage } from '../documents/words.ts';
import type { SheetExamples } from './sheetExamples.ts';
import { sheetExamples } from './sheetExamples.ts';

/** One side of a contract; a client may not have said where it is yet. */
export interface SheetParty {
  readonly name: string;
  readonly address: Address | null;
  readonly taxId: string | null;
  readonly email: string | null;
}

/** What a contract sheet says, and how it looks. */
export interface ContractSheet {
  readonly agency: SheetParty;
  readonly client: SheetParty;
  readonly brand: Brand | undefined;
  readonly paper: Paper;
  readonly locale: string;
  readonly contract: { readonly ref: string; readonly name: string };
  /** Not agreed yet: it says so. */
  readonly draft: boolean;
  readonly version: number;
  readonly from: Day;
  /** The last day of the version; null while no later one is known. */
  readonly until: Day | null;
  /** When the version begins: the same sheet is the same file, whenever it is made. */
  readonly madeAt: Instant;
  readonly parts: readonly WordedPart[];
  readonly currency: string;
  readonly examples: SheetExamples;
}

/**
 * The contract sheet (domain §2): the terms of a version in the plain words of the client's language, with examples worked out by
 * the engine that bills, as pages both sides can sign. Without a version the one in force today, or the first where none is yet. Refuses an unknown
 * contract or version (`notFound`) and a file without an agency (`noAgency`).
 */
export async function contractSheet(
  context: Context,
  input: { readonly contract: string; readonly version?: number | undefined },
): Promise<Result<File>> {
  const { reader } = context.handle;
  const contract = readContract(reader, input.contract);
  if (!contract) return refuse('notFound', { kind: 'contract', ref: input.contract });
  const agency = readAgency(reader);
  if (!agency) return refuse('noAgency', {});
  const { client, versions } = contract;
  const today = dayOf(context.now(), client.timeZone);
  const wanted =
    input.version === undefined
      ? (inForce(versions, today) ?? versions[0])
      : versions.find(({ version }) => version === input.version);
  if (!wanted) return refuse('notFound', { kind: 'version', ref: `${contract.ref} ${input.version ?? ''}`.trim() });
  const { version, terms } = wanted;
  const next = versions[versions.indexOf(wanted) + 1];
  const inWords = inLanguage(client.locale, { english: termsInWords, german: termsInGerman });
  const sheet: ContractSheet = {
    agency: partyOf(agency),
    client: partyOf(client),
    brand: agency.brand,
    paper: paperFor({ paper: agency.paper, country: agency.address.country }, client),
    locale: client.locale,
    contract: { ref: contract.ref, name: contract.name },
    draft: contract.state === 'draft',
    version,
    from: terms.from,
    until: next ? addDays(next.terms.from, -1) : null,
    madeAt: startOfDay(terms.from, client.timeZone),
    parts: inWords(terms, client).filter(({ clauses }) => clauses.length > 0),
    currency: client.currency,
    examples: sheetExamples(terms, contract),
  };
  const pdf = await render({ kind: 'contract', sheet });
  const name = `sheet-${contract.ref}-v${version}.pdf`;
  return done(new File([pdf], name, { type: 'application/pdf', lastModified: sheet.madeAt }));
}

interface PartyFacts {
  readonly name: string;
  readonly address?: Address | undefined;
  readonly taxId?: string | undefined;
  readonly email?: string | undefined;
}

const partyOf = ({ name, address, taxId, email }: PartyFacts): SheetParty => ({
  name,
  address: address ?? null,
  taxId: taxId ?? null,
  email: email ?? null,
});
