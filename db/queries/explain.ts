import type { Instant, Minor } from '../../shared/domain/basics.ts';
import type { DisputeState } from '../../shared/domain/dispute.ts';
import type { Reader } from '../handle.ts';
import { liveLead } from './lead.ts';

/** The deliveries of a lead to all contracts, oldest first. */
export const deliveryIdsOf = (r: Reader, leadId: number): number[] =>
  r
    .read<{ id: number }>('SELECT id FROM delivery WHERE lead_id = ? ORDER BY id')
    .all(leadId)
    .map(({ id }) => id);

/** Whether there is a delivery of this id whose lead everybody may see. */
export const isDelivery = (r: Reader, id: number): boolean =>
  r.read(`SELECT 1 FROM delivery d JOIN lead ON lead.id = d.lead_id WHERE d.id = ? AND ${liveLead}`).get(id) !==
  undefined;

/** A claim on a delivery or one of its meetings. */
export interface ClaimOnDelivery {
  readonly id: number;
  readonly reason: string;
  readonly state: DisputeState;
  readonly openedAt: Instant;
}

/** Oldest first. */
export const claimsOnDelivery = (r: Reader, deliveryId: number): ClaimOnDelivery[] =>
  r
    .read<ClaimOnDelivery>(
      'SELECT id, reason, state, opened_at AS openedAt FROM dispute WHERE delivery_id = ? ORDER BY opened_at, id',
    )
    .all(deliveryId);

/** A charge, on which document and line it stands. */
export interface ChargeOnDocument {
  readonly id: number;
  readonly documentId: number;
  readonly line: number;
  readonly component: string;
  readonly event: string;
}

/** Everything ever charged for a delivery and its meetings, oldest first. */
export const chargesOfDelivery = (r: Reader, deliveryId: number): ChargeOnDocument[] =>
  r
    .read<ChargeOnDocument>(
      'SELECT id, document_id AS documentId, line, component, event FROM charge WHERE delivery_id = ? ORDER BY id',
    )
    .all(deliveryId);

/** The charge of a component and event on one document; null where it has none. */
export const chargeOn = (r: Reader, documentId: number, component: string, event: string): ChargeOnDocument | null =>
  r
    .read<ChargeOnDocument>(
      `SELECT id, document_id AS documentId, line, component, event FROM charge
       WHERE document_id = ? AND component = ? AND event = ?`,
    )
    .get(documentId, component, event) ?? null;

/** What credit notes took back of a charge, oldest first. */
export const creditsOf = (r: Reader, chargeId: number): { readonly number: string; readonly amount: Minor }[] =>
  r
    .read<{ number: string; amount: Minor }>(
      `SELECT document.number, credit.amount FROM credit JOIN document ON document.id = credit.document_id
       WHERE credit.charge_id = ? ORDER BY credit.id`,
    )
    .all(chargeId);

/** The reference of a source. */
export const sourceRef = (r: Reader, sourceId: number): string | null =>
  r.read<{ ref: string }>('SELECT ref FROM source WHERE id = ?').get(sourceId)?.ref ?? null;
