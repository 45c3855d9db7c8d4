import type { Reader } from '../handle.ts';

/** Questions whose answer must be "none": what an invariant of domain §9 forbids, as rows that break it. */
interface Breach {
  readonly what: string;
}

const breaches = (r: Reader, sql: string): string[] =>
  r
    .read<Breach>(sql)
    .all()
    .map(({ what }) => what);
const count = (r: Reader, sql: string): number => r.read<{ n: number }>(sql).get()?.n ?? 0;

export interface Checked {
  /** How much was looked at. */
  readonly count: number;
  readonly breaches: readonly string[];
}

const rule =
  (looked: string, broken: string) =>
  (r: Reader): Checked => ({ count: count(r, looked), breaches: breaches(r, broken) });

/** 1. At most one live charge per component and billable event; a charge that is not live was credited whole. */
export const oneLiveCharge = rule(
  'SELECT count(*) AS n FROM charge',
  `SELECT printf('%s %s', c.component, c.event) AS what FROM charge c
   WHERE NOT EXISTS (SELECT 1 FROM live_charge l WHERE l.charge_id = c.id)
     AND c.amount <> ifnull((SELECT sum(amount) FROM credit WHERE charge_id = c.id), 0)
   UNION ALL
   SELECT printf('%s %s', l.component, l.event) FROM live_charge l
   WHERE NOT EXISTS (SELECT 1 FROM charge c WHERE c.id = l.charge_id AND c.contract_id = l.contract_id AND c.component = l.component AND c.event = l.event)`,
);

/** 3. Numbers have no gaps and no repeats per series. */
export const numbersGapless = rule(
  'SELECT count(*) AS n FROM document',
  `SELECT series AS what FROM document GROUP BY series HAVING min(sequence) <> 1 OR max(sequence) <> count(*) OR count(DISTINCT sequence) <> count(*)`,
);

/** 4. Charges (or credits) add up to the document. */
export const chargesAddUp = rule(
  'SELECT count(*) AS n FROM document',
  `SELECT number AS what FROM document d WHERE net <> CASE kind
     WHEN 'invoice' THEN ifnull((SELECT sum(amount) FROM charge WHERE document_id = d.id), 0)
     ELSE ifnull((SELECT sum(amount) FROM credit WHERE document_id = d.id), 0) END OR net + tax <> gross`,
);

/** 6. A delivery names the terms version in force on its day. */
export const versionInForce = rule(
  'SELECT count(*) AS n FROM delivery WHERE delivered_day IS NOT NULL',
  `SELECT printf('delivery %d', d.id) AS what FROM delivery d
   WHERE d.delivered_day IS NOT NULL AND d.terms_id IS NOT
     (SELECT t.id FROM terms t WHERE t.contract_id = d.contract_id AND t.from_day <= d.delivered_day ORDER BY t.from_day DESC LIMIT 1)`,
);

/** 6. A delivered lead passed under the version it was delivered under. */
export const deliveredPassed = rule(
  'SELECT count(*) AS n FROM delivery',
  `SELECT printf('delivery %d', d.id) AS what FROM delivery d
   WHERE NOT EXISTS (SELECT 1 FROM qualification q WHERE q.contract_id = d.contract_id AND q.lead_id = d.lead_id AND q.terms_id = d.terms_id AND q.outcome = 'pass')`,
);

/** 7. An exclusive lead has at most one live delivery. */
export const exclusiveOnce = rule(
  'SELECT count(*) AS n FROM delivery WHERE exclusive = 1',
  `SELECT printf('lead %d', lead_id) AS what FROM delivery WHERE state <> 'returned'
   GROUP BY lead_id HAVING count(*) > 1 AND max(exclusive) = 1`,
);

/** 8. A replacement is never charged and never returned; nor is a unit charged that was given free. */
export const replacementsFree = rule(
  'SELECT count(*) AS n FROM delivery WHERE replacement_id IS NOT NULL OR free = 1',
  `SELECT printf('delivery %d', d.id) AS what FROM delivery d
   WHERE (d.replacement_id IS NOT NULL AND d.state = 'returned')
     OR ((d.replacement_id IS NOT NULL OR d.free = 1) AND EXISTS (SELECT 1 FROM charge c WHERE c.event = 'delivery:' || d.id))`,
);

/** 9. Credits for a charge never exceed it; each has its sign. */
export const creditsWithinCharges = rule(
  'SELECT count(*) AS n FROM credit',
  `SELECT printf('%s %s', c.component, c.event) AS what FROM charge c
   WHERE abs(c.amount) < (SELECT abs(sum(amount)) FROM credit WHERE charge_id = c.id)
     OR EXISTS (SELECT 1 FROM credit WHERE charge_id = c.id AND sign(amount) <> sign(c.amount))`,
);

/** A balance moved by what its documents say they took from it or gave back, and by nothing else of theirs. */
export const balancesAsDocumented = rule(
  'SELECT count(*) AS n FROM prepaid_entry',
  `SELECT d.number AS what FROM document d LEFT JOIN prepaid_entry e ON e.document_id = d.id
   WHERE ifnull(e.amount, 0) <> ifnull(d.snapshot ->> '$.prepaid.givenBack', 0) - ifnull(d.snapshot ->> '$.prepaid.used', 0)
     OR e.contract_id <> d.contract_id`,
);

/** 10. Of a batch that was undone nothing is left, and none is half loaded. */
export const undoneBatchesGone = rule(
  "SELECT count(*) AS n FROM batch WHERE state <> 'live'",
  `SELECT printf('batch %d', b.id) AS what FROM batch b
   WHERE b.state = 'undone' AND EXISTS (SELECT 1 FROM lead WHERE batch_id = b.id)`,
);

/** Every lead of a live batch has its row counted there. */
export const batchesCounted = rule(
  "SELECT count(*) AS n FROM batch WHERE state = 'live'",
  `SELECT printf('batch %d', b.id) AS what FROM batch b WHERE b.state = 'live' AND
     (SELECT count(*) FROM lead WHERE batch_id = b.id) > b.counts ->> '$.rows'`,
);

export interface StoredSnapshot {
  readonly number: string;
  readonly kind: 'invoice' | 'creditNote';
  readonly contractId: number;
  readonly net: number;
  readonly tax: number;
  readonly gross: number;
  readonly snapshot: string;
  readonly snapshotHash: string;
}

export const snapshots = (r: Reader): IterableIterator<StoredSnapshot> =>
  r
    .read<StoredSnapshot>(
      `SELECT number, kind, contract_id AS contractId, net, tax, gross, snapshot, snapshot_hash AS snapshotHash FROM document ORDER BY id`,
    )
    .iterate();

/** Every page, index and constraint of the file. */
export const integrity = rule(
  'SELECT page_count AS n FROM pragma_page_count',
  "SELECT integrity_check AS what FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
);

/** No row points at one that is not there. */
export const foreignKeys = rule(
  "SELECT count(*) AS n FROM sqlite_schema WHERE type = 'table'",
  `SELECT printf('%s %d', "table", rowid) AS what FROM pragma_foreign_key_check`,
);
