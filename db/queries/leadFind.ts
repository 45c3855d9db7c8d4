import type { Instant } from '../../shared/domain/basics.ts';
import type { Standing } from '../../shared/domain/delivery.ts';
import type { LeadOutcome, LeadSort, Verdict } from '../../shared/domain/lead.ts';
import type { Reader, SqlValue } from '../handle.ts';
import { liveLead } from './lead.ts';
import { matchingLead } from './search.ts';

/** What a list of leads is narrowed to; every part that is null or empty narrows nothing. */
export interface LeadFilter {
  /** Leads judged for this contract, and what they stand at for it. */
  readonly contractId: number | null;
  /** What the lead stands at: for the contract, else by its newest verdict, in the pool by its contact verdict. */
  readonly outcomes: readonly LeadOutcome[];
  /** Only leads that were judged for no contract. */
  readonly pool: boolean;
  readonly contact: readonly Verdict[];
  readonly deliveries: readonly (Standing | 'none')[];
  readonly sourceIds: readonly number[];
  readonly channel: string | null;
  readonly campaign: string | null;
  readonly batchId: number | null;
  readonly tags: readonly string[];
  /** Captured at or after, and before. */
  readonly from: Instant | null;
  readonly to: Instant | null;
  /** A question to the index of words (`searchQuestion`). */
  readonly match: string | null;
}

/** Where the page before ended: the key of its last row, and the row. */
export interface LeadPlace {
  readonly key: string | number;
  readonly id: number;
}

export interface LeadOrder {
  readonly sort: LeadSort;
  readonly descending: boolean;
  readonly after: LeadPlace | null;
}

/** A text fits this many of the newest leads at most. */
const mostMatches = 20_000;

const newestOf = (column: 'outcome' | 'score'): string =>
  `(SELECT q.${column} FROM qualification q WHERE q.lead_id = lead.id ORDER BY q.judged_at DESC, q.terms_id DESC LIMIT 1)`;

const newestForContract = `NOT EXISTS (SELECT 1 FROM qualification n WHERE n.contract_id = q.contract_id AND n.lead_id = q.lead_id
  AND (n.judged_at, n.terms_id) > (q.judged_at, q.terms_id))`;

const fullName = `ifnull(lead.person_full_name, nullif(trim(concat_ws(' ', lead.person_first_name, lead.person_last_name)), ''))`;

/** Leads without a name or company come last from A to Z. */
const lastOfAll = '\u{10FFFF}';

function keyOf(sort: LeadSort, ofContract: boolean): string {
  switch (sort) {
    case 'newest':
      return 'lead.id';
    case 'captured':
      return 'lead.captured_at';
    case 'name':
      return `ifnull(lower(${fullName}), '${lastOfAll}')`;
    case 'company':
      return `ifnull(lower(lead.company_name), '${lastOfAll}')`;
    case 'score':
      return `ifnull(${ofContract ? 'q.score' : newestOf('score')}, -1)`;
  }
}

const silence = `ifnull((SELECT json_extract(terms.content, '$.review.silence') FROM terms WHERE terms.id = d.terms_id), 'accept')`;

/** As `standing` says it (shared/domain/delivery). */
const stands: Readonly<Record<Standing, string>> = {
  onHold: "d.state = 'onHold'",
  reviewOpen: "d.state = 'delivered' AND d.review_ends_at >= :now",
  accepted: "d.state = 'accepted'",
  deemedAccepted: `d.state = 'delivered' AND d.review_ends_at < :now AND ${silence} = 'accept'`,
  silent: `d.state = 'delivered' AND d.review_ends_at < :now AND ${silence} = 'ask'`,
  disputed: "d.state = 'disputed'",
  returned: "d.state = 'returned'",
};

function deliveryCondition(wanted: LeadFilter['deliveries'], ofContract: boolean): string {
  const ofLead = `SELECT 1 FROM delivery d WHERE d.lead_id = lead.id${ofContract ? ' AND d.contract_id = :contractId' : ''}`;
  return `(${wanted.map((one) => (one === 'none' ? `NOT EXISTS (${ofLead})` : `EXISTS (${ofLead} AND ${stands[one]})`)).join(' OR ')})`;
}

interface Asked {
  readonly from: string;
  readonly where: string;
  readonly values: Readonly<Record<string, SqlValue>>;
}

/** Which rows, as SQL: every value is bound, every name is one of ours. */
function asked(filter: LeadFilter, now: Instant): Asked {
  const ofContract = filter.contractId !== null;
  const where: string[] = [liveLead];
  const values: Record<string, SqlValue> = {};
  const add = (condition: string, named: Readonly<Record<string, SqlValue>> = {}): void => {
    where.push(condition);
    Object.assign(values, named);
  };
  const oneOf = (what: string, name: string, wanted: readonly (string | number)[]): void => {
    if (wanted.length > 0)
      add(`${what} IN (SELECT value FROM json_each(:${name}))`, { [name]: JSON.stringify(wanted) });
  };
  if (filter.contractId !== null) {
    add(`q.contract_id = :contractId AND ${newestForContract}`, { contractId: filter.contractId });
  }
  oneOf(ofContract ? 'q.outcome' : `ifnull(${newestOf('outcome')}, lead.contact_verdict)`, 'outcomes', filter.outcomes);
  // Few leads are a duplicate or taken, and the pool has none: they are looked for where they are, not lead by lead.
  if (
    !ofContract &&
    filter.outcomes.length > 0 &&
    filter.outcomes.every((one) => one === 'duplicate' || one === 'taken')
  ) {
    add(
      'lead.id IN (SELECT few.lead_id FROM qualification few WHERE few.outcome IN (SELECT value FROM json_each(:outcomes)))',
    );
  }
  if (filter.pool) add('NOT EXISTS (SELECT 1 FROM qualification p WHERE p.lead_id = lead.id)');
  oneOf('lead.contact_verdict', 'contact', filter.contact);
  if (filter.deliveries.length > 0) add(deliveryCondition(filter.deliveries, ofContract), { now });
  oneOf('lead.source_id', 'sources', filter.sourceIds);
  if (filter.channel !== null) add('lead.source_channel = :channel COLLATE NOCASE', { channel: filter.channel });
  if (filter.campaign !== null) add('lead.source_campaign = :campaign COLLATE NOCASE', { campaign: filter.campaign });
  if (filter.batchId !== null) add('lead.batch_id = :batchId', { batchId: filter.batchId });
  if (filter.tags.length > 0) {
    add('lead.id IN (SELECT g.lead_id FROM lead_tag g WHERE g.tag IN (SELECT value FROM json_each(:tags)))', {
      tags: JSON.stringify(filter.tags),
    });
  }
  if (filter.from !== null) add('lead.captured_at >= :from', { from: filter.from });
  if (filter.to !== null) add('lead.captured_at < :to', { to: filter.to });
  if (filter.match !== null) add(matchingLead, { match: filter.match, mostMatches });
  return {
    from: ofContract ? 'qualification q CROSS JOIN lead ON lead.id = q.lead_id' : 'lead',
    where: where.join(' AND '),
    values,
  };
}

/** Rows in order after a place, at most `limit`: their ids with the key each stands at. */
export function leadPlaces(r: Reader, filter: LeadFilter, order: LeadOrder, now: Instant, limit: number): LeadPlace[] {
  const { from, where, values } = asked(filter, now);
  const key = keyOf(order.sort, filter.contractId !== null);
  const [beyond, direction] = order.descending ? ['<', 'DESC'] : ['>', 'ASC'];
  // Of a contract its leads come in the order of its own index, which the planner takes by the very column.
  const id = filter.contractId === null ? 'lead.id' : 'q.lead_id';
  const byId = order.sort === 'newest';
  const place = order.after;
  const after =
    place === null
      ? ''
      : byId
        ? ` AND ${id} ${beyond} :afterId`
        : ` AND (${key}, ${id}) ${beyond} (:afterKey, :afterId)`;
  const sorted = byId ? `${id} ${direction}` : `${key} ${direction}, ${id} ${direction}`;
  return r
    .read<LeadPlace>(
      `SELECT ${id} AS id, ${byId ? id : key} AS key FROM ${from} WHERE ${where}${after} ORDER BY ${sorted} LIMIT :limit`,
    )
    .all({
      ...values,
      limit,
      ...(place !== null && { afterId: place.id }),
      ...(place !== null && !byId && { afterKey: place.key }),
    });
}

/** How many rows there are, counted up to `most`. */
export function countFound(r: Reader, filter: LeadFilter, now: Instant, most: number): number {
  const { from, where, values } = asked(filter, now);
  const row = r
    .read<{ n: number }>(`SELECT count(*) AS n FROM (SELECT 1 FROM ${from} WHERE ${where} LIMIT :most)`)
    .get({ ...values, most });
  return row?.n ?? 0;
}

/** A lead as a list shows it, before its verdict and deliveries are put beside it. */
export interface LeadRow {
  readonly id: number;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly company: string | null;
  readonly country: string | null;
  readonly campaign: string | null;
  readonly channel: string | null;
  readonly sourceId: number | null;
  readonly capturedAt: Instant;
  readonly contactVerdict: Verdict;
  /** Codes as JSON, null for none. */
  readonly contactReasons: string | null;
}

/** Some leads in the order asked for. */
export function leadRows(r: Reader, ids: readonly number[]): LeadRow[] {
  return r
    .read<LeadRow>(
      `SELECT lead.id, ${fullName} AS name, lead.person_email AS email, lead.person_phone AS phone, lead.company_name AS company,
         lead.address_country AS country, lead.source_campaign AS campaign, lead.source_channel AS channel,
         lead.source_id AS sourceId, lead.captured_at AS capturedAt, lead.contact_verdict AS contactVerdict,
         lead.contact_reasons AS contactReasons
       FROM json_each(?) AS asked CROSS JOIN lead ON lead.id = asked.value ORDER BY asked.key`,
    )
    .all(JSON.stringify(ids));
}

/** A delivery beside its lead, with what its standing is worked out from. */
export interface LeadDelivery {
  readonly leadId: number;
  readonly id: number;
  readonly contractId: number;
  readonly state: 'onHold' | 'delivered' | 'accepted' | 'disputed' | 'returned';
  readonly reviewEndsAt: Instant | null;
  readonly silence: 'accept' | 'ask';
  readonly deliveredAt: Instant | null;
}

/** The deliveries of some leads, oldest first. */
export const deliveriesBeside = (r: Reader, leadIds: readonly number[]): LeadDelivery[] =>
  r
    .read<LeadDelivery>(
      `SELECT d.lead_id AS leadId, d.id, d.contract_id AS contractId, d.state, d.review_ends_at AS reviewEndsAt,
         ${silence} AS silence, d.delivered_at AS deliveredAt
       FROM json_each(?) AS asked CROSS JOIN delivery d ON d.lead_id = asked.value ORDER BY d.id`,
    )
    .all(JSON.stringify(leadIds));

/** A batch as a filter names it. */
export interface BatchName {
  readonly id: number;
  readonly fileName: string;
  readonly finishedAt: Instant;
}

export const newestBatches = (r: Reader, limit: number): BatchName[] =>
  r
    .read<BatchName>(
      `SELECT id, file_name AS fileName, ifnull(finished_at, started_at) AS finishedAt FROM batch WHERE state = 'live'
       ORDER BY id DESC LIMIT ?`,
    )
    .all(limit);
