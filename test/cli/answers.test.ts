import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { tempFolder } from '../place.ts';
import { commandLine } from './tallyproof.ts';

const month = (name: string): string => join(import.meta.dirname, '..', 'fixtures', 'month', name);
const Meetings = z.array(z.object({ id: z.int(), delivery: z.int(), state: z.string() }));

test('the client’s word about a lead, and how a meeting ended, as a script says them', () => {
  const { answer, run } = commandLine();
  const contract = 'maschinenbau-termine';
  const on = (now: string, ...words: readonly string[]): unknown => answer(...words, '--now', now);
  answer('setup', month('setup.json'));
  const imported = ['import', month('leads-b.csv'), '--contract', contract, '--map', month('map-leads-b.json')];
  on('2026-03-02T10:00:00Z', ...imported);
  on('2026-03-02T10:05:00Z', 'deliver', '--contract', contract);
  const calendar = join(tempFolder(), 'calendar.csv');
  const [lead] = z.array(z.object({ email: z.string() })).parse(answer('leads', '--contract', contract));
  writeFileSync(calendar, `Email,Booked,Starts\n${lead?.email},2026-03-03 09:00,2026-03-05 10:00\n`);
  const map = join(tempFolder(), 'map.json');
  const columns = { Email: 'person.email', Booked: 'appointment.bookedAt', Starts: 'appointment.startsAt' };
  writeFileSync(map, JSON.stringify({ kind: 'appointments', columns }));
  on('2026-03-03T10:00:00Z', 'appointments', calendar, '--contract', contract, '--map', map);

  const later = '2026-03-06T10:00:00Z';
  const open = Meetings.parse(on(later, 'meetings', '--contract', contract, '--open'));
  expect(open).toMatchObject([{ state: 'unconfirmed' }]);
  const meeting = String(open[0]?.id);
  expect(on(later, 'outcome', meeting, '--as', 'held')).toMatchObject({ decided: 1, problems: [] });
  expect(on(later, 'meetings', '--contract', contract)).toMatchObject([{ state: 'held' }]);
  expect(run(['outcome', meeting, '--as', 'great'])).toMatchObject({ code: 2 });

  const delivery = String(open[0]?.delivery);
  expect(on(later, 'answer', delivery, '--as', 'accept', '--at', '2026-03-03T08:00:00+01:00')).toMatchObject({
    accepted: 1,
  });
  const refused = run(['answer', delivery, '--as', 'dispute', '--reason', 'whatever', '--now', later, '--json']);
  expect(refused).toMatchObject({ code: 1, answer: { refused: { code: expect.stringMatching(/^(reason|already)/) } } });
  expect(run(['answer', delivery, '--as', 'accept', '--at', 'monday'])).toMatchObject({ code: 2 });
});
