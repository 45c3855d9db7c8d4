import { expect, test } from 'vitest';
import { createIds, deviceOf } from '../../db/sequence.ts';
import { newestFile } from './files.ts';

test('ids are device × 2^40 + a sequence that goes on across devices', () => {
  const { handle } = newestFile();
  const one = createIds(1);
  const last = createIds(8191);
  const ids = handle.transaction((writer) => [
    one.next(writer),
    one.take(writer, 10),
    last.next(writer),
    one.next(writer),
  ]);
  // 2^40 = 1,099,511,627,776; 8191 × 2^40 = 9,006,099,743,113,216. One, then ten (2–11), then 12 and 13.
  expect(ids).toEqual([1_099_511_627_777, 1_099_511_627_778, 9_006_099_743_113_228, 1_099_511_627_789]);
  expect(ids.map(deviceOf)).toEqual([1, 1, 8191, 1]);
});

test('a rolled back transaction gives its ids back', () => {
  const { handle } = newestFile();
  const ids = createIds(5);
  expect(() =>
    handle.transaction((writer) => {
      ids.take(writer, 100);
      throw new Error('stop');
    }),
  ).toThrow('stop');
  expect(handle.transaction((writer) => ids.next(writer))).toBe(5 * 2 ** 40 + 1);
});

test('the last id of the last device is the last safe integer; one more is refused', () => {
  const { handle } = newestFile();
  const ids = createIds(8191);
  handle.transaction((writer) => ids.take(writer, 2 ** 40 - 2)); // 1 … 2^40 - 2
  expect(handle.transaction((writer) => ids.next(writer))).toBe(Number.MAX_SAFE_INTEGER);
  expect(() => handle.transaction((writer) => ids.next(writer))).toThrow('used up');
});

test.each([0, 8192, 1.5, Number.NaN])('%s is no device', (device) => {
  expect(() => createIds(device)).toThrow('no device number');
});
