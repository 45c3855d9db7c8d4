/** A contract with twelve criteria, a score and bands, and the map of the generated file. */

const criteria = [
  { id: 'industry', field: 'company.industry', op: 'in', value: ['Healthcare', 'Manufacturing'], points: 10 },
  { id: 'size', field: 'company.employees', op: 'between', min: 50, max: 2000, points: 10 },
  { id: 'revenue', field: 'company.revenue', op: 'gte', value: 250_000, hard: false, points: 10 },
  { id: 'country', field: 'address.country', op: 'in', value: ['US', 'AU'] },
  { id: 'region', field: 'address.postcode', op: 'startsWith', value: ['1', '2', '3', '9'], hard: false, points: 10 },
  {
    id: 'function',
    field: 'person.jobTitle',
    op: 'function',
    value: ['operations', 'sales', 'management'],
    hard: false,
    points: 20,
  },
  {
    id: 'rank',
    field: 'person.jobTitle',
    op: 'seniority',
    value: ['head', 'vp', 'director', 'cLevel'],
    hard: false,
    points: 20,
  },
  { id: 'mail', field: 'person.email', op: 'emailKind', value: ['business'] },
  { id: 'phone', field: 'person.phone', op: 'phoneValid' },
  { id: 'consent', field: 'consent.given', op: 'is', value: true },
  { id: 'fresh', field: 'consent.at', op: 'withinDays', value: 90 },
  { id: 'call', field: 'call.seconds', op: 'gt', value: 120, hard: false, points: 20 },
];

export const setup = {
  agency: {
    name: 'Bench',
    address: { line1: '1 Street', city: 'Hamburg', country: 'DE' },
    taxId: 'DE136695976',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    email: 'billing@bench.example.com',
  },
  sources: [{ ref: 'form', channel: 'paid social' }],
  clients: [
    {
      ref: 'clinics',
      name: 'Clinics LLC',
      address: { line1: '1 Market Street', city: 'San Francisco', country: 'US' },
      currency: 'USD',
      timeZone: 'America/New_York',
    },
  ],
  contracts: [
    {
      ref: 'bench',
      client: 'clinics',
      name: 'Bench',
      status: 'active',
      terms: [
        {
          from: '2026-01-01',
          definition: {
            criteria,
            bands: [
              { band: 'A', from: 70 },
              { band: 'B', from: 40 },
              { band: 'C', from: 0 },
            ],
          },
          components: [{ id: 'lead', kind: 'perLead', price: 7500 }],
          review: { hours: 48 },
          duplicates: { days: 90, fields: ['person.email', 'person.phone'] },
          billing: { tax: { category: 'O', ratePercent: '0', note: 'Outside the scope of VAT' } },
        },
      ],
    },
  ],
};

export const map = {
  kind: 'leads',
  columns: {
    'Full Name': 'person.fullName',
    'Work Email': 'person.email',
    Phone: 'person.phone',
    'Job Title': 'person.jobTitle',
    Company: 'company.name',
    Industry: 'company.industry',
    Employees: 'company.employees',
    Revenue: 'company.revenue',
    City: 'address.city',
    Postcode: 'address.postcode',
    Country: 'address.country',
    Campaign: 'source.campaign',
    Submitted: 'lead.capturedAt',
    'Call Seconds': 'call.seconds',
    'Opt-in': 'consent.given',
    'Opt-in At': 'consent.at',
    Budget: 'bant.budget',
    Timeline: 'bant.timeline',
  },
  source: 'form',
};
