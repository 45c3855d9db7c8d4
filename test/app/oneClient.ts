const address = { line1: 'Hafen 1', city: 'Hamburg', postcode: '20457', country: 'DE' };

/** An agency and one client who pays in euro with 19 % tax, and its contracts: ref → versions of the terms. */
export const oneClient = (contracts: Readonly<Record<string, readonly object[]>>, client: object = {}): object => ({
  agency: {
    name: 'Nord',
    address,
    taxId: 'DE136695976',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    email: 'billing@nord.example.com',
  },
  clients: [
    {
      ref: 'acme',
      name: 'Acme',
      email: 'ap@acme.example.com',
      address,
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
      ...client,
    },
  ],
  contracts: Object.entries(contracts).map(([ref, versions]) => ({
    ref,
    client: 'acme',
    name: ref,
    status: 'active',
    terms: versions.map((terms) => ({
      from: '2026-03-01',
      definition: { criteria: [{ id: 'mail', field: 'person.email', op: 'present', hard: true }] },
      components: [{ id: 'lead', kind: 'perLead', price: 2_533 }],
      review: { hours: 48 },
      disputes: {
        reasons: [
          { reason: 'wrong data', clause: 'mail', class: 'creditable' },
          { reason: 'not interested', clause: null, class: 'feedback' },
        ],
        remedy: 'credit',
      },
      replacement: { dueDays: 7 },
      billing: { tax: { category: 'S', ratePercent: '19' } },
      ...terms,
    })),
  })),
});
