import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { oneClient } from '../app/oneClient.ts';
import { tempFolder } from '../place.ts';
import { commandLine } from './tallyproof.ts';

const soft = { id: 'budget', field: 'bant.budget', op: 'in', value: ['yes'], hard: false, points: 100 };
const bands = [
  { band: 'A', from: 50 },
  { band: 'B', from: 0 },
];

test('what predicts, and what it takes to learn, told for programs and for people', () => {
  const { answer, run } = commandLine();
  const folder = tempFolder();
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const now = ['--now', '2026-03-10T10:00:00Z'] as const;
  const setup = oneClient({ scored: [{ definition: { criteria: [soft], bands } }] });
  answer('setup', file('setup.json', JSON.stringify(setup)), ...now);
  const columns = { Name: 'person.fullName', Email: 'person.email', Budget: 'bant.budget' };
  const map = file('map.json', JSON.stringify({ kind: 'leads', columns }));
  // Twenty with a budget and ten without.
  const rows = Array.from({ length: 30 }, (_, at) => `Lead ${at},lead${at}@example.com,${at % 3 === 0 ? 'no' : 'yes'}`);
  answer(
    'import',
    file('leads.csv', `Name,Email,Budget\n${rows.join('\n')}\n`),
    '--map',
    map,
    '--contract',
    'scored',
    ...now,
  );
  answer('deliver', '--contract', 'scored', ...now);

  // After the window all are deemed accepted; nobody bought.
  const later = ['--contract', 'scored', '--now', '2026-04-20T10:00:00Z'] as const;
  expect(answer('predict', ...later)).toMatchObject({
    total: { delivered: 30, decided: 30, accepted: 30, ripe: 30, sold: 0 },
    bands: [
      { key: { kind: 'value', value: 'A' }, delivered: 20, acceptance: { rate: '100.00', comparison: 'tooFew' } },
      { key: { kind: 'value', value: 'B' }, delivered: 10, acceptance: { rate: '100.00', comparison: 'tooFew' } },
    ],
    criteria: [{ id: 'budget', points: 100 }],
  });
  const said = run(['predict', ...later]).text;
  expect(said).toContain('30 delivered; accepted 30 of 30 decided');
  expect(said).toMatch(/Band A +20 +20 +100\.00 \(83\.89–100\.00\) +– too few to say/);
  expect(answer('predict', '--suggest', ...later)).toMatchObject({ kind: 'tooFew', why: 'cases', found: 30 });
  expect(run(['predict', '--suggest', '--outcome', 'sold', ...later]).text).toBe(
    'Too few to learn from: 30 leads of these days are old enough to have been sold; it takes 100.\n',
  );
  expect(run(['predict', '--outcome', 'sold', ...later]).code).toBe(2);
  expect(run(['predict', '--contract', 'nobody']).code).toBe(1);
});
