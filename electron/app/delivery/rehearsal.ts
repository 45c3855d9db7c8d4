import type { DeliveredBefore } from '../../../db/queries/deliveredBefore.ts';
import type { StoredLead } from '../../../db/queries/lead.ts';
import type { SoldElsewhere } from '../../../shared/domain/exclusivity.ts';
import type { DeliveryPlan } from './handOver.ts';

/** A lead that a contract would have been given. */
interface Given {
  readonly lead: Pick<StoredLead, 'id' | 'emailKey' | 'phoneKey'>;
  readonly contractId: number;
  readonly clientId: number;
  readonly contract: string;
  readonly exclusive: boolean;
  /** Null on hold. */
  readonly day: string | null;
}

/** What a dry run has given out so far. Nothing of it is in the file, and each lead must see what those before it took. */
export interface Rehearsal {
  readonly give: (lead: StoredLead, plan: DeliveryPlan, as: 'delivered' | 'onHold') => void;
  /** Deliveries of the lead's person that this dry run would have made. */
  readonly before: (lead: StoredLead) => readonly DeliveredBefore[];
  /** What is sold, with that. */
  readonly sold: (lead: StoredLead, contractId: number, inFile: SoldElsewhere) => SoldElsewhere;
  /** Whether a lead would have been given to a contract, or to any of a client. */
  readonly isGiven: (leadId: number, to: { readonly contractId: number } | { readonly clientId: number }) => boolean;
}

export function createRehearsal(): Rehearsal {
  const byKey = new Map<string, Given[]>();
  const byLead = new Map<number, Given[]>();

  function give(lead: StoredLead, { contract, version, judging }: DeliveryPlan, as: 'delivered' | 'onHold'): void {
    const given: Given = {
      lead,
      contractId: contract.id,
      clientId: contract.client.id,
      contract: contract.ref,
      exclusive: version.terms.exclusivity.leads === 'exclusive',
      day: as === 'delivered' ? judging.today : null,
    };
    byLead.set(lead.id, [...(byLead.get(lead.id) ?? []), given]);
    for (const key of keysOf(lead)) byKey.set(key, [...(byKey.get(key) ?? []), given]);
  }

  /** Of the lead's person, each once, in the order they were given. */
  function ofPerson(lead: StoredLead): Given[] {
    return [...new Set([...(byLead.get(lead.id) ?? []), ...keysOf(lead).flatMap((key) => byKey.get(key) ?? [])])];
  }

  return {
    give,
    before: (lead) =>
      ofPerson(lead).map(({ lead: other, clientId, contract, day }) => ({
        id: null,
        document: null,
        leadId: other.id,
        clientId,
        contract,
        day,
        by: other.id === lead.id ? 'lead' : other.emailKey === lead.emailKey ? 'mail' : 'phone',
      })),
    sold(lead, contractId, { exclusively, buyers }) {
      const elsewhere = ofPerson(lead).filter((given) => given.contractId !== contractId);
      return {
        exclusively: exclusively || elsewhere.some((given) => given.exclusive),
        buyers: buyers + elsewhere.filter((given) => given.lead.id === lead.id).length,
      };
    },
    isGiven: (leadId, to) =>
      (byLead.get(leadId) ?? []).some((given) =>
        'contractId' in to ? given.contractId === to.contractId : given.clientId === to.clientId,
      ),
  };
}

const keysOf = ({ emailKey, phoneKey }: Given['lead']): string[] => [
  ...(emailKey === null ? [] : [`mail:${emailKey}`]),
  ...(phoneKey === null ? [] : [`phone:${phoneKey}`]),
];
