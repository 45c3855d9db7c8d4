import { readMail } from '../../shared/domain/qualification/mail.ts';
import { readPhone } from '../../shared/domain/qualification/phone.ts';
import { createReaders, type Readers } from '../../shared/domain/qualification/readers.ts';

/**
 * Readers that take a phone without country code for one of `home` where the lead itself names no country: the client's
 * leads are mostly its neighbours. Import and delivery must read by the same home, or a verdict would change between them.
 * Of mails and phones only the last is remembered: one lead's are asked for again and again, and then hardly ever more.
 */
export function homeReaders(home: string | undefined): Readers {
  const mail = rememberLast((raw) => readMail(raw));
  const phone = rememberLast((raw, country) => readPhone(raw, country ?? home));
  return { ...createReaders(), mail: (raw) => mail(raw, undefined), phone };
}

function rememberLast<Value>(
  read: (raw: string, country: string | undefined) => Value,
): (raw: string, country: string | undefined) => Value {
  let last: { readonly raw: string; readonly country: string | undefined; readonly value: Value } | null = null;
  return (raw, country) => {
    if (last === null || last.raw !== raw || last.country !== country)
      last = { raw, country, value: read(raw, country) };
    return last.value;
  };
}
