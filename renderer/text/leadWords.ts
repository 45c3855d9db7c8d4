import type { FoundLead } from '../../shared/api/leadFind.ts';
import { earnedOf } from '../../shared/domain/qualification/score.ts';
import { counted } from './counted.ts';

/** What speaks against a lead's contact data, and the junk checks, as one says them. */
const codes: Readonly<Record<string, string>> = {
  noContactData: 'neither mail nor phone',
  mailInvalid: 'the mail address is not valid',
  mailDisposable: 'the mail address is a disposable one',
  phoneInvalid: 'the phone number is not valid',
  phoneNeedsCountry: 'the phone number has no country',
  testLead: 'its tool made it to try the form',
  notReachable: 'somebody tried and could not reach it',
  testData: 'test data',
  keyboardRun: 'a run on the keyboard',
  repeatedCharacters: 'repeated characters',
  nameIsSurname: 'name and surname are the same',
  digitsInName: 'digits in the name',
  sequentialPhone: 'a phone of digits in sequence',
  disposableMail: 'a disposable mail',
  profanity: 'profanity',
};

export const codeWords = (code: string): string => codes[code] ?? code;

/** What a criterion brought to the score of what it can: `25 of 25`. */
export const pointsWords = (criterion: Parameters<typeof earnedOf>[0]): string =>
  `${earnedOf(criterion)} of ${criterion.points ?? 0}`;

const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

const list = (words: readonly string[]): string => words.join('; ');

/** Why a lead stands where it stands, in one line; empty where nothing speaks against it. */
export function whyLine({ outcome, why }: Pick<FoundLead, 'outcome' | 'why'>): string {
  const { failed, unknown, junk, contact, duplicateOf, duplicateDays } = why;
  if (outcome === 'suppressed') return 'On a suppression list: it is not delivered';
  if (duplicateOf !== null) return `Repeats a lead of ${counted(duplicateDays ?? 0, 'day')} before`;
  if (outcome === 'taken') return 'This person is sold exclusively under another contract';
  const parts = [
    ...(failed.length === 0 ? [] : [`not met: ${list(failed)}`]),
    ...(junk.length === 0 ? [] : [`looks like junk: ${list(junk.map(codeWords))}`]),
    ...(unknown.length === 0 ? [] : [`not known: ${list(unknown)}`]),
    ...contact.map(codeWords),
  ];
  return capital(parts.join(' · '));
}
