import type { z } from 'zod';
import type { Reader } from '../../../db/handle.ts';
import { readBatch } from '../../../db/queries/batch.ts';
import { callsOfLead, type StoredCall } from '../../../db/queries/call.ts';
import { readContracts, type StoredContract } from '../../../db/queries/contract.ts';
import { readDelivery } from '../../../db/queries/delivery.ts';
import { creditsOf, deliveryIdsOf } from '../../../db/queries/explain.ts';
import { readLead, type StoredLead } from '../../../db/queries/lead.ts';
import {
  chargesOfLead,
  claimsOfLead,
  editsOfLead,
  type LeadDeed,
  meetingsOfLead,
  owedForLead,
  samePersonAs,
} from '../../../db/queries/leadPage.ts';
import { putOffsOfLead } from '../../../db/queries/putOff.ts';
import { type Qualification, qualificationsOf } from '../../../db/queries/qualification.ts';
import { readSources, type StoredSource } from '../../../db/queries/source.ts';
import { tagsOf } from '../../../db/queries/tag.ts';
import type { CallShape, LeadPage } from '../../../shared/api/leadPage.ts';
import { firstContactAfter } from '../../../shared/domain/call.ts';
import { moveDelivery, standing } from '../../../shared/domain/delivery.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { explainVerdict } from '../explain/verdicts.ts';
import { lookOf } from '../look.ts';
import { fieldsOf, labelOf, nameOf, textValue } from './leadFields.ts';
import { changesOf, wordOf } from './leadHistory.ts';
import { agencyLook } from './leadLook.ts';

/** Other enquiries of one person that are listed. */
const mostOthers = 20;

type Contracts = ReadonlyMap<number, StoredContract>;

/** Everything about one lead, for one page. Refuses `notFound`. */
export function readLeadPage(context: Context, { id }: { readonly id: number }): Result<LeadPage> {
  const { reader } = context.handle;
  const now = context.now();
  const lead = readLead(reader, id);
  if (lead === null) return refuse('notFound', { kind: 'lead', ref: id });
  const contracts: Contracts = new Map(readContracts(reader).map((contract) => [contract.id, contract]));
  const sources = readSources(reader);
  const made = qualificationsOf(reader, id);
  const [newest] = made;
  const calls = callsOfLead(reader, id);
  const deliveries = deliveriesOf(reader, id, { contracts, calls }, now);
  const batch = readBatch(reader, lead.batchId);
  const delivered = new Set(deliveries.map(({ contract }) => contract));
  const active = [...contracts.values()].filter(({ state }) => state === 'active');
  return done({
    id,
    name: nameOf(lead),
    capturedAt: lead.capturedAt,
    look: newest === undefined ? agencyLook(reader) : lookOf(contractOf(contracts, newest.contractId).client),
    fields: fieldsOf(lead),
    tags: [...(tagsOf(reader, [id]).get(id) ?? [])],
    contact: { verdict: lead.contactVerdict, reasons: [...lead.contactReasons], word: lead.reach },
    origin: {
      ...originOf(lead, sources),
      batch: batch && { id: batch.id, file: batch.fileName, at: batch.finishedAt ?? batch.startedAt },
    },
    consent: consentOf(lead),
    verdicts: verdictsOf(reader, lead, made, contracts),
    deliveries,
    calls: calls.map((call) => callShape(call, contracts)),
    calling: {
      attempts: calls.length,
      firstContact: firstContactAfter(lead.capturedAt, calls),
      putOff: putOffsOfLead(reader, id)
        .filter(({ until }) => until > now)
        .map(({ contractId, until, reason, putOffBy }) => ({
          contract: contractOf(contracts, contractId).ref,
          until,
          reason,
          by: putOffBy,
        })),
    },
    samePerson: samePersonAs(reader, lead, mostOthers).map(({ sourceId, ...other }) => ({
      ...other,
      source: sources.find((source) => source.id === sourceId)?.ref ?? null,
    })),
    history: historyOf(reader, lead, { made, deliveries, calls, contracts }),
    canDeliverTo: active
      .filter(({ ref }) => !delivered.has(ref))
      .map(({ ref, name, client }) => ({ ref, name, client: client.name })),
    clients: [...new Map([...contracts.values()].map(({ client }) => [client.ref, client.name]))].map(
      ([ref, name]) => ({
        ref,
        name,
      }),
    ),
  });
}

function contractOf(contracts: Contracts, id: number): StoredContract {
  const contract = contracts.get(id);
  if (contract === undefined) throw new Error(`no contract ${id}`);
  return contract;
}

/** Where it came from; what the lead itself says comes before what its source stands for. */
export function originOf(lead: StoredLead, sources: readonly StoredSource[]): Omit<LeadPage['origin'], 'batch'> {
  const source = sources.find(({ id }) => id === lead.sourceId);
  return {
    source: source?.ref ?? null,
    channel: textValue(lead, 'source.channel') ?? source?.channel ?? null,
    campaign: textValue(lead, 'source.campaign') ?? source?.campaign ?? null,
    externalId: textValue(lead, 'lead.id'),
  };
}

function consentOf(lead: StoredLead): LeadPage['consent'] {
  const [given, at] = [lead.values['consent.given'], lead.values['consent.at']];
  return {
    given: typeof given === 'boolean' ? given : null,
    at: typeof at === 'number' ? at : null,
    text: textValue(lead, 'consent.text'),
    source: textValue(lead, 'consent.source'),
  };
}

function verdictsOf(
  r: Reader,
  lead: StoredLead,
  made: readonly Qualification[],
  contracts: Contracts,
): LeadPage['verdicts'] {
  const seen = new Set<number>();
  return made.map((one) => {
    const { name, client } = contractOf(contracts, one.contractId);
    const current = !seen.has(one.contractId);
    seen.add(one.contractId);
    const shown = explainVerdict(r, lead, one);
    return {
      ...shown,
      contractName: name,
      client: client.name,
      judgedAt: one.judgedAt,
      current,
      look: lookOf(client),
    };
  });
}

function deliveriesOf(
  r: Reader,
  leadId: number,
  { contracts, calls }: { readonly contracts: Contracts; readonly calls: readonly StoredCall[] },
  now: number,
): LeadPage['deliveries'] {
  const claims = claimsOfLead(r, leadId);
  const meetings = meetingsOfLead(r, leadId);
  const charges = chargesOfLead(r, leadId);
  const owed = owedForLead(r, leadId);
  return deliveryIdsOf(r, leadId).map((id) => {
    const delivery = readDelivery(r, id);
    const contract = contractOf(contracts, delivery.contractId);
    const version = contract.versions.find((one) => one.id === delivery.termsId);
    const stands = standing(delivery, version?.terms.review?.silence ?? 'accept', now);
    const { deliveredAt } = delivery;
    const spoken = calls.filter(({ contractId }) => contractId === delivery.contractId);
    const debt = owed.find(({ deliveryId }) => deliveryId === id);
    return {
      id,
      contract: contract.ref,
      contractName: contract.name,
      look: lookOf(contract.client),
      standing: stands,
      canAccept: stands !== 'deemedAccepted' && moveDelivery(delivery.state, 'accept') !== null,
      canDispute: moveDelivery(delivery.state, 'dispute') !== null,
      reasons: version?.terms.disputes?.reasons.map(({ reason }) => reason) ?? [],
      deliveredAt,
      firstContact: deliveredAt === null ? null : firstContactAfter(deliveredAt, spoken),
      reviewEndsAt: delivery.reviewEndsAt,
      termsVersion: version?.version ?? 0,
      isReplacement: delivery.replacementId !== null,
      isFree: delivery.isFree,
      replacementOwed: debt === undefined ? null : { dueDay: debt.dueDay, fulfilledBy: debt.fulfilledBy },
      disputes: claims
        .filter(({ deliveryId }) => deliveryId === id)
        .map(({ id: claim, reason, state, openedAt, note, chainId }) => ({
          id: claim,
          reason,
          state,
          openedAt,
          note,
          ofMeeting: chainId !== null,
        })),
      meetings: meetings
        .filter(({ deliveryId }) => deliveryId === id)
        .map(({ id: meeting, startsAt, bookedAt, outcome, setter, kind, withWhom }) => ({
          id: meeting,
          startsAt,
          bookedAt,
          outcome: outcome ?? (startsAt > now ? ('booked' as const) : ('unconfirmed' as const)),
          setter,
          kind,
          withWhom,
        })),
      charges: charges
        .filter(({ deliveryId }) => deliveryId === id)
        .map(({ id: charge, number, line, component, amount, currency }) => ({
          number,
          line,
          component,
          amount,
          currency,
          credits: creditsOf(r, charge).map((credit) => ({ ...credit })),
        })),
    };
  });
}

/** A call as pages show it. */
export function callShape(call: StoredCall, contracts: Contracts): z.output<typeof CallShape> {
  const { id, contractId, startedAt, seconds, outcome, note, answers, recordedBy, callAgainAt } = call;
  return {
    id,
    contract: contractOf(contracts, contractId).ref,
    startedAt,
    seconds,
    outcome,
    note,
    answers: Object.entries(answers).map(([field, value]) => ({ label: labelOf(field), value: value ?? '–' })),
    recordedBy,
    callAgainAt,
  };
}

interface Told {
  readonly made: readonly Qualification[];
  readonly deliveries: LeadPage['deliveries'];
  readonly calls: readonly StoredCall[];
  readonly contracts: Contracts;
}

type Event = LeadPage['history'][number];

/** What was said of a lead without changing a field of it. */
function told(deed: LeadDeed, what: 'verified' | 'putOff'): Omit<Event, 'id'> {
  const { answer, note } = wordOf(deed);
  const changes = note === null ? [] : [{ label: what === 'putOff' ? 'Why' : 'Note', before: null, after: note }];
  return { at: deed.at, by: deed.actor, what, of: answer, changes };
}

const toldBy: Readonly<Partial<Record<string, 'verified' | 'putOff'>>> = { reach: 'verified', putOff: 'putOff' };

/** What happened to the lead, newest first: its own rows say when, history who changed what by hand. */
function historyOf(r: Reader, lead: StoredLead, { made, deliveries, calls, contracts }: Told): Event[] {
  const batch = readBatch(r, lead.batchId);
  const event = (at: number, what: Event['what'], of: string | null, by: string | null = null) => ({
    at,
    by,
    what,
    of,
    changes: [],
  });
  const events: Omit<Event, 'id'>[] = [
    event(lead.capturedAt, 'captured', null),
    ...(batch === null ? [] : [event(batch.finishedAt ?? batch.startedAt, 'imported', batch.fileName)]),
    ...made.map((one) =>
      event(one.judgedAt, 'judged', `${contractOf(contracts, one.contractId).name}: ${one.outcome}`),
    ),
    ...deliveries.flatMap((one) => [
      ...(one.deliveredAt === null ? [] : [event(one.deliveredAt, 'delivered', one.contractName)]),
      ...one.disputes.map(({ openedAt, reason }) => event(openedAt, 'disputed', reason)),
      ...one.meetings.map(({ bookedAt }) => event(bookedAt, 'booked', one.contractName)),
    ]),
    ...claimsOfLead(r, lead.id).flatMap(({ decidedAt, state }) =>
      decidedAt === null ? [] : [event(decidedAt, 'decided', state)],
    ),
    ...chargesOfLead(r, lead.id).map(({ issuedAt, number }) => event(issuedAt, 'charged', number)),
    ...calls.map(({ startedAt, outcome, recordedBy }) => event(startedAt, 'called', outcome, recordedBy)),
    ...editsOfLead(r, lead.id).map((deed) => {
      const what = toldBy[deed.action];
      if (what !== undefined) return told(deed, what);
      return { ...event(deed.at, 'edited', null, deed.actor), changes: changesOf(deed) };
    }),
  ];
  // At one moment what comes later in a lead's life is the newer.
  return events
    .toReversed()
    .toSorted((a, b) => b.at - a.at)
    .map((one, place) => ({ ...one, id: events.length - place }));
}
