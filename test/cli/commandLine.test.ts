import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { tempFolder } from '../place.ts';
import { commandLine } from './tallyproof.ts';

const setupFile = join(import.meta.dirname, '..', 'fixtures', 'month', 'setup.json');
const named = [
  'setup',
  'import',
  'undo-import',
  'leads',
  'deliver',
  'route',
  'feedback',
  'disputes',
  'resolve',
  'appointments',
  'sales',
  'revenue',
  'bill',
  'credit',
  'figures',
  'report',
  'explain',
  'backup',
  'restore',
  'verify',
  'demo',
  'suppress',
  'requalify',
  'key',
  'documents',
];

test('help names every command, and explains each', () => {
  const { run, dir } = commandLine();
  const all = run(['--help']);
  expect(all.code).toBe(0);
  for (const name of named) expect(all.text).toMatch(new RegExp(`^  ${name} `, 'm'));
  for (const name of ['bill', 'restore', 'key']) {
    const one = run([name, '--help']);
    expect(one).toMatchObject({ code: 0, complaint: '' });
    expect(one.text).toContain(`Usage: tallyproof ${name}`);
  }
  expect(existsSync(dir)).toBe(false);
});

const started = commandLine();
beforeAll(() => {
  started.answer('setup', setupFile);
});

test.each([
  [['forgive'], 'There is no command "forgive"'],
  [['deliver'], '--contract is missing'],
  [['deliver', '--contrct', 'x'], "Unknown option '--contrct'"],
  [['leads', 'one'], '"one" is one word too many'],
  [['demo', '/tmp/elsewhere'], '"/tmp/elsewhere" is one word too many'],
  [['verify', '--now', 'tomorrow'], '--now cannot be "tomorrow"'],
  [['figures', '--contract', 'x', '--from', 'May', '--to', '2026-05-01'], 'from: '],
  [['credit', 'INV-2026-0001'], 'give either --all or --delivery'],
  [['explain', '--line', 'INV-2026-0001'], '--line is NUMBER/LINE'],
  [['undo-import', '12x'], '"12x" is not an id'],
])('%j is wrong usage, and says why', (words, why) => {
  const ran = started.run(words);
  expect(ran.code).toBe(2);
  expect(ran.complaint).toContain(why);
});

test('a refusal is JSON for a script, a sentence for a person, exit 1, and nothing is written', () => {
  const { run, answer, dir } = commandLine();
  const broken = join(tempFolder(), 'setup.json');
  writeFileSync(broken, JSON.stringify({ agency: { name: '' } }));
  const refused = run(['setup', broken, '--json']);
  expect(refused).toMatchObject({ code: 1, answer: { refused: { code: 'invalidSetup' } } });
  const told = run(['setup', broken]);
  expect(told.complaint).toContain('nothing was changed');
  expect(told.complaint).toContain('agency.address');
  expect(run(['setup', join(dir, 'missing.json'), '--json'])).toMatchObject({
    code: 1,
    answer: { refused: { code: 'noSuchFile' } },
  });
  answer('setup', setupFile);
  expect(answer('leads')).toEqual([]);
  writeFileSync(broken, '{ "agency": ');
  expect(run(['setup', broken, '--json'])).toMatchObject({ code: 1, answer: { refused: { code: 'invalidSetup' } } });
});

test('setup twice changes nothing the second time, and a used version cannot be edited', () => {
  const { run, answer } = commandLine();
  const content = JSON.parse(readFileSync(setupFile, 'utf8'));
  const now = ['--now', '2026-03-01T08:00:00Z'];
  expect(answer('setup', setupFile, ...now)).toMatchObject({
    created: [
      'agency:agency',
      'source:meta',
      'source:outbound',
      'client:brightsmile',
      'client:maschinenbau',
      'contract:brightsmile-leads',
      'contract:maschinenbau-termine',
    ],
    updated: [],
    unchanged: [],
  });
  expect(answer('setup', setupFile, ...now)).toMatchObject({
    created: [],
    updated: [],
    unchanged: expect.arrayContaining(['agency:agency']),
  });
  const month = join(import.meta.dirname, '..', 'fixtures', 'month');
  answer(
    'import',
    join(month, 'leads-1.csv'),
    '--contract',
    'brightsmile-leads',
    '--map',
    join(month, 'map-leads.json'),
    '--now',
    '2026-03-10T14:00:00Z',
  );
  const edited = join(tempFolder(), 'setup.json');
  content.contracts[0].terms[0].components[0].price = 9000;
  writeFileSync(edited, JSON.stringify({ contracts: content.contracts }));
  expect(run(['setup', edited, '--json'])).toMatchObject({
    code: 1,
    answer: { refused: { code: 'termsLocked', contract: 'brightsmile-leads', from: '2026-03-01' } },
  });
  content.contracts[0].terms[0].from = '2026-04-01';
  writeFileSync(edited, JSON.stringify({ contracts: [content.contracts[0]] }));
  expect(answer('setup', edited)).toMatchObject({ updated: ['contract:brightsmile-leads'] });
});

test('two at once: the second is told, with exit 3', async () => {
  const { run, dir, answer } = commandLine();
  answer('setup', setupFile);
  // A command that waits for a passphrase line holds the folder until its input ends.
  const root = join(import.meta.dirname, '..', '..');
  const holder = spawn(
    process.execPath,
    [
      '-e',
      `
    const { takeLock } = await import(${JSON.stringify(join(root, 'db/lock.ts'))});
    const lock = takeLock(${JSON.stringify(dir)});
    process.stdout.write('held');
    process.stdin.on('data', () => { lock?.release(); process.exit(0); });
  `,
      '--input-type=module',
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  await new Promise((held) => holder.stdout.once('data', held));
  expect(run(['leads', '--json'])).toMatchObject({ code: 3, answer: { refused: { code: 'inUse' } } });
  const gone = new Promise((exited) => holder.once('exit', exited));
  holder.stdin.write('go');
  await gone;
  expect(answer('leads')).toEqual([]);
});

test('a backup comes back whole in another folder, a passphrase locks, a recovery key opens', () => {
  const { run, answer, dir } = commandLine();
  answer('setup', setupFile, '--now', '2026-03-01T08:00:00Z');
  const Backup = z.object({ file: z.string(), hash: z.string(), leads: z.int(), documents: z.int() });
  const file = join(tempFolder(), 'agency.tallyproof');
  const made = Backup.parse(answer('backup', '--out', file));
  expect(made).toMatchObject({ file, leads: 0, documents: 0 });

  expect(answer('key', 'status')).toEqual({ locked: false, ways: ['file'] });
  const Recovery = z.object({ recoveryKey: z.string() });
  const { recoveryKey } = Recovery.parse(answer('key', 'recovery'));
  expect(run(['key', 'set-passphrase', '--json'], 'short\n')).toMatchObject({
    code: 1,
    answer: { refused: { code: 'passphraseTooShort' } },
  });
  expect(run(['key', 'set-passphrase', '--json'], 'correct horse battery\n')).toMatchObject({
    code: 0,
    answer: { locked: true },
  });
  expect(run(['leads', '--json'])).toMatchObject({ code: 1, answer: { refused: { code: 'secretNeeded' } } });
  expect(run(['leads', '--json'], 'wrong horse battery\n')).toMatchObject({
    code: 1,
    answer: { refused: { code: 'wrongKey' } },
  });
  expect(run(['leads', '--json'], 'correct horse battery\n')).toMatchObject({ code: 0, answer: [] });
  expect(run(['leads', '--json'], `${recoveryKey}\n`)).toMatchObject({ code: 0, answer: [] });

  const locked = join(tempFolder(), 'locked.tallyproof');
  expect(run(['backup', '--out', locked, '--json'], `${recoveryKey}\n`).code).toBe(0);
  const laptop = commandLine();
  const restored = laptop.run(['restore', locked, '--json'], `${recoveryKey}\n`);
  expect(restored).toMatchObject({ code: 0, answer: { leads: 0, documents: 0 } });
  expect(laptop.run(['setup', setupFile, '--json'], 'correct horse battery\n')).toMatchObject({
    code: 0,
    answer: { created: [], updated: [] },
  });
  expect(laptop.run(['restore', locked, '--json'])).toMatchObject({
    code: 1,
    answer: { refused: { code: 'folderNotEmpty' } },
  });
  expect(commandLine({ dir: join(dir, 'other') }).run(['restore', setupFile, '--json'])).toMatchObject({
    code: 1,
    answer: { refused: { code: 'notABackup' } },
  });
});

test('a mistyped folder is no new empty world', () => {
  const { run, dir } = commandLine();
  for (const words of [['verify'], ['bill', '--period', '2026-03'], ['backup'], ['key', 'status']]) {
    expect(run([...words, '--json'])).toMatchObject({ code: 1, answer: { refused: { code: 'noSuchFolder' } } });
  }
  expect(existsSync(dir)).toBe(false);
  expect(commandLine({ dir: setupFile }).run(['leads', '--json'])).toMatchObject({
    code: 1,
    answer: { refused: { code: 'notAFolder' } },
  });
});

test('nothing is issued when its documents could not be written', () => {
  const { run, answer } = commandLine();
  answer('setup', setupFile, '--now', '2026-03-01T08:00:00Z');
  const taken = join(tempFolder(), 'taken');
  writeFileSync(taken, '');
  const bill = [
    'bill',
    '--period',
    '2026-03',
    '--contract',
    'maschinenbau-termine',
    '--now',
    '2026-04-04T08:00:00Z',
    '--issue',
  ];
  expect(run([...bill, '--out', taken, '--json'])).toMatchObject({
    code: 1,
    answer: { refused: { code: 'cannotWrite' } },
  });
  expect(answer(...bill)).toMatchObject([{ number: 'INV-2026-0001', net: 100_000 }]);
  const out = join(tempFolder(), 'out');
  expect(answer('documents', 'INV-2026-0001', '--out', out)).toEqual({
    files: ['pdf', 'csv', 'json'].map((format) => join(out, `INV-2026-0001.${format}`)),
  });
});

test('a running contract is not stopped by terms with errors', () => {
  const { run, answer } = commandLine();
  const content = JSON.parse(readFileSync(setupFile, 'utf8'));
  answer('setup', setupFile, '--now', '2026-03-01T08:00:00Z');
  const edited = join(tempFolder(), 'setup.json');
  const [contract] = content.contracts;
  contract.terms.push({ ...contract.terms[0], from: '2026-04-01', components: [{ id: 'lead', kind: 'perLead' }] });
  writeFileSync(edited, JSON.stringify({ contracts: [contract] }));
  expect(run(['setup', edited, '--json'])).toMatchObject({
    code: 1,
    answer: { refused: { code: 'contractRunning', contract: 'brightsmile-leads' } },
  });
  expect(answer('setup', setupFile)).toMatchObject({ updated: [] });
});

test('a workbook under another name is told to be one', () => {
  const { run, answer } = commandLine();
  answer('setup', setupFile, '--now', '2026-03-01T08:00:00Z');
  const file = join(tempFolder(), 'leads.csv');
  writeFileSync(file, Buffer.from('504b0304140006000800', 'hex'));
  const map = join(import.meta.dirname, '..', 'fixtures', 'month', 'map-leads.json');
  expect(
    run(['import', file, '--contract', 'brightsmile-leads', '--map', map, '--now', '2026-03-02T08:00:00Z', '--json']),
  ).toMatchObject({
    code: 1,
    answer: { refused: { code: 'unreadableFile' } },
  });
});
