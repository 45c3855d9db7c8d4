import type { Reader, Writer } from '../../../db/handle.ts';
import { readAgency } from '../../../db/queries/agency.ts';
import { readClient } from '../../../db/queries/client.ts';
import { insertSuppressionKey, readSuppressionKey } from '../../../db/queries/suppression.ts';
import { createReaders } from '../../../shared/domain/qualification/readers.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import { readSuppressed, type SuppressionForm } from '../../../shared/domain/suppression.ts';
import type { Context } from '../context.ts';
import { type SuppressionHashes, suppressionHashes } from './suppressed.ts';

/** The list somebody asks for: a client's, or the agency's. */
export interface List {
  /** Null: the agency's. */
  readonly clientId: number | null;
  /** As history names it. */
  readonly subject: string;
  /** By which phones without a country code are read. */
  readonly home: string | undefined;
}

/** Refuses an unknown client (`notFound`). */
export function listOf(
  r: Reader,
  { client: ref, country }: { readonly client?: string | undefined; readonly country?: string | undefined },
): Result<List> {
  const client = ref === undefined ? null : readClient(r, ref);
  if (ref !== undefined && client === null) return refuse('notFound', { kind: 'client', ref });
  return done({
    clientId: client?.id ?? null,
    subject: client === null ? 'agency:agency' : `client:${client.ref}`,
    home: country ?? client?.address?.country ?? readAgency(r)?.address.country,
  });
}

/** The hashes of this file; its key is drawn at first use. */
export function hashesOf(w: Writer, context: Pick<Context, 'random'>): SuppressionHashes {
  const known = readSuppressionKey(w);
  if (known !== null) return suppressionHashes(known);
  const drawn = Buffer.from(context.random(32)).toString('base64');
  insertSuppressionKey(w, drawn);
  return suppressionHashes(drawn);
}

/** Null before the first entry: then nobody is on a list. */
export function knownHashes(r: Reader): SuppressionHashes | null {
  const key = readSuppressionKey(r);
  return key === null ? null : suppressionHashes(key);
}

export interface Read {
  readonly text: string;
  readonly form: SuppressionForm;
}

/** What was written, as far as it can be read, each form once; and the rest. */
export function readEntries(
  texts: Iterable<string>,
  home: string | undefined,
): { readonly read: readonly Read[]; readonly unreadable: readonly string[] } {
  const readers = createReaders();
  const read = new Map<string, Read>();
  const unreadable: string[] = [];
  for (const text of texts) {
    const form = readSuppressed(text, home, readers);
    if (form === null) unreadable.push(text);
    else read.set(`${form.kind}:${form.form}`, { text, form });
  }
  return { read: [...read.values()], unreadable };
}
