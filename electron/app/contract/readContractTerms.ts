import type { Reader } from '../../../db/handle.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import { lastBilledDay, readContract, termsUsed } from '../../../db/queries/contract.ts';
import type { ContractTerms, ShownVersion } from '../../../shared/api/contract.ts';
import type { Day } from '../../../shared/domain/basics.ts';
import { termsDifference } from '../../../shared/domain/contract/difference.ts';
import { lint } from '../../../shared/domain/contract/lint.ts';
import { inForce } from '../../../shared/domain/contract/terms.ts';
import { termsInWords } from '../../../shared/domain/contract/wording.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import { addDays, dayOf } from '../../../shared/domain/time.ts';
import type { Context } from '../context.ts';
import { lookOf } from '../look.ts';

/** The versions of a contract in plain words, newest first. Refuses an unknown contract (`notFound`). */
export function readContractTerms(context: Context, input: { readonly ref: string }): Result<ContractTerms> {
  const { reader } = context.handle;
  const contract = readContract(reader, input.ref);
  if (!contract) return refuse('notFound', { kind: 'contract', ref: input.ref });
  const today = dayOf(context.now(), contract.client.timeZone);
  return done({
    contract: { ref: contract.ref, name: contract.name, state: contract.state, client: lookOf(contract.client) },
    today,
    lastBilledDay: lastBilledDay(reader, contract.id),
    versions: contract.versions.map((_, place) => shownVersion(reader, contract, place, today)).toReversed(),
    inputs: [...contract.inputs],
  });
}

function shownVersion(r: Reader, { versions, client }: StoredContract, place: number, today: Day): ShownVersion {
  const at = versions[place];
  if (!at) throw new Error(`no version at ${place}`);
  const { id, version, terms } = at;
  const [before, next] = [versions[place - 1], versions[place + 1]];
  const ruling = inForce(versions, today);
  return {
    version,
    from: terms.from,
    until: next ? addDays(next.terms.from, -1) : null,
    standing: terms.from > today ? 'coming' : ruling?.id === id ? 'inForce' : 'past',
    locked: termsUsed(r, id),
    content: terms,
    parts: termsInWords(terms, client).map(({ clauses, ...part }) => ({
      ...part,
      clauses: clauses.map((clause) => ({ ...clause })),
    })),
    changes: before
      ? termsDifference(before.terms, terms, client).map(({ changes, ...part }) => ({
          ...part,
          changes: changes.map((change) => ({ ...change })),
        }))
      : [],
    lint: lint(terms, client).map((finding) => ({ ...finding })),
  };
}
