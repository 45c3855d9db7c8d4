import type { Writer } from '../../../db/handle.ts';
import type { StoredClient } from '../../../db/queries/client.ts';
import { readClient } from '../../../db/queries/client.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import {
  deleteTerms,
  insertContract,
  insertTerms,
  lastBilledDay,
  readContract,
  termsUsed,
  updateContract,
  updateTerms,
} from '../../../db/queries/contract.ts';
import { readSources } from '../../../db/queries/source.ts';
import type { LintedFor } from '../../../shared/domain/contract/lint.ts';
import { lint } from '../../../shared/domain/contract/lint.ts';
import type { Contract, ContractState, Terms } from '../../../shared/domain/contract/terms.ts';
import type { Finding } from '../../../shared/domain/pricing/model.ts';
import type { Context } from '../context.ts';
import { type Put, put, same } from '../put.ts';
import { stop } from '../transact.ts';

/** A finding of the linter with the version it is in. */
export interface LintRow extends Finding {
  readonly contract: string;
  readonly from: string;
}

export interface PutContract {
  readonly put: Put;
  readonly state: ContractState;
  readonly lint: readonly LintRow[];
  /** Active was asked for, and errors keep it a draft. */
  readonly keptDraft: boolean;
}

/**
 * Writes a contract, for a setup file and for the editor alike. Versions that `contract` does not name stay; `gone` are days
 * whose version is taken out. With lint errors it is kept a draft. Stops with `notFound` (the client), `clientFixed`,
 * `contractRunning` (errors cannot come into a running contract), `termsLocked` and `termsRetroactive`.
 */
export function putContract(
  w: Writer,
  context: Context,
  contract: Contract,
  gone: readonly string[] = [],
): PutContract {
  const client = readClient(w, contract.client);
  if (!client) stop('notFound', { kind: 'client', ref: contract.client, wantedBy: contract.ref });
  const stored = readContract(w, contract.ref);
  if (stored && stored.client.id !== client.id && stored.versions.some((v) => termsUsed(w, v.id))) {
    stop('clientFixed', { contract: contract.ref, client: stored.client.ref });
  }
  const versions = mergeVersions(stored, contract, gone);
  const findings = lintVersions(contract.ref, versions, { ...client, sources: readSources(w) });
  const errors = findings.filter((finding) => finding.severity === 'error');
  if (errors.length > 0 && stored?.state === 'active') {
    const problems = errors.map(({ from, place, code }) => ({ path: `${from} ${place}`, message: code }));
    stop('contractRunning', { contract: contract.ref, problems });
  }
  const state = errors.length > 0 ? 'draft' : contract.status;
  const written = put(w, context, {
    subject: `contract:${contract.ref}`,
    stored: stored && asContract(stored),
    wanted: { ...contract, status: state, terms: versions },
    write: () => writeContract(w, context, { contract, client, stored, state, gone }),
  });
  return { put: written, state, lint: findings, keptDraft: errors.length > 0 && contract.status === 'active' };
}

/** A stored contract as a setup file writes it. */
export const asContract = (stored: StoredContract): Contract => ({
  ref: stored.ref,
  client: stored.client.ref,
  name: stored.name,
  status: stored.state,
  terms: stored.versions.map((version) => version.terms),
  inputs: [...stored.inputs],
});

interface Writing {
  readonly contract: Contract;
  readonly client: StoredClient;
  readonly stored: StoredContract | null;
  readonly state: ContractState;
  readonly gone: readonly string[];
}

function writeContract(w: Writer, context: Context, { contract, client, stored, state, gone }: Writing): void {
  const head = { ref: contract.ref, clientId: client.id, name: contract.name, state, inputs: contract.inputs };
  const id = stored?.id ?? context.ids.next(w);
  if (stored) updateContract(w, id, head);
  else insertContract(w, id, head);
  for (const day of gone) dropTerms(w, stored, day);
  for (const terms of contract.terms) writeTerms(w, context, id, stored, terms);
}

/** Only a new `from` day makes a version; editing terms that something was judged under is refused (domain §1). */
function writeTerms(
  w: Writer,
  context: Context,
  contractId: number,
  stored: StoredContract | null,
  terms: Terms,
): void {
  const known = stored?.versions.find((version) => version.terms.from === terms.from);
  if (!known) {
    const last = stored && lastBilledDay(w, stored.id);
    if (stored && last && terms.from <= last)
      stop('termsRetroactive', { contract: stored.ref, from: terms.from, last });
    insertTerms(w, context.ids.next(w), contractId, terms);
    return;
  }
  if (same(known.terms, terms)) return;
  if (termsUsed(w, known.id)) stop('termsLocked', { contract: stored?.ref ?? '', from: terms.from });
  updateTerms(w, known.id, terms);
}

function dropTerms(w: Writer, stored: StoredContract | null, day: string): void {
  const known = stored?.versions.find(({ terms }) => terms.from === day);
  if (!stored || !known) return;
  if (termsUsed(w, known.id)) stop('termsLocked', { contract: stored.ref, from: day });
  deleteTerms(w, known.id);
}

/** All versions as they will be, oldest first: those that are not named stay. */
function mergeVersions(stored: StoredContract | null, contract: Contract, gone: readonly string[]): Terms[] {
  const byDay = new Map<string, Terms>();
  for (const { terms } of stored?.versions ?? []) if (!gone.includes(terms.from)) byDay.set(terms.from, terms);
  for (const terms of contract.terms) byDay.set(terms.from, terms);
  return [...byDay.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
}

function lintVersions(ref: string, versions: readonly Terms[], about: LintedFor): LintRow[] {
  return versions.flatMap((terms) =>
    lint(terms, about).map((finding) => ({ contract: ref, from: terms.from, ...finding })),
  );
}
