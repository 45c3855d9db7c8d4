import type { LeadFacts } from './lead.ts';
import { phoneKey } from './matching.ts';
import { freeMailDomains } from './qualification/freeMailDomains.ts';
import { readPhone } from './qualification/phone.ts';
import { type Readers, textOf } from './qualification/readers.ts';

/** What a suppression list may name: a mail, a phone, or the whole domain of a company that wants nobody of it asked. */
export const suppressionKinds = ['mail', 'phone', 'domain'] as const;
export type SuppressionKind = (typeof suppressionKinds)[number];

/** What goes into a suppression list's keyed hash: one normal form per person's mail or phone, or per domain. */
export interface SuppressionForm {
  readonly kind: SuppressionKind;
  readonly form: string;
}

/**
 * The box a mail reaches, however it is written: lower case, without a `+tag`, and at Gmail without dots and under one domain
 * name. Null when this is no address.
 */
export function suppressedMail(raw: string, readers: Pick<Readers, 'mail'>): string | null {
  const { key } = readers.mail(raw);
  if (key === '') return null;
  const isGmail = key.endsWith('@gmail.com') || key.endsWith('@googlemail.com');
  // A name that begins with + has no tag to take off.
  const tag = key.indexOf('+', 1);
  if (tag < 0 && !isGmail) return key;
  const at = key.lastIndexOf('@');
  const name = key.slice(0, tag > 0 && tag < at ? tag : at);
  return isGmail ? `${name.replaceAll('.', '')}@gmail.com` : `${name}${key.slice(at)}`;
}

const longestDomain = 300;

/** A domain as people write it: with an @ before it, as an address of the web, in any case. Null when this is none. */
function hostOf(raw: string, readers: Pick<Readers, 'mail'>): string | null {
  const bare = raw
    .slice(0, longestDomain)
    .trim()
    .toLowerCase()
    .replace(/^(?:https?:\/\/|mailto:)/, '')
    .replace(/^@|^www\./, '')
    .replace(/[/?#:].*$/, '')
    .replace(/\.$/, '');
  if (!bare.includes('.')) return null;
  const { key } = readers.mail(`x@${bare}`);
  return key === '' ? null : key.slice('x@'.length);
}

/** The domain as a list names it. Null when this is none, or one of a service that gives everybody mail. */
function suppressedDomain(raw: string, readers: Pick<Readers, 'mail'>): string | null {
  const host = hostOf(raw, readers);
  return host === null || freeMailDomains.has(host) ? null : host;
}

/** The domain itself and those it lies in: who suppressed `acme.com` meant `mail.acme.com` as well. */
function domainsAbove(host: string): SuppressionForm[] {
  const forms: SuppressionForm[] = [];
  for (let rest = host; rest.includes('.'); rest = rest.slice(rest.indexOf('.') + 1)) {
    forms.push({ kind: 'domain', form: rest });
  }
  return forms;
}

/** By what a person is known: the key of its mail, its phone in E.164, and the domain of its company. */
interface KnownBy {
  readonly mail: string | null;
  readonly phone: string | null;
  readonly company: string | undefined;
}

const everyKind: ReadonlySet<SuppressionKind> = new Set(suppressionKinds);

function formsBy(
  { mail, phone, company }: KnownBy,
  readers: Pick<Readers, 'mail'>,
  kinds = everyKind,
): readonly SuppressionForm[] {
  const forms: SuppressionForm[] = [];
  const mailForm = mail === null ? null : suppressedMail(mail, readers);
  if (mailForm !== null && kinds.has('mail')) forms.push({ kind: 'mail', form: mailForm });
  if (phone !== null && kinds.has('phone')) forms.push({ kind: 'phone', form: phone });
  if (!kinds.has('domain')) return forms;
  const mailHost = mailForm === null ? null : mailForm.slice(mailForm.lastIndexOf('@') + 1);
  if (mailHost !== null) forms.push(...domainsAbove(mailHost));
  const companyHost = company === undefined ? null : hostOf(company, readers);
  if (companyHost !== null && companyHost !== mailHost) forms.push(...domainsAbove(companyHost));
  return forms;
}

/**
 * The normal forms by which a lead is found on a suppression list, or put there (domain §8): mail, phone in E.164, and the domains
 * of its mail and of its company. Of the kinds told alone: a list that names no domain is not asked for any.
 */
export function suppressionForms(
  facts: LeadFacts,
  readers: Readers,
  kinds: ReadonlySet<SuppressionKind> = everyKind,
): readonly SuppressionForm[] {
  const phone = textOf(facts.values['person.phone']);
  return formsBy(
    {
      mail: textOf(facts.values['person.email']) ?? null,
      phone: phone === undefined ? null : phoneKey(facts, phone, readers),
      company: textOf(facts.values['company.domain']),
    },
    readers,
    kinds,
  );
}

/** The same of a stored lead, by the keys it was given when it came in. */
export const storedForms = (
  lead: { readonly emailKey: string | null; readonly phoneKey: string | null; readonly companyDomain: string | null },
  readers: Pick<Readers, 'mail'>,
): readonly SuppressionForm[] =>
  formsBy({ mail: lead.emailKey, phone: lead.phoneKey, company: lead.companyDomain ?? undefined }, readers);

/** By which of the lists' forms an entry, or the person of it, is named: also by a domain it lies in. */
export function formsOfEntry(entry: SuppressionForm): readonly SuppressionForm[] {
  if (entry.kind === 'phone') return [entry];
  if (entry.kind === 'domain') return domainsAbove(entry.form);
  return [entry, ...domainsAbove(entry.form.slice(entry.form.lastIndexOf('@') + 1))];
}

/**
 * What somebody wrote into a list, by what it looks like: with an @ inside it is a mail, with an @ before it or with a letter and
 * a dot a domain, else a phone, read by `home` where it has no country code. Null when it is none of them; a number that is none
 * in its country would guard nobody.
 */
export function readSuppressed(
  raw: string,
  home: string | undefined,
  readers: Pick<Readers, 'mail'>,
): SuppressionForm | null {
  const text = raw.trim();
  if (text.lastIndexOf('@') > 0) return formed('mail', suppressedMail(text, readers));
  if (text.startsWith('@') || (/\p{L}/u.test(text) && text.includes('.') && !/\s/.test(text)))
    return formed('domain', suppressedDomain(text, readers));
  const phone = readPhone(text, home);
  return formed('phone', phone.valid ? phone.e164 : null);
}

const formed = (kind: SuppressionKind, form: string | null): SuppressionForm | null =>
  form === null ? null : { kind, form };
