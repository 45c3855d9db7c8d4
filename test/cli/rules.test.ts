import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../place.ts';
import { monthJson } from '../world.ts';
import { commandLine } from './tallyproof.ts';

const contract = 'brightsmile-leads';
const now = ['--now', '2026-03-12T10:00:00Z'] as const;

/** The month's setup, and from the 11th on companies of 100 employees and more. */
function stricterSetup(): object {
  const setup = monthJson('setup.json');
  const own = setup.contracts.find(({ ref }: { ref: string }) => ref === contract);
  const [first] = own.terms;
  const criteria = first.definition.criteria.map((one: { id: string }) =>
    one.id === 'size' ? { ...one, value: 99 } : one,
  );
  own.terms.push({ ...first, from: '2026-03-11', definition: { ...first.definition, criteria } });
  return setup;
}

test('who must not be delivered is put on a list, asked for and taken off; leads are judged again and back', () => {
  const { answer, run } = commandLine();
  const folder = tempFolder();
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  answer('setup', file('setup.json', JSON.stringify(stricterSetup())), ...now);
  const columns = { Name: 'person.fullName', Email: 'person.email', Phone: 'person.phone', Size: 'company.employees' };
  const defaults = { 'company.industry': 'Healthcare', 'address.country': 'US', 'consent.given': 'yes' };
  const map = file('map.json', JSON.stringify({ kind: 'leads', columns, defaults }));
  const rows = ['Ada,ada@acme.example.com,+1 212 555 0101,60', 'Bo,bo@acme.example.com,+1 212 555 0102,150'];
  const leads = file('leads.csv', ['Name,Email,Phone,Size', ...rows, ''].join('\n'));
  const early = ['--now', '2026-03-05T10:00:00Z'] as const;
  expect(answer('import', leads, '--contract', contract, '--map', map, ...early)).toMatchObject({ pass: 2 });

  const list = file('out.csv', 'Opted out\nbo@acme.example.com\n+1 212 555 0199\nnobody\n');
  expect(answer('suppress', '--file', list, ...now)).toMatchObject({
    added: 2,
    unreadable: ['nobody'],
    here: { leads: 1, heldBack: 1, delivered: 0 },
  });
  expect(run(['suppress', '--check', '--mail', 'BO+x@acme.example.com', ...now]).text).toContain('Everybody');
  expect(answer('suppress', '--check', '--domain', 'acme.example.com', ...now)).toMatchObject([{ on: [] }]);
  expect(run(['suppress', ...now]).text).toContain('out.csv');
  expect(answer('suppress', '--remove', '--mail', 'bo@acme.example.com', ...now)).toMatchObject({
    removed: 1,
    back: 1,
  });
  expect(run(['suppress', '--remove', ...now]).code).toBe(2);

  // 75.00 a lead in the month's setup: two passed, and Ada's company has 60.
  const difference = {
    leads: 2,
    changed: 1,
    moves: [
      { from: 'pass', to: 'fail', count: 1 },
      { from: 'pass', to: 'pass', count: 1 },
    ],
    willBill: { before: 15_000, after: 7500 },
  };
  // Bo was judged under the new terms when he came off the list; Ada was not.
  expect(answer('requalify', '--contract', contract, '--dry-run', ...now)).toMatchObject(difference);
  expect(run(['requalify', '--contract', contract, '--dry-run', ...now]).text).toContain(
    'dry run, nothing was written',
  );
  const done = answer('requalify', '--contract', contract, ...now);
  expect(done).toMatchObject({ ...difference, state: 'done' });
  const { run: id } = done as { run: number };
  expect(answer('requalify', '--take-back', String(id), ...now)).toEqual({ restored: 1 });
  expect(run(['requalify', '--resume', String(id), ...now])).toMatchObject({ code: 1 });
  expect(run(['requalify', ...now]).code).toBe(2);
});
