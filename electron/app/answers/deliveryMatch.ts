import type { Reader } from '../../../db/handle.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import type { StoredDelivery } from '../../../db/queries/delivery.ts';
import {
  deliveriesByEmail,
  deliveriesByExternalId,
  deliveriesByLead,
  deliveriesByPhone,
} from '../../../db/queries/delivery.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import { readMail } from '../../../shared/domain/qualification/mail.ts';
import { readPhone } from '../../../shared/domain/qualification/phone.ts';

/** What a row of a client's file says of whom it means. */
export interface Named {
  readonly 'lead.id'?: string | undefined;
  readonly 'person.email'?: string | undefined;
  readonly 'person.phone'?: string | undefined;
}

/**
 * The delivery of the contract that a row means: by lead id (the source's own, else ours), then mail, then phone, national
 * numbers read by the client's country; the first that finds one decides. Of several deliveries of one person it is the
 * newest that was made at or before `at`, the row's own time, else the newest. Null when nobody fits.
 */
export function matchDelivery(r: Reader, contract: StoredContract, row: Named, at: Instant): StoredDelivery | null {
  for (const find of [byLeadId, byEmail, byPhone]) {
    const found = find(r, contract, row);
    const newest = found.findLast(({ deliveredAt }) => deliveredAt !== null && deliveredAt <= at) ?? found.at(-1);
    if (newest) return newest;
  }
  return null;
}

const ownId = /^\d{1,16}$/;

function byLeadId(r: Reader, contract: StoredContract, row: Named): StoredDelivery[] {
  const id = row['lead.id'];
  if (id === undefined) return [];
  const found = deliveriesByExternalId(r, contract.id, id);
  return found.length === 0 && ownId.test(id) ? deliveriesByLead(r, contract.id, Number(id)) : found;
}

function byEmail(r: Reader, contract: StoredContract, row: Named): StoredDelivery[] {
  const key = readMail(row['person.email'] ?? '').key;
  return key === '' ? [] : deliveriesByEmail(r, contract.id, key);
}

function byPhone(r: Reader, { id, client }: StoredContract, row: Named): StoredDelivery[] {
  const { e164 } = readPhone(row['person.phone'] ?? '', client.address?.country);
  return e164 === null ? [] : deliveriesByPhone(r, id, e164);
}
