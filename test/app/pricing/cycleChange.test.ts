import { afterEach, expect, test } from 'vitest';
import { readContractOverview } from '../../../electron/app/contract/readContractOverview.ts';
import { verifyFile } from '../../../electron/app/verify.ts';
import type { Desk } from '../desk.ts';
import { granted } from '../desk.ts';
import { deskUnder, dryMonth, issued, issueMonth } from './months.ts';

let desk: Desk;
afterEach(() => {
  expect(verifyFile(desk.context)).toMatchObject({ ok: true });
  desk.close();
});

const tax = { category: 'S', ratePercent: '19' };
const monthly = { cycle: 'monthly', tax };
const twoWeekly = { cycle: 'twoWeekly', firstDay: '2026-03-02', tax };

test('months that become double weeks: what is left of April comes with the first of them, each day once', async () => {
  const fees = {
    components: [
      { id: 'fee', kind: 'retainer', price: 30_000 },
      { id: 'lead', kind: 'perLead', price: 1000 },
    ],
    minimum: { amount: 60_000, shortfall: 'trueUp' },
  };
  desk = deskUnder({ ...fees, billing: monthly }, { ...fees, from: '2026-04-13', billing: twoWeekly });
  desk.deliver('acme', '2026-03-10T09:00:00Z', 2);
  desk.deliver('acme', '2026-04-06T09:00:00Z', 2);
  expect((await issueMonth(desk, '2026-03')).lines).toEqual([
    ['fee', '2026-03', 1, 30_000, 30_000],
    ['lead', '2026-03', 2, 1000, 2000],
    ['minimum', '2026-03', 1, 28_000, 28_000],
  ]);
  // Before the change the contract's page knows that the period that runs ends with the twelfth.
  desk.setNow('2026-04-10T09:00:00Z');
  const { money } = granted(readContractOverview(desk.context, { ref: 'acme' }));
  // 12,000 + 2,000 + 10,000, see below
  expect(money).toMatchObject({ net: 24_000 });
  desk.deliver('acme', '2026-04-15T09:00:00Z', 2);
  const first = await issueMonth(desk, '2026-04-13..2026-04-26', '2026-05-05T09:00:00Z');
  expect(first.lines).toEqual([
    ['fee', '2026-04', 1, 30_000, 30_000],
    ['lead', '2026-04', 2, 1000, 2000],
    ['minimum', '2026-04', 1, 28_000, 28_000],
    // 1 to 12 April: 30,000 × 12 ÷ 30, and 60,000 × 12 ÷ 30 = 24,000 at least
    ['fee', '2026-04', '0.4', 30_000, 12_000],
    ['lead', '2026-04', 2, 1000, 2000],
    ['minimum', '2026-04', 1, 10_000, 10_000],
  ]);
  expect(issued(desk, first.number)).toMatchObject({ net: 84_000 });
  expect(await dryMonth(desk, '2026-04-13..2026-04-26')).toBeUndefined();
});

test('double weeks that become months: April is what they left of it', async () => {
  const at = (price: number) => ({ components: [{ id: 'fee', kind: 'retainer', price }] });
  desk = deskUnder(
    { ...at(14_000), from: '2026-03-02', billing: { ...twoWeekly, discount: { percent: '10' } } },
    { ...at(30_000), from: '2026-04-13', billing: { ...monthly, discount: { percent: '10' } } },
  );
  for (const period of ['2026-03-02..2026-03-15', '2026-03-16..2026-03-29', '2026-03-30..2026-04-12']) {
    const { number } = await issueMonth(desk, period, '2026-04-20T09:00:00Z');
    // 14,000 − 10 %
    expect(issued(desk, number)).toMatchObject({ net: 12_600 });
  }
  // 13 to 30 April: 30,000 × 18 ÷ 30, − 10 %
  expect((await issueMonth(desk, '2026-04')).lines).toEqual([
    ['fee', '2026-04', '0.6', 30_000, 18_000],
    ['discount', '2026-04', -1, 1800, -1800],
  ]);
});
