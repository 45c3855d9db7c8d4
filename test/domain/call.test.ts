import { expect, test } from 'vitest';
import { callOutcomes, firstContactAfter, longestTalk, nextCall, reachOfCall } from '../../shared/domain/call.ts';

const now = Date.parse('2026-03-10T14:00:00Z');
const later = now + 86_400_000;

test.each([
  ['callBack', later, later],
  ['callBack', null, 'callAgainNeeded'],
  ['callBack', now, 'callAgainPast'],
  ['notReached', null, now + 2 * 3_600_000],
  ['notReached', later, later],
  ['reached', null, null],
  ['reached', later, later],
  ['wrongNumber', null, null],
  ['refused', null, null],
  ['refused', now - 1, 'callAgainPast'],
  ['doNotCall', null, null],
  ['doNotCall', later, 'callAgainUnwanted'],
] as const)('%s, asked for %s: called again at %s', (outcome, asked, expected) => {
  const next = nextCall(outcome, asked, now);
  expect(next.ok ? next.value : next.refusal.code).toBe(expected);
});

test('only a conversation has a length, and the longest counts', () => {
  const spoken = callOutcomes.filter((outcome) => longestTalk(undefined, outcome, 150) === 150);
  expect(spoken).toEqual(['reached', 'callBack', 'refused', 'doNotCall']);
  expect(longestTalk(120, 'reached', 150)).toBe(150);
  expect(longestTalk(150, 'reached', 120)).toBe(150);
  expect(longestTalk(150, 'notReached', 900)).toBe(150);
  expect(longestTalk(undefined, 'notReached', 30)).toBeUndefined();
});

const asked = { before: null, callAgainOn: '2026-03-12' };

test.each([
  ['reached', { answer: 'yes', askOn: null }],
  ['refused', { answer: 'yes', askOn: null }],
  ['doNotCall', { answer: 'yes', askOn: null }],
  ['wrongNumber', { answer: 'no', askOn: null }],
  ['callBack', { answer: 'later', askOn: '2026-03-12' }],
  ['notReached', null],
] as const)('a call that ended %s says %o of reaching the lead', (outcome, word) => {
  expect(reachOfCall(outcome, asked)).toEqual(word);
});

test('who was reached before stays so when a call is promised, and only then', () => {
  const before = { answer: 'yes', askOn: null } as const;
  expect(reachOfCall('callBack', { ...asked, before })).toBeNull();
  expect(reachOfCall('wrongNumber', { ...asked, before })).toEqual({ answer: 'no', askOn: null });
});

test('the first contact is the first conversation at or after a moment, whatever was tried', () => {
  const at = (seconds: number, outcome: (typeof callOutcomes)[number]) => ({
    startedAt: now + seconds * 1000,
    outcome,
  });
  expect(firstContactAfter(now, [])).toBeNull();
  expect(firstContactAfter(now, [at(60, 'notReached'), at(90, 'wrongNumber')])).toBeNull();
  // Newest first, as they are read: 300 s is in five minutes, 301 s is not [G32].
  expect(firstContactAfter(now, [at(900, 'reached'), at(301, 'callBack'), at(60, 'notReached')])).toBe(301);
  expect(firstContactAfter(now, [at(300.9, 'refused')])).toBe(300);
  expect(firstContactAfter(now, [at(-1, 'reached')])).toBeNull();
  expect(firstContactAfter(now, [at(0, 'reached')])).toBe(0);
});
