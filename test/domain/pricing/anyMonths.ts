import fc from 'fast-check';
import { Terms } from '../../../shared/domain/contract/terms.ts';
import type { Measured } from '../../../shared/domain/pricing/measures.ts';
import { measures } from '../../../shared/domain/pricing/measures.ts';
import { addDays } from '../../../shared/domain/time.ts';
import type { Happening, Said, Spent, ThreeMonths } from './threeMonths.ts';
import { monthOf, months } from './threeMonths.ts';

/*
 * Random contracts that mix all components, and random months under them. Amounts are small and odd, so that every rounding and
 * every border is met often.
 */

const cents = fc.integer({ min: 0, max: 300 });
const unitPrice = fc.oneof(cents, fc.constantFrom('0.06', '33.33', '12.5', '0.5'));
const percent = fc.constantFrom('10', '7.5', '33.3', '0.5', '100');
const days = fc.integer({ min: 0, max: 91 });
const dayAt = (offset: number): string => addDays('2026-03-01', Math.min(Math.max(offset, 0), 121));
const sometimes = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(value, { nil: undefined, freq: 2 });

const large = { id: 'large', field: 'company.employees', op: 'gt', value: 50 } as const;
const rule = fc.record(
  {
    when: fc.record(
      {
        bands: fc.constantFrom(['A'], ['A', 'B']),
        leads: fc.constantFrom('exclusive', 'shared'),
        criteria: fc.constant([large]),
      },
      { requiredKeys: [] },
    ),
    from: days.map(dayAt),
    to: days.map(dayAt),
    price: cents,
  },
  { requiredKeys: ['when', 'price'] },
);
const tiers = fc
  .tuple(
    fc.integer({ min: 1, max: 3 }),
    fc.integer({ min: 1, max: 3 }),
    fc.array(unitPrice, { minLength: 3, maxLength: 3 }),
    fc.array(sometimes(cents), { minLength: 3, maxLength: 3 }),
  )
  .map(([first, more, units, flats]) =>
    [first, first + more, null].map((upTo, place) => ({
      upTo,
      unit: units[place] ?? 0,
      ...(flats[place] && { flat: flats[place] }),
    })),
  );
const volume = fc.oneof(
  fc.record({ shape: fc.constantFrom('graduated', 'volume'), tiers }),
  fc.record({
    shape: fc.constant('package'),
    size: fc.integer({ min: 1, max: 3 }),
    free: fc.integer({ min: 0, max: 2 }),
    each: cents,
  }),
);
const flat = fc.record({ price: unitPrice });
const listed = fc.record(
  { price: cents, prices: fc.array(rule, { minLength: 1, maxLength: 3 }) },
  { requiredKeys: ['prices'] },
);
const shaped = fc.record({ volume });
const anyPrice = fc.oneof({ weight: 2, arbitrary: flat }, listed, { weight: 2, arbitrary: shaped });

/** What a version of the terms may say anew of each component. */
const rates = fc.record({
  whole: fc.record({ price: cents }),
  lead: anyPrice,
  counted: fc.oneof(flat, shaped),
  call: anyPrice,
  booked: anyPrice,
  held: anyPrice,
  sale: anyPrice,
  first: percent,
  deal: percent,
  recurring: percent,
  base: cents,
  sub: fc.record({ price: cents, units: fc.integer({ min: 1, max: 4 }), overage: unitPrice }),
  bonus: cents,
  setup: cents,
  markUp: fc.constantFrom('0', '15', '12.5'),
  /** Components this version goes without. */
  without: fc.subarray([
    'call',
    'booked',
    'held',
    'sale',
    'first',
    'deal',
    'recurring',
    'sub',
    'bonus',
    'setup',
    'media',
  ]),
});

const overlap = fc.constantFrom('each', 'upgrade');
/** What no version changes. */
const frame = fc.record({
  leadKind: fc.constantFrom('perLead', 'perRecord', 'perSubmission'),
  booked: overlap,
  held: overlap,
  sale: overlap,
  share: overlap,
  counts: fc.constantFrom('lead', 'booked', 'held'),
  shortfall: fc.constantFrom('rollover', 'credit', 'none'),
  targets: fc.array(
    fc.record(
      {
        measure: fc.constantFrom(...measures),
        atLeast: fc.constantFrom('3', '50'),
        atMost: fc.constantFrom('3.5', '50'),
      },
      { requiredKeys: ['measure'] },
    ),
    { minLength: 1, maxLength: 2 },
  ),
  on: days.map(dayAt),
  discount: sometimes(fc.oneof(fc.record({ percent }), fc.record({ amount: fc.integer({ min: 1, max: 300 }) }))),
  sources: sometimes(fc.constant(['meta'])),
  minimum: sometimes(
    fc.oneof(
      fc.record({ amount: fc.integer({ min: 1, max: 2_000 }), shortfall: fc.constantFrom('trueUp', 'rollover') }),
      fc.record({
        units: fc.integer({ min: 1, max: 5 }),
        component: fc.constant('lead'),
        price: unitPrice,
        shortfall: fc.constantFrom('trueUp', 'rollover'),
      }),
    ),
  ),
  guarantee: sometimes(
    fc.record({
      units: fc.integer({ min: 1, max: 5 }),
      component: fc.constant('lead'),
      shortfall: fc.constantFrom('makeGood', 'rollover', 'feeCut'),
    }),
  ),
  cap: sometimes(
    fc.record(
      {
        per: fc.constantFrom('day', 'month', 'period'),
        leads: fc.integer({ min: 1, max: 3 }),
        money: fc.integer({ min: 1, max: 600 }),
        above: fc.constant('charge'),
        price: cents,
      },
      { requiredKeys: ['per', 'leads', 'above', 'price'] },
    ),
  ),
});
type Rates = typeof rates extends fc.Arbitrary<infer Value> ? Value : never;
type Frame = typeof frame extends fc.Arbitrary<infer Value> ? Value : never;

/** Whether the number of units of a whole month decides about prices: then versions begin with a month, as contracts do. */
const countsMonths = ({ guarantee, cap }: Frame, { without }: Rates): boolean =>
  guarantee?.shortfall === 'makeGood' || cap !== undefined || !without.includes('sub');

function termsFrom(from: string, frame: Frame, rates: Rates): Terms {
  const { guarantee, minimum } = frame;
  const cap = frame.cap?.per === 'day' && guarantee?.shortfall === 'makeGood' ? undefined : frame.cap;
  // Of a price list nobody can say which unit is the free one, or the one above the cap.
  const counted = cap ? rates.whole : guarantee?.shortfall === 'makeGood' ? rates.counted : null;
  const components = [
    { id: 'lead', kind: frame.leadKind, ...(counted ?? rates.lead) },
    { id: 'call', kind: 'perCall', longerThan: 120, ...(counted ?? rates.call) },
    { id: 'booked', kind: 'perAppointment', trigger: 'booked', overlap: frame.booked, ...rates.booked },
    { id: 'held', kind: 'perAppointment', trigger: 'held', overlap: frame.held, ...rates.held },
    { id: 'sale', kind: 'perSale', overlap: frame.sale, ...rates.sale },
    { id: 'first', kind: 'firstPurchaseShare', overlap: frame.share, percent: rates.first },
    { id: 'deal', kind: 'dealShare', overlap: frame.share, percent: rates.deal },
    { id: 'recurring', kind: 'recurringShare', overlap: frame.share, percent: rates.recurring, months: 2 },
    { id: 'base', kind: 'retainer', price: rates.base },
    { id: 'sub', kind: 'subscription', counts: cap ? 'held' : frame.counts, shortfall: frame.shortfall, ...rates.sub },
    { id: 'bonus', kind: 'bonus', price: rates.bonus, targets: frame.targets },
    { id: 'setup', kind: 'oneOff', price: rates.setup, on: frame.on },
    { id: 'media', kind: 'passThrough', markUpPercent: rates.markUp, ...(frame.sources && { sources: frame.sources }) },
  ].filter(({ id }) => !rates.without.includes(id));
  return Terms.parse({
    from,
    components,
    ...(guarantee && { guarantee }),
    ...(minimum && { minimum }),
    ...(cap && { caps: [cap] }),
    billing: { tax: { category: 'S', ratePercent: '19' }, ...(frame.discount && { discount: frame.discount }) },
  });
}

const contract = fc
  .record({
    frame,
    rates,
    later: sometimes(fc.record({ rates, offset: fc.integer({ min: 1, max: 100 }) })),
    start: fc.constantFrom('2026-03-01', '2026-03-11'),
  })
  .map(({ frame: frameOf, rates: first, later, start }) => {
    const whole = countsMonths(frameOf, first) || (later !== undefined && countsMonths(frameOf, later.rates));
    const isPartial = start === '2026-03-11' && !whole && !frameOf.guarantee;
    const from = start === '2026-03-11' && !isPartial ? '2026-03-01' : start;
    if (!later) return [termsFrom(from, frameOf, first)];
    const day = dayAt(later.offset);
    const cut = whole ? (months[Math.max(1, monthOf(day))]?.from ?? day) : day;
    if (cut <= from) return [termsFrom(from, frameOf, first)];
    return [termsFrom(from, frameOf, first), termsFrom(cut, frameOf, later.rates)];
  });

const parts = fc.constantFrom('85', '33.3', '0.01', '99.99');
const said = fc.record({
  opens: fc.constantFrom(0, 0, 0, 1, 2, 9),
  first: fc.oneof(
    { weight: 6, arbitrary: fc.constant('accepted') },
    parts,
    fc.constantFrom('replaced', 'returned', 'replacement', 'free'),
  ),
  later: sometimes(
    fc.record({
      after: fc.constantFrom(1, 1, 2),
      is: fc.oneof({ weight: 2, arbitrary: fc.constant('returned') }, parts),
    }),
  ),
});
type SaidPlan = typeof said extends fc.Arbitrary<infer Value> ? Value : never;

function told({ opens, first, later }: SaidPlan, day: string): Said[] {
  const decided = monthOf(day) + opens;
  return months.map((_, run) => {
    if (first === 'replacement' || first === 'free') return first;
    if (run < decided) return 'open';
    return later && first === 'accepted' && run >= decided + later.after ? later.is : first;
  });
}

const lead = fc.record({
  day: days,
  said,
  seconds: fc.constantFrom(119, 120, 121),
  leads: fc.constantFrom('exclusive', 'shared'),
  band: fc.constantFrom('A', 'B', 'C'),
  met: fc.constantFrom([], ['large']),
  meetings: fc.array(
    fc.record({
      booked: fc.nat(10),
      met: fc.nat(40),
      said,
      isHeld: fc.constantFrom(true, true, false),
      toldAfter: fc.constantFrom(0, 0, 1, 9),
    }),
    { maxLength: 2 },
  ),
  sales: fc.array(
    fc.record({ after: fc.nat(50), amount: fc.nat(9_999), isAttributed: fc.constantFrom(true, true, false) }),
    { maxLength: 2 },
  ),
  revenues: fc.array(fc.record({ after: fc.nat(20), amount: fc.nat(9_999) }), { maxLength: 3 }),
});
type Lead = typeof lead extends fc.Arbitrary<infer Value> ? Value : never;

function happeningsOf(
  { day, said: plan, seconds, leads, band, met, meetings, sales, revenues }: Lead,
  place: number,
): Happening[] {
  const deliveryId = place + 1;
  const common = { deliveryId, seconds, leads, band, met, amount: 0, isFirst: false, place: 0 } as const;
  const delivered = dayAt(day);
  const chains = meetings.flatMap((meeting, n): Happening[] => {
    const booked = dayAt(day + meeting.booked);
    const heldOn = dayAt(day + meeting.booked + meeting.met);
    const [id, all] = [deliveryId * 10 + n, told(meeting.said, booked)];
    const held = all.map((one, run): Said => {
      if (run < monthOf(heldOn) + meeting.toldAfter) return 'unconfirmed';
      return meeting.isHeld ? one : 'notHeld';
    });
    return [
      { ...common, at: 'booked', id, day: booked, said: all },
      { ...common, at: 'held', id, day: heldOn, said: held },
    ];
  });
  const always = (one: Said): Said[] => months.map(() => one);
  const bought = sales.map(
    ({ after, amount, isAttributed }, n): Happening => ({
      ...common,
      at: 'sale',
      id: deliveryId * 10 + n,
      day: dayAt(day + after),
      said: always(isAttributed ? 'accepted' : 'notAttributed'),
      amount,
      isFirst: n === 0,
    }),
  );
  const paid = revenues.map(
    ({ after, amount }, n): Happening => ({
      ...common,
      at: 'revenue',
      id: deliveryId * 10,
      day: dayAt(day + 30 * n + after),
      said: always('accepted'),
      amount,
      place: n + 1,
    }),
  );
  return [
    { ...common, at: 'lead', id: deliveryId, day: delivered, said: told(plan, delivered) },
    ...chains,
    ...bought,
    ...paid,
  ];
}

const cost = fc
  .record({
    source: fc.constantFrom('meta', 'search'),
    month: fc.nat(2),
    amounts: fc.array(fc.constantFrom(0, 1, 999, 1_250), { minLength: 4, maxLength: 4 }),
    isSteady: fc.boolean(),
  })
  .map(
    ({ source, month, amounts, isSteady }): Spent => ({
      source,
      month,
      amounts: isSteady ? amounts.fill(amounts[0] ?? 0) : amounts,
    }),
  );

const figure = fc.constantFrom(null, '2', '3', '3.5', '50', '66.67');
const figures: fc.Arbitrary<Measured> = fc.record({
  delivered: figure,
  accepted: figure,
  held: figure,
  sales: figure,
  acceptanceRate: figure,
  returnRate: figure,
  showRate: figure,
  leadToCloseRate: figure,
});
const all = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value[]> =>
  fc.array(value, { minLength: months.length, maxLength: months.length });

export const threeMonths: fc.Arbitrary<ThreeMonths> = fc
  .record({
    terms: contract,
    leads: fc.array(lead, { maxLength: 9 }),
    costs: fc.uniqueArray(cost, { maxLength: 4, selector: ({ source, month }) => `${source} ${month}` }),
    measured: fc.oneof(
      all(figures).map((one) => months.map(() => one)),
      all(all(figures)),
    ),
  })
  .map(({ leads, terms, ...story }) => {
    // Which month it is in that two meetings of one lead are replaced by a sale is anybody's guess where the month decides.
    const [first] = terms;
    const meetings = first?.minimum || first?.billing.discount ? 1 : 2;
    // A part of what an upgrade gave back is nothing, and is not remembered for when the upgrade is gone.
    const isUpgraded = terms.some(({ components }) =>
      components.some((one) => 'overlap' in one && one.overlap === 'upgrade'),
    );
    const whole = (plan: SaidPlan): SaidPlan =>
      isUpgraded && plan.later ? { ...plan, later: { ...plan.later, is: 'returned' } } : plan;
    const all = leads.map((one) => ({
      ...one,
      said: whole(one.said),
      meetings: one.meetings.slice(0, meetings).map((meeting) => ({ ...meeting, said: whole(meeting.said) })),
    }));
    return { terms, ...story, happenings: all.flatMap(happeningsOf) };
  });
