/** The files a crashing import takes in: people of their own each, but every file ends with the first person of the one before. */
export const files = 4;
export const rowsPerFile = 5000;
export const lastFile = files - 1;
export const nameOf = (file: number): string => `leads-${file}.csv`;

/** What is killed: taking in all files, and over and over again with the last one taking it in and back, giving it up, looking at it. */
export const deeds = ['import', 'undo', 'cancel', 'preview'] as const;
export type Deed = (typeof deeds)[number];
/** How often what is done over and over is done where nobody kills it. */
export const rounds = 3;

export const now = (): number => Date.UTC(2026, 2, 10, 9);

export const mailOf = (file: number, row: number): string => `person${row}@company${file}.example.com`;

export function fileOf(file: number): File {
  const rows = Array.from({ length: rowsPerFile }, (_, row) => {
    const mail = row === rowsPerFile - 1 && file > 0 ? mailOf(file - 1, 0) : mailOf(file, row);
    return `Robin Example ${row},${mail},2026-03-01T08:00:00Z,${row % 100}\n`;
  });
  return new File(['Name,Email,Submitted,Size\n', ...rows], nameOf(file));
}

export const map = {
  kind: 'leads',
  columns: {
    Name: 'person.fullName',
    Email: 'person.email',
    Submitted: 'lead.capturedAt',
    Size: 'company.employees',
  },
  source: 'web',
};

export const setup = {
  agency: {
    name: 'Nord',
    address: { line1: 'Hafen 1', city: 'Hamburg', postcode: '20457', country: 'DE' },
    taxId: 'DE136695976',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    email: 'billing@nord.example.com',
  },
  sources: [{ ref: 'web', channel: 'web' }],
  clients: [{ ref: 'acme', name: 'Acme Inc.', currency: 'USD', timeZone: 'America/New_York' }],
  contracts: [
    {
      ref: 'acme',
      client: 'acme',
      name: 'Leads',
      status: 'active',
      terms: [
        {
          from: '2026-03-01',
          definition: { criteria: [{ id: 'size', field: 'company.employees', op: 'gte', value: 50 }] },
          components: [{ id: 'lead', kind: 'perLead', price: 7500 }],
          review: { hours: 48 },
          duplicates: { days: 90, fields: ['person.email'] },
          billing: { tax: { category: 'O', ratePercent: '0', note: 'Outside the scope of tax' } },
        },
      ],
    },
  ],
};
