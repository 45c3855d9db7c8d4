import type { Reader } from '../../../db/handle.ts';
import { appointmentsOfDelivery, arrangementOf } from '../../../db/queries/appointment.ts';
import { callsOfLead } from '../../../db/queries/call.ts';
import { type CallingFor, callQueue, countPutOff, countToCall } from '../../../db/queries/callQueue.ts';
import { readContracts, type StoredContract } from '../../../db/queries/contract.ts';
import { deliveryOfLead } from '../../../db/queries/delivery.ts';
import { readLead, type StoredLead } from '../../../db/queries/lead.ts';
import { putOffsOfLead } from '../../../db/queries/putOff.ts';
import { readSources } from '../../../db/queries/source.ts';
import type { CallRead } from '../../../shared/api/call.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import { firstContactAfter } from '../../../shared/domain/call.ts';
import type { LeadDefinition } from '../../../shared/domain/contract/criterion.ts';
import { definitionUnder } from '../../../shared/domain/contract/requiredConsent.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import { suppressionForms } from '../../../shared/domain/suppression.ts';
import type { Context } from '../context.ts';
import { judgingFor, targetAt } from '../import/plan.ts';
import { fieldsOf, labelOf, nameOf, textValue } from '../lead/leadFields.ts';
import { agencyZone } from '../lead/leadLook.ts';
import { callShape, originOf } from '../lead/readLeadPage.ts';
import { lookOf } from '../look.ts';
import { createSuppressionCheck } from '../suppression/suppressed.ts';
import { callingFor } from './callingFor.ts';
import { type Live, liveVerdict } from './live.ts';

const shownInQueue = 200;
/** More nobody works through in a day: beyond it the list says that there are more. */
const mostCounted = 1_000;

/** Asked on every call, after what the contract wants to know, before and after the name. */
const bant = ['bant.budget', 'bant.authority', 'bant.need', 'bant.timeline'];
const facts = [
  'person.jobTitle',
  'company.name',
  'company.employees',
  'company.industry',
  'address.country',
  'address.postcode',
  'person.email',
  'person.phone',
  'lead.note',
];

interface Wish {
  readonly contract?: string | undefined;
  readonly lead?: number | undefined;
}

/**
 * The call screen: who waits to be called for a contract, and the lead that is called now with the fields to complete. Without a
 * contract the first that has terms to judge by. Refuses `notFound` for a contract or lead that does not exist, and
 * `contractNotActive` for a contract nothing can be judged by.
 */
export function readCall(context: Context, wish: Wish): Result<CallRead> {
  const { reader } = context.handle;
  const now = context.now();
  const all = readContracts(reader);
  const callable = all.filter((contract) => contract.state === 'active' && callingOf(reader, contract, now) !== null);
  const contract =
    wish.contract === undefined ? (callable[0] ?? null) : (all.find(({ ref }) => ref === wish.contract) ?? null);
  if (wish.contract !== undefined && contract === null)
    return refuse('notFound', { kind: 'contract', ref: wish.contract });
  if (contract !== null && !callable.includes(contract)) {
    return refuse('contractNotActive', { contract: contract.ref, state: contract.state });
  }
  const contracts = callable.map(({ ref, name, client }) => ({ ref, name, client: client.name }));
  const zone = agencyZone(reader);
  if (contract === null) return done({ ...nobody, contracts, now, zone });
  const calling = callingOf(reader, contract, now);
  if (calling === null) return refuse('contractNotActive', { contract: contract.ref, state: contract.state });
  const queue = callQueue(reader, calling, shownInQueue);
  const counts = countToCall(reader, calling, mostCounted);
  const id = wish.lead ?? queue[0]?.id;
  const lead = id === undefined ? null : readLead(reader, id);
  if (wish.lead !== undefined && lead === null) return refuse('notFound', { kind: 'lead', ref: wish.lead });
  return done({
    contracts,
    contract: contract.ref,
    look: lookOf(contract.client),
    now,
    zone,
    attemptsPerDay: calling.attemptsPerDay,
    queue,
    counts,
    more: Object.values(counts).some((count) => count >= mostCounted),
    putOff: countPutOff(reader, contract.id, now),
    lead: lead && callee(reader, contract, lead, all, calling),
  });
}

const callingOf = (r: Reader, { id, client }: StoredContract, now: Instant): CallingFor | null =>
  callingFor(r, { id, zone: client.timeZone }, now);

const nobody = {
  contract: null,
  look: null,
  attemptsPerDay: 0,
  queue: [],
  counts: { promised: 0, reminder: 0, new: 0, again: 0 },
  more: false,
  putOff: 0,
  lead: null,
};

function callee(
  r: Reader,
  contract: StoredContract,
  lead: StoredLead,
  all: readonly StoredContract[],
  { now, dayStart }: CallingFor,
): NonNullable<CallRead['lead']> {
  const live = liveVerdict(contract, lead, { answers: {} }, now);
  const terms = targetAt(contract, now)?.version.terms;
  const definition = terms && definitionUnder(terms);
  if (live === null || definition === undefined) throw new Error(`contract ${contract.ref} has nothing to judge by`);
  const { source, campaign } = originOf(lead, readSources(r));
  const delivery = deliveryOfLead(r, contract.id, lead.id);
  const byId = new Map(all.map((one) => [one.id, one]));
  const calls = callsOfLead(r, lead.id);
  const putOff = putOffsOfLead(r, lead.id).find((one) => one.contractId === contract.id && one.until > now);
  return {
    id: lead.id,
    name: nameOf(lead),
    company: textValue(lead, 'company.name'),
    phone: textValue(lead, 'person.phone'),
    email: textValue(lead, 'person.email'),
    capturedAt: lead.capturedAt,
    source,
    campaign,
    delivery: delivery === null || delivery.state === 'onHold' ? null : delivery.id,
    meetings: delivery === null ? [] : comingMeetings(r, delivery.id, now),
    attemptsToday: calls.filter((call) => call.contractId === contract.id && call.startedAt >= dayStart).length,
    firstContact: firstContactAfter(lead.capturedAt, calls),
    suppressed: isSuppressed(r, contract, lead, now),
    putOff: putOff === undefined ? null : { until: putOff.until, reason: putOff.reason, by: putOff.putOffBy },
    fields: askedFields(lead, definition, live),
    calls: calls.map((call) => callShape(call, byId)),
    live,
  };
}

const comingMeetings = (r: Reader, deliveryId: number, now: Instant) =>
  appointmentsOfDelivery(r, deliveryId)
    .filter(({ startsAt, outcome }) => outcome === null && startsAt > now)
    .map(({ id, startsAt }) => ({ id, startsAt, withWhom: arrangementOf(r, id).withWhom }));

function isSuppressed(r: Reader, contract: StoredContract, lead: StoredLead, now: Instant): boolean {
  const check = createSuppressionCheck(r, contract.client.id);
  return check?.([suppressionForms(lead, judgingFor(contract, now).readers)])[0] ?? false;
}

/** What the definition does not know comes first, then what it failed by, then the rest it asks for, then what is always asked. */
function askedFields(
  lead: StoredLead,
  { criteria }: LeadDefinition,
  live: Live,
): NonNullable<CallRead['lead']>['fields'] {
  const known = new Map(fieldsOf(lead).map((one) => [one.field, one]));
  const rank = { unknown: 0, fail: 1, pass: 2 } as const;
  const results = new Map(live.criteria.map(({ id, result }) => [id, result]));
  const split = known.get('person.lastName')?.value ?? known.get('person.firstName')?.value ?? null;
  const nameFields = split === null ? ['person.fullName'] : ['person.firstName', 'person.lastName'];
  const wanted = criteria
    .toSorted((a, b) => rank[results.get(a.id) ?? 'pass'] - rank[results.get(b.id) ?? 'pass'])
    .map(({ field }) => field);
  const asked = new Set(wanted);
  return [...new Set([...wanted, ...bant, ...nameFields, ...facts])].flatMap((field) => {
    const one = known.get(field) ?? {
      field,
      label: labelOf(field),
      value: null,
      editable: field.startsWith('custom.'),
      unread: false,
    };
    return one.editable ? [{ ...one, asked: asked.has(field) }] : [];
  });
}
