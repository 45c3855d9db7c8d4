import { z } from 'zod';
import { type LeadField, leadFields } from '../../shared/domain/intake/fields.ts';
import type { FieldValue, LeadFacts, Verdict } from '../../shared/domain/lead.ts';
import { verdicts } from '../../shared/domain/lead.ts';
import { type ReachWord, reachAnswers } from '../../shared/domain/reach.ts';
import type { Reader, SqlValue, Writer } from '../handle.ts';
import { fromColumn, leadColumn, toColumn } from './leadColumns.ts';

/** What identity and contact say of a lead beside its fields; keys are empty when they match nobody. */
export interface LeadContact {
  readonly emailKey: string | null;
  readonly phoneKey: string | null;
  readonly contactVerdict: Verdict;
  /** Codes of what speaks against its contact data. */
  readonly contactReasons: readonly string[];
}

/** What a person said of whether the lead can be reached; null before anybody did. */
export interface LeadReach {
  readonly reach: ReachWord | null;
}

/** A lead as it is stored: what the rules know of it, and who it is. */
export interface StoredLead extends LeadFacts, LeadContact, LeadReach {
  readonly id: number;
  readonly batchId: number;
  readonly sourceId: number | null;
}

/** To be put behind WHERE or AND: leads of batches that are not live are seen by nobody (domain §4). */
export const liveLead = "lead.batch_id NOT IN (SELECT id FROM batch WHERE state <> 'live')";

type LeadRow = Readonly<Record<string, string | number | null>>;

const Texts = z.record(z.string(), z.string());
const Codes = z.array(z.string());
const VerdictText = z.enum(verdicts);
const ReachText = z.enum(reachAnswers);

/** One lead from its row: the only place that knows both shapes. */
function leadFromRow(row: LeadRow): StoredLead {
  const values: Record<string, FieldValue> = Object.create(null);
  for (const field of leadFields) {
    const value = fromColumn(field, row[leadColumn(field)] ?? null);
    if (value !== undefined) values[field] = value;
  }
  return {
    id: Number(row.id),
    batchId: Number(row.batch_id),
    sourceId: row.source_id === null ? null : Number(row.source_id),
    capturedAt: Number(row.captured_at),
    values,
    custom: textsFromColumn(row.custom),
    unread: textsFromColumn(row.unread),
    emailKey: row.email_key === null ? null : String(row.email_key),
    phoneKey: row.phone_key === null ? null : String(row.phone_key),
    contactVerdict: VerdictText.parse(row.contact_verdict),
    contactReasons: typeof row.contact_reasons === 'string' ? Codes.parse(JSON.parse(row.contact_reasons)) : [],
    reach: row.reach === null ? null : reachFrom(row),
  };
}

const reachFrom = ({ reach, ask_on: askOn }: LeadRow): ReachWord => ({
  answer: ReachText.parse(reach),
  askOn: typeof askOn === 'string' ? askOn : null,
});

/** Names and texts kept as JSON. Null-prototype: a column called `__proto__` is only a name. */
export function textsFromColumn(held: string | number | null | undefined): LeadFacts['custom'] {
  return Object.assign(Object.create(null), typeof held === 'string' ? Texts.parse(JSON.parse(held)) : {});
}

/** A lead everybody may see; null when there is none of this id. */
export function readLead(r: Reader, id: number): StoredLead | null {
  const row = r.read<LeadRow>(`SELECT lead.* FROM lead WHERE lead.id = ? AND ${liveLead}`).get(id);
  return row ? leadFromRow(row) : null;
}

/** Live leads by id, in the order of their ids. */
export function readLeads(r: Reader, ids: readonly number[]): StoredLead[] {
  return r
    .read<LeadRow>(
      `SELECT lead.* FROM json_each(?) AS asked CROSS JOIN lead ON lead.id = asked.value WHERE ${liveLead} ORDER BY lead.id`,
    )
    .all(JSON.stringify(ids))
    .map(leadFromRow);
}

/** The names under which these leads keep what has no field of its own, as their files had them one after the other. */
export const customNames = (r: Reader, ids: readonly number[]): readonly string[] =>
  r
    .read<{ name: string }>(
      `SELECT own.key AS name FROM json_each(?) AS asked CROSS JOIN lead ON lead.id = asked.value
       CROSS JOIN json_each(lead.custom) AS own ORDER BY asked.key, own.id`,
    )
    .all(JSON.stringify(ids))
    .map(({ name }) => name);

/** The live leads of a source (null: of none) that have one of these ids there. */
export const readLeadsByExternalId = (
  r: Reader,
  sourceId: number | null,
  externalIds: readonly string[],
): readonly StoredLead[] =>
  r
    .read<LeadRow>(
      `SELECT lead.* FROM json_each(?) AS asked CROSS JOIN lead ON lead.external_id = asked.value AND lead.source_id IS ?
       WHERE ${liveLead}`,
    )
    .all(JSON.stringify(externalIds), sourceId)
    .map(leadFromRow);

/** A lead with what an image says in place of what it says now; other columns stay. */
export const withImage = (lead: StoredLead, image: LeadImage): StoredLead => leadFromRow({ ...rowOf(lead), ...image });

/** How many lie in the file, also those of batches nobody sees: for telling how far a long look is. */
export const countStoredLeads = (r: Reader): number =>
  r.read<{ n: number }>('SELECT count(*) AS n FROM lead').get()?.n ?? 0;

/** Counts up with every row this connection changes: whoever kept something that he read knows by it whether it is old. */
export const changesSoFar = (r: Reader): number => r.read<{ n: number }>('SELECT total_changes() AS n').get()?.n ?? 0;

/** A lead whatever its batch, for the import that is loading it. */
export function readLeadOfAnyBatch(r: Reader, id: number): StoredLead {
  const row = r.read<LeadRow>('SELECT lead.* FROM lead WHERE lead.id = ?').get(id);
  if (row === undefined) throw new Error(`no lead ${id}`);
  return leadFromRow(row);
}

const codesOrNull = (codes: readonly string[]): string | null => (codes.length === 0 ? null : JSON.stringify(codes));

function textsOrNull(texts: LeadFacts['custom']): string | null {
  // Nearly always there is none: seen without a list of the names.
  for (const _ in texts) return JSON.stringify(texts);
  return null;
}

/** What stands beside the fields, in columns of its own. */
const besideFields: { readonly [column: string]: (facts: LeadFacts, contact: LeadContact) => SqlValue } = {
  external_id: (facts) => toColumn(facts.values['lead.id']),
  captured_at: (facts) => facts.capturedAt,
  custom: (facts) => textsOrNull(facts.custom),
  unread: (facts) => textsOrNull(facts.unread),
  email_key: (_, contact) => contact.emailKey,
  phone_key: (_, contact) => contact.phoneKey,
  contact_verdict: (_, contact) => contact.contactVerdict,
  contact_reasons: (_, contact) => codesOrNull(contact.contactReasons),
};

/** A person's word comes after a lead is there: an insert leaves it out. */
const ofWord: { readonly [column: string]: (reach: LeadReach) => SqlValue } = {
  reach: ({ reach }) => reach?.answer ?? null,
  ask_on: ({ reach }) => reach?.askOn ?? null,
};

const inFields = (fields: readonly LeadField[]): LeadField[] =>
  fields.filter((field) => besideFields[leadColumn(field)] === undefined);

/**
 * A prepared insert of one batch's leads. `fields` are those its file can give: the others stay NULL. What is bound is most of the
 * work, so that what all leads share stands in the text.
 */
export function leadInsert(
  w: Writer,
  batch: { readonly id: number; readonly sourceId: number | null },
  fields: readonly LeadField[],
): (id: number, facts: LeadFacts, contact: LeadContact) => void {
  const given = inFields(fields);
  const beside = Object.values(besideFields);
  const columns = ['id', ...Object.keys(besideFields), ...given.map(leadColumn)];
  const insert = w.write(
    `INSERT INTO lead (batch_id, source_id, ${columns.join(', ')})
     VALUES (${batch.id}, ${batch.sourceId ?? 'NULL'}, ${columns.map(() => '?').join(', ')})`,
  );
  const row: SqlValue[] = new Array(columns.length).fill(null);
  return (id, facts, contact) => {
    row[0] = id;
    let at = 1;
    for (const read of beside) {
      row[at] = read(facts, contact);
      at += 1;
    }
    for (const field of given) {
      row[at] = toColumn(facts.values[field]);
      at += 1;
    }
    insert.run(...row);
  };
}

/** Some columns of a lead as they are held, to be put back as they were. */
export const LeadImage = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
export type LeadImage = Readonly<z.infer<typeof LeadImage>>;

type ReadColumn = (facts: LeadFacts, contact: LeadContact & LeadReach) => SqlValue;

const contentColumns: ReadonlyMap<string, ReadColumn> = new Map<string, ReadColumn>([
  ...Object.entries(besideFields),
  ...Object.entries(ofWord).map(([column, read]): [string, ReadColumn] => [column, (_, contact) => read(contact)]),
  ...inFields(leadFields).map((field): [string, ReadColumn] => [
    leadColumn(field),
    (facts) => toColumn(facts.values[field]),
  ]),
]);

/** What a lead's new facts and contact change, column by column. */
export function difference(
  lead: StoredLead,
  facts: LeadFacts,
  contact: LeadContact & LeadReach,
): { before: LeadImage; after: LeadImage } {
  const images: { before: Record<string, SqlValue>; after: Record<string, SqlValue> } = { before: {}, after: {} };
  for (const [column, read] of contentColumns) {
    const [was, is] = [read(lead, lead), read(facts, contact)];
    if (was === is) continue;
    images.before[column] = was;
    images.after[column] = is;
  }
  return { before: LeadImage.parse(images.before), after: LeadImage.parse(images.after) };
}

/** The row a lead was read from. */
const rowOf = (lead: StoredLead): LeadRow => ({
  id: lead.id,
  batch_id: lead.batchId,
  source_id: lead.sourceId,
  ...LeadImage.parse(Object.fromEntries([...contentColumns].map(([column, read]) => [column, read(lead, lead)]))),
});

/** Everything a lead holds, column by column, empty ones left out. */
export const imageOfLead = (lead: StoredLead): LeadImage =>
  LeadImage.parse(
    Object.fromEntries(
      [...contentColumns].map(([column, read]) => [column, read(lead, lead)]).filter(([, value]) => value !== null),
    ),
  );

/** Whether a lead still holds what the image says. */
export const holds = (lead: StoredLead, image: LeadImage): boolean =>
  Object.entries(image).every(([column, value]) => contentColumns.get(column)?.(lead, lead) === value);

/** Puts an image back, or a new one in; other columns stay. */
export function writeLeadImage(w: Writer, id: number, image: LeadImage): void {
  const columns = Object.keys(image);
  const stranger = columns.find((column) => !contentColumns.has(column));
  if (stranger !== undefined) throw new Error(`an image of a lead holds ${stranger}`);
  const { changes } = w
    .write(`UPDATE lead SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`)
    .run(...Object.values(image), id);
  if (changes !== 1) throw new Error(`no lead ${id}`);
}
