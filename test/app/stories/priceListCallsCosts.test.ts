import { expect, test } from 'vitest';
import { firstTerms } from '../../../shared/domain/contract/firstTerms.ts';
import { openStory } from './story.ts';

/*
 * A portal buys leads for its members by a price list of industry, region, score and season, of which the last rule that fits
 * holds. A call of more than two minutes costs 18.00 more. 600.00 a month keep the work going, cut by what is missing to 20 promised
 * leads; 200.00 when 90 % are accepted; the cost of the ads is passed on with 15 %. Leads are shared until 10 April, exclusive then.
 */
const field = (id: string, name: string, value: string): object => ({ id, field: name, op: 'in', value: [value] });
const dental = field('dental', 'company.industry', 'Dental');
const solar = field('solar', 'company.industry', 'Solar');
const bavaria = field('bavaria', 'address.region', 'Bayern');
const hamburg = field('hamburg', 'address.region', 'Hamburg');

const usual = firstTerms({ from: '2026-03-01', components: [], seller: 'DE', buyer: 'DE' });
const withPrices = (...prices: readonly object[]): object[] => [
  { id: 'care', kind: 'retainer', price: 60_000 },
  { id: 'lead', kind: 'perLead', price: 3_000, prices },
  { id: 'call', kind: 'perCall', longerThan: 120, price: 1_800 },
  { id: 'quality', kind: 'bonus', price: 20_000, targets: [{ measure: 'acceptanceRate', atLeast: '90' }] },
  { id: 'ads', kind: 'passThrough', markUpPercent: '15', sources: ['ads'] },
];
const terms = {
  ...usual,
  definition: {
    criteria: [
      ...(usual.definition?.criteria ?? []),
      { id: 'big', field: 'company.employees', op: 'gte', value: 50, hard: false, points: 100 },
    ],
    bands: [
      { band: 'A', from: 50 },
      { band: 'B', from: 0 },
    ],
  },
  exclusivity: { leads: 'shared', buyers: 3 },
  guarantee: { units: 20, component: 'lead', shortfall: 'feeCut' },
  components: withPrices(
    { when: { criteria: [dental] }, price: 3_500 },
    { when: { criteria: [dental, bavaria] }, price: 4_000 },
    { when: { bands: ['A'] }, price: 4_200 },
    { when: { leads: 'shared', criteria: [hamburg] }, price: 2_700 },
    { when: { criteria: [solar] }, from: '2026-03-20', to: '2026-03-31', price: 2_500 },
  ),
};
const exclusive = {
  ...terms,
  from: '2026-04-10',
  exclusivity: { leads: 'exclusive' },
  components: withPrices(
    { when: { leads: 'exclusive' }, price: 5_500 },
    { when: { criteria: [dental, bavaria] }, price: 6_000 },
    { when: { leads: 'exclusive', bands: ['A'] }, price: 7_000 },
    { when: { criteria: [solar] }, from: '2026-04-20', price: 5_000 },
  ),
};

/** What leads of an industry and a region say, of a company of some size, after a call of some seconds. */
const said = (industry: string, region: string, employees: number, seconds?: number) => ({
  source: 'ads',
  saying: {
    'company.industry': industry,
    'address.region': region,
    'company.employees': String(employees),
    ...(seconds === undefined ? {} : { 'call.seconds': String(seconds) }),
  },
});

test('a price list, calls, a bonus that is lost, costs that come late, a promise not kept', async () => {
  const story = await openStory('2026-03-01', {
    name: 'Branchenportal Wannsee',
    terms: [terms],
    sources: [
      { ref: 'ads', channel: 'search' },
      { ref: 'partner', channel: 'partner' },
    ],
  });
  await story.cost('ads', '2026-03-10', 81_235);
  await story.cost('partner', '2026-03-10', 9_900);

  story.on('2026-03-03');
  const bavarian = await story.deliver(6, said('Dental', 'Bayern', 10));
  // Two minutes are not more than two minutes.
  await story.deliver(4, said('Dental', 'Berlin', 10, 120));
  await story.deliver(3, said('Solar', 'Bayern', 80));
  const [bad = 0] = await story.deliver(2, said('Legal', 'Hamburg', 10));
  story.on('2026-03-04');
  expect(await story.decide(await story.claim([bad]), 'uphold')).toEqual([]);
  story.on('2026-03-24');
  await story.deliver(5, said('Solar', 'Berlin', 80, 121));

  const march = await story.bill('2026-03', '2026-04-05');
  expect(march).toEqual({
    number: 'INV-2026-0001',
    lines: [
      ['care', '2026-03', 1, 60_000, 60_000],
      // Legal in Hamburg, shared: 2 − 1 returned
      ['lead', '2026-03', 1, 2_700, 2_700],
      // Dental anywhere, Dental in Bavaria
      ['lead', '2026-03', 4, 3_500, 14_000],
      ['lead', '2026-03', 6, 4_000, 24_000],
      // Solar of band A before the season, and in it
      ['lead', '2026-03', 3, 4_200, 12_600],
      ['lead', '2026-03', 5, 2_500, 12_500],
      // Those with 121 seconds
      ['call', '2026-03', 5, 1_800, 9_000],
      // 19 of 20 accepted: 95 %
      ['quality', '2026-03', 1, 20_000, 20_000],
      // 19 of 20 promised: 600.00 × 1 ÷ 20
      ['guarantee', '2026-03', -1, 3_000, -3_000],
      // 812.35 + 121.85; 15 % of it is 121.8525
      ['ads', '2026-03', 1, 93_420, 93_420],
    ],
    net: 245_220,
    carried: {},
  });

  story.on('2026-04-02');
  await story.deliver(6, said('Dental', 'Berlin', 10));
  story.on('2026-04-07');
  // The network bills 100.00 more for the last day of March.
  await story.cost('ads', '2026-03-31', 10_000);
  await story.cost('ads', '2026-04-14', 50_000);
  await story.cost('ads', '2026-04-28', 1_001);
  await story.agree(exclusive);
  story.on('2026-04-13');
  await story.deliver(5, said('Dental', 'Bayern', 80));
  story.on('2026-04-15');
  const legal = await story.deliver(4, said('Legal', 'Berlin', 10, 300));
  story.on('2026-04-16');
  expect(await story.decide(await story.claim(legal.slice(0, 2)), 'uphold')).toEqual([]);
  // Of March one more had come back in time.
  const late = await story.claim(bavarian.slice(0, 1), 'wrong contact data', '2026-03-04T12:00');
  expect(await story.decide(late, 'uphold')).toEqual([4_000]);
  story.on('2026-04-22');
  await story.deliver(3, said('Solar', 'Bayern', 80));

  const april = await story.bill('2026-04', '2026-05-05');
  expect(april).toEqual({
    number: 'INV-2026-0002',
    lines: [
      ['care', '2026-04', 1, 60_000, 60_000],
      // Shared until the ninth
      ['lead', '2026-04', 6, 3_500, 21_000],
      // Dental in Bavaria is 60.00, of band A 70.00: the later rule holds.
      ['lead', '2026-04', 5, 7_000, 35_000],
      // 4 − 2 returned, with their calls
      ['lead', '2026-04', 2, 5_500, 11_000],
      ['lead', '2026-04', 3, 5_000, 15_000],
      ['call', '2026-04', 2, 1_800, 3_600],
      // 16 of 18 accepted are 88.89 %: no bonus. 16 of 20 promised: 600.00 × 4 ÷ 20
      ['guarantee', '2026-04', -1, 12_000, -12_000],
      // 510.01 + 76.50; 15 % of it is 76.5015
      ['ads', '2026-04', 1, 58_651, 58_651],
      // 18 of 20 in March: 90 % is enough for the bonus, and 600.00 × 2 ÷ 20 = 60.00 are off, 30.00 of them already
      ['guarantee', '2026-03', -1, 3_000, -3_000],
      // 912.35 + 136.85 = 1,049.20, of which 934.20 are paid
      ['ads', '2026-03', 1, 11_500, 11_500],
    ],
    net: 200_751,
    carried: {},
  });

  story.on('2026-05-06');
  await story.cost('partner', '2026-05-06', 30_000);
  const later = await story.claim(bavarian.slice(1, 2), 'wrong contact data', '2026-03-05T09:00');
  expect(await story.decide(later, 'uphold')).toEqual([4_000]);
  story.on('2026-05-11');
  const [shaky = 0] = await story.deliver(22, said('Legal', 'Berlin', 10));
  story.on('2026-05-12');
  expect(await story.decide(await story.claim([shaky]), 'part', { percent: '25' })).toEqual([]);

  const may = await story.bill('2026-05', '2026-06-05');
  expect(may).toEqual({
    number: 'INV-2026-0003',
    lines: [
      ['care', '2026-05', 1, 60_000, 60_000],
      ['lead', '2026-05', 21, 5_500, 115_500],
      // 55.00 less 25 % = 55.00 − 13.75
      ['lead', '2026-05', 1, 4_125, 4_125],
      ['quality', '2026-05', 1, 20_000, 20_000],
      // 17 of 20 in March are 85 %: the bonus goes, and 600.00 × 3 ÷ 20 = 90.00 are off.
      ['quality', '2026-03', -1, 20_000, -20_000],
      ['guarantee', '2026-03', -1, 3_000, -3_000],
    ],
    net: 176_625,
    carried: {},
  });

  expect(await story.explain(april.number, 3)).toMatchObject({
    charges: Array.from({ length: 5 }, () => ({
      derivation: { rule: 'priceRule', priceRule: 3, termsVersion: 2, from: '2026-04-10', unit: 7_000 },
    })),
  });
  expect(await story.explain(may.number, 5)).toMatchObject({
    charges: [
      {
        event: 'bonus:2026-03-01:2',
        derivation: {
          termsVersion: 1,
          working: '0 - (20000)',
          inputs: { acceptanceRate: '85.00', billedBefore: '20000' },
        },
      },
    ],
  });
  // 245,220 − 4,000 + 200,751 − 4,000 + 176,625. By what stands: March 60,000 + 57,800 + 9,000 − 9,000 + 104,920 = 222,720;
  // April 192,251; May 199,625.
  await story.ends(614_596);
});
