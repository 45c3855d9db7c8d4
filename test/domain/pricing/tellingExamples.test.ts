import { expect, it } from 'vitest';
import { Terms } from '../../../shared/domain/contract/terms.ts';
import { exampleBill } from '../../../shared/domain/pricing/example.ts';
import { tellingExamples } from '../../../shared/domain/pricing/tellingExamples.ts';

const sale = 100_000;
const lead = { id: 'lead', kind: 'perLead', price: 4_500 };
const held = { id: 'held', kind: 'perAppointment', trigger: 'held', price: 22_000, overlap: 'upgrade' };
const base = { id: 'base', kind: 'retainer', price: 150_000 };
const tiered = {
  id: 'lead',
  kind: 'perLead',
  volume: {
    shape: 'graduated',
    tiers: [
      { upTo: 100, unit: 4_500 },
      { upTo: null, unit: 3_800 },
    ],
  },
};

const chosen = (terms: object): string[] =>
  tellingExamples(Terms.parse({ from: '2026-03-01', ...terms }), sale).map(
    ({ driver, imagined: { leads, meetingsHeld, salesWon } }) => `${driver} ${leads}/${meetingsHeld}/${salesWon}`,
  );

it.each<[object, string[]]>([
  [{}, []],
  [{ components: [base] }, ['null 0/0/0']],
  [{ components: [lead] }, ['leads 20/0/0', 'leads 50/0/0', 'leads 100/0/0']],
  [{ components: [tiered] }, ['leads 60/0/0', 'leads 100/0/0', 'leads 120/0/0']],
  [
    { components: [lead, held] },
    // One lead in five is held.
    ['leads 20/0/0', 'leads 50/0/0', 'leads 100/0/0', 'leads 50/10/0'],
  ],
  [{ components: [held] }, ['meetingsHeld 5/5/0', 'meetingsHeld 10/10/0', 'meetingsHeld 20/20/0']],
  // 1,500.00 and n × 45.00 reach 3,000.00 at 34: 33.3 rounded up.
  [
    { components: [base, tiered], minimum: { amount: 300_000, shortfall: 'trueUp' } },
    ['leads 20/0/0', 'leads 70/0/0', 'leads 120/0/0'],
  ],
  // Never more than the caps let through.
  [
    { components: [tiered], caps: [{ per: 'month', leads: 110, above: 'refuse' }] },
    ['leads 60/0/0', 'leads 100/0/0', 'leads 110/0/0'],
  ],
  [{ components: [tiered], caps: [{ per: 'month', leads: 10, above: 'refuse' }] }, ['leads 10/0/0']],
  // 20 × 45.00 are 900.00, 21 are 945.00.
  [{ components: [base, lead], caps: [{ per: 'month', money: 94_499, above: 'hold' }] }, ['leads 20/0/0']],
  // The over-delivery price is seen above the cap.
  [
    { components: [lead], caps: [{ per: 'period', leads: 30, above: 'charge', price: 6_000 }] },
    ['leads 18/0/0', 'leads 30/0/0', 'leads 35/0/0'],
  ],
  [
    {
      components: [
        { id: 'deal', kind: 'dealShare', percent: '8' },
        { ...lead, id: 'l' },
      ],
    },
    ['leads 20/0/0', 'leads 50/0/0', 'leads 100/0/0', 'leads 50/0/3'],
  ],
  [
    {
      components: [
        { id: 'a', kind: 'subscription', price: 1, counts: 'lead', units: 20, overage: 1, shortfall: 'none' },
        { id: 'b', kind: 'bonus', price: 1, targets: [{ measure: 'accepted', atLeast: '50' }] },
      ],
    },
    // 20 are covered, 49 miss the bonus.
    ['leads 12/0/0', 'leads 35/0/0', 'leads 60/0/0'],
  ],
])('%j: %j', (terms, expected) => expect(chosen(terms)).toEqual(expected));

it('shows the minimum at work below, and not above', () => {
  const terms = Terms.parse({
    from: '2026-03-01',
    components: [base, tiered],
    minimum: { amount: 300_000, shortfall: 'trueUp' },
  });
  const bills = tellingExamples(terms, sale).map(({ imagined }) => exampleBill(terms, imagined));
  // 1,500.00 + 20 × 45.00 = 2,400.00, up to 3,000.00; + 70 × 45.00 = 4,650.00; + 100 × 45.00 + 20 × 38.00 = 6,760.00
  expect(bills.map(({ net }) => net)).toEqual([300_000, 465_000, 676_000]);
  expect(bills.map(({ lines }) => lines.some(({ component }) => component === 'minimum'))).toEqual([
    true,
    false,
    false,
  ]);
});
