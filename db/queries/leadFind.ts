import type { Instant } from '../../shared/domain/basics.ts';
import { type Standing, standings } from '../../shared/domain/delivery.ts';
import { customName, type FieldTest } from '../../shared/domain/fieldTest.ts';
import type { LeadField } from '../../shared/domain/intake/fields.ts';
import {
  type LeadOutcome,
  type LeadSort,
  leadOutcomes,
  mostMatches,
  type Verdict,
  verdicts,
} from '../../shared/domain/lead.ts';
import type { ReachAnswer } from '../../shared/domain/reach.ts';
import type { Reader, SqlValue } from '../handle.ts';
import { liveLead } from './lead.ts';
import { isLeadField, leadColumn } from './leadColumns.ts';
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
  readonly bands: readonly string[];
  readonly reach: readonly (ReachAnswer | 'unasked')[];
  readonly fields: readonly AskedField[];
}

/** A test of one field; days as the moments they begin and end at, the end not included. */
export type AskedField =
  | Exclude<FieldTest, { readonly is: 'days' }>
  | { readonly is: 'moments'; readonly field: string; readonly from: Instant | null; readonly before: Instant | null };

/** A piece of the leads by their ids: those after `above`, up to `upTo`. */
export interface Stretch {
  readonly above: number;
  readonly upTo: number;
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

const newestOf = (column: 'outcome' | 'score' | 'band' | 'contract_id' | 'reasons'): string =>
  `(SELECT q.${column} FROM qualification q WHERE q.lead_id = lead.id ORDER BY q.judged_at DESC, q.terms_id DESC LIMIT 1)`;

const newestForContract = `NOT EXISTS (SELECT 1 FROM qualification n WHERE n.contract_id = q.contract_id AND n.lead_id = q.lead_id
  AND (n.judged_at, n.terms_id) > (q.judged_at, q.terms_id))`;

const fullName = `ifnull(lead.person_full_name, nullif(trim(concat_ws(' ', lead.person_first_name, lead.person_last_name)), ''))`;

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

/** Leads that say nothing in a column come last from A to Z. */
const lastOfAll = '\u{10FFFF}';

const byLetter = (text: string): string => `ifnull(lower(${text}), '${lastOfAll}')`;

/** As these words stand in their list, not as they are spelled. */
const ranked = (held: string, words: readonly string[]): string =>
  `CASE ${held} ${words.map((word, rank) => `WHEN '${word}' THEN ${rank}`).join(' ')} END`;

const ofSource = (held: string): string => `(SELECT ${held} FROM source WHERE source.id = lead.source_id)`;

/**
 * What a lead stands at in an order, beside what its column shows. Of none but the first there is an index: each would make every
 * intake dearer, so an order is made once by reading what fits, stretch by stretch.
 */
function keyOf(sort: LeadSort, ofContract: boolean): string {
  switch (sort) {
    case 'newest':
      return 'lead.id';
    case 'captured':
      return 'lead.captured_at';
    case 'name':
      return byLetter(`ifnull(${fullName}, lead.person_email)`);
    case 'company':
      return byLetter('lead.company_name');
    case 'email':
      return byLetter('lead.person_email');
    case 'phone':
      return byLetter('lead.person_phone');
    case 'country':
      return byLetter('lead.address_country');
    case 'campaign':
      return byLetter(`ifnull(lead.source_campaign, ${ofSource(`source.content ->> 'campaign'`)})`);
    case 'source':
      return byLetter(
        `coalesce(${ofSource('source.ref')}, lead.source_channel, ${ofSource(`source.content ->> 'channel'`)})`,
      );
    case 'score':
      return `ifnull(${ofContract ? 'q.score' : newestOf('score')}, -1)`;
    case 'outcome':
      return ranked(ofContract ? 'q.outcome' : `ifnull(${newestOf('outcome')}, lead.contact_verdict)`, bestFirst);
    case 'contact':
      return ranked('lead.contact_verdict', verdicts);
    case 'contract':
      return byLetter(
        `(SELECT contract.ref FROM contract WHERE contract.id = ${ofContract ? 'q.contract_id' : newestOf('contract_id')})`,
      );
    case 'why':
      return whyKey(ofContract);
    case 'tags':
      return byLetter(
        `(SELECT group_concat(g.tag, ', ') FROM (SELECT tag FROM lead_tag WHERE lead_id = lead.id ORDER BY tag) g)`,
      );
    case 'deliveries':
      return `ifnull((SELECT CASE ${standings.map((one, rank) => `WHEN ${stands[one]} THEN ${rank}`).join(' ')} END
        FROM delivery d WHERE d.lead_id = lead.id ORDER BY d.id LIMIT 1), ${standings.length})`;
  }
}

const bestFirst = leadOutcomes.toReversed();

/** Leads with the same reasons stand together, those of nothing against them last; what is said of each is worked out of its terms. */
const whyKey = (ofContract: boolean): string => {
  const reasons = ofContract ? 'q.reasons' : newestOf('reasons');
  return byLetter(`nullif(concat(${reasons}, lead.contact_reasons), '')`);
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

/** The text of a field, and what its name binds: a column, or a part of the agency's own. */
function heldField(field: string, name: string): { readonly sql: string; readonly values: Record<string, SqlValue> } {
  if (isLeadField(field)) return { sql: columnOf(field), values: {} };
  const own = customName(field);
  if (own === null) throw new Error(`no field ${field}`);
  return {
    sql: `(SELECT own.value FROM json_each(lead.custom) AS own WHERE own.key = :${name})`,
    values: { [name]: own },
  };
}

const columnOf = (field: LeadField): string => `lead.${leadColumn(field)}`;

const likeOf = { contains: (text: string) => `%${text}%`, startsWith: (text: string) => `${text}%` };

function fieldCondition(test: AskedField, at: number): { sql: string; values: Record<string, SqlValue> } {
  const { sql: held, values } = heldField(test.field, `field${at}`);
  const [one, other] = [`value${at}`, `end${at}`];
  switch (test.is) {
    case 'contains':
    case 'startsWith': {
      const text = test.text.replaceAll(/[\\%_]/g, '\\$&');
      return { sql: `${held} LIKE :${one} ESCAPE '\\'`, values: { ...values, [one]: likeOf[test.is](text) } };
    }
    case 'equals':
      return { sql: `${held} = :${one} COLLATE NOCASE`, values: { ...values, [one]: test.text } };
    case 'differs':
      return { sql: `ifnull(${held}, '') <> :${one} COLLATE NOCASE`, values: { ...values, [one]: test.text } };
    case 'empty':
      return { sql: `${held} IS NULL`, values };
    case 'filled':
      return { sql: `${held} IS NOT NULL`, values };
    case 'yes':
    case 'no':
      return { sql: `${held} = :${one}`, values: { ...values, [one]: test.is === 'yes' ? 1 : 0 } };
    case 'between':
      return {
        sql: `${held} >= ifnull(:${one}, ${held}) AND ${held} <= ifnull(:${other}, ${held})`,
        values: { ...values, [one]: test.from ?? null, [other]: test.to ?? null },
      };
    case 'moments':
      return {
        sql: `${held} >= ifnull(:${one}, ${held}) AND ${held} < ifnull(:${other}, ${held} + 1)`,
        values: { ...values, [one]: test.from, [other]: test.before },
      };
  }
}

/** Which rows, as SQL: every value is bound, every name is one of ours. Of a stretch only its part is looked at. */
function asked(filter: LeadFilter, now: Instant, stretch: Stretch | null): Asked {
  const ofContract = filter.contractId !== null;
  const where: string[] = [liveLead];
  const values: Record<string, SqlValue> = {};
  const within = (id: string): string => (stretch === null ? 'TRUE' : `${id} > :above AND ${id} <= :upTo`);
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
  if (filter.pool) add('NOT EXISTS (SELECT 1 FROM qualification p WHERE p.lead_id = lead.id)');
  oneOf('lead.contact_verdict', 'contact', filter.contact);
  if (filter.deliveries.length > 0) add(deliveryCondition(filter.deliveries, ofContract), { now });
  oneOf('lead.source_id', 'sources', filter.sourceIds);
  if (filter.channel !== null) add('lead.source_channel = :channel COLLATE NOCASE', { channel: filter.channel });
  if (filter.campaign !== null) add('lead.source_campaign = :campaign COLLATE NOCASE', { campaign: filter.campaign });
  if (filter.batchId !== null) add('lead.batch_id = :batchId', { batchId: filter.batchId });
  if (filter.tags.length > 0) {
    add(
      `lead.id IN (SELECT g.lead_id FROM lead_tag g WHERE g.tag IN (SELECT value FROM json_each(:tags)) AND ${within('g.lead_id')})`,
      { tags: JSON.stringify(filter.tags) },
    );
  }
  if (filter.from !== null) add('lead.captured_at >= :from', { from: filter.from });
  if (filter.to !== null) add('lead.captured_at < :to', { to: filter.to });
  if (filter.match !== null) add(matchingLead, { match: filter.match, mostMatches });
  oneOf(ofContract ? 'q.band' : newestOf('band'), 'bands', filter.bands);
  oneOf("ifnull(lead.reach, 'unasked')", 'reach', filter.reach);
  for (const [at, test] of filter.fields.entries()) {
    const { sql, values: named } = fieldCondition(test, at);
    add(`(${sql})`, named);
  }
  if (stretch !== null) add(within(ofContract ? 'q.lead_id' : 'lead.id'), { ...stretch });
  return {
    from: ofContract ? 'qualification q CROSS JOIN lead ON lead.id = q.lead_id' : 'lead',
    where: where.join(' AND '),
    values,
  };
}

/** Rows in order after a place, at most `limit`: their ids with the key each stands at. */
export function leadPlaces(
  r: Reader,
  filter: LeadFilter,
  order: LeadOrder,
  now: Instant,
  limit: number,
  stretch: Stretch | null = null,
): LeadPlace[] {
  const { from, where, values } = asked(filter, now, stretch);
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
      now,
      limit,
      ...(place !== null && { afterId: place.id }),
      ...(place !== null && !byId && { afterKey: place.key }),
    });
}

/** How many rows there are, counted up to `most`. */
export function countFound(
  r: Reader,
  filter: LeadFilter,
  now: Instant,
  most: number,
  stretch: Stretch | null = null,
): number {
  const { from, where, values } = asked(filter, now, stretch);
  const row = r
    .read<{ n: number }>(`SELECT count(*) AS n FROM (SELECT 1 FROM ${from} WHERE ${where} LIMIT :most)`)
    .get({ ...values, most });
  return row?.n ?? 0;
}

/** Every row of a stretch with the key it stands at in an order, in no order. */
export function leadKeys(
  r: Reader,
  filter: LeadFilter,
  sort: LeadSort,
  now: Instant,
  stretch: Stretch,
): { readonly id: number; readonly key: string | number }[] {
  const { from, where, values } = asked(filter, now, stretch);
  const id = filter.contractId === null ? 'lead.id' : 'q.lead_id';
  return r
    .read<{ id: number; key: string | number }>(
      `SELECT ${id} AS id, ${keyOf(sort, filter.contractId !== null)} AS key FROM ${from} WHERE ${where}`,
    )
    .all({ ...values, now });
}

/** The first and the last lead there is, whoever sees it; null where there is none. */
export function leadBounds(r: Reader): { readonly first: number; readonly last: number } | null {
  const row = r
    .read<{ first: number | null; last: number | null }>(
      'SELECT (SELECT min(id) FROM lead) AS first, (SELECT max(id) FROM lead) AS last',
    )
    .get();
  return row === undefined || row.first === null || row.last === null ? null : { first: row.first, last: row.last };
}

/**
 * The next lead at or beyond an id, on the way down or up; null where there is none. Between two laptops lie many ids without one, and
 * while an import is loading the newest ids of all are those of leads that nobody sees: they are passed over as a whole.
 */
export function nextLead(r: Reader, id: number, descending: boolean): number | null {
  const next = descending
    ? 'SELECT max(lead.id) FROM lead WHERE lead.id <= :id'
    : 'SELECT min(lead.id) FROM lead WHERE lead.id >= :id';
  const seen = `SELECT ${descending ? 'max' : 'min'}((${next} AND lead.batch_id = batch.id)) FROM batch WHERE state = 'live'`;
  return r.read<{ id: number | null }>(`SELECT (${anyHidden(r) ? seen : next}) AS id`).get({ id })?.id ?? null;
}

/** Whether there are leads nobody sees: of an import that is loading, or of one taken back that is not cleared yet. */
const anyHidden = (r: Reader): boolean =>
  r
    .read(
      `SELECT 1 FROM batch WHERE state <> 'live' AND EXISTS (SELECT 1 FROM lead WHERE lead.batch_id = batch.id) LIMIT 1`,
    )
    .get() !== undefined;

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

/** Names of columns of the agency's own in the maps of the newest imports. */
export const customInUse = (r: Reader, batches: number): string[] =>
  r
    .read<{ name: string }>(
      `SELECT DISTINCT substr(field.value, 8) AS name
       FROM (SELECT map FROM batch WHERE state = 'live' ORDER BY id DESC LIMIT ?) AS newest, json_each(newest.map, '$.columns') AS field
       WHERE field.value LIKE 'custom.%' ORDER BY 1`,
    )
    .all(batches)
    .map(({ name }) => name);

export const newestBatches = (r: Reader, limit: number): BatchName[] =>
  r
    .read<BatchName>(
      `SELECT id, file_name AS fileName, ifnull(finished_at, started_at) AS finishedAt FROM batch WHERE state = 'live'
       ORDER BY id DESC LIMIT ?`,
    )
    .all(limit);
