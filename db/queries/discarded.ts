import type { Instant } from '../../shared/domain/basics.ts';
import type { Reader, Writer } from '../handle.ts';

/** A lead that a person took off hold: it is not offered to the contract again. */
export interface Discarded {
  readonly contractId: number;
  readonly leadId: number;
  readonly discardedAt: Instant;
}

/** To be put behind AND, where `q` is a judgement of a lead for a contract. */
export const notDiscarded =
  'NOT EXISTS (SELECT 1 FROM discarded x WHERE x.contract_id = q.contract_id AND x.lead_id = q.lead_id)';

/** Remembers it; one that was chosen by hand since, and is discarded again, keeps the later moment. */
export function insertDiscarded(w: Writer, discarded: Discarded): void {
  w.write(
    `INSERT INTO discarded (contract_id, lead_id, discarded_at) VALUES (:contractId, :leadId, :discardedAt)
     ON CONFLICT (contract_id, lead_id) DO UPDATE SET discarded_at = excluded.discarded_at`,
  ).run({ ...discarded });
}

/** Asks for one lead after the other from which contracts (ids) it was taken off hold for good. */
export function discardedBy(r: Reader): (leadId: number) => ReadonlySet<number> {
  const asked = r.read<{ contractId: number }>('SELECT contract_id AS contractId FROM discarded WHERE lead_id = ?');
  return (leadId) => new Set(asked.all(leadId).map(({ contractId }) => contractId));
}
