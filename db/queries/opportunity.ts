import type { Instant, Minor } from '../../shared/domain/basics.ts';
import type { Month } from '../../shared/domain/time.ts';
import type { Reader, Writer } from '../handle.ts';

/** What the client says happened next on a delivery (domain §1). Amounts in minor units of the client's currency. */
export interface Opportunity {
  readonly id: number;
  readonly contractId: number;
  readonly deliveryId: number;
  readonly externalId: string | null;
  /** The client's own word; empty while only money was reported. */
  readonly stage: string;
  readonly amount: Minor | null;
  /** When it became a sale; null while it is none. */
  readonly wonAt: Instant | null;
  readonly reportedAt: Instant;
}

const columns = `o.id, o.contract_id AS contractId, o.delivery_id AS deliveryId, o.external_id AS externalId, o.stage,
  o.amount, o.won_at AS wonAt, o.reported_at AS reportedAt`;

export const opportunityByExternalId = (r: Reader, contractId: number, externalId: string): Opportunity | null =>
  r
    .read<Opportunity>(`SELECT ${columns} FROM opportunity o WHERE o.contract_id = ? AND o.external_id = ?`)
    .get(contractId, externalId) ?? null;

/** Oldest first. */
export const opportunitiesOf = (r: Reader, deliveryId: number): Opportunity[] =>
  r.read<Opportunity>(`SELECT ${columns} FROM opportunity o WHERE o.delivery_id = ? ORDER BY o.id`).all(deliveryId);

export function insertOpportunity(w: Writer, opportunity: Opportunity): void {
  w.write(
    `INSERT INTO opportunity (id, contract_id, delivery_id, external_id, stage, amount, won_at, reported_at)
     VALUES (:id, :contractId, :deliveryId, :externalId, :stage, :amount, :wonAt, :reportedAt)`,
  ).run({ ...opportunity });
}

export function updateOpportunity(w: Writer, { id, stage, amount, wonAt }: Opportunity): void {
  const { changes } = w
    .write('UPDATE opportunity SET stage = :stage, amount = :amount, won_at = :wonAt WHERE id = :id')
    .run({ id, stage, amount, wonAt });
  if (changes !== 1) throw new Error(`no opportunity ${id}`);
}

/** Money received in a month; null when none was reported. */
export const readRevenue = (r: Reader, opportunityId: number, month: Month): Minor | null =>
  r
    .read<{ amount: Minor }>('SELECT amount FROM revenue WHERE opportunity_id = ? AND month = ?')
    .get(opportunityId, month)?.amount ?? null;

/** Sets the money of one month; a later report corrects an earlier one. */
export function putRevenue(
  w: Writer,
  entry: { opportunityId: number; month: Month; amount: Minor; reportedAt: Instant },
): void {
  w.write(
    `INSERT INTO revenue (opportunity_id, month, amount, reported_at) VALUES (:opportunityId, :month, :amount, :reportedAt)
     ON CONFLICT (opportunity_id, month) DO UPDATE SET amount = excluded.amount, reported_at = excluded.reported_at`,
  ).run({ ...entry });
}
