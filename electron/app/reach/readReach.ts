import type { Reader } from '../../../db/handle.ts';
import { callsOfLead } from '../../../db/queries/call.ts';
import { readContracts } from '../../../db/queries/contract.ts';
import { readLead, type StoredLead } from '../../../db/queries/lead.ts';
import { editsOfLead } from '../../../db/queries/leadPage.ts';
import { qualificationsOf } from '../../../db/queries/qualification.ts';
import { countToReach, reachQueue } from '../../../db/queries/reach.ts';
import { readSources } from '../../../db/queries/source.ts';
import type { ReachRead } from '../../../shared/api/reach.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { nameOf, textValue } from '../lead/leadFields.ts';
import { wordOf } from '../lead/leadHistory.ts';
import { agencyDay, agencyLook } from '../lead/leadLook.ts';
import { callShape, originOf } from '../lead/readLeadPage.ts';

/** More nobody works through in a day. */
const mostCounted = 1_000;

interface Wish {
  readonly lead?: number | undefined;
  readonly limit: number;
}

/** Who is to be verified, and the lead that is asked about now. Refuses `notFound` for a lead that does not exist. */
export function readReach(context: Context, wish: Wish): Result<ReachRead> {
  const { reader } = context.handle;
  const today = agencyDay(reader, context.now());
  const queue = reachQueue(reader, today, wish.limit);
  const counts = countToReach(reader, today, mostCounted);
  const id = wish.lead ?? queue[0]?.id;
  const lead = id === undefined ? null : readLead(reader, id);
  if (wish.lead !== undefined && lead === null) return refuse('notFound', { kind: 'lead', ref: wish.lead });
  return done({
    today,
    look: agencyLook(reader),
    queue,
    counts,
    more: Object.values(counts).some((count) => count >= mostCounted),
    lead: lead && askedAbout(reader, lead),
  });
}

function askedAbout(r: Reader, lead: StoredLead): NonNullable<ReachRead['lead']> {
  const contracts = readContracts(r);
  const byId = new Map(contracts.map((one) => [one.id, one]));
  const [newest] = qualificationsOf(r, lead.id);
  const contract = newest && byId.get(newest.contractId);
  return {
    id: lead.id,
    name: nameOf(lead),
    jobTitle: textValue(lead, 'person.jobTitle'),
    company: textValue(lead, 'company.name'),
    email: textValue(lead, 'person.email'),
    phone: textValue(lead, 'person.phone'),
    country: textValue(lead, 'address.country'),
    source: originOf(lead, readSources(r)).source,
    capturedAt: lead.capturedAt,
    contact: { verdict: lead.contactVerdict, reasons: [...lead.contactReasons] },
    word: lead.reach,
    said: editsOfLead(r, lead.id)
      .filter(({ action }) => action === 'reach')
      .map((deed) => ({ at: deed.at, by: deed.actor, ...wordOf(deed) }))
      .toReversed(),
    calls: callsOfLead(r, lead.id).map((call) => callShape(call, byId)),
    contract: contract?.state === 'active' ? contract.ref : null,
  };
}
