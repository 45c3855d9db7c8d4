import type { Reader } from '../../../db/handle.ts';
import { deliveredLeads } from '../../../db/queries/billing.ts';
import { readSources } from '../../../db/queries/source.ts';
import type { Day } from '../../../shared/domain/basics.ts';
import type { AnnexRow } from '../../../shared/domain/invoice.ts';
import type { Charge } from '../../../shared/domain/pricing/charge.ts';
import { isReviewed, opportunityOf } from '../../../shared/domain/pricing/charge.ts';
import { dayOf } from '../../../shared/domain/time.ts';
import type { Words } from '../documents/englishWords.ts';
import type { Formats } from '../documents/formats.ts';
import { formatsFor } from '../documents/formats.ts';
import { wordsFor } from '../documents/words.ts';
import { leadReference, originText } from '../leadReference.ts';
import type { InvoiceDraft } from './draftInvoice.ts';

/**
 * The facts behind each charge, for the list of leads of its document: who it was by reference only, where it came from, its
 * verdict (domain §6, reliability P2). No charge of a period has any.
 */
export function annexOf(r: Reader, { contract, facts, bill }: InvoiceDraft): (charge: Charge) => AnnexRow | null {
  const zone = contract.client.timeZone;
  const words = wordsFor(contract.client.locale);
  const formats = formatsFor(contract.client.locale);
  const ids = new Set(bill.charges.flatMap(({ deliveryId }) => deliveryId ?? []));
  const leads = deliveredLeads(r, [...ids]);
  const sources = new Map(readSources(r).map((source) => [source.id, source]));
  const versions = new Map(contract.versions.map(({ id, version }) => [id, version]));
  const wonDays = new Map(facts.sales.map(({ id, wonDay }) => [id, wonDay]));
  const meetings = new Map(facts.chains.map((chain) => [chain.id, chain.meetingDay]));
  return (charge) => {
    if (charge.deliveryId === null) return null;
    const lead = leads.get(charge.deliveryId);
    if (!lead) throw new Error(`a charge without its lead: ${charge.event}`);
    const source = lead.sourceId === null ? undefined : sources.get(lead.sourceId);
    const { accepted, acceptedAt } = charge.derivation;
    const origin = originText({
      source: source?.ref ?? null,
      campaign: lead.campaign,
      ofSource: source?.campaign ?? null,
    });
    return {
      leadRef: leadReference(lead.externalId, lead.leadId),
      capturedDay: dayOf(lead.capturedAt, zone),
      deliveredDay: lead.deliveredDay,
      meetingDay: charge.chainId === null ? null : (meetings.get(charge.chainId) ?? null),
      verdict: [
        ...(lead.verdict ? [words.under(words.verdict[lead.verdict], versions.get(lead.termsId) ?? 0)] : []),
        ...(accepted && acceptedAt !== null ? [words.accepted(accepted, formats.dayAt(acceptedAt, zone))] : []),
        // Nobody accepted a unit that is replaced: its charge stands all the same (domain §5).
        ...(accepted === null && isReviewed(charge) ? [words.replaced] : []),
        ...soldText(charge, wonDays, words, formats),
      ].join(', '),
      source: origin === '' ? null : origin,
    };
  };
}

/** What came of the lead, and when the client said so: however late that was, the charge stands beside its lead (domain §2). */
function soldText(
  { event, day }: Pick<Charge, 'event' | 'day'>,
  wonDays: ReadonlyMap<number, Day>,
  words: Words,
  formats: Formats,
): string[] {
  const sale = opportunityOf(event);
  if (sale === null) return [];
  const month = /^revenue:\d+:(.+)$/.exec(event)?.[1];
  const wonDay = wonDays.get(sale);
  return [
    ...(month === undefined ? [] : [words.receivedIn(formats.month(month))]),
    ...(month !== undefined || wonDay === undefined ? [] : [words.won(formats.shortDay(wonDay))]),
    words.reported(formats.shortDay(day)),
  ];
}
