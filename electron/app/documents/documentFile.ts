import { hash } from 'node:crypto';
import type { StoredDocument } from '../../../db/queries/document.ts';
import { firstRendering, insertRendering, readDocument } from '../../../db/queries/document.ts';
import type { documentFormats } from '../../../shared/api/invoice.ts';
import { CreditNoteSnapshot } from '../../../shared/domain/creditNote.ts';
import { InvoiceSnapshot } from '../../../shared/domain/invoice.ts';
import { never } from '../../../shared/domain/never.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { done, refuse } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { invoiceCsv } from './invoiceCsv.ts';
import type { Snapshot } from './invoicePdf.ts';
import { render } from './render.ts';

type Format = (typeof documentFormats)[number];

const types: Readonly<Record<Format, string>> = {
  pdf: 'application/pdf',
  csv: 'text/csv;charset=utf-8',
  json: 'application/json',
};

/**
 * An issued document as a file, rendered from its snapshot alone: the same bytes every time (domain §6). The hash of the first
 * rendering is kept; a later one that differs is a fault of ours. Refuses `unknownDocument`.
 */
export async function documentFile(
  context: Context,
  { number, format }: { readonly number: string; readonly format: Format },
): Promise<Result<File>> {
  const document = readDocument(context.handle.reader, number);
  if (!document) return refuse('unknownDocument', { number });
  const bytes = await rendered(document, format);
  const digest = hash('sha256', bytes);
  context.handle.transaction((w) => {
    const first = firstRendering(w, document.id, format);
    if (first === null) insertRendering(w, document.id, format, digest);
    else if (first !== digest) throw new Error(`${number} as ${format} is not what it was when it was rendered first`);
  });
  return done(new File([bytes], `${number}.${format}`, { type: types[format], lastModified: document.issuedAt }));
}

async function rendered(document: StoredDocument, format: Format): Promise<Uint8Array<ArrayBuffer>> {
  const text = document.snapshot;
  switch (format) {
    case 'json':
      return new TextEncoder().encode(text);
    case 'csv':
      return new TextEncoder().encode(invoiceCsv(snapshotOf(document)));
    case 'pdf':
      return render({ kind: 'document', snapshot: snapshotOf(document) });
    default:
      return never(format);
  }
}

/** An issued document as it was written. */
export function snapshotOf({ kind, snapshot }: Pick<StoredDocument, 'kind' | 'snapshot'>): Snapshot {
  const content: unknown = JSON.parse(snapshot);
  return kind === 'invoice' ? InvoiceSnapshot.parse(content) : CreditNoteSnapshot.parse(content);
}
