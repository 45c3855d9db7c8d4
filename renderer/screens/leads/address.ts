import { z } from 'zod';
import type { LeadFilter } from '../../../shared/api/leadFind.ts';
import { standings } from '../../../shared/domain/delivery.ts';
import { FieldTest } from '../../../shared/domain/fieldTest.ts';
import { leadOutcomes, leadSorts, verdicts } from '../../../shared/domain/lead.ts';
import { reachAnswers } from '../../../shared/domain/reach.ts';

const text = z.string().optional().catch(undefined);

/** What of this screen lies in the address: the filter, the order, the lead in the panel. */
export const leadsAddress = z.object({
  contract: text,
  outcome: z.enum(leadOutcomes).optional().catch(undefined),
  delivery: z
    .enum(['none', ...standings])
    .optional()
    .catch(undefined),
  contact: z.enum(verdicts).optional().catch(undefined),
  pool: z.literal(true).optional().catch(undefined),
  source: text,
  channel: text,
  campaign: text,
  tag: text,
  batch: z.int().optional().catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  text,
  band: text,
  reach: z
    .enum(['unasked', ...reachAnswers])
    .optional()
    .catch(undefined),
  fields: z.array(FieldTest).optional().catch(undefined),
  sort: z.enum(leadSorts).optional().catch(undefined),
  up: z.literal(true).optional().catch(undefined),
  /** The lead the panel shows. */
  open: z.int().optional().catch(undefined),
  /** Columns shown. */
  columns: z.array(z.string()).optional().catch(undefined),
});
export type LeadsAddress = z.output<typeof leadsAddress>;

/** The part of the address that narrows the list, as the api asks for it. */
export function filterOf(address: LeadsAddress): LeadFilter {
  const {
    contract,
    outcome,
    delivery,
    contact,
    pool,
    source,
    channel,
    campaign,
    tag,
    batch,
    from,
    to,
    text: words,
    band,
    reach,
    fields,
  } = address;
  return {
    ...(contract !== undefined && { contract }),
    ...(outcome !== undefined && { outcome: [outcome] }),
    ...(delivery !== undefined && { delivery: [delivery] }),
    ...(contact !== undefined && { contact: [contact] }),
    ...(pool !== undefined && { pool }),
    ...(source !== undefined && { source: [source] }),
    ...(channel !== undefined && { channel }),
    ...(campaign !== undefined && { campaign }),
    ...(tag !== undefined && { tag: [tag] }),
    ...(batch !== undefined && { batch }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(words !== undefined && words !== '' && { text: words }),
    ...(band !== undefined && { band: [band] }),
    ...(reach !== undefined && { reach: [reach] }),
    ...(fields !== undefined && { fields }),
  };
}
