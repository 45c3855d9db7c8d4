import type { Instant } from '../../shared/domain/basics.ts';
import type { Standing } from '../../shared/domain/delivery.ts';
import type { Verdict } from '../../shared/domain/lead.ts';
import type { Reader } from '../handle.ts';
import { type PageWanted, pageOf, pageSql, pageValues } from './page.ts';
import { type PersonLine, partOf, personFits, personLine, personName } from './person.ts';
import { seenDelivery } from './seen.ts';

export interface DeliveriesWanted {
  readonly contractId: number;
  /** Versions of the terms under which silence decides nothing. */
  readonly asking: readonly number[];
  readonly now: Instant;
  /** None: everything handed over, so nothing that waits on hold. */
  readonly standings: readonly Standing[];
  /** Part of a name, company, mail or phone; empty for all. */
  readonly text: string;
}

export interface DeliveryPageWanted extends DeliveriesWanted, PageWanted {
  readonly sort: keyof typeof keys;
}

/** A delivery with its person and the verdict it was delivered under. */
export interface DeliveryRow extends PersonLine {
  readonly id: number;
  readonly key: string | number;
  readonly verdict: Verdict | null;
  readonly score: number | null;
  readonly band: string | null;
  readonly meetings: number;
}

const keys = {
  deliveredAt: "ifnull(d.delivered_day, '')",
  name: `ifnull(${personName}, '')`,
  reviewEndsAt: 'ifnull(d.review_ends_at, 0)',
} as const;

const from = 'FROM delivery d JOIN lead ON lead.id = d.lead_id';

/** What `standing` in the domain says, for many at once; a test holds the two together. */
const standingSql = (asking: readonly number[]): string => `CASE
  WHEN d.state <> 'delivered' THEN d.state
  WHEN d.review_ends_at IS NOT NULL AND :now <= d.review_ends_at THEN 'reviewOpen'
  WHEN d.terms_id IN (${asking.map(Number).join(', ')}) THEN 'silent'
  ELSE 'deemedAccepted' END`;

function ofContract({ contractId, text }: DeliveriesWanted) {
  const asked = text.trim() !== '';
  const sql = `d.contract_id = :contractId AND ${seenDelivery('d.id')} AND ${asked ? personFits : 'TRUE'}`;
  return { sql, values: { contractId, ...(asked && { part: partOf(text) }) } };
}

const standsSo = ({ standings, asking }: DeliveriesWanted): string =>
  [
    ...(standings.includes('onHold') ? [] : ['d.delivered_day IS NOT NULL']),
    ...(standings.length === 0 ? [] : [`${standingSql(asking)} IN (${standings.map((one) => `'${one}'`).join(', ')})`]),
  ].join(' AND ') || 'TRUE';

/** What waits on hold has no day; where none is asked for, the day alone lets the index sort a million rows. */
const keyOf = ({ sort, standings }: DeliveryPageWanted): string =>
  sort === 'deliveredAt' && !standings.includes('onHold') ? 'd.delivered_day' : keys[sort];

/** One page of the deliveries of a contract; those of one day in the order they were made. */
export function listedDeliveries(r: Reader, wanted: DeliveryPageWanted) {
  const { sql, values } = ofContract(wanted);
  const now = wanted.standings.length === 0 ? {} : { now: wanted.now };
  const key = keyOf(wanted);
  const page = pageSql(key, 'd.id', wanted);
  const rows = r
    .read<DeliveryRow>(
      `SELECT d.id, ${key} AS key, ${personLine}, q.verdict, q.score, q.band,
         (SELECT count(DISTINCT a.chain_id) FROM appointment a WHERE a.delivery_id = d.id) AS meetings
       ${from} LEFT JOIN qualification q
         ON q.contract_id = d.contract_id AND q.lead_id = d.lead_id AND q.terms_id = d.terms_id
       WHERE ${sql} AND ${standsSo(wanted)} AND ${page.where} ${page.order}`,
    )
    .all({ ...values, ...now, ...pageValues(wanted) });
  return pageOf(rows, wanted.limit);
}

/** How many deliveries stand at what, whatever standings are asked for. */
export function countByStanding(r: Reader, wanted: DeliveriesWanted): ReadonlyMap<Standing, number> {
  const { sql, values } = ofContract(wanted);
  const rows = r
    .read<{ standing: Standing; n: number }>(
      `SELECT ${standingSql(wanted.asking)} AS standing, count(*) AS n ${wanted.text.trim() === '' ? 'FROM delivery d' : from}
       WHERE ${sql} GROUP BY 1`,
    )
    .all({ ...values, now: wanted.now });
  return new Map(rows.map(({ standing, n }) => [standing, n]));
}
