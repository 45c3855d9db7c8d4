import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../place.ts';
import { commandLine } from './tallyproof.ts';

const terms = (price: number, employees: number): object => ({
  from: '2026-03-01',
  definition: {
    criteria: [{ id: 'size', field: 'company.employees', op: 'gte', value: employees, hard: true }],
  },
  components: [{ id: 'lead', kind: 'perLead', price }],
  review: { hours: 48 },
  disputes: { reasons: [{ reason: 'too small', clause: 'size', class: 'creditable' }], remedy: 'credit' },
  billing: { tax: { category: 'O', ratePercent: '0', note: 'Outside the scope of tax' } },
});

/** Two clients with a contract each: small companies at 10.00, those from 100 employees at 50.00. */
const setup = {
  agency: {
    name: 'Nord',
    address: { line1: 'Hafen 1', city: 'Hamburg', postcode: '20457', country: 'DE' },
    taxId: 'DE136695976',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    email: 'billing@nord.example.com',
  },
  clients: ['small', 'large'].map((ref) => ({
    ref,
    name: ref,
    email: `${ref}@client.example.com`,
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    locale: 'de-DE',
    address: { line1: 'Weg 1', city: 'Berlin', postcode: '10115', country: 'DE' },
  })),
  contracts: [
    { ref: 'small', client: 'small', name: 'Small', status: 'active', terms: [terms(1000, 0)] },
    { ref: 'large', client: 'large', name: 'Large', status: 'active', terms: [terms(5000, 100)] },
  ],
};

test('leads of the pool go where they bring most: told, done, and taken back', () => {
  const { answer, run } = commandLine();
  const folder = tempFolder();
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const now = ['--now', '2026-03-05T10:00:00Z'] as const;
  answer('setup', file('setup.json', JSON.stringify(setup)), ...now);
  const columns = { Name: 'person.fullName', Email: 'person.email', Size: 'company.employees' };
  const map = file('map.json', JSON.stringify({ kind: 'leads', columns }));
  const leads = file('leads.csv', 'Name,Email,Size\nKim Klein,kim@example.com,5\nGus Gross,gus@example.com,500\n');
  answer('import', leads, '--map', map, ...now);
  const figures = { leads: 2, delivered: 2, onHold: 0, nowhere: 0, cancelled: false };
  expect(answer('route', '--dry-run', ...now)).toMatchObject({ ...figures, dryRun: true });
  const said = run(['route', '--dry-run', ...now]).text;
  expect(said).toContain('dry run, nothing was written: 2 leads by price: 2 delivered, 0 on hold, 0 nowhere');
  expect(said).toContain('large €50.00 (best)');
  expect(said).toContain('small €10.00 (lowerPrice)');
  expect(answer('route', '--rule', 'price', ...now)).toMatchObject({
    ...figures,
    contracts: [
      { ref: 'large', delivered: 1, amount: 5000 },
      { ref: 'small', delivered: 1, amount: 1000 },
    ],
  });
  expect(answer('route', ...now)).toMatchObject({ leads: 0 });
  expect(run(['undo', ...now]).text).toContain('route');
  expect(answer('route', '--dry-run', ...now)).toMatchObject(figures);
  expect(run(['route', '--rule', 'luck', ...now])).toMatchObject({ code: 2 });
});
