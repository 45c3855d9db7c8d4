import type { Reader, Writer } from '../../db/handle.ts';
import { readAgency, writeAgency } from '../../db/queries/agency.ts';
import { insertClient, readClient, updateClient } from '../../db/queries/client.ts';
import type { StoredContract } from '../../db/queries/contract.ts';
import {
  insertContract,
  insertTerms,
  lastBilledDay,
  readContract,
  termsUsed,
  updateContract,
  updateTerms,
} from '../../db/queries/contract.ts';
import { insertSource, readSource, updateSource } from '../../db/queries/source.ts';
import type { Client } from '../../shared/domain/client.ts';
import { lint } from '../../shared/domain/contract/lint.ts';
import type { Contract, Terms } from '../../shared/domain/contract/terms.ts';
import type { Json, Result } from '../../shared/domain/refusal.ts';
import { refuse } from '../../shared/domain/refusal.ts';
import { Setup } from '../../shared/domain/setup.ts';
import type { Context } from './context.ts';
import { shownLogo } from './documents/logo.ts';
import { appendHistory } from './history.ts';
import { stop, transact } from './transact.ts';

interface LintRow {
  readonly contract: string;
  readonly from: string;
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly place: string;
}

export interface SetupAnswer {
  created: string[];
  updated: string[];
  unchanged: string[];
  lint: LintRow[];
  drafts: string[];
}

/**
 * Creates or updates agency, sources, clients and contracts from one declarative file, all or nothing (command-line.md,
 * setup). A contract with lint errors is kept as draft. Refuses a file that is not as `Setup` says (`invalidSetup`, with
 * every place), terms that something was judged under (`termsLocked`), and versions that would reach back behind what was
 * delivered or billed (`termsRetroactive`), and terms with errors in a contract that is running (`contractRunning`).
 */
export function applySetup(context: Context, content: unknown): Result<SetupAnswer> {
  const parsed = Setup.safeParse(content);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
    return refuse('invalidSetup', { problems });
  }
  const unseen = brokenLogos(parsed.data);
  if (unseen.length > 0) return refuse('invalidSetup', { problems: unseen });
  const twice = repeatedRef(parsed.data);
  if (twice) return refuse('duplicateRef', { ref: twice });
  return transact(context, (w) => writeSetup(w, context, parsed.data));
}

function writeSetup(w: Writer, context: Context, file: Setup): SetupAnswer {
  const answer: SetupAnswer = { created: [], updated: [], unchanged: [], lint: [], drafts: [] };
  const note = (subject: string, before: unknown, after: unknown): void => {
    const change = before === null ? { after: plain(after) } : { before: plain(before), after: plain(after) };
    const action = before === null ? 'create' : 'update';
    (before === null ? answer.created : answer.updated).push(subject);
    appendHistory(w, context, { actor: context.actor, action, subject, change });
  };
  /** Writes one thing if the file says something new of it. */
  const put = <T extends object>(subject: string, stored: T | null, wanted: T, write: () => void): void => {
    if (stored !== null && same(stored, wanted)) {
      answer.unchanged.push(subject);
      return;
    }
    write();
    note(subject, stored, wanted);
  };

  if (file.agency) {
    const { agency } = file;
    put('agency:agency', readAgency(w), agency, () => writeAgency(w, agency));
  }
  if (readAgency(w) === null) stop('noAgency', {});
  for (const source of file.sources) {
    const stored = readSource(w, source.ref);
    put(`source:${source.ref}`, stored && without(stored, 'id'), source, () =>
      stored ? updateSource(w, stored.id, source) : insertSource(w, context.ids.next(w), source),
    );
  }
  for (const client of file.clients) {
    const stored = readClient(w, client.ref);
    if (stored && stored.currency !== client.currency && hasDocuments(w, stored.id)) {
      stop('currencyFixed', { client: client.ref, currency: stored.currency });
    }
    put(`client:${client.ref}`, stored && without(stored, 'id'), client, () =>
      stored ? updateClient(w, stored.id, client) : insertClient(w, context.ids.next(w), client),
    );
  }
  for (const contract of file.contracts) {
    const client = readClient(w, contract.client);
    if (!client) stop('notFound', { kind: 'client', ref: contract.client, wantedBy: contract.ref });
    const stored = readContract(w, contract.ref);
    if (stored && stored.client.id !== client.id && stored.versions.some((v) => termsUsed(w, v.id))) {
      stop('clientFixed', { contract: contract.ref, client: stored.client.ref });
    }
    const merged = mergeVersions(stored, contract);
    const findings = lintVersions(contract.ref, merged, client);
    answer.lint.push(...findings);
    const errors = findings.filter((finding) => finding.severity === 'error');
    const hasErrors = errors.length > 0;
    if (hasErrors && stored?.state === 'active') {
      const problems = errors.map(({ from, place, code }) => ({ path: `${from} ${place}`, message: code }));
      stop('contractRunning', { contract: contract.ref, problems });
    }
    const state = hasErrors ? 'draft' : contract.status;
    if (hasErrors && contract.status === 'active') answer.drafts.push(contract.ref);
    const wanted = { ...contract, status: state, terms: merged };
    put(`contract:${contract.ref}`, stored && asFile(stored), wanted, () => {
      const head = { ref: contract.ref, clientId: client.id, name: contract.name, state, inputs: contract.inputs };
      const id = stored?.id ?? context.ids.next(w);
      if (stored) updateContract(w, id, head);
      else insertContract(w, id, head);
      for (const terms of contract.terms) writeTerms(w, context, id, stored, terms);
    });
  }
  return answer;
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

/** All versions after the file is applied, oldest first: versions the file does not name stay. */
function mergeVersions(stored: StoredContract | null, contract: Contract): Terms[] {
  const byDay = new Map<string, Terms>();
  for (const { terms } of stored?.versions ?? []) byDay.set(terms.from, terms);
  for (const terms of contract.terms) byDay.set(terms.from, terms);
  return [...byDay.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
}

function lintVersions(ref: string, versions: readonly Terms[], client: Client): LintRow[] {
  return versions.flatMap((terms) =>
    lint(terms, client).map((finding) => ({ contract: ref, from: terms.from, ...finding })),
  );
}

const asFile = (stored: StoredContract): Contract => ({
  ref: stored.ref,
  client: stored.client.ref,
  name: stored.name,
  status: stored.state,
  terms: stored.versions.map((version) => version.terms),
  inputs: [...stored.inputs],
});

function hasDocuments(r: Reader, clientId: number): boolean {
  return r.read('SELECT 1 FROM document WHERE client_id = ? LIMIT 1').get(clientId) !== undefined;
}

/** Logos whose head is right and whose picture is not. */
function brokenLogos({ agency, clients }: Setup): { path: string; message: string }[] {
  const branded = [
    { path: 'agency.brand.logo', logo: agency?.brand?.logo },
    ...clients.map(({ brand }, at) => ({ path: `clients.${at}.brand.logo`, logo: brand?.logo })),
  ];
  return branded.flatMap(({ path, logo }) =>
    logo !== undefined && shownLogo(logo) === null ? [{ path, message: 'the picture in it is damaged' }] : [],
  );
}

function repeatedRef(file: Setup): string | null {
  for (const [kind, things] of [
    ['source', file.sources],
    ['client', file.clients],
    ['contract', file.contracts],
  ] as const) {
    const seen = new Set<string>();
    for (const { ref } of things) {
      if (seen.has(ref)) return `${kind}:${ref}`;
      seen.add(ref);
    }
  }
  for (const contract of file.contracts) {
    const days = contract.terms.map((terms) => terms.from);
    if (new Set(days).size < days.length) return `contract:${contract.ref} terms`;
  }
  return null;
}

const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value));

function without<T extends object, K extends keyof T>(value: T, key: K): Omit<T, K> {
  const { [key]: _left, ...rest } = value;
  return rest;
}

/** Equal as JSON, whatever the order of keys. */
function same(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([x], [y]) => (x < y ? -1 : 1)))
      : inner,
  );
}
