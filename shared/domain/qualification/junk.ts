import type { JunkCheck } from '../contract/criterion.ts';
import type { LeadFacts } from '../lead.ts';
import {
  keyboardRows,
  profaneParts,
  profaneWords,
  shortRuns,
  testCompanies,
  testMailDomains,
  testMailNames,
  testNames,
  testWords,
} from './junkWords.ts';
import { type Readers, textOf } from './readers.ts';
import { unaccented } from './textForm.ts';

/** A junk check that found something: which, and the text that gave it away. */
export interface JunkHit {
  readonly check: JunkCheck;
  readonly evidence: string;
}

/** One check: the text that gives the lead away, or null (domain §3). */
export type JunkTest = (facts: LeadFacts, readers: Readers) => string | null;

const nameFields = ['person.fullName', 'person.firstName', 'person.lastName'];
const longestText = 200;

const textIn = (facts: LeadFacts, field: string): string | undefined =>
  textOf(facts.values[field])?.slice(0, longestText);

const namesOf = (facts: LeadFacts): readonly string[] =>
  nameFields.map((field) => textIn(facts, field)).filter((name) => name !== undefined);

const wordsOf = (text: string): readonly string[] =>
  unaccented(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

function mailNameOf(facts: LeadFacts): string | undefined {
  const mail = textIn(facts, 'person.email');
  return mail?.slice(0, Math.max(mail.lastIndexOf('@'), 0)).toLowerCase();
}

const firstOf = (texts: readonly string[], isJunk: (text: string) => boolean): string | null =>
  texts.find(isJunk) ?? null;

const legalForm = /\s+(?:gmbh|ag|ug|kg|ltd|llc|inc|corp|co|sarl|sas|sa|sl|bv)$/;

function isTestName(name: string): boolean {
  const words = wordsOf(name);
  return words.some((word) => testWords.has(word)) || testNames.has(words.join(' ')) || /\btest lead\b/i.test(name);
}

function testData(facts: LeadFacts): string | null {
  const name = firstOf(namesOf(facts), isTestName);
  if (name !== null) return name;
  const company = textIn(facts, 'company.name');
  if (company !== undefined && testCompanies.has(wordsOf(company).join(' ').replace(legalForm, ''))) return company;
  const mail = textIn(facts, 'person.email');
  if (mail === undefined) return null;
  const domain = mail.slice(mail.lastIndexOf('@') + 1).toLowerCase();
  return testMailNames.test(mailNameOf(facts) ?? '') || testMailDomains.has(domain) ? mail : null;
}

const longRun = 5;
const runs: ReadonlySet<string> = new Set(
  keyboardRows
    .flatMap((row) => [row, [...row].toReversed().join('')])
    .flatMap((row) => Array.from({ length: row.length - longRun + 1 }, (_, at) => row.slice(at, at + longRun))),
);

function isRun(word: string): boolean {
  if (shortRuns.has(word)) return true;
  for (let at = 0; at + longRun <= word.length; at += 1) {
    if (runs.has(word.slice(at, at + longRun))) return true;
  }
  return false;
}

function keyboardRun(facts: LeadFacts): string | null {
  const texts = [...namesOf(facts), textIn(facts, 'company.name'), mailNameOf(facts)];
  return firstOf(
    texts.filter((text) => text !== undefined),
    (text) => wordsOf(text).some(isRun),
  );
}

// "John Smith III" and the company AAA are real: three alike count only as a word of a name other than the Roman three.
const isRepeated = (word: string): boolean => /(.)\1{3}/u.test(word) || (/^(\p{L})\1\1$/u.test(word) && word !== 'iii');

const isOneLetter = (text: string): boolean => /^(\p{L})\1{3,}$/u.test(wordsOf(text).join(''));

function repeatedCharacters(facts: LeadFacts): string | null {
  const name = firstOf(namesOf(facts), (text) => wordsOf(text).some(isRepeated));
  if (name !== null) return name;
  const others = [textIn(facts, 'company.name'), mailNameOf(facts)];
  return firstOf(
    others.filter((text) => text !== undefined),
    isOneLetter,
  );
}

function nameIsSurname(facts: LeadFacts): string | null {
  const first = textIn(facts, 'person.firstName');
  const last = textIn(facts, 'person.lastName');
  if (first !== undefined && last !== undefined)
    return unaccented(first) === unaccented(last) ? `${first} ${last}` : null;
  const full = textIn(facts, 'person.fullName');
  const words = full === undefined ? [] : wordsOf(full);
  return full !== undefined && words.length === 2 && words[0] === words[1] ? full : null;
}

const ordinal = /\b\d{1,2}(?:st|nd|rd|th)\b/gi;

const digitsInName = (facts: LeadFacts): string | null =>
  firstOf(namesOf(facts), (name) => /\p{Nd}/u.test(name.replace(ordinal, '')));

const longestHonestRun = 6;

/** Whether a number's digits count up or down, or stand still, for more than six in a row: nobody is assigned such a number. */
export function isMadeUpNumber(phone: string): boolean {
  const digits = phone.replace(/\D/g, '');
  let step: number | null = null;
  let length = 1;
  for (let at = 1; at < digits.length; at += 1) {
    const difference = (digits.charCodeAt(at) - digits.charCodeAt(at - 1) + 10) % 10;
    const next = difference === 9 ? -1 : difference;
    length = next === step && next <= 1 ? length + 1 : 2;
    step = next;
    if (length > longestHonestRun) return true;
  }
  return false;
}

function sequentialPhone(facts: LeadFacts): string | null {
  const phone = textIn(facts, 'person.phone');
  return phone !== undefined && isMadeUpNumber(phone) ? phone : null;
}

function disposableMail(facts: LeadFacts, readers: Readers): string | null {
  const mail = textIn(facts, 'person.email');
  if (mail === undefined) return null;
  const reading = readers.mail(mail);
  return reading.valid && reading.kind === 'disposable' ? mail : null;
}

function isProfane(text: string): boolean {
  const words = wordsOf(text);
  const joined = words.join('');
  return words.some((word) => profaneWords.has(word)) || profaneParts.some((part) => joined.includes(part));
}

function profanity(facts: LeadFacts): string | null {
  const texts = [...namesOf(facts), textIn(facts, 'company.name'), mailNameOf(facts)];
  return firstOf(
    texts.filter((text) => text !== undefined),
    isProfane,
  );
}

/** The eight checks; which of them count is the contract's choice. */
export const junkTests: Readonly<Record<JunkCheck, JunkTest>> = {
  testData,
  keyboardRun,
  repeatedCharacters,
  nameIsSurname,
  digitsInName,
  sequentialPhone,
  disposableMail,
  profanity,
};

/** What the chosen checks find, in the order given. */
export function findJunk(checks: readonly JunkCheck[], facts: LeadFacts, readers: Readers): readonly JunkHit[] {
  const hits: JunkHit[] = [];
  for (const check of checks) {
    const evidence = junkTests[check](facts, readers);
    if (evidence !== null) hits.push({ check, evidence });
  }
  return hits;
}
