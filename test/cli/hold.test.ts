import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { commandLine } from './tallyproof.ts';

const file = (name: string): string => join(import.meta.dirname, '..', 'fixtures', 'prepaid', name);
const Held = z.object({ held: z.object({ total: z.int(), rows: z.array(z.object({ id: z.int() })) }) });

test('what waits on hold, and a balance, as a script works with them', () => {
  const { answer, run } = commandLine();
  const contract = ['--contract', 'solar'] as const;
  const now = ['--now', '2026-03-05T10:00:00Z'] as const;
  answer('setup', file('setup.json'), ...now);
  // 10.00 and 20 % tax are 12.00: 60.00 cover five leads
  expect(answer('top-up', ...contract, '--amount', '6000', '--note', 'bank', ...now)).toMatchObject({
    balance: 6000,
    covers: 5,
  });
  answer('import', file('leads.csv'), ...contract, '--map', file('map.json'), ...now);
  expect(answer('deliver', ...contract, ...now)).toMatchObject({ delivered: 2, onHold: 3 });
  const { held } = Held.parse(answer('hold', ...contract, ...now));
  expect(held.total).toBe(3);
  const [first, second] = held.rows.map(({ id }) => String(id));
  expect(answer('hold', ...contract, '--as', 'makeGood', '--delivery', first ?? '', ...now)).toMatchObject({
    decided: { delivered: 1, onHold: 2 },
  });
  const discard = ['hold', ...contract, '--as', 'discard', '--delivery', second ?? '', '--note', 'asked by the client'];
  expect(answer(...discard, ...now)).toMatchObject({ decided: { discarded: 1, onHold: 1 } });
  const later = ['--now', '2026-03-06T10:00:00Z'] as const;
  expect(answer('hold', ...contract, '--as', 'deliver', ...later)).toMatchObject({
    decided: { delivered: 1, onHold: 0 },
  });
  // 60.00 − 3 × 12.00 = 24.00: the make-good costs nothing
  expect(answer('balance', ...contract, ...later)).toMatchObject({ balance: 6000, open: 3600, covers: 2 });
  const said = run(['balance', ...contract, ...later]).text;
  expect(said).toContain('balance €60.00, of which €36.00 is delivered and not invoiced');
  expect(said).toContain('covers about 2 more leads');
  expect(answer('top-up', ...contract, '--amount=-500', '--correction', ...later)).toMatchObject({ balance: 5500 });

  expect(run(['hold', ...contract, '--as', 'burn'])).toMatchObject({ code: 2 });
  expect(run(['hold', ...contract, '--delivery', '1'])).toMatchObject({ code: 2 });
  expect(run(['top-up', ...contract, '--amount', '12.50'])).toMatchObject({ code: 2 });
  expect(run(['top-up', ...contract, '--amount=-1', '--json', ...later])).toMatchObject({
    code: 1,
    answer: { refused: { code: 'topUpBelowZero' } },
  });
});
