import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { tempFolder } from '../place.ts';
import { commandLine } from './tallyproof.ts';

/** One whole month through the real command line: the commands of `commands.txt`, the answers of `expected.json`. */
const month = join(import.meta.dirname, '..', 'fixtures', 'month');
const expected: Record<string, unknown> = JSON.parse(readFileSync(join(month, 'expected.json'), 'utf8'));

interface Step {
  readonly words: readonly string[];
  readonly now: string;
}

const steps: readonly Step[] = readFileSync(join(month, 'commands.txt'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, words, now] = /^([a-z][^#]*?)\s+--now (\S+)/.exec(line) ?? [];
    return words === undefined || now === undefined ? [] : [{ words: words.split(/\s+/), now }];
  });

const Disputes = z.array(z.looseObject({ id: z.int(), reason: z.string(), state: z.string() }));
const Bill = z.array(z.looseObject({ contract: z.string(), number: z.string().nullable() }));

test('the worked month comes out as it was worked by hand', () => {
  const out = join(tempFolder(), 'out');
  const { run, answer } = commandLine({ cwd: month });
  const seen = new Map<string, unknown>();
  const resolved: string[] = [];
  for (const { words, now } of steps) {
    const [name = '', ...rest] = words.map((word) => (word === 'OUT' ? out : word));
    const told = answer(name, ...rest, '--now', now);
    if (name === 'disputes') {
      // `wrong contact data` is upheld with credit, `not to definition` denied; feedback and late claims do not wait.
      for (const { id, reason } of Disputes.parse(told)) {
        resolved.push(reason);
        const decision = reason === 'wrong contact data' ? ['uphold', '--remedy', 'credit'] : ['deny'];
        expect(answer('resolve', String(id), '--as', ...decision, '--now', now)).toMatchObject({ id, credit: null });
      }
    }
    seen.set(`${words.join(' ')} @ ${now}`, told);
  }
  expect(resolved.toSorted()).toEqual(['not to definition', ...Array(4).fill('wrong contact data')]);

  const at = (start: string, index = 0): unknown => [...seen].filter(([key]) => key.startsWith(start))[index]?.[1];
  const row = (told: unknown, ref: string): unknown => Bill.parse(told).find((one) => one.contract === ref);
  // The dry run first: what it says is what the import then does.
  expect(at('import leads-1.csv', 0)).toMatchObject({ ...(expected['import leads-1.csv'] as object), batch: null });
  expect(at('import leads-1.csv', 1)).toMatchObject(expected['import leads-1.csv'] as object);
  expect(at('import leads-2.tsv')).toMatchObject(expected['import leads-2.tsv'] as object);
  expect(at('import leads-b.csv')).toMatchObject(expected['import leads-b.csv'] as object);
  expect(at('deliver --contract maschinenbau-termine')).toMatchObject(expected['deliver b'] as object);
  expect(at('deliver --contract brightsmile-leads', 0)).toMatchObject(expected['deliver 1'] as object);
  expect(at('deliver --contract brightsmile-leads', 1)).toMatchObject(expected['deliver 2'] as object);
  expect(at('feedback')).toMatchObject(expected.feedback as object);
  expect(at('appointments')).toMatchObject(expected.appointments as object);
  expect(row(at('bill', 0), 'brightsmile-leads')).toMatchObject(
    expected['bill brightsmile-leads 2026-03 (dry)'] as object,
  );
  expect(row(at('bill', 1), 'brightsmile-leads')).toMatchObject(expected['bill brightsmile-leads 2026-03'] as object);
  expect(row(at('bill', 1), 'maschinenbau-termine')).toMatchObject(
    expected['bill maschinenbau-termine 2026-03'] as object,
  );
  expect(at('bill', 2)).toEqual([]);
  expect(at('figures --contract brightsmile-leads')).toMatchObject({ total: expected['figures brightsmile-leads'] });
  expect(at('figures --contract maschinenbau-termine')).toMatchObject({
    total: expected['figures maschinenbau-termine'],
  });
  expect(at('verify')).toMatchObject({ ok: true });

  const numbers = Bill.parse(at('bill', 1)).map((one) => one.number);
  expect(numbers).toEqual(['INV-2026-0001', 'INV-2026-0002']);
  const files = readdirSync(out);
  for (const number of numbers) {
    for (const format of ['pdf', 'csv', 'json']) expect(files).toContain(`${number}.${format}`);
  }
  const report = z.object({ files: z.array(z.string()), hash: z.string() }).parse(at('report'));
  expect(report.files.map((file) => existsSync(file))).toEqual([true, true]);

  // A person asking gets words, a wrong word gets the usage, and nobody gets a stack trace.
  const asked = run(['resolve', '12', '--as', 'forgive']);
  expect(asked).toMatchObject({ code: 2 });
  expect(asked.complaint).toContain('--as cannot be "forgive"');
  const refused = run(['deliver', '--contract', 'nobody', '--json']);
  expect(refused).toMatchObject({
    code: 1,
    answer: { refused: { code: 'notFound', kind: 'contract', ref: 'nobody' } },
  });
});

test('every expected answer is looked at', () => {
  const source = readFileSync(import.meta.filename, 'utf8');
  const unseen = Object.keys(expected).filter(
    (name) => !source.includes(`expected['${name}']`) && !source.includes(`expected.${name}`),
  );
  expect(unseen).toEqual([]);
});
