import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { z } from 'zod';
import type { Reader } from '../../../db/handle.ts';
import { readClientById } from '../../../db/queries/client.ts';
import type { ListedDocument, Place } from '../../../db/queries/documentList.ts';
import { listDocuments, sumDocuments } from '../../../db/queries/documentList.ts';
import type { DocumentRow, document } from '../../../shared/api/document.ts';
import { sumOf } from '../../../shared/domain/money.ts';
import { parsePeriod } from '../../../shared/domain/period.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { done, refuse } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { isoOf } from '../explain/verdicts.ts';
import { lookOf } from '../look.ts';

type Input = InferContractRouterInputs<typeof document>['list'];
type Answer = InferContractRouterOutputs<typeof document>['list'];
export type ShownDocument = z.infer<typeof DocumentRow>;

const PlaceText = z.tuple([z.union([z.string(), z.number()]), z.int()]);

/** Issued documents, filtered and sorted, page by page. Refuses a period or a page that is none (`invalidInput`). */
export function listDocumentRows({ handle }: Context, input: Input): Result<Answer> {
  const { reader } = handle;
  const { kind, client, contract, text, sort = 'issued', descending = true, limit = 200 } = input;
  const period = input.period === undefined ? undefined : parsePeriod(input.period);
  if (period === null) return refuse('invalidInput', { field: 'period', value: input.period ?? '' });
  const after = input.after === undefined ? null : placeFrom(input.after);
  if (after === undefined) return refuse('invalidInput', { field: 'after', value: input.after ?? '' });
  const filter = { kind, client, contract, period, text: text === '' ? undefined : text };
  const { rows, next } = listDocuments(reader, filter, { by: sort, descending }, { after, limit });
  const sums = sumDocuments(reader, filter);
  return done({
    rows: rows.map((row) => rowOf(reader, row)),
    total: sumOf(sums.map(({ count }) => count)),
    sums,
    next: next && JSON.stringify(next),
  });
}

/** Undefined for a text that no page ended with. */
function placeFrom(text: string): Place | undefined {
  try {
    return PlaceText.safeParse(JSON.parse(text)).data;
  } catch (problem) {
    if (problem instanceof SyntaxError) return undefined;
    throw problem;
  }
}

/** A document as every list shows it: in its own currency, in the look its client has now. */
export function rowOf(r: Reader, row: ListedDocument): ShownDocument {
  const { number, kind, currency, net, tax, gross, credited, creditNotes, of } = row;
  return {
    number,
    kind,
    client: { ...lookOf(readClientById(r, row.clientId)), currency },
    contract: { ref: row.contractRef, name: row.contractName },
    period: { from: row.periodFrom, to: row.periodTo },
    issuedAt: isoOf(row.issuedAt),
    currency,
    net,
    tax,
    gross,
    credited,
    creditNotes,
    of,
  };
}
