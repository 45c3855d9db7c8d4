import { describe, expect, test } from 'vitest';
import { lineText } from '../../../electron/app/documents/words.ts';
import type { Derivation } from '../../../shared/domain/pricing/charge.ts';
import { german } from '../../../shared/domain/pricing/germanWording.ts';
import type { LineHeading, LineWords } from '../../../shared/domain/pricing/lines.ts';
import { derivationText, english } from '../../../shared/domain/pricing/wording.ts';

const line: LineWords = {
  month: '2026-03',
  carriedIn: false,
  partPercent: null,
  unitWord: 'period',
  amount: 100,
  isFee: false,
};
const late = { carriedIn: true };
const given = { amount: -100 };

describe('the words of a line', () => {
  test.each<[heading: LineHeading, words: Partial<LineWords>, en: string, de: string]>([
    [{ id: 'a', kind: 'perLead' }, {}, 'Accepted leads', 'Angenommene Leads'],
    [
      { id: 'a', kind: 'perLead', name: 'Solar' },
      late,
      'Solar, carried over from March 2026',
      'Solar, übertragen aus März 2026',
    ],
    [
      { id: 'a', kind: 'perAppointment', stage: 'booked' },
      { partPercent: '33.3' },
      'Appointments booked, 33.3% credited',
      'Vereinbarte Termine, 33,3 % erlassen',
    ],
    [{ id: 'a', kind: 'subscription' }, { isFee: true }, 'Subscription', 'Abonnement'],
    [
      { id: 'a', kind: 'subscription' },
      { amount: 0 },
      'Subscription: units covered',
      'Abonnement: enthaltene Einheiten',
    ],
    [{ id: 'a', kind: 'subscription', name: 'Plan' }, {}, 'Plan: units above', 'Plan: zusätzliche Einheiten'],
    [
      { id: 'a', kind: 'tier', on: 'perLead' },
      late,
      'Accepted leads: tiers recomputed for March 2026',
      'Angenommene Leads: Staffel neu berechnet für März 2026',
    ],
    [
      { id: 'a', kind: 'tier', on: 'perLead', name: 'Solar' },
      {},
      'Solar: fixed part of the tiers',
      'Solar: Grundbetrag der Staffel',
    ],
    [
      { id: 'a', kind: 'upgrade', on: 'perLead' },
      given,
      'Accepted leads: replaced by a later charge',
      'Angenommene Leads: durch eine spätere Leistung ersetzt',
    ],
    [
      { id: 'a', kind: 'upgrade', on: 'perLead' },
      {},
      'Accepted leads: charged again',
      'Angenommene Leads: erneut berechnet',
    ],
    [
      { id: 'a', kind: 'shortfall', on: 'subscription' },
      given,
      'Subscription: volume not used',
      'Abonnement: Volumen nicht genutzt',
    ],
    [
      { id: 'a', kind: 'bonus', on: 'bonus' },
      { ...late, ...given },
      'Performance bonus taken back for March 2026',
      'Leistungsbonus zurückgenommen für März 2026',
    ],
    [{ id: 'discount', kind: 'discount' }, given, 'Discount', 'Rabatt'],
    [{ id: 'minimum', kind: 'minimum' }, {}, 'Minimum commitment', 'Mindestabnahme'],
    [
      { id: 'guarantee', kind: 'guarantee' },
      given,
      'Fee cut as the guarantee was not met',
      'Kürzung, da die Zusage nicht erreicht wurde',
    ],
    [{ id: 'a', kind: 'cost', on: 'passThrough' }, {}, 'Costs passed on', 'Weiterberechnete Kosten'],
  ])('%o %o', (heading, words, en, de) => {
    const told = ['en-GB', 'de-DE'].map((locale) =>
      lineText(locale)(heading, { ...line, ...words }).replaceAll('\u00a0', ' '),
    );
    expect(told).toEqual([en, de]);
  });
});

describe('why a charge costs what it costs', () => {
  const derivation = (more: Partial<Derivation>): Derivation => ({
    rule: 'effect',
    kind: 'perLead',
    termsVersion: 1,
    from: '2026-03-01',
    quantity: '1',
    unit: 5000,
    partPercent: null,
    working: '',
    rounding: 'none',
    accepted: null,
    acceptedAt: null,
    ...more,
  });
  const write = {
    money: (price: number | string) => `${price} c`,
    number: String,
    percent: (value: string) => `${value} %`,
  };

  test.each<[event: string, more: Partial<Derivation>, en: string, de: string]>([
    ['delivery:1', { rule: 'unitPrice' }, '1 × 5000 c', '1 × 5000 c'],
    [
      'delivery:1',
      { rule: 'priceRule', priceRule: 2 },
      '5000 c by price 2 of the list',
      '5000 c nach Preis 2 der Liste',
    ],
    [
      'delivery:1',
      { rule: 'volume', rank: 7, unit: '0.06' },
      '1 × 0.06 c, number 7 of its period',
      '1 × 0.06 c, Nummer 7 des Zeitraums',
    ],
    ['sale:1', { rule: 'percentOfRevenue', working: '12.5% * 99995' }, '12.5 % of 99995 c', '12.5 % von 99995 c'],
    ['delivery:1', { rule: 'partCredited', partPercent: '85' }, '5000 c less 85 %', '5000 c abzüglich 85 %'],
    [
      'period:2026-03-01',
      { rule: 'proratedByDay', working: '5000 * 17 / 31' },
      '17 of 31 days of 5000 c',
      '17 von 31 Tagen zu 5000 c',
    ],
    [
      'tier:2026-03-01:2',
      { inputs: { units: '4', total: '19000', charged: '18000', billedBefore: '2500' } },
      '4 units come to 19000 c, charged one by one 18000 c, 2500 c billed of it before',
      '4 Einheiten ergeben 19000 c, einzeln berechnet 18000 c, davon zuvor berechnet 2500 c',
    ],
    [
      'discount:2026-03-01:1',
      { working: '-(10% * 80000 + 5% * 200)', inputs: { charges: '80200', billedBefore: '0' } },
      '10 % of 80000 c, 5 % of 200 c',
      '10 % von 80000 c, 5 % von 200 c',
    ],
    [
      'discount:2026-03-01:1',
      { working: '-(5000)', inputs: { charges: '80200', billedBefore: '0' } },
      'off charges of 80200 c',
      'auf Leistungen von 80200 c',
    ],
    [
      'bonus:2026-03-01:1',
      { inputs: { acceptanceRate: '97.50', held: '12', billedBefore: '0' } },
      'meetings held 12, acceptance rate 97.50 %',
      'wahrgenommene Termine 12, Annahmequote 97.50 %',
    ],
    [
      'cost:2026-03-01/ads:1',
      { inputs: { cost: '10001', markUpPercent: '15', billedBefore: '0' } },
      'cost 10001 c plus 15 %',
      'Kosten 10001 c zuzüglich 15 %',
    ],
  ])('%s %o', (event, more, en, de) => {
    const charge = { event, derivation: derivation(more) };
    expect([english, german].map((words) => derivationText(charge, words, write))).toEqual([en, de]);
  });
});
