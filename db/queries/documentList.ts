import type { Day, Instant, Minor } from '../../shared/domain/basics.ts';
import type { documentKinds } from '../../shared/domain/document.ts';
import type { Period } from '../../shared/domain/period.ts';
import type { Reader, SqlValue } from '../handle.ts';

/** An issued document without its snapshot, as lists show it. */
export interface ListedDocument {
  readonly id: number;
  readonly number: string;
  readonly kind: (typeof documentKinds)[number];
  readonly clientId: number;
  readonly contractRef: string;
  readonly contractName: string;
  readonly periodFrom: Day;
  readonly periodTo: Day;
  readonly issuedAt: Instant;
  readonly currency: string;
  readonly net: Minor;
  readonly tax: Minor;
  readonly gross: Minor;
  /** Gross of its credit notes, and how many there are. */
  readonly credited: Minor;
  readonly creditNotes: number;
  /** Number of the invoice a credit note corrects. */
  readonly of: string | null;
}

export interface DocumentFilter {
  readonly kind?: ListedDocument['kind'] | undefined;
  readonly client?: string | undefined;
  readonly contract?: string | undefined;
  /** Documents whose own period lies in it. */
  readonly period?: Period | undefined;
  /** Part of a number, or of a client's or contract's name. */
  readonly text?: string | undefined;
}

/** What a list can be sorted by. */
const sortColumns = {
  number: 'd.number',
  client: "json_extract(k.content, '$.name')",
  period: 'd.period_from',
  issued: 'd.issued_at',
  gross: 'd.gross',
} as const;

export interface DocumentOrder {
  readonly by: keyof typeof sortColumns;
  readonly descending: boolean;
}

/** The place in a list after which a page begins: what it is sorted by, then the id. */
export type Place = readonly [value: string | number, id: number];

const joined = 'document d JOIN contract c ON c.id = d.contract_id JOIN client k ON k.id = d.client_id';

const columns = `d.id, d.number, d.kind, d.client_id AS clientId, c.ref AS contractRef, c.name AS contractName,
  d.period_from AS periodFrom, d.period_to AS periodTo, d.issued_at AS issuedAt, d.currency, d.net, d.tax, d.gross,
  (SELECT ifnull(sum(n.gross), 0) FROM document n WHERE n.of_document = d.id) AS credited,
  (SELECT count(*) FROM document n WHERE n.of_document = d.id) AS creditNotes,
  (SELECT o.number FROM document o WHERE o.id = d.of_document) AS "of"`;

/** A page of documents, and the place where the next one begins; null after the last. */
export function listDocuments(
  r: Reader,
  filter: DocumentFilter,
  { by, descending }: DocumentOrder,
  page: { readonly after: Place | null; readonly limit: number },
): { readonly rows: ListedDocument[]; readonly next: Place | null } {
  const column = sortColumns[by];
  const { where, values } = conditions(filter);
  const after = page.after === null ? [] : [`(${column}, d.id) ${descending ? '<' : '>'} (?, ?)`];
  const direction = descending ? 'DESC' : 'ASC';
  const found = r
    .read<ListedDocument & { readonly place: string | number }>(
      `SELECT ${columns}, ${column} AS place FROM ${joined} ${whereOf([...where, ...after])}
       ORDER BY ${column} ${direction}, d.id ${direction} LIMIT ?`,
    )
    .all(...values, ...(page.after ?? []), page.limit + 1);
  const rows = found.slice(0, page.limit);
  const last = rows.at(-1);
  return {
    rows: rows.map(({ place: _, ...row }) => row),
    next: found.length > page.limit && last ? [last.place, last.id] : null,
  };
}

/** One document as a list shows it; null where there is none of this number. */
export const listedDocument = (r: Reader, number: string): ListedDocument | null =>
  r.read<ListedDocument>(`SELECT ${columns} FROM ${joined} WHERE d.number = ?`).get(number) ?? null;

/** Sums of one currency: invoices less credit notes. */
export interface DocumentSum {
  readonly currency: string;
  readonly count: number;
  readonly net: Minor;
  readonly tax: Minor;
  readonly gross: Minor;
}

export function sumDocuments(r: Reader, filter: DocumentFilter): DocumentSum[] {
  const { where, values } = conditions(filter);
  const signed = (column: string): string =>
    `sum(CASE d.kind WHEN 'creditNote' THEN -d.${column} ELSE d.${column} END) AS ${column}`;
  return r
    .read<DocumentSum>(
      `SELECT d.currency, count(*) AS count, ${signed('net')}, ${signed('tax')}, ${signed('gross')}
       FROM ${joined} ${whereOf(where)} GROUP BY d.currency ORDER BY d.currency`,
    )
    .all(...values);
}

const whereOf = (conditions: readonly string[]): string =>
  conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;

function conditions({ kind, client, contract, period, text }: DocumentFilter): { where: string[]; values: SqlValue[] } {
  const like = text === undefined ? undefined : `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const all: readonly (readonly [condition: string, values: readonly (SqlValue | undefined)[]])[] = [
    ['d.kind = ?', [kind]],
    ['k.ref = ?', [client]],
    ['c.ref = ?', [contract]],
    ['d.period_from >= ? AND d.period_to <= ?', [period?.from, period?.to]],
    [
      `(d.number LIKE ? ESCAPE '\\' OR c.name LIKE ? ESCAPE '\\' OR json_extract(k.content, '$.name') LIKE ? ESCAPE '\\')`,
      [like, like, like],
    ],
  ];
  const asked = all.flatMap(([condition, given]) => {
    const values = given.flatMap((value) => (value === undefined ? [] : [value]));
    return values.length === given.length ? [{ condition, values }] : [];
  });
  return { where: asked.map(({ condition }) => condition), values: asked.flatMap(({ values }) => values) };
}

/** An invoice of a month as the run shows it; `carriedOver` as its snapshot holds it, JSON text. */
export interface IssuedInvoice {
  readonly contractId: number;
  readonly number: string;
  readonly from: Day;
  readonly to: Day;
  readonly currency: string;
  readonly net: Minor;
  readonly tax: Minor;
  readonly gross: Minor;
  readonly lines: number;
  readonly charges: number;
  readonly carriedOver: string;
}

/** Invoices whose period ends in these days, in the order they were issued. */
export const invoicesEnding = (r: Reader, { from, to }: Period): IssuedInvoice[] =>
  r
    .read<IssuedInvoice>(
      `SELECT contract_id AS contractId, number, period_from AS "from", period_to AS "to", currency, net, tax, gross,
         json_array_length(snapshot, '$.lines') AS lines, json_array_length(snapshot, '$.charges') AS charges,
         json_extract(snapshot, '$.carriedOver') AS carriedOver
       FROM document WHERE kind = 'invoice' AND period_to BETWEEN ? AND ? ORDER BY issued_at, id`,
    )
    .all(from, to);
