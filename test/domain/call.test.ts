import { expect, test } from 'vitest';
import { callOutcomes, longestTalk, nextCall } from '../../shared/domain/call.ts';

const now = Date.parse('2026-03-10T14:00:00Z');
const later = now + 86_400_000;

test.each([
  ['callBack', later, later],
  ['callBack', null, 'callAgainNeeded'],
  ['callBack', now, 'callAgainPast'],
  ['noAnswer', null, now + 2 * 3_600_000],
  ['noAnswer', later, later],
  ['qualified', null, null],
  ['reached', null, null],
  ['reached', later, later],
  ['wrongNumber', null, null],
  ['notInterested', null, null],
  ['notInterested', now - 1, 'callAgainPast'],
] as const)('%s, asked for %s: called again at %s', (outcome, asked, expected) => {
  const next = nextCall(outcome, asked, now);
  expect(next.ok ? next.value : next.refusal.code).toBe(expected);
});

test('only a conversation has a length, and the longest counts', () => {
  const spoken = callOutcomes.filter((outcome) => longestTalk(undefined, outcome, 150) === 150);
  expect(spoken).toEqual(['qualified', 'reached', 'callBack', 'notInterested']);
  expect(longestTalk(120, 'reached', 150)).toBe(150);
  expect(longestTalk(150, 'reached', 120)).toBe(150);
  expect(longestTalk(150, 'noAnswer', 900)).toBe(150);
  expect(longestTalk(undefined, 'noAnswer', 30)).toBeUndefined();
});
