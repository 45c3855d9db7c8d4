import type { z } from 'zod';
import type { Writer } from '../../../db/handle.ts';
import { readAgency } from '../../../db/queries/agency.ts';
import { readClient } from '../../../db/queries/client.ts';
import { insertSuppression, insertSuppressionKey, readSuppressionKey } from '../../../db/queries/suppression.ts';
import type { SuppressionAnswer, SuppressionInput } from '../../../shared/api/suppression.ts';
import { readPhone } from '../../../shared/domain/qualification/phone.ts';
import { createReaders } from '../../../shared/domain/qualification/readers.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { type SuppressionForm, suppressedMail } from '../../../shared/domain/suppression.ts';
import type { Context } from '../context.ts';
import { appendHistory } from '../history.ts';
import { stop, transact } from '../transact.ts';
import { suppressionHashes } from './suppressed.ts';

type Input = z.output<typeof SuppressionInput>;
type Answer = z.output<typeof SuppressionAnswer>;

/**
 * Puts mails and phones on the list of a client, or of the agency (domain §8). Only keyed hashes are kept; the key of this
 * file is drawn at first use. Phones without country code are read by `country`, else by the client's or the agency's. What is
 * no mail or phone is answered in `unreadable`, the rest is added. Refuses an unknown client (`notFound`).
 */
export function addSuppression(context: Context, input: Input): Result<Answer> {
  return transact(context, (w) => {
    const client = input.client === undefined ? null : readClient(w, input.client);
    if (input.client !== undefined && client === null) stop('notFound', { kind: 'client', ref: input.client });
    const home = input.country ?? client?.address?.country ?? readAgency(w)?.address.country;
    const { forms, unreadable } = formsOf(input, home);
    const { hashOf, bucketOf } = suppressionHashes(keyOf(w, context));
    let added = 0;
    for (const form of forms) {
      const id = context.ids.next(w);
      const held = { kind: form.kind, hash: hashOf(form), bucket: bucketOf(form) };
      const entry = { id, clientId: client?.id ?? null, ...held, addedAt: context.now() };
      if (insertSuppression(w, entry)) added += 1;
    }
    const known = forms.length - added;
    if (added > 0) {
      const subject = client === null ? 'agency:agency' : `client:${client.ref}`;
      appendHistory(w, context, { actor: context.actor, action: 'suppress', subject, change: { added, known } });
    }
    return { added, known, unreadable };
  });
}

function keyOf(w: Writer, context: Context): string {
  const known = readSuppressionKey(w);
  if (known !== null) return known;
  const drawn = Buffer.from(context.random(32)).toString('base64');
  insertSuppressionKey(w, drawn);
  return drawn;
}

function formsOf(
  { mails, phones }: Input,
  home: string | undefined,
): { forms: SuppressionForm[]; unreadable: string[] } {
  const readers = createReaders();
  const forms: SuppressionForm[] = [];
  const unreadable: string[] = [];
  const take = (kind: SuppressionForm['kind'], raw: string, form: string | null): void => {
    if (form === null) unreadable.push(raw);
    else forms.push({ kind, form });
  };
  for (const mail of mails) take('mail', mail, suppressedMail(mail, readers));
  for (const phone of phones) {
    // A number that is none in its country would guard nobody.
    const read = readPhone(phone, home);
    take('phone', phone, read.valid ? read.e164 : null);
  }
  return { forms, unreadable };
}
