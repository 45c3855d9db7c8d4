import type { Reader } from '../../../db/handle.ts';
import { deliveredLeads } from '../../../db/queries/billing.ts';
import { readSources } from '../../../db/queries/source.ts';
import type { AnnexRow } from '../../../shared/domain/invoice.ts';
import type { Charge } from '../../../shared/domain/pricing/charge.ts';
import { isReviewed } from '../../../shared/domain/pricing/charge.ts';
import { dayOf } from '../../../shared/domain/time.ts';
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
      ].join(', '),
      source: origin === '' ? null : origin,
    };
  };
}
