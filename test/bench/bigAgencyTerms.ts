/** An agency with eight contracts of different prices, as a setup file writes them, at work for twenty months. */

/** The day before it begins. */
export const start = Date.UTC(2025, 2, 31);
export const monthsTold = 20;
/** In the last month, two days after its first leads were delivered. */
export const lookedAt = Date.UTC(2026, 10, 13, 10);

interface BigContract {
  readonly ref: string;
  readonly client: string;
  readonly source: string;
  /** Whether meetings are booked on what is delivered, and what became of it is reported. */
  readonly meets: boolean;
  readonly sells: boolean;
  readonly terms: object;
}

const review = { hours: 48 };
const tax = { category: 'O', ratePercent: '0', note: 'Outside the scope of VAT' };
const disputes = (remedy: string) => ({
  reasons: [
    { reason: 'wrong contact data', clause: 'phone', class: 'creditable' },
    { reason: 'not to definition', clause: 'size', class: 'creditable' },
    { reason: 'already a customer', clause: null, class: 'creditable' },
    { reason: 'not interested', clause: null, class: 'feedback' },
  ],
  remedy,
});
const perLead = (price: number) => ({ id: 'lead', kind: 'perLead', price });

export const contractsOf: readonly BigContract[] = [
  {
    ref: 'north-leads',
    client: 'north',
    source: 'meta',
    meets: false,
    sells: true,
    terms: { components: [perLead(7_500)], disputes: disputes('credit') },
  },
  {
    ref: 'north-meetings',
    client: 'north',
    source: 'outbound',
    meets: true,
    sells: true,
    terms: {
      components: [
        { id: 'meeting', kind: 'perAppointment', trigger: 'held', price: 21_000 },
        { id: 'base', kind: 'retainer', price: 90_000 },
      ],
      disputes: disputes('credit'),
      appointments: { outcomes: { held: 'bill', clientNoShow: 'bill' } },
    },
  },
  {
    ref: 'east-leads',
    client: 'east',
    source: 'google',
    meets: false,
    sells: false,
    terms: { components: [perLead(5_200)], disputes: disputes('credit') },
  },
  {
    ref: 'east-replaced',
    client: 'east',
    source: 'google',
    meets: false,
    sells: false,
    terms: { components: [perLead(6_100)], disputes: disputes('replacement'), replacement: { dueDays: 30 } },
  },
  {
    ref: 'south-hybrid',
    client: 'south',
    source: 'form',
    meets: true,
    sells: false,
    terms: {
      components: [
        perLead(4_000),
        { id: 'meeting', kind: 'perAppointment', trigger: 'held', price: 9_000, overlap: 'each' },
      ],
      disputes: disputes('credit'),
      appointments: { outcomes: { held: 'bill' } },
    },
  },
  {
    ref: 'south-sales',
    client: 'south',
    source: 'form',
    meets: false,
    sells: true,
    terms: {
      components: [{ id: 'sale', kind: 'perSale', price: 12_000, overlap: 'each' }, perLead(1_500)],
      attribution: { days: 90 },
      disputes: disputes('credit'),
    },
  },
  {
    ref: 'west-part',
    client: 'west',
    source: 'meta',
    meets: false,
    sells: false,
    terms: { components: [perLead(6_800)], disputes: { ...disputes('part'), partPercent: '50' } },
  },
  {
    ref: 'west-leads',
    client: 'west',
    source: 'partner',
    meets: false,
    sells: false,
    terms: {
      components: [perLead(3_900)],
      disputes: disputes('credit'),
      caps: [{ per: 'month', leads: 1_000_000, above: 'hold' }],
      billing: { cycle: 'monthly', paymentDays: 14, tax, prepaid: { creditLimit: 100_000_000_000 } },
    },
  },
];

const criteria = [
  { id: 'industry', field: 'company.industry', op: 'in', value: ['Healthcare', 'Manufacturing'], points: 20 },
  { id: 'size', field: 'company.employees', op: 'between', min: 200, max: 1400, points: 20 },
  { id: 'revenue', field: 'company.revenue', op: 'gte', value: 250_000, hard: false, points: 10 },
  { id: 'country', field: 'address.country', op: 'in', value: ['US'] },
  { id: 'phone', field: 'person.phone', op: 'phoneValid' },
  { id: 'consent', field: 'consent.given', op: 'is', value: true },
  { id: 'call', field: 'call.seconds', op: 'gt', value: 120, hard: false, points: 50 },
];
const bands = [
  { band: 'A', from: 90 },
  { band: 'B', from: 40 },
  { band: 'C', from: 0 },
];
const from = '2025-04-01';

const client = (ref: string, name: string) => ({
  ref,
  name,
  email: `accounts@${ref}.example.com`,
  address: { line1: '1 Market Street', city: 'San Francisco', country: 'US' },
  currency: 'USD',
  timeZone: 'America/New_York',
});

export const setupOf = () => ({
  agency: {
    name: 'Bench',
    address: { line1: '1 Street', city: 'Hamburg', country: 'DE' },
    taxId: 'DE136695976',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    email: 'billing@bench.example.com',
  },
  sources: ['meta', 'google', 'outbound', 'form', 'partner'].map((ref) => ({
    ref,
    channel: 'paid social',
    costs: Array.from({ length: monthsTold }, (_, month) => ({
      day: new Date(Date.UTC(2025, 3 + month, 15)).toISOString().slice(0, 10),
      amount: 400_000,
      currency: 'USD',
    })),
  })),
  clients: [
    client('north', 'North LLC'),
    client('east', 'East LLC'),
    client('south', 'South LLC'),
    client('west', 'West LLC'),
  ],
  contracts: contractsOf.map(({ ref, client: buyer, terms }) => ({
    ref,
    client: buyer,
    name: ref,
    status: 'active',
    inputs: [{ key: 'target', from, value: '1500', saidBy: 'Dana Finch' }],
    terms: [
      {
        from,
        definition: { criteria, bands },
        review,
        // There are fewer phones nobody is given than leads: they repeat, and are no sign of who somebody is.
        duplicates: { days: 90, fields: ['person.email'] },
        exclusivity: { leads: 'shared', buyers: 3 },
        billing: { cycle: 'monthly', paymentDays: 14, tax },
        reporting: { cadence: 'monthly' },
        dataOwner: 'client',
        ...terms,
      },
    ],
  })),
});
