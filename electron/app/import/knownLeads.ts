import { createKeyTable } from '../../../shared/domain/keyTable.ts';
import type { LeadFacts } from '../../../shared/domain/lead.ts';
import { createNumberColumn } from '../../../shared/domain/numberColumn.ts';
import { createGivenSets, type KnownLead, type LeadRef } from './fills.ts';

/** Leads, of the file and stored ones, by the id of their source or by the row they were taken out of. */
export interface KnownLeads {
  readonly find: (name: string) => KnownLead | undefined;
  /** A stored lead. It may be known by several names, and is one lead all the same. */
  readonly meet: (name: string, lead: LeadFacts & { readonly id: number }) => void;
  /** A lead of the file. */
  readonly note: (name: string, ref: LeadRef, facts: LeadFacts) => void;
  /** Those that later rows add to, each once. */
  readonly completed: () => Iterable<KnownLead>;
}

/**
 * Nearly every row of a file has an id, and hardly any comes again: of a million names only their hashes are held, and a lead becomes
 * an object when it is found.
 */
export function createKnownLeads(): KnownLeads {
  const sets = createGivenSets();
  const found = new Map<string, KnownLead>();
  const stored = new Map<number, KnownLead>();
  // Leads of the file by their number here, as the table names them.
  const table = createKeyTable();
  const refs = createNumberColumn();
  const given = createNumberColumn();
  const unread = new Map<number, LeadFacts['unread']>();
  /** One lead of the file may have two names. */
  const byRef = new Map<LeadRef, KnownLead>();

  function ofFile(number: number): KnownLead | undefined {
    const [ref, set] = [refs.at(number), given.at(number)];
    if (ref === undefined || set === undefined) return undefined;
    const known = byRef.get(ref) ?? { ref, given: sets.at(set), unread: unread.get(number) ?? nothing, added: null };
    byRef.set(ref, known);
    return known;
  }

  return {
    find(name) {
      const known = found.get(name);
      if (known !== undefined) return known;
      const number = table.first(name);
      const lead = number < 0 ? undefined : ofFile(number);
      if (lead !== undefined) found.set(name, lead);
      return lead;
    },
    meet(name, lead) {
      const known = stored.get(lead.id) ?? {
        ref: lead.id,
        given: sets.at(sets.numberOf(lead)),
        unread: lead.unread,
        added: null,
      };
      stored.set(lead.id, known);
      found.set(name, known);
    },
    note(name, ref, facts) {
      const number = refs.push(ref);
      given.push(sets.numberOf(facts));
      for (const _ in facts.unread) unread.set(number, facts.unread);
      table.add(name, number);
    },
    completed: () => new Set([...stored.values(), ...byRef.values()].filter(({ added }) => added !== null)),
  };
}

const nothing: LeadFacts['unread'] = Object.create(null);
