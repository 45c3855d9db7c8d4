import type { Minor } from '../../shared/domain/basics.ts';
import { effectNamed } from '../../shared/domain/pricing/charge.ts';
import type { LedgerEntry } from '../../shared/domain/pricing/ledger.ts';
import type { Reader } from '../handle.ts';

interface Row extends Omit<LedgerEntry, 'credited' | 'stands'> {
  /** What all credit notes took back, and what those took that a claim brought. */
  readonly takenBack: Minor;
  readonly claimed: Minor;
  readonly cameBack: number;
}

/**
 * What is live and what became of it, in SQL. Claims are asked for by their delivery: by their state it would look through all that
 * were ever upheld for every charge.
 */
const live = `SELECT c.component, c.event, c.day, c.delivery_id AS deliveryId, c.chain_id AS chainId, c.amount, c.price,
    ifnull((SELECT sum(k.amount) FROM credit k WHERE k.charge_id = c.id), 0) AS takenBack,
    ifnull((SELECT sum(k.amount) FROM credit k WHERE k.charge_id = c.id AND k.dispute_id IS NOT NULL), 0) AS claimed,
    EXISTS (SELECT 1 FROM dispute t WHERE t.delivery_id = c.delivery_id AND +t.state = 'upheld'
            AND t.remedy IS NOT 'replacement' AND (t.chain_id IS NULL OR t.chain_id = c.chain_id)) AS cameBack
  FROM live_charge l JOIN charge c ON c.id = l.charge_id`;

/**
 * A unit that was replaced is still owed; one that came back for a credit is not, nor is a meeting or a sale of a lead that did.
 */
function entryFrom({ takenBack, claimed, cameBack, ...entry }: Row): LedgerEntry {
  const stands = effectNamed(entry.event) !== null || cameBack === 0;
  return { ...entry, credited: stands ? claimed : takenBack, stands };
}

/** Every live charge of a contract and what became of it, in the order they were made. */
export const liveLedger = (r: Reader, contractId: number): LedgerEntry[] =>
  r.read<Row>(`${live} WHERE l.contract_id = ? ORDER BY c.id`).all(contractId).map(entryFrom);

/** Those for one delivery, its meetings and its sales. */
export const ledgerOfDelivery = (r: Reader, deliveryId: number): LedgerEntry[] =>
  r.read<Row>(`${live} WHERE c.delivery_id = ? ORDER BY c.id`).all(deliveryId).map(entryFrom);
