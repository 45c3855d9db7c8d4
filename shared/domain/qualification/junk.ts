import type { JunkCheck } from '../contract/criterion.ts';
import type { LeadFacts } from '../lead.ts';
import {
  givenAndBorne,
  keyboardRows,
  profaneParts,
  profaneWords,
  rareSurnames,
  shortRuns,
  testCompanies,
  testMailDomains,
  testMailNames,
  testNames,
  testWords,
} from './junkWords.ts';
import { type Readers, textOf } from './readers.ts';
import { testLeadSign } from './testLead.ts';
import { unaccented } from './textForm.ts';

/** What a check found: the text that gave the lead away. */
interface JunkFinding {
  readonly evidence: string;
  /** Somebody may really be called so: a person must look, the lead is not failed by it. */
  readonly doubtful: boolean;
}

/** A junk check that found something. */
export interface JunkHit extends JunkFinding {
  readonly check: JunkCheck;
}

/** One check, or null where it finds nothing (domain §3). */
type JunkTest = (facts: LeadFacts, readers: Readers) => JunkFinding | null;

const sure = (evidence: string | null): JunkFinding | null =>
  evidence === null ? null : { evidence, doubtful: false };

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

/** Whether all that is wrong with a name is a surname that some people bear: Anna Test, but neither Test Test nor Test alone. */
function isRareSurname(facts: LeadFacts): boolean {
  const [first, last] = [textIn(facts, 'person.firstName'), textIn(facts, 'person.lastName')];
  const full = textIn(facts, 'person.fullName');
  const given = full === undefined || (first !== undefined && last !== undefined) ? [first ?? '', last ?? ''] : [full];
  const words = given.flatMap(wordsOf);
  const surname = words.at(-1);
  if (words.length < 2 || surname === undefined || !rareSurnames.has(surname)) return false;
  const before = words.slice(0, -1);
  return before.every((word) => !testWords.has(word)) && !testNames.has(words.join(' '));
}

function testData(facts: LeadFacts): JunkFinding | null {
  const told = testLeadSign(facts);
  if (told !== null) return sure(told);
  const name = firstOf(namesOf(facts), isTestName);
  const more = testCompanyOrMail(facts);
  if (name === null || (more !== null && isRareSurname(facts))) return sure(more);
  return { evidence: name, doubtful: isRareSurname(facts) };
}

function testCompanyOrMail(facts: LeadFacts): string | null {
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

function keyboardRun(facts: LeadFacts): JunkFinding | null {
  const texts = [...namesOf(facts), textIn(facts, 'company.name'), mailNameOf(facts)];
  return sure(
    firstOf(
      texts.filter((text) => text !== undefined),
      (text) => wordsOf(text).some(isRun),
    ),
  );
}

// "John Smith III" and the company AAA are real: three alike count only as a word of a name other than the Roman three.
const isRepeated = (word: string): boolean => /(.)\1{3}/u.test(word) || (/^(\p{L})\1\1$/u.test(word) && word !== 'iii');

const isOneLetter = (text: string): boolean => /^(\p{L})\1{3,}$/u.test(wordsOf(text).join(''));

function repeatedCharacters(facts: LeadFacts): JunkFinding | null {
  const name = firstOf(namesOf(facts), (text) => wordsOf(text).some(isRepeated));
  if (name !== null) return sure(name);
  const others = [textIn(facts, 'company.name'), mailNameOf(facts)];
  return sure(
    firstOf(
      others.filter((text) => text !== undefined),
      isOneLetter,
    ),
  );
}

/** The name that stands twice, as it is written. */
function doubledName(facts: LeadFacts): { readonly written: string; readonly words: readonly string[] } | null {
  const first = textIn(facts, 'person.firstName');
  const last = textIn(facts, 'person.lastName');
  if (first !== undefined && last !== undefined) {
    const words = wordsOf(first);
    const same = unaccented(first) === unaccented(last);
    return same ? { written: `${first} ${last}`, words } : null;
  }
  const written = textIn(facts, 'person.fullName');
  const words = written === undefined ? [] : wordsOf(written);
  return written !== undefined && words.length === 2 && words[0] === words[1] ? { written, words } : null;
}

const longestSyllable = 3;

/** Li Li and Thomas Thomas are real: a syllable, or a name that is both borne and given, is for a person to look at. */
function nameIsSurname(facts: LeadFacts): JunkFinding | null {
  const doubled = doubledName(facts);
  if (doubled === null) return null;
  const [word = ''] = doubled.words;
  return { evidence: doubled.written, doubtful: word.length <= longestSyllable || givenAndBorne.has(word) };
}

const ordinal = /\b\d{1,2}(?:st|nd|rd|th)\b/gi;

const digitsInName = (facts: LeadFacts): JunkFinding | null =>
  sure(firstOf(namesOf(facts), (name) => /\p{Nd}/u.test(name.replace(ordinal, ''))));

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

function sequentialPhone(facts: LeadFacts): JunkFinding | null {
  const phone = textIn(facts, 'person.phone');
  return sure(phone !== undefined && isMadeUpNumber(phone) ? phone : null);
}

function disposableMail(facts: LeadFacts, readers: Readers): JunkFinding | null {
  const mail = textIn(facts, 'person.email');
  if (mail === undefined) return null;
  const reading = readers.mail(mail);
  return sure(reading.valid && reading.kind === 'disposable' ? mail : null);
}

function isProfane(text: string): boolean {
  const words = wordsOf(text);
  const joined = words.join('');
  return words.some((word) => profaneWords.has(word)) || profaneParts.some((part) => joined.includes(part));
}

function profanity(facts: LeadFacts): JunkFinding | null {
  const texts = [...namesOf(facts), textIn(facts, 'company.name'), mailNameOf(facts)];
  return sure(
    firstOf(
      texts.filter((text) => text !== undefined),
      isProfane,
    ),
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
    const found = junkTests[check](facts, readers);
    if (found !== null) hits.push({ check, ...found });
  }
  return hits;
}
