import type { LeadFacts } from './lead.ts';
import { phoneKey } from './matching.ts';
import { type Readers, textOf } from './qualification/readers.ts';

/** What goes into a suppression list's keyed hash: one normal form per person's mail or phone. */
export interface SuppressionForm {
  readonly kind: 'mail' | 'phone';
  readonly form: string;
}

const gmail: ReadonlySet<string> = new Set(['gmail.com', 'googlemail.com']);

/**
 * The box a mail reaches, however it is written: lower case, without a `+tag`, and at Gmail without dots and under one domain
 * name. Null when this is no address.
 */
export function suppressedMail(raw: string, readers: Pick<Readers, 'mail'>): string | null {
  const { key } = readers.mail(raw);
  if (key === '') return null;
  const at = key.lastIndexOf('@');
  const domain = key.slice(at + 1);
  const written = key.slice(0, at);
  const tag = written.indexOf('+');
  // A name that begins with + has no tag to take off.
  const name = tag > 0 ? written.slice(0, tag) : written;
  return gmail.has(domain) ? `${name.replaceAll('.', '')}@gmail.com` : `${name}@${domain}`;
}

/** The normal forms by which a lead is found on a suppression list, or put there (domain §8): mail, and phone in E.164. */
export function suppressionForms(facts: LeadFacts, readers: Readers): readonly SuppressionForm[] {
  const forms: SuppressionForm[] = [];
  const mail = textOf(facts.values['person.email']);
  const mailForm = mail === undefined ? null : suppressedMail(mail, readers);
  if (mailForm !== null) forms.push({ kind: 'mail', form: mailForm });
  const phone = textOf(facts.values['person.phone']);
  const phoneForm = phone === undefined ? null : phoneKey(facts, phone, readers);
  if (phoneForm !== null) forms.push({ kind: 'phone', form: phoneForm });
  return forms;
}
