import type { LeadFacts } from '../lead.ts';
import { type CountryReader, readCountry } from './country.ts';
import { createMailBook, type MailBook } from './mail.ts';
import { memo } from './memo.ts';
import { createPhoneBook, type PhoneBook, type PhoneReading } from './phone.ts';
import { readTitle, type TitleReading } from './title.ts';

/** How the texts of leads are read. One set is made per import or request; it remembers a bounded number of texts. */
export interface Readers {
  readonly phone: PhoneBook;
  readonly mail: MailBook;
  readonly title: (raw: string) => TitleReading;
  readonly country: CountryReader;
}

const remembered = 4096;

/** Readers that remember at most 4,096 texts of each kind, phones per country. */
export const createReaders = (): Readers => ({
  phone: createPhoneBook(remembered),
  mail: createMailBook(remembered),
  title: memo(remembered, readTitle),
  country: memo(remembered, readCountry),
});

/** A field's value as text, trimmed; undefined when there is none. Custom fields of any name are safe to ask for. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') {
    const text = value.trim();
    return text === '' ? undefined : text;
  }
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** A phone text read by the lead's country, or by `otherwise` when the lead names none. */
export function readLeadPhone(
  facts: LeadFacts,
  raw: string,
  readers: Pick<Readers, 'phone' | 'country'>,
  otherwise?: string,
): PhoneReading {
  const country = textOf(facts.values['address.country']);
  return readers.phone(raw, (country === undefined ? null : readers.country(country)) ?? otherwise);
}
