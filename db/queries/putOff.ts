import type { Instant } from '../../shared/domain/basics.ts';
import type { Reader, Writer } from '../handle.ts';

/** A lead left out of a contract's call queue until a moment. */
export interface PutOff {
  readonly contractId: number;
  readonly leadId: number;
  readonly until: Instant;
  readonly reason: string;
  readonly putOffBy: string;
  readonly putOffAt: Instant;
}

/** A lead has one moment per contract: the last one said. */
export function writePutOff(w: Writer, putOff: PutOff): void {
  w.write(
    `INSERT INTO put_off (contract_id, lead_id, until, reason, put_off_by, put_off_at)
     VALUES (:contractId, :leadId, :until, :reason, :putOffBy, :putOffAt)
     ON CONFLICT (contract_id, lead_id) DO UPDATE
       SET until = :until, reason = :reason, put_off_by = :putOffBy, put_off_at = :putOffAt`,
  ).run({ ...putOff });
}

/** A call was made: whatever was said about later is over. */
export const deletePutOff = (w: Writer, contractId: number, leadId: number): boolean =>
  w.write('DELETE FROM put_off WHERE contract_id = ? AND lead_id = ?').run(contractId, leadId).changes === 1;

export const putOffsOfLead = (r: Reader, leadId: number): PutOff[] =>
  r
    .read<PutOff>(
      `SELECT contract_id AS contractId, lead_id AS leadId, until, reason, put_off_by AS putOffBy, put_off_at AS putOffAt
       FROM put_off WHERE lead_id = ? ORDER BY contract_id`,
    )
    .all(leadId);
