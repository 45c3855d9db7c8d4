import { describe, expect, it } from 'vitest';
import type { ChainFacts } from '../../../shared/domain/pricing/model.ts';
import { billOf, chain, linesOf, many, version } from './facts.ts';

const terms = (trigger: 'booked' | 'held' | undefined, outcomes: object = {}, from = '2026-01-01') =>
  version(from, [{ id: 'meeting', kind: 'perAppointment', price: 25_000, trigger }], { appointments: { outcomes } });

const outcomeOf = (trigger: 'booked' | 'held', outcomes: object, more: Partial<ChainFacts>): string => {
  const { net, carriedOver, dropped } = billOf({ versions: [terms(trigger, outcomes)], chains: [chain(1, more)] });
  return carriedOver[0]?.code ?? dropped[0]?.code ?? `${net}`;
};

describe('a price per held appointment', () => {
  it.each<[Partial<ChainFacts>, object, string]>([
    [{ state: 'held' }, {}, '25000'],
    [{ state: 'booked' }, {}, 'notYetDue'],
    [{ state: 'unconfirmed' }, {}, 'meetingUnconfirmed'],
    [{ state: 'prospectNoShow' }, {}, 'outcomeNotBillable'],
    [{ state: 'clientNoShow' }, {}, 'outcomeNotBillable'],
    [{ state: 'clientNoShow' }, { clientNoShow: 'bill' }, '25000'],
    [{ state: 'lateCancel' }, { lateCancel: 'replace' }, '25000'], // the charge stands, a unit is owed
    [{ state: 'held' }, { held: 'credit' }, 'outcomeNotBillable'],
    [{ state: 'held', atMeeting: { standing: 'reviewOpen', acceptedAt: null } }, {}, 'reviewOpen'],
    [{ state: 'held', atMeeting: { standing: 'disputed', acceptedAt: null } }, {}, 'disputeOpen'],
    [{ state: 'held', atMeeting: { standing: 'returned', acceptedAt: null } }, {}, 'returned'],
    [{ state: 'held', atBooking: { standing: 'reviewOpen', acceptedAt: null } }, {}, '25000'], // not its review
    [{ state: 'held', deliveryReturned: true }, {}, 'returned'],
    [{ state: 'held', isReplacement: true }, {}, 'replacement'],
    [{ state: 'unconfirmed', isReplacement: true }, {}, 'replacement'], // nothing to wait for
    [{ state: 'unconfirmed', atMeeting: { standing: 'returned', acceptedAt: null } }, {}, 'returned'],
    [{ state: 'held', partPercent: '50' }, {}, '12500'],
  ])('%j under %j: %s', (more, outcomes, expected) => expect(outcomeOf('held', outcomes, more)).toBe(expected));
});

describe('a price per booked appointment', () => {
  it.each<[Partial<ChainFacts>, object, string]>([
    [{ state: 'booked' }, {}, '25000'],
    [{ state: 'unconfirmed' }, {}, '25000'],
    [{ state: 'prospectNoShow' }, {}, '25000'],
    [{ state: 'cancelledInTime' }, { cancelledInTime: 'none' }, 'outcomeNotBillable'],
    [{ state: 'booked', atBooking: { standing: 'reviewOpen', acceptedAt: null } }, {}, 'reviewOpen'],
    [{ state: 'booked', deliveryReturned: true }, {}, 'returned'],
  ])('%j under %j: %s', (more, outcomes, expected) => expect(outcomeOf('booked', outcomes, more)).toBe(expected));
});

it('belongs to the day of its trigger', () => {
  const chains = [chain(1, { bookedDay: '2026-03-31', meetingDay: '2026-04-02' })];
  expect(billOf({ versions: [terms('booked')], chains }).net).toBe(25_000);
  expect(billOf({ versions: [terms('held')], chains }).net).toBe(0);
});

it('bills ten booked or seven held [G10]', () => {
  const chains = [...many(7, (id) => chain(id)), ...many(3, (id) => chain(10 + id, { state: 'prospectNoShow' }))];
  expect(billOf({ versions: [terms('held')], chains }).net).toBe(175_000);
  expect(billOf({ versions: [terms('booked')], chains }).net).toBe(250_000);
});

describe('a trigger that changes', () => {
  const april = { from: '2026-04-01', to: '2026-04-30' };
  const across = chain(1, { bookedDay: '2026-03-20', meetingDay: '2026-04-02' });

  it.each([
    ['booked', 'held', 'chain:1:booked', '2026-03'],
    ['held', 'booked', 'chain:1:held', '2026-04'],
  ] as const)('from %s to %s charges a meeting once, as agreed when it was booked', (before, after, event, month) => {
    const versions = [terms(before), terms(after, {}, '2026-04-01')];
    const { charges } = billOf({ period: april, versions, chains: [across] });
    expect(charges.map((charge) => [charge.event, charge.month])).toEqual([[event, month]]);
  });

  it('leaves the price of the meeting day to a held meeting', () => {
    const dearer = version('2026-04-01', [{ id: 'meeting', kind: 'perAppointment', price: 30_000, trigger: 'held' }]);
    const bill = billOf({ period: april, versions: [terms('held'), dearer], chains: [across] });
    expect(linesOf(bill)).toEqual([['meeting', '2026-04', 1, 30_000, 30_000]]);
  });

  it('costs nothing until a draft has one', () => {
    const { net, dropped } = billOf({ versions: [terms(undefined)], chains: [chain(1)] });
    expect(net).toBe(0);
    expect(dropped).toEqual([{ code: 'incomplete', count: 1 }]);
  });
});
