import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { commandLine } from './tallyproof.ts';

const file = (name: string): string => join(import.meta.dirname, '..', 'fixtures', 'calls', name);
const Waiting = z.object({ waiting: z.object({ queue: z.array(z.object({ id: z.int(), name: z.string() })) }) });

test('who is to be called, and calls made elsewhere, as a script works with them', () => {
  const { answer, run } = commandLine();
  const now = ['--now', '2026-03-05T10:00:00Z'] as const;
  const contract = ['--contract', 'solar'] as const;
  answer('setup', file('setup.json'), ...now);
  answer('import', file('leads.csv'), ...contract, '--map', file('map.json'), ...now);
  const { queue } = Waiting.parse(answer('call', ...contract, ...now)).waiting;
  expect(queue.map(({ name }) => name.split(' ')[0]).join(' ')).toBe('Ada Bo Cy Dee Ed Fay Gus Hal Ivy Jo');
  const [ada = '', bo = '', cy = '', dee = ''] = queue.map(({ id }) => String(id));

  const answers = ['--answer', 'bant.budget=12 k', '--answer', 'custom.Roof=flat'] as const;
  // Friday 10:00 in New York is 15:00 UTC.
  expect(
    answer('call', ada, ...contract, '--as', 'reached', ...answers, '--meet', 'fri 10:00', '--with', 'Sam', ...now),
  ).toMatchObject({ called: { before: 'check', after: 'pass', delivery: 'delivered', meeting: expect.any(Number) } });
  // Berlin: tomorrow at ten is 9:00 UTC.
  expect(answer('call', bo, ...contract, '--as', 'callBack', '--again', 'tomorrow 10', ...now)).toMatchObject({
    called: { callAgainAt: Date.parse('2026-03-06T09:00:00Z') },
  });
  expect(answer('call', cy, ...contract, '--later', '+1h', '--note', 'on a train', ...now)).toEqual({
    later: { until: Date.parse('2026-03-05T11:00:00Z') },
  });
  const gone = run(['call', dee, ...contract, '--as', 'doNotCall', '--suppress', 'agency', ...now]).text;
  expect(gone).toContain('2 entries on the suppression list');
  const said = run(['call', ...contract, ...now]).text;
  expect(said).toContain('6 leads to call, 1 put off');
  expect(said).not.toContain('Dee Example');

  expect(run(['call', ada, ...contract])).toMatchObject({ code: 2 });
  expect(run(['call', ada, ...contract, '--as', 'charmed'])).toMatchObject({ code: 2 });
  expect(run(['call', ada, ...contract, '--as', 'reached', '--answer', 'budget'])).toMatchObject({ code: 2 });
  expect(run(['call', bo, ...contract, '--as', 'callBack', '--again', 'soon', '--json', ...now])).toMatchObject({
    code: 1,
    answer: { refused: { code: 'momentUnread' } },
  });
});
