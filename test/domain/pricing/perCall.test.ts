import { expect, it } from 'vitest';
import { billOf, delivery, version } from './facts.ts';

const call = (callSeconds: number | null, longerThan?: number): unknown[] => {
  const component = {
    id: 'call',
    kind: 'perCall',
    price: 3_000,
    ...(longerThan === undefined ? {} : { longerThan }),
  } as const;
  const { net, dropped } = billOf({
    versions: [version('2026-01-01', [component])],
    deliveries: [delivery(1, { callSeconds })],
  });
  return [net, dropped.map(({ code }) => code)];
};

it.each([
  // Longer than two minutes: exactly two are not enough [G17].
  [119, 120, [0, ['callTooShort']]],
  [120, 120, [0, ['callTooShort']]],
  [121, 120, [3_000, []]],
  [1, 0, [3_000, []]],
  // A length nobody recorded proves no call.
  [null, 120, [0, ['callTooShort']]],
  [500, undefined, [0, ['incomplete']]],
])('%s seconds, longer than %s: %j', (seconds, longerThan, expected) =>
  expect(call(seconds, longerThan)).toEqual(expected),
);
