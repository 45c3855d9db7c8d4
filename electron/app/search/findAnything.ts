import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Reader } from '../../../db/handle.ts';
import { readClients } from '../../../db/queries/client.ts';
import { readContracts, type StoredContract } from '../../../db/queries/contract.ts';
import { readDocument } from '../../../db/queries/document.ts';
import {
  documentNumbersLike,
  type FoundLead,
  foundLeads,
  searchQuestion,
  waitingOf,
  wholeWords,
} from '../../../db/queries/search.ts';
import { readSources } from '../../../db/queries/source.ts';
import type { Hit, search } from '../../../shared/api/search.ts';
import { collapsed, unaccented } from '../../../shared/domain/qualification/textForm.ts';
import type { Context } from '../context.ts';
import { lookOf } from '../look.ts';
import { catchUp } from './catchUp.ts';

type Answer = InferContractRouterOutputs<typeof search>['find'];

/** Leads looked at for the order of the few that are shown. */
const lookedAt = 60;

const empty: Hit = {
  kind: 'lead',
  title: '',
  detail: '',
  ref: null,
  id: null,
  lead: null,
  number: null,
  at: null,
  look: null,
};

/**
 * What a person may mean by a text: clients, contracts and sources by a part of their name, documents by a part of their number,
 * leads by the words they begin with, and what waits on those leads. A few of each kind, best first.
 */
export function findAnything(
  context: Context,
  { text, limit }: { readonly text: string; readonly limit: number },
): Answer {
  const { reader } = context.handle;
  const folded = unaccented(collapsed(text));
  if (folded === '') return { hits: [], behind: 0 };
  const behind = catchUp(context);
  const contracts = readContracts(reader);
  const match = searchQuestion(text);
  const leads = match === null ? [] : ranked(lookedUp(reader, match), folded).slice(0, limit);
  const hits = [
    ...clientHits(reader, folded).slice(0, limit),
    ...contractHits(contracts, folded).slice(0, limit),
    ...documentHits(reader, text.trim(), limit),
    ...leads.map(leadHit),
    ...waitingHits(context, contracts, leads),
    ...sourceHits(reader, folded).slice(0, limit),
  ];
  return { hits, behind };
}

/** The newest leads that hold the very words; where these are few, those that hold words beginning so. */
function lookedUp(r: Reader, match: string): FoundLead[] {
  const whole = foundLeads(r, wholeWords(match), lookedAt);
  return whole.length < lookedAt ? foundLeads(r, match, lookedAt) : whole;
}

/** 2: it is what was typed; 1: a word of it begins so; 0: it holds it somewhere; null: not at all. */
function worthOf(folded: string, names: readonly (string | null | undefined)[]): number | null {
  let best: number | null = null;
  for (const name of names) {
    if (name === null || name === undefined) continue;
    const held = unaccented(collapsed(name));
    const at = held.indexOf(folded);
    if (at < 0) continue;
    const worth = held === folded ? 2 : at === 0 || held.includes(` ${folded}`) ? 1 : 0;
    best = Math.max(best ?? 0, worth);
  }
  return best;
}

function fitting<Thing>(
  things: readonly Thing[],
  folded: string,
  namesOf: (thing: Thing) => readonly (string | null | undefined)[],
): Thing[] {
  return things
    .map((thing) => ({ thing, worth: worthOf(folded, namesOf(thing)) }))
    .filter((one) => one.worth !== null)
    .toSorted((a, b) => (b.worth ?? 0) - (a.worth ?? 0))
    .map(({ thing }) => thing);
}

const clientHits = (r: Reader, folded: string): Hit[] =>
  fitting(readClients(r), folded, ({ ref, name, email }) => [name, ref, email]).map((client) => ({
    ...empty,
    kind: 'client',
    title: client.name,
    detail: client.ref,
    ref: client.ref,
  }));

const contractHits = (contracts: readonly StoredContract[], folded: string): Hit[] =>
  fitting(contracts, folded, ({ ref, name, client }) => [name, ref, client.name]).map((contract) => ({
    ...empty,
    kind: 'contract',
    title: contract.name,
    detail: contract.client.name,
    ref: contract.ref,
  }));

const sourceHits = (r: Reader, folded: string): Hit[] =>
  fitting(readSources(r), folded, ({ ref, channel, campaign, partner }) => [ref, campaign, channel, partner]).map(
    (source) => ({
      ...empty,
      kind: 'source',
      title: source.campaign ?? source.ref,
      detail: source.ref,
      ref: source.ref,
    }),
  );

const documentHits = (r: Reader, text: string, limit: number): Hit[] =>
  text.length < 2
    ? []
    : documentNumbersLike(r, text, limit).map((number) => ({
        ...empty,
        kind: 'document',
        title: number,
        detail: readDocument(r, number)?.kind === 'creditNote' ? 'credit note' : 'invoice',
        number,
      }));

/** Whose name or mail is the text, or begins with it, comes before the others; among equals the newest. */
const ranked = (leads: readonly FoundLead[], folded: string): FoundLead[] =>
  leads
    .map((lead) => ({ lead, worth: worthOf(folded, [lead.name, lead.email, lead.company]) ?? -1 }))
    .toSorted((a, b) => b.worth - a.worth)
    .map(({ lead }) => lead);

const titleOf = ({ name, email, phone, company, id }: FoundLead): string =>
  name ?? email ?? phone ?? company ?? `lead ${id}`;

const leadHit = (lead: FoundLead): Hit => ({
  ...empty,
  title: titleOf(lead),
  detail: [lead.company, lead.email ?? lead.phone]
    .filter((part) => part !== null && part !== titleOf(lead))
    .join(' · '),
  id: lead.id,
});

function waitingHits(
  { handle, now }: Context,
  contracts: readonly StoredContract[],
  leads: readonly FoundLead[],
): Hit[] {
  const waiting = waitingOf(
    handle.reader,
    leads.map(({ id }) => id),
    now(),
  );
  return waiting.flatMap(({ kind, id, leadId, contractId, at }) => {
    const lead = leads.find((one) => one.id === leadId);
    const contract = contracts.find((one) => one.id === contractId);
    if (lead === undefined || contract === undefined) return [];
    return {
      ...empty,
      kind,
      title: titleOf(lead),
      detail: contract.name,
      id,
      lead: leadId,
      at,
      look: lookOf(contract.client),
    };
  });
}
