import type { Reader } from '../../../db/handle.ts';
import { type Candidate, createCandidates } from '../../../db/queries/candidate.ts';
import type { DuplicateRule } from '../../../shared/domain/contract/terms.ts';
import { type DuplicateIndex, duplicateKeys } from '../../../shared/domain/matching.ts';
import type { Readers } from '../../../shared/domain/qualification/readers.ts';
import type { DraftLead } from './draftRows.ts';
import type { Target } from './plan.ts';

const keyFields: ReadonlySet<string> = new Set(['person.email', 'person.phone']);

/** Stored leads that may be the people of a file, found as its rows come. */
export interface StoredPeople {
  /** Must be walked to its end before the first row: reads what no key finds, some leads a step. */
  readonly prepare: (r: Reader) => Generator<void>;
  /** Puts those the duplicate rule counts into the index; answers the keys that are sold exclusively elsewhere. */
  readonly meet: (r: Reader, leads: readonly DraftLead[]) => { readonly taken: ReadonlySet<string> };
}

const someLeads = 1000;

/**
 * Mail and phone have an index in the file: whoever shares one is looked up, a chunk of rows at a time. A rule that compares
 * other fields, without a mail or phone that must match as well, needs every lead it counts, once.
 */
export function createStoredPeople(
  { contract, version }: Target,
  index: DuplicateIndex | null,
  readers: Readers,
): StoredPeople {
  const rule = version.terms.duplicates ?? null;
  const candidates = createCandidates({ contractId: contract.id, clientId: contract.client.id, rule });
  const byKey = rule === null || isFoundByKey(rule);
  const met = new Set<number>();

  const add = (candidate: Candidate): void => {
    if (rule === null || index === null || !candidate.counts || met.has(candidate.id)) return;
    met.add(candidate.id);
    index.add(keysOf(candidate, rule, readers), candidate.id, candidate.facts.capturedAt);
  };

  return {
    *prepare(r) {
      if (byKey) return;
      for (let after = 0; ; ) {
        const some = candidates.counted(r, after, someLeads);
        for (const candidate of some) add(candidate);
        const last = some.at(-1);
        if (last === undefined) return;
        after = last.id;
        yield;
      }
    },
    meet(r, leads) {
      const taken = new Set<string>();
      const ask = (column: 'email_key' | 'phone_key', keys: readonly (string | null)[]): void => {
        const given = keys.filter((key) => key !== null);
        if (given.length === 0) return;
        for (const candidate of candidates.byKey(r, column, given)) {
          const key = column === 'email_key' ? candidate.emailKey : candidate.phoneKey;
          if (candidate.taken && key !== null) taken.add(key);
          if (byKey) add(candidate);
        }
      };
      ask(
        'email_key',
        leads.map(({ emailKey }) => emailKey),
      );
      ask(
        'phone_key',
        leads.map(({ phoneKey }) => phoneKey),
      );
      return { taken };
    },
  };
}

/** `any`: every field has an index. `all`: one that must match has. */
export function isFoundByKey({ fields, match }: Pick<DuplicateRule, 'fields' | 'match'>): boolean {
  return match === 'any' ? fields.every((field) => keyFields.has(field)) : fields.some((field) => keyFields.has(field));
}

/** The keys a stored lead was given when it came in, whatever country its phone would be read by now. */
function keysOf(candidate: Candidate, rule: DuplicateRule, readers: Readers): readonly (string | null)[] {
  const others = duplicateKeys(rule, candidate.facts, readers);
  return rule.fields.map((field, place) => {
    if (field === 'person.email') return candidate.emailKey;
    if (field === 'person.phone') return candidate.phoneKey;
    return others[place] ?? null;
  });
}
