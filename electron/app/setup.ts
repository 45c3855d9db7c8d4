import type { Writer } from '../../db/handle.ts';
import { readAgency } from '../../db/queries/agency.ts';
import type { Result } from '../../shared/domain/refusal.ts';
import { refuse } from '../../shared/domain/refusal.ts';
import { Setup } from '../../shared/domain/setup.ts';
import { putAgency } from './agency/putAgency.ts';
import { putClient } from './client/putClient.ts';
import type { Context } from './context.ts';
import type { LintRow } from './contract/putContract.ts';
import { putContract } from './contract/putContract.ts';
import { appendHistory } from './history.ts';
import type { Put } from './put.ts';
import { putSource } from './source/putSource.ts';
import { stop, transact } from './transact.ts';

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
 * every place), a ref that stands in it twice (`duplicateRef`), a file without agency (`noAgency`), and what `putAgency`,
 * `putClient` and `putContract` stop at.
 */
export function applySetup(context: Context, content: unknown): Result<SetupAnswer> {
  const parsed = Setup.safeParse(content);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
    return refuse('invalidSetup', { problems });
  }
  const twice = repeatedRef(parsed.data);
  if (twice) return refuse('duplicateRef', { ref: twice });
  return transact(context, (w) => writeSetup(w, context, parsed.data));
}

function writeSetup(w: Writer, context: Context, file: Setup): SetupAnswer {
  const answer: SetupAnswer = { created: [], updated: [], unchanged: [], lint: [], drafts: [] };
  const note = (subject: string, came: Put): void => void answer[came].push(subject);
  if (file.agency) note('agency:agency', putAgency(w, context, file.agency));
  if (readAgency(w) === null) stop('noAgency', {});
  for (const source of file.sources) note(`source:${source.ref}`, putSource(w, context, source));
  for (const client of file.clients) note(`client:${client.ref}`, putClient(w, context, client));
  for (const contract of file.contracts) {
    const written = putContract(w, context, contract);
    note(`contract:${contract.ref}`, written.put);
    answer.lint.push(...written.lint);
    if (written.keptDraft) answer.drafts.push(contract.ref);
  }
  // The last word of the step: what is undone is the file, not the contract it happened to end with.
  const { created, updated } = answer;
  if (created.length + updated.length > 0) {
    appendHistory(w, context, {
      actor: context.actor,
      action: 'setup',
      subject: 'agency:agency',
      change: { created, updated },
    });
  }
  return answer;
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
