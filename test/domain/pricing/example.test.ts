import { expect, it } from 'vitest';
import { Terms } from '../../../shared/domain/contract/terms.ts';
import { exampleBill } from '../../../shared/domain/pricing/example.ts';

const terms = (more: object = {}): Terms =>
  Terms.parse({
    from: '2026-03-16',
    components: [
      { id: 'lead', kind: 'perLead', price: 7_500 },
      { id: 'meeting', kind: 'perAppointment', trigger: 'held', price: 25_000 },
      { id: 'base', kind: 'retainer', price: 100_000 },
    ],
    billing: { tax: { category: 'S', ratePercent: '19' } },
    ...more,
  });
const disputes = (more: object): object => ({
  disputes: { reasons: [{ reason: 'wrong', clause: null, class: 'creditable' }], ...more },
});

it('bills an imagined period as the invoice run would', () => {
  const bill = exampleBill(terms(), { leads: 40, upheld: 0, meetingsHeld: 9, salesWon: 0, saleAmount: 0 });
  expect(bill.period).toEqual({ from: '2026-04-01', to: '2026-04-30' });
  expect(bill.lines.map(({ component, quantity, amount }) => [component, quantity, amount])).toEqual([
    ['lead', 40, 300_000],
    ['meeting', 9, 225_000],
    ['base', 1, 100_000],
  ]);
  expect([bill.net, bill.tax?.amount, bill.gross]).toEqual([625_000, 118_750, 743_750]);
});

it.each<[object, number]>([
  [{}, 30 * 7_500],
  [disputes({ remedy: 'credit' }), 30 * 7_500],
  [disputes({ remedy: 'replacement' }), 40 * 7_500],
  [disputes({ remedy: 'part', partPercent: '50' }), 30 * 7_500 + 10 * 3_750],
])('a claim upheld ends with the remedy: %j', (more, amount) => {
  const leads = exampleBill(terms(more), { leads: 40, upheld: 10, meetingsHeld: 0, salesWon: 0, saleAmount: 0 });
  const of = leads.charges.filter(({ component }) => component === 'lead').map((charge) => charge.amount);
  expect(of.reduce((a, b) => a + b, 0)).toBe(amount);
});

it('prices a draft without prices at nothing', () =>
  expect(
    exampleBill(Terms.parse({ from: '2026-03-01' }), {
      leads: 5,
      upheld: 0,
      meetingsHeld: 0,
      salesWon: 0,
      saleAmount: 0,
    }).net,
  ).toBe(0));
