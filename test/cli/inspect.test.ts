import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../place.ts';
import { commandLine } from './tallyproof.ts';

test('a file goes in without being edited first: looked at, asked what it does not say, taken in', () => {
  const folder = tempFolder();
  const { answer, run } = commandLine();
  const agency = {
    name: 'Nord',
    address: { line1: 'Hafen 1', city: 'Hamburg', postcode: '20457', country: 'DE' },
    taxId: 'DE136695976',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    email: 'billing@nord.example.com',
  };
  const setup = join(folder, 'setup.json');
  writeFileSync(setup, JSON.stringify({ agency, sources: [], clients: [], contracts: [] }));
  answer('setup', setup);

  const file = join(folder, 'report.csv');
  const rows = ['Kim Example;kim@example.com;03/04/2026', 'Al Example;al@example.com;05/06/2026'];
  writeFileSync(file, ['Leads of March', '', 'Name;Email;Created', ...rows, 'Total;;2', ''].join('\n'));

  expect(answer('inspect', file)).toMatchObject({
    kind: 'leads',
    rows: 2,
    headerLine: 3,
    setAside: 1,
    map: { columns: { Name: 'person.fullName', Email: 'person.email', Created: 'lead.capturedAt' } },
    evidence: [
      'UTF-8: valid throughout',
      'semicolons: 2 of 2 rows have 3 cells',
      'header in line 3, 1 line above left aside',
      '1 line of the report set aside',
      'dates: day or month first? 03/04/2026 in Created, 2 texts',
    ],
    questions: ['dateOrder'],
  });
  const told = run(['inspect', file, '--date-order', 'dmy']);
  expect(told.text).toContain('day first as told: 03/04/2026 in Created, 2 texts');
  expect(told.text).toContain('set aside');

  const refused = run(['import', file, '--dry-run', '--json']);
  expect(refused).toMatchObject({ code: 1, answer: { refused: { code: 'dateOrderNeeded' } } });
  expect(run(['import', file, '--dry-run', '--date-order', 'upside']).code).toBe(2);
  expect(answer('import', file, '--date-order', 'dmy', '--remember')).toMatchObject({ rows: 2, pass: 2, setAside: 1 });

  // The next file of this kind needs no word any more: map and order are remembered.
  const next = join(folder, 'next.csv');
  writeFileSync(next, 'Name;Email;Created\nJo Example;jo@example.com;07/08/2026\n');
  expect(answer('import', next)).toMatchObject({ rows: 1, pass: 1 });

  const amounts = join(folder, 'sizes.csv');
  writeFileSync(amounts, 'Email;Annual revenue\njo@example.com;1.234\n');
  expect(run(['import', amounts, '--json'])).toMatchObject({ code: 1, answer: { refused: { code: 'decimalNeeded' } } });
  expect(answer('import', amounts, '--decimal', ',', '--dry-run')).toMatchObject({ rows: 1, pass: 1 });
});
