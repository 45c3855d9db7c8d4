import { expect, test } from 'vitest';
import type { ContactVerdict } from '../../shared/domain/qualification/contact.ts';
import { contactAfter, type ReachWord, reachWord, wordAfterChange } from '../../shared/domain/reach.ts';

const today = '2026-03-01';
const pass: ContactVerdict = { verdict: 'pass', reasons: [] };
const check: ContactVerdict = { verdict: 'check', reasons: ['phoneInvalid'] };
const fail: ContactVerdict = { verdict: 'fail', reasons: ['mailInvalid', 'phoneInvalid'] };
const yes: ReachWord = { answer: 'yes', askOn: null };
const no: ReachWord = { answer: 'no', askOn: null };
const later: ReachWord = { answer: 'later', askOn: '2026-03-04' };

test.each<readonly [what: string, data: ContactVerdict, word: ReachWord | null, after: ContactVerdict]>([
  ['nobody was asked: the data speak', check, null, check],
  ['good data, nobody asked', pass, null, pass],
  ['reached: doubtful data pass', check, yes, pass],
  ['reached: good data pass', pass, yes, pass],
  ['reached, but by these data nobody is any more', fail, yes, fail],
  ['not reached: doubtful data fail', check, no, { verdict: 'fail', reasons: ['notReachable', 'phoneInvalid'] }],
  ['not reached: good data fail', pass, no, { verdict: 'fail', reasons: ['notReachable'] }],
  [
    'not reached: bad data fail for both',
    fail,
    no,
    { verdict: 'fail', reasons: ['notReachable', 'mailInvalid', 'phoneInvalid'] },
  ],
  ['later: doubtful stays doubtful', check, later, check],
  ['later: good data stay good', pass, later, pass],
  ['later: bad data stay bad', fail, later, fail],
])('%s', (_, data, word, after) => {
  expect(contactAfter(data, word)).toEqual(after);
});

test.each([
  ['yes', undefined, { ok: true, value: yes }],
  ['no', undefined, { ok: true, value: no }],
  ['later', undefined, { ok: true, value: { answer: 'later', askOn: '2026-03-02' } }],
  ['later', '2026-03-02', { ok: true, value: { answer: 'later', askOn: '2026-03-02' } }],
  ['later', today, { ok: false, refusal: { code: 'askAgainPast', data: { day: today } } }],
  ['later', '2026-02-28', { ok: false, refusal: { code: 'askAgainPast', data: { day: '2026-02-28' } } }],
] as const)('%s until %s', (answer, until, expected) => {
  expect(reachWord(answer, until, today)).toEqual(expected);
});

test.each<readonly [what: string, before: ReachWord | null, after: ReachWord | null]>([
  ['nobody was asked', null, null],
  ['who was reached stays so', yes, yes],
  ['who was not is asked about again today, and fails until then', no, { answer: 'no', askOn: today }],
  ['the day of later stays', later, later],
])('mail or phone become other ones: %s', (_, before, after) => {
  expect(wordAfterChange(before, today)).toEqual(after);
});
