import { describe, expect, it } from 'vitest';
import { april, billOf, chain, chargesIn, delivery, issued, may, sale, version } from './facts.ts';

/** A lead 45.00, a held meeting 220.00 in its place, and a sale 500.00 in the place of both. */
const terms = version('2026-03-01', [
  { id: 'lead', kind: 'perLead', price: 4_500 },
  { id: 'meeting', kind: 'perAppointment', trigger: 'held', price: 22_000, overlap: 'upgrade' },
  { id: 'sale', kind: 'perSale', price: 50_000, overlap: 'upgrade' },
]);
const versions = [terms];
const ofLead = (more: object = {}) => chain(7, { deliveryId: 1, ...more });

describe('an upgrade', () => {
  it('gives back what the lead brought before, in the same month', () => {
    const bill = billOf({ versions, deliveries: [delivery(1), delivery(2)], chains: [ofLead()] });
    expect(chargesIn(bill).toSorted()).toEqual([
      ['lead', 'delivery:1', 4_500],
      ['lead', 'delivery:2', 4_500],
      ['lead', 'upgrade:1:1', -4_500],
      ['meeting', 'chain:7:held', 22_000],
    ]);
    expect(bill.net).toBe(4_500 + 22_000);
  });

  it('gives it back in the month of the meeting, and once only', () => {
    const first = billOf({ versions, deliveries: [delivery(1)] });
    const chains = [ofLead({ meetingDay: '2026-04-08' })];
    const second = billOf({ period: april, versions, deliveries: [delivery(1)], chains, ...issued([first]) });
    expect(chargesIn(second)).toEqual([
      ['meeting', 'chain:7:held', 22_000],
      ['lead', 'upgrade:1:1', -4_500],
    ]);
    const sales = [sale(9, { deliveryId: 1, day: '2026-05-04' })];
    const third = billOf({ period: may, versions, chains, sales, ...issued([first, second]) });
    // The lead is back already: the sale takes the place of the meeting.
    expect(chargesIn(third)).toEqual([
      ['sale', 'sale:9', 50_000],
      ['meeting', 'upgrade:1:1', -22_000],
    ]);
    expect(first.net + second.net + third.net).toBe(50_000);
  });

  it('stands again where the meeting came back', () => {
    const first = billOf({ versions, deliveries: [delivery(1)], chains: [ofLead()] });
    const second = billOf({ period: april, versions, ...issued([first], ['chain:7:held']) });
    expect(chargesIn(second)).toEqual([['lead', 'upgrade:1:2', 4_500]]);
    expect(first.net - 22_000 + second.net).toBe(4_500);
  });

  it('leaves nothing where the lead came back with all it brought', () => {
    const first = billOf({ versions, deliveries: [delivery(1)], chains: [ofLead()] });
    // The credit note takes the meeting; of the lead nothing is left to take.
    const { ledger, billed } = issued([first], ['chain:7:held']);
    const gone = ledger.map((one) => (one.event === 'delivery:1' ? { ...one, stands: false } : one));
    expect(billOf({ period: april, versions, ledger: gone, billed }).charges).toEqual([]);
  });

  it('leaves nothing in two months that each have a discount', () => {
    const discounted = [version('2026-03-01', terms.terms.components, { billing: { discount: { percent: '10' } } })];
    const first = billOf({ versions: discounted, deliveries: [delivery(1)] });
    const chains = [ofLead({ meetingDay: '2026-04-08' })];
    const second = billOf({ period: april, versions: discounted, chains, ...issued([first]) });
    // 45.00 − 4.50; 220.00 − 45.00 = 175.00 − 17.50
    expect([first.net, second.net]).toEqual([4_050, 15_750]);
    const { ledger, billed } = issued([first, second], ['chain:7:held']);
    const gone = ledger.map((one) => (one.event === 'delivery:1' ? { ...one, stands: false } : one));
    const third = billOf({ period: may, versions: discounted, ledger: gone, billed });
    expect(chargesIn(third)).toEqual([
      ['discount', 'discount:2026-03-01:2', 450],
      ['discount', 'discount:2026-04-01:2', 1_750],
    ]);
    expect(first.net + second.net - 22_000 + third.net).toBe(0);
  });

  it('gives back the other of two meetings only, where one came back', () => {
    const booked = version('2026-03-01', [
      { id: 'booked', kind: 'perAppointment', trigger: 'booked', price: 10_000, overlap: 'each' },
      { id: 'held', kind: 'perAppointment', trigger: 'held', price: 22_000, overlap: 'upgrade' },
    ]);
    const chains = [ofLead(), chain(8, { deliveryId: 1, state: 'prospectNoShow' })];
    const first = billOf({ versions: [booked], chains });
    // 2 × 100.00 + 220.00 − 200.00
    expect(first.net).toBe(22_000);
    const { ledger, billed } = issued([first], ['chain:7:held']);
    const gone = ledger.map((one) => (one.event === 'chain:7:booked' ? { ...one, stands: false } : one));
    const second = billOf({ period: april, versions: [booked], ledger: gone, billed });
    expect(chargesIn(second)).toEqual([['booked', 'upgrade:1:2', 10_000]]);
    // The booking of the meeting that was not held
    expect(first.net - 22_000 + second.net).toBe(10_000);
  });

  it('is of what is left after a part credit', () => {
    const part = delivery(1, { standing: 'accepted', partPercent: '85' });
    const bill = billOf({ versions, deliveries: [part], chains: [ofLead()] });
    // 45.00 − 85 % = 6.75
    expect(chargesIn(bill)).toContainEqual(['lead', 'upgrade:1:1', -675]);
    expect(bill.net).toBe(22_000);
  });

  it('comes at once where the sale was reported before the meeting was held', () => {
    const sales = [sale(9, { deliveryId: 1 })];
    const first = billOf({ versions, deliveries: [delivery(1)], sales });
    expect(first.net).toBe(50_000);
    const chains = [ofLead({ meetingDay: '2026-04-08' })];
    const second = billOf({ period: april, versions, chains, sales, ...issued([first]) });
    expect(chargesIn(second)).toEqual([
      ['meeting', 'chain:7:held', 22_000],
      ['meeting', 'upgrade:1:1', -22_000],
    ]);
    expect(billOf({ period: april, versions, chains, sales, ...issued([first, second]) }).charges).toEqual([]);
  });

  it('is none where both are charged', () => {
    const each = version('2026-03-01', [
      { id: 'lead', kind: 'perLead', price: 4_500 },
      { id: 'meeting', kind: 'perAppointment', trigger: 'held', price: 22_000, overlap: 'each' },
    ]);
    expect(billOf({ versions: [each], deliveries: [delivery(1)], chains: [ofLead()] }).net).toBe(26_500);
  });
});
