import type { MailKind } from '../contract/criterion.ts';
import { disposableMailDomains } from './disposableMailDomains.ts';
import { freeMailDomains } from './freeMailDomains.ts';
import { memo } from './memo.ts';
import { comparable, isAscii } from './textForm.ts';
import { wordSet } from './wordSet.ts';

/** What a mail text says. */
export interface MailReading {
  /** The address trimmed and in lower case, as it is shown. */
  readonly address: string;
  /** By which two mails are the same: the address with its domain in ASCII. Empty when this is no address: it matches nobody. */
  readonly key: string;
  readonly valid: boolean;
  /** By domain and name; says nothing when the address is not valid. */
  readonly kind: MailKind;
}

/** Reads mails, remembering the last ones. */
export type MailBook = (raw: string) => MailReading;

const longestAddress = 254;
const longestLocal = 64;
const longestDomain = 253;

const localPart = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const localPartOfAnyScript = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const hostName = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const domainOfAnyScript = /^[\p{L}\p{M}\p{N}.-]+$/u;
const countryTop = /^[a-z]{2}$/;
const digitsOnly = /^\d+$/;

/** The domain as the mail system spells it, or null when it is no host name. IP addresses and quoted names are refused. */
function hostOf(domain: string): string | null {
  const host = isAscii(domain) ? domain : inAscii(domain);
  if (host === null || host.length > longestDomain || !hostName.test(host)) return null;
  const lastDot = host.lastIndexOf('.');
  const top = host.slice(lastDot + 1);
  // A country's top-level domain can hold mail of its own; "anna@gmail" is a slip.
  if (lastDot < 0 ? !countryTop.test(top) : digitsOnly.test(top)) return null;
  return host;
}

const inAscii = (domain: string): string | null =>
  domainOfAnyScript.test(domain) ? (URL.parse(`http://${domain}`)?.hostname ?? null) : null;

/** Names that belong to a desk, not to a person; compared without dots, dashes and underscores. */
const roleNames = wordSet(
  `abuse accounting accounts accountspayable admin administracion administrateur administration administrator all anfrage
  bestellung bewerbung billing board buchhaltung buero bureau business careers comercial commercial compliance compras
  comptabilite contact contacto contactus contato customercare customerservice datenschutz direccion direction dispatch
  einkauf email empfang empresa enquiries enquiry everyone facturacion feedback finance firma frontdesk fuhrpark gdpr
  geschaeftsfuehrung geschaeftsleitung hello help helpdesk hi hola hostmaster hr info infos informacion information
  inquiries inquiry invoice invoices it jobs kontakt kundendienst kundenservice legal mail mailbox mailerdaemon
  marketing media news newsletter noc noreply donotreply nospam office oficina operations orders payments
  personal postfach post postmaster poststelle praxis presse press privacy purchasing reception recepcion rechnung
  rechnungen recruiting recruitment redaktion reklamation root rrhh sales salesteam sav secretariat sekretariat security
  service services shop soporte support team technik tech undisclosedrecipients usenet uucp ventas verkauf vertrieb
  verwaltung webmaster welcome werkstatt www zentrale`
    .trim()
    .split(/\s+/),
);

/** Role names that stay one when something follows after a dot or dash, as in `info-berlin@`. */
const leadingRoleNames = wordSet([
  'buero',
  'contact',
  'info',
  'kontakt',
  'noreply',
  'office',
  'sales',
  'service',
  'support',
  'team',
]);

function isRole(local: string): boolean {
  const tag = local.indexOf('+');
  const name = tag < 0 ? local : local.slice(0, tag);
  const separator = name.search(/[._-]/);
  if (separator < 0) return roleNames.has(name);
  return leadingRoleNames.has(name.slice(0, separator)) || roleNames.has(name.replace(/[._-]/g, ''));
}

const disposable = wordSet(disposableMailDomains);
const free = wordSet(freeMailDomains);

function isDisposable(host: string): boolean {
  let rest = host;
  for (let dot = rest.indexOf('.'); dot >= 0; dot = rest.indexOf('.')) {
    if (disposable.has(rest)) return true;
    rest = rest.slice(dot + 1);
  }
  return false;
}

/** What a domain says by itself. */
type DomainKind = 'disposable' | 'free' | 'other';

function domainKindOf(host: string): DomainKind {
  if (isDisposable(host)) return 'disposable';
  return free.has(host) ? 'free' : 'other';
}

// A desk's name on a free mail service is still free mail: the domain says more than the name.
function kindOf(local: string, domain: DomainKind): MailKind {
  if (domain !== 'other') return domain;
  return isRole(local) ? 'role' : 'business';
}

const edgeSigns: ReadonlySet<number> = new Set([0x20, 0x09, 0xa0, 0x200b, 0xfeff]);
const isEdged = (text: string): boolean =>
  edgeSigns.has(text.charCodeAt(0)) || edgeSigns.has(text.charCodeAt(text.length - 1));
const edges = /^[ \t\u00a0\u200b\ufeff]+|[ \t\u00a0\u200b\ufeff]+$/g;
const longestText = 512;

const noMail = (address: string): MailReading => ({ address, key: '', valid: false, kind: 'business' });

/**
 * Reads a mail text: what every mail system accepts is valid, quoted names, comments and IP addresses are not, letters of any
 * script are. Only spaces and tabs around it are forgiven; a line break inside a cell is no address.
 */
export function readMail(raw: string, domainKind: (host: string) => DomainKind = domainKindOf): MailReading {
  if (raw.length > longestText) return noMail(comparable(raw));
  const bare = isEdged(raw) ? raw.replace(edges, '') : raw;
  const plain = isAscii(bare);
  const address = (plain ? bare : bare.normalize('NFC')).toLowerCase();
  const at = address.lastIndexOf('@');
  if (at < 1) return noMail(address);
  const local = address.slice(0, at);
  if (local.length > longestLocal || !(plain ? localPart : localPartOfAnyScript).test(local)) return noMail(address);
  const domain = address.slice(at + 1);
  const host = hostOf(domain);
  const key = host === domain ? address : `${local}@${host}`;
  if (host === null || key.length > longestAddress) return noMail(address);
  return { address, key, valid: true, kind: kindOf(local, domainKind(host)) };
}

/** A mail book of at most `limit` remembered texts, and as many domains. */
export function createMailBook(limit: number): MailBook {
  const domainKind = memo(limit, domainKindOf);
  return memo(limit, (raw) => readMail(raw, domainKind));
}
