import { expect, test } from 'vitest';
import {
  freshCall,
  isOvertaken,
  keptAnswer,
  withAnswer,
  withoutAnswer,
} from '../../renderer/screens/call/callDraft.ts';
import { msUntil, secondsOf, toggled } from '../../renderer/screens/call/timer.ts';
import { lastingText } from '../../renderer/text/lasting.ts';

const at = (seconds: number): number => 1_000_000 + seconds * 1000;

test('a call is timed by moments, without its pauses, to the second that is over', () => {
  const started = toggled(freshCall, at(0));
  expect(secondsOf(started, at(119.999))).toBe(119);
  expect(secondsOf(started, at(120))).toBe(120);
  expect(msUntil(started, 121, at(120.25))).toBe(750);
  const paused = toggled(started, at(60.5));
  expect([secondsOf(paused, at(60.5)), secondsOf(paused, at(999))]).toEqual([60, 60]);
  const goneOn = toggled(paused, at(100));
  // 60.5 s before the pause, 59.5 s after it: two minutes.
  expect(secondsOf(goneOn, at(159.5))).toBe(120);
  expect(goneOn.startedAt).toBe(at(0));
  // A draft is all there is of it: read again, it counts on.
  expect(secondsOf(JSON.parse(JSON.stringify(goneOn)), at(160.5))).toBe(121);
});

test('a clock that was set back takes nothing of what was talked', () => {
  const goneOn = toggled(toggled(toggled(freshCall, at(0)), at(30)), at(40));
  expect(secondsOf(goneOn, at(10))).toBe(30);
});

test('what is typed over a value remembers it, and knows when it is another one', () => {
  const typed = { ...freshCall, ...withAnswer(freshCall, 'bant.budget', '1', null) };
  const typedOn = { ...typed, ...withAnswer(typed, 'bant.budget', '10', null) };
  expect(typedOn).toMatchObject({ answers: { 'bant.budget': '10' }, was: { 'bant.budget': null } });
  expect([isOvertaken(typedOn, 'bant.budget', null), isOvertaken(typedOn, 'bant.budget', '5')]).toEqual([false, true]);
  // Typed on over the new value it is still meant for the old one, until somebody chose.
  const still = { ...typedOn, ...withAnswer(typedOn, 'bant.budget', '100', '5') };
  expect(isOvertaken(still, 'bant.budget', '5')).toBe(true);
  expect(isOvertaken({ ...still, ...keptAnswer(still, 'bant.budget', '5') }, 'bant.budget', '5')).toBe(false);
  expect(withoutAnswer(still, 'bant.budget')).toEqual({ answers: {}, was: {} });
  // What the lead says already is no answer.
  expect(withAnswer(still, 'bant.budget', '5', '5')).toEqual({ answers: {}, was: {} });
});

test.each([
  [0, '0 s'],
  [59, '59 s'],
  [60, '1 min'],
  [3599, '59 min'],
  [3600, '1 h'],
  [12_000, '3 h 20 min'],
  [172_799, '47 h 59 min'],
  [172_800, '2 days'],
])('%i s are said as %s', (seconds, text) => {
  expect(lastingText(seconds)).toBe(text);
});
