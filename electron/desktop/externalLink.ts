/** Longer addresses are no addresses. */
const mostLetters = 2000;
/** What no address needs unescaped, and a program that is handed one may read as more than an address. */
const unfit = /[^!#$&'()*+,\-./0-9:;=?@A-Z[\]_a-z~%]/;
/** The same in escaped form: NUL, line ends, quotes, backslash, backtick, bar, angle brackets. */
const unfitEscapes = /%(00|0a|0d|22|5c|60|7c|3c|3e)/i;
const mailbox = /^[\w.+-]+@[\w-]+(\.[\w-]+)+$/;
const mailFields = new Set(['subject', 'body', 'cc', 'bcc']);

/** An address that may leave the program when the user agrees. */
export interface ExternalLink {
  /** As it is handed to the system: parsed and written anew. */
  readonly href: string;
  /** What the user is asked about: the host, in its ASCII form, or the mailbox. */
  readonly where: string;
}

/**
 * Reads an address somebody else may have written, a lead's website or mail. Only https to a public name, without user
 * and port, and mailto to one mailbox with subject, body and copies are links; undefined for everything else (reliability E7).
 */
export function readExternalLink(address: string): ExternalLink | undefined {
  if (address.length > mostLetters || unfit.test(address) || unfitEscapes.test(address)) return undefined;
  const url = URL.parse(address);
  if (url?.protocol === 'https:') return webLink(url);
  if (url?.protocol === 'mailto:') return mailLink(url);
  return undefined;
}

function webLink({ href, hostname, port, username, password }: URL): ExternalLink | undefined {
  // A last part that begins with a letter is no number of an address, in any of their spellings.
  const publicName = /^([\w-]+\.)+[a-z][\w-]*$/i.test(hostname) && !/\.(localhost|local|internal)$/i.test(hostname);
  if (!publicName || port !== '' || username !== '' || password !== '') return undefined;
  return { href, where: hostname };
}

function mailLink({ href, pathname, searchParams }: URL): ExternalLink | undefined {
  const known = [...searchParams.keys()].every((name) => mailFields.has(name));
  return known && mailbox.test(pathname) ? { href, where: pathname } : undefined;
}
