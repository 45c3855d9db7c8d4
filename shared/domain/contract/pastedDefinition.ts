import { never } from '../never.ts';
import { readCountry } from '../qualification/country.ts';
import { readTitle } from '../qualification/title.ts';
import type { Criterion, JobFunction, MailKind, Seniority } from './criterion.ts';
import { jobFunctions, seniorities } from './criterion.ts';
import { freeName } from './freeName.ts';
import { readLimit } from './limitText.ts';

/** A lead definition as people write it in mails, made typed; what could not be read stands in `notUnderstood`, as it was. */
export interface PastedDefinition {
  readonly criteria: readonly Criterion[];
  readonly notUnderstood: readonly string[];
}

/** What a line asks, before it has a name of its own in the definition. */
type Asked = Criterion extends infer One ? (One extends Criterion ? Omit<One, 'hard' | 'points'> : never) : never;

/**
 * Reads a lead definition line by line: "Industry: Healthcare, Dental", "Employees > 50", "Country US", "business e-mail". A line
 * becomes one criterion or is not understood; nothing is guessed: "Employees: 50" says neither at least nor at most. What is
 * marked optional or preferred only scores.
 */
export function readPastedDefinition(text: string): PastedDefinition {
  const criteria: Criterion[] = [];
  const notUnderstood: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    const bare = withoutBullet(line);
    if (bare === '' || heading.test(bare)) continue;
    const { words, hard } = strengthOf(bare);
    const asked = readLine(words);
    if (asked === null) notUnderstood.push(bare);
    else criteria.push({ ...asked, id: freeName(asked.id, namesOf(criteria)), hard });
  }
  return { criteria, notUnderstood };
}

const namesOf = (criteria: readonly Criterion[]): string[] => criteria.map(({ id }) => id);

const withoutBullet = (line: string): string =>
  line
    .trim()
    .replace(/^(?:[-*•–·✓]|\(?\d{1,2}[.)])\s+/u, '')
    .replace(/[.,]$/, '')
    .trim();

const heading =
  /^(?:lead definition|definition|criteria|qualified lead|a qualified lead(?: is| has)?|requirements)\s*:?$/i;

const soft = /\s*[([]?\b(?:optional|preferred|preferably|nice to have|a plus|bonus)\b[)\]]?\s*[:,]?\s*/i;
const must = /^(?:must (?:be|have)|required)\b\s*:?\s*/i;

const strengthOf = (line: string): { words: string; hard: boolean } =>
  soft.test(line)
    ? { words: line.replace(soft, ' ').trim(), hard: false }
    : { words: line.replace(must, '').trim(), hard: true };

const readLine = (line: string): Asked | null =>
  readMail(line) ?? readPhone(line) ?? readConsent(line) ?? readCall(line) ?? readTitleLine(line) ?? readField(line);

// "business e-mail", "no free mail", "e-mail required".
function readMail(line: string): Asked | null {
  const found = /^(?<before>.*?)\be-?mail(?:\s+address(?:es)?)?s?\b(?<after>.*)$/i.exec(line);
  if (found === null) return null;
  const { before = '', after = '' } = found.groups ?? {};
  const said = `${before} ${after}`.toLowerCase();
  const common = { id: 'mail', field: 'person.email' } as const;
  const kinds = new Set<MailKind>();
  if (/\b(?:business|company|corporate|work|professional)\b/.test(said)) kinds.add('business');
  if (/\b(?:no|not|without|except)\b/.test(said) && /\b(?:free|private|personal|gmail|freemail)\b/.test(said)) {
    kinds.add('business').add('role');
  }
  if (/\brole\b/.test(said) && !/\b(?:no|not|without)\b[^,]*\brole\b/.test(said)) kinds.add('role');
  if (/\b(?:no|not|without)\b[^,]*\brole\b/.test(said)) kinds.delete('role');
  if (kinds.size > 0) return { ...common, op: 'emailKind', value: [...kinds] };
  return presence.test(said.trim()) ? { ...common, op: 'present' } : null;
}

const presence =
  /^(?:a |an |the )?(?:valid|working|given|present|required|known|is (?:given|known|required|present)|needed)?:?\s*(?:given|present|required|known|is (?:given|known|required|present)|needed|yes)?$/;

// "valid phone", "UK phone number", "phone (GB)".
function readPhone(line: string): Asked | null {
  const found = /^(?<before>.*?)\b(?:tele)?phone(?: number)?s?\b(?<after>.*)$/i.exec(line);
  if (found === null) return null;
  const { before = '', after = '' } = found.groups ?? {};
  const common = { id: 'phone', field: 'person.phone', op: 'phoneValid' } as const;
  const said = `${before} ${after}`.replace(
    /[():]|\b(?:a|valid|working|reachable|required|given|number|is|must|for|in)\b/gi,
    ' ',
  );
  const where = said.trim();
  if (where === '') return common;
  const country = readCountry(where);
  return country === null ? null : { ...common, value: country };
}

// "Consent required", "consent within 30 days".
function readConsent(line: string): Asked | null {
  if (!/\b(?:consent|opt-?in)\b/i.test(line)) return null;
  const within = /\b(\d+)\s*days?\b/i.exec(line);
  if (within) return { id: 'consent', field: 'consent.at', op: 'withinDays', value: Number(within[1]) };
  return /^(?:proof of |documented |explicit |valid )?(?:consent|opt-?in)\b\s*:?\s*(?:yes|given|required|needed|is required|must be given|proved?n?)?$/i.test(
    line,
  )
    ? { id: 'consent', field: 'consent.given', op: 'is', value: true }
    : null;
}

// "Call longer than 2 minutes", "call duration > 90 s".
function readCall(line: string): Asked | null {
  const found =
    /^(?:phone )?call(?:s| length| duration| time)?\b\s*:?\s*(?<limit>.*?)\s*(?<unit>s|sec|secs|seconds?|min|mins|minutes?)$/i.exec(
      line,
    );
  if (found === null) return null;
  const { limit = '', unit = '' } = found.groups ?? {};
  const read = readLimit(limit.replace(/^(?:lasts?|longer|is)\s+(?=than|over|at|more|min)/i, 'longer '));
  if (read === null) return null;
  const seconds = /^m/i.test(unit) ? 60 : 1;
  const common = { id: 'call', field: 'call.seconds' } as const;
  return read.op === 'between'
    ? { ...common, op: 'between', min: read.min * seconds, max: read.max * seconds }
    : { ...common, op: read.op, value: read.value * seconds };
}

const titleField = { field: 'person.jobTitle' } as const;

// "Seniority: director or above", "Decision makers: C-level, VP", "Function: Marketing, IT".
function readTitleLine(line: string): Asked | null {
  const ranks = /^(?:seniority|level|decision[- ]makers?|rank)\b\s*(?::|=|is|are)?\s*(?<list>.+)$/i.exec(line);
  if (ranks) {
    const value = ranksOf(ranks.groups?.list ?? '');
    return value === null ? null : { ...titleField, id: 'seniority', op: 'seniority', value };
  }
  const functions = /^(?:job )?(?:function|department)s?\b\s*(?::|=|is|are|in)?\s*(?<list>.+)$/i.exec(line);
  if (!functions) return null;
  const value = allOf(listOf(functions.groups?.list ?? ''), functionOf);
  return value === null ? null : { ...titleField, id: 'function', op: 'function', value };
}

function ranksOf(text: string): Seniority[] | null {
  const upwards = /^(?<rank>.+?)\s*(?:\+|(?:or|and) (?:above|higher|up|more senior)|upwards?)$/i.exec(text.trim());
  if (!upwards) return allOf(listOf(text), rankOf);
  const from = rankOf(upwards.groups?.rank ?? '');
  return from === null ? null : seniorities.slice(0, seniorities.indexOf(from) + 1);
}

const plainRank: Readonly<Record<string, Seniority>> = {
  owner: 'owner',
  founder: 'owner',
  'c-level': 'cLevel',
  'c level': 'cLevel',
  'c-suite': 'cLevel',
  vp: 'vp',
  director: 'director',
  head: 'head',
  manager: 'manager',
  senior: 'senior',
  entry: 'entry',
};

const singular = (word: string): string => word.toLowerCase().replace(/s$/, '');

function rankOf(word: string): Seniority | null {
  const known = plainRank[word.toLowerCase()] ?? plainRank[singular(word)];
  return known ?? readTitle(word).seniorities[0] ?? null;
}

function functionOf(word: string): JobFunction | null {
  const known = jobFunctions.find((name) => name === word.toLowerCase());
  return known ?? readTitle(word).functions[0] ?? null;
}

/** All of them read, or null: half a list would count other leads than the one that was written. */
function allOf<Read>(words: readonly string[], read: (word: string) => Read | null): Read[] | null {
  const found = words.map(read);
  return found.length > 0 && found.every((one) => one !== null) ? [...new Set(found)] : null;
}

interface Field {
  readonly field: string;
  readonly id: string;
  readonly words: string;
  readonly holds: 'text' | 'number' | 'start' | 'days';
}

/** What people call the fields, in English and German; longer words first where one begins with another. */
const fields: readonly Field[] = [
  {
    field: 'company.industry',
    id: 'industry',
    words: 'industry|industries|sectors?|verticals?|branche',
    holds: 'text',
  },
  {
    field: 'company.employees',
    id: 'employees',
    words: 'number of employees|employee count|employees|company size|headcount|head count|staff|mitarbeiter',
    holds: 'number',
  },
  {
    field: 'company.revenue',
    id: 'revenue',
    words: 'annual revenue|company revenue|revenue|annual turnover|turnover|umsatz',
    holds: 'number',
  },
  { field: 'address.country', id: 'country', words: 'country|countries|land|geography|location', holds: 'text' },
  {
    field: 'address.region',
    id: 'region',
    words: 'regions?|states?|counties|county|province|bundesland',
    holds: 'text',
  },
  {
    field: 'address.postcode',
    id: 'postcode',
    words: 'post ?codes?|zip codes?|zips?|postal codes?|plz',
    holds: 'start',
  },
  { field: 'address.city', id: 'city', words: 'city|cities|towns?|ort', holds: 'text' },
  { field: 'person.jobTitle', id: 'title', words: 'job titles?|titles?|positions?|roles?', holds: 'text' },
  { field: 'company.name', id: 'company', words: 'company name|company|companies', holds: 'text' },
  { field: 'company.domain', id: 'domain', words: 'company domain|domains?|website', holds: 'text' },
  { field: 'person.fullName', id: 'name', words: 'full name|name', holds: 'text' },
  { field: 'bant.budget', id: 'budget', words: 'budget', holds: 'text' },
  { field: 'bant.authority', id: 'authority', words: 'authority', holds: 'text' },
  { field: 'bant.need', id: 'need', words: 'need', holds: 'text' },
  { field: 'bant.timeline', id: 'timeline', words: 'timeline|time frame|timeframe', holds: 'text' },
  { field: 'source.channel', id: 'channel', words: 'channels?', holds: 'text' },
  { field: 'source.campaign', id: 'campaign', words: 'campaigns?', holds: 'text' },
  { field: 'lead.capturedAt', id: 'age', words: 'lead age|age|captured', holds: 'days' },
];

const known = fields.map((field) => ({
  ...field,
  first: new RegExp(
    `^(?<not>no|not|excluded?|excluding|without|not in)?\\s*(?:${field.words})\\b\\s*(?<rest>.*)$`,
    'i',
  ),
  last: new RegExp(`^(?<rest>.*\\d.*?)\\s+(?:${field.words})$`, 'i'),
}));

function readField(line: string): Asked | null {
  for (const { first, last, ...field } of known) {
    const found = first.exec(line) ?? (field.holds === 'number' ? last.exec(line) : null);
    if (found) return readRest(field, (found.groups?.rest ?? '').trim(), found.groups?.not !== undefined);
  }
  return null;
}

function readRest({ field, id, holds }: Field, rest: string, negated: boolean): Asked | null {
  const common = { field, id };
  if (/^:?\s*(?:is )?(?:given|present|known|required)$/i.test(rest))
    return negated ? null : { ...common, op: 'present' };
  switch (holds) {
    case 'number':
      return negated ? null : limitOf(common, rest);
    case 'days': {
      const within =
        /^(?:within|in|at most|max(?:imum)?|up to|≤|<=)?\s*(?:the )?(?:last )?(\d+)\s*days?(?: ago)?$/i.exec(
          rest.replace(/^:\s*/, ''),
        );
      return within && !negated ? { ...common, op: 'withinDays', value: Number(within[1]) } : null;
    }
    case 'start':
    case 'text':
      return listed(common, rest, holds === 'start', negated);
    default:
      return never(holds);
  }
}

interface Common {
  readonly field: string;
  readonly id: string;
}

function limitOf(common: Common, rest: string): Asked | null {
  const limit = readLimit(rest.replace(/^(?::|is|are)\s*/i, ''));
  return limit && { ...common, ...limit };
}

const refused = /^(?:≠|!=|<>|not in|is not|are not|not|excludes?|excluding|except|none of)\s*:?\s*/i;
const wanted =
  /^(?:==?|is one of|one of|any of|is in|are in|is|are|in|starts? with|begins? with)(?:\s+|\s*(?=[(:]))|^[:=]\s*/i;

function listed({ field, id }: Common, rest: string, starts: boolean, negated: boolean): Asked | null {
  const bare = rest.replace(/^:\s*/, '');
  const not = negated || refused.test(bare);
  const words = listOf(
    bare
      .replace(refused, '')
      .replace(wanted, '')
      .replace(/^[:=]\s*/, ''),
  );
  if (words.length === 0 || words.some((word) => /[<>≤≥]/.test(word))) return null;
  const value = field === 'address.country' ? words.map((word) => readCountry(word) ?? word) : words;
  if (not) return { field, id, op: 'notIn', value };
  return starts ? { field, id, op: 'startsWith', value } : { field, id, op: 'in', value };
}

/** "Healthcare, Dental or Vision" are three; "Research and development" stays one. */
const listOf = (text: string): string[] =>
  text
    .replace(/^\(|\)$/g, '')
    .split(/\s*(?:,|;|\/|\||\bor\b)\s*/i)
    .map((word) =>
      word
        .replace(/^(?:and|or)\s+/i, '')
        .replace(/^["“”']|["“”']$/g, '')
        .trim(),
    )
    .filter((word) => word !== '');
