import { expect, test } from 'vitest';
import { admission, capWindow, withOneMore } from '../../shared/domain/caps.ts';
import { Billing, type Cap } from '../../shared/domain/contract/terms.ts';

const monthly = Billing.parse({});
const quarterly = Billing.parse({ cycle: 'quarterly' });
const fromWednesday = Billing.parse({ cycle: 'weekly', firstDay: '2026-04-01' });

test.each([
  // 1 April 2026 is a Wednesday: its week is Monday 30 March to Sunday 5 April
  { per: 'day', billing: monthly, day: '2026-04-01', from: '2026-04-01', to: '2026-04-01' },
  { per: 'week', billing: monthly, day: '2026-04-01', from: '2026-03-30', to: '2026-04-05' },
  { per: 'week', billing: fromWednesday, day: '2026-04-07', from: '2026-04-06', to: '2026-04-12' },
  { per: 'month', billing: quarterly, day: '2026-02-28', from: '2026-02-01', to: '2026-02-28' },
  { per: 'period', billing: monthly, day: '2026-04-01', from: '2026-04-01', to: '2026-04-30' },
  { per: 'period', billing: quarterly, day: '2026-05-15', from: '2026-04-01', to: '2026-06-30' },
  { per: 'period', billing: fromWednesday, day: '2026-04-07', from: '2026-04-01', to: '2026-04-07' },
] as const)('a cap per $per on $day counts $from to $to', ({ per, billing, day, from, to }) => {
  expect(capWindow({ per }, billing, day)).toEqual({ from, to });
});

const daily: Cap = { per: 'day', leads: 2, above: 'hold' };
const monthCap: Cap = { per: 'month', leads: 3, above: 'refuse' };

test.each([
  { uses: [], is: 'deliver' },
  { uses: [{ cap: daily, used: 1 }], is: 'deliver' },
  { uses: [{ cap: daily, used: 2 }], is: 'hold' },
  { uses: [{ cap: daily, used: 3 }], is: 'hold' },
  {
    uses: [
      { cap: daily, used: 1 },
      { cap: monthCap, used: 3 },
    ],
    is: 'refuse',
  },
  {
    uses: [
      { cap: daily, used: 2 },
      { cap: monthCap, used: 2 },
    ],
    is: 'hold',
  },
  {
    uses: [
      { cap: daily, used: 2 },
      { cap: monthCap, used: 3 },
    ],
    is: 'refuse',
  },
] as const)('$uses → $is', ({ uses, is }) => {
  expect(admission(uses)).toBe(is);
});

test('one more lead counts under every cap', () => {
  const uses = withOneMore([
    { cap: daily, used: 1 },
    { cap: monthCap, used: 1 },
  ]);
  expect(uses.map(({ used }) => used)).toEqual([2, 2]);
  expect(admission(uses)).toBe('hold');
});
