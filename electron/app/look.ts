import type { ClientLook } from '../../shared/api/look.ts';
import type { Client } from '../../shared/domain/client.ts';

/** How what belongs to a client is written on screen. */
export const lookOf = ({ ref, name, locale, timeZone, currency }: Client): ClientLook => ({
  ref,
  name,
  locale,
  timeZone,
  currency,
});
