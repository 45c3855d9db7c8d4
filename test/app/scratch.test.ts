import { randomBytes } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { ORPCError } from '@orpc/client';
import { expect, test } from 'vitest';
import { NoRoom, openScratch } from '../../electron/app/form/scratch.ts';
import { refusalText } from '../../renderer/text/refusals.ts';
import { tempFolder } from '../place.ts';
import { openWorld } from '../world.ts';

const record = (length: number, value: number): Uint8Array => new Uint8Array(length).fill(value);

test('records come back as they were laid down, whatever their length; another scratch holds its own', () => {
  const dir = tempFolder();
  const [one, other] = [openScratch(dir, randomBytes), openScratch(dir, randomBytes)];
  const records = [record(5, 1), record(0, 0), record(70_000, 2), record(1, 3)];
  for (const some of records) one.put(some);
  other.put(record(3, 9));
  expect(one.count()).toBe(4);
  for (const place of [3, 0, 2, 1]) expect([...one.get(place)]).toEqual([...(records[place] ?? [])]);
  expect([...other.get(0)]).toEqual([9, 9, 9]);
  expect(() => one.get(4)).toThrow(RangeError);
  one.close();
  other.close();
  expect(readdirSync(dir)).toEqual([]);
});

/** What this process has open and has no name any more. */
const nameless = (): readonly string[] =>
  readdirSync('/proc/self/fd', { withFileTypes: true })
    .map(({ name }) => join('/proc/self/fd', name))
    // The descriptor that listed them is closed again.
    .filter((path) => lstatSync(path, { throwIfNoEntry: false }) !== undefined)
    .filter((path) => readlinkSync(path).endsWith('/scratch (deleted)'));

test.skipIf(!existsSync('/proc/self/fd'))(
  'what lies on the disk tells nothing, and is gone with whoever holds it',
  () => {
    const scratch = openScratch(tempFolder(), randomBytes);
    const text = 'Amelia Beispiel,amelia@example.com\n'.repeat(1000);
    scratch.put(Buffer.from(text));
    const [path, ...others] = nameless();
    if (path === undefined) throw new Error('nothing is open');
    expect(others).toEqual([]);
    const lies = readFileSync(path);
    // 16 bytes prove that nobody has changed it.
    expect(lies.length).toBe(text.length + 16);
    expect(lies.includes('Amelia')).toBe(false);
    scratch.close();
    expect(nameless()).toEqual([]);
  },
);

test('a folder that takes nothing says so', () => {
  expect(() => openScratch(join(tempFolder(), 'not there'), randomBytes)).toThrow(NoRoom);
});

const fullDisk = '/dev/full';

test.skipIf(!existsSync(fullDisk))('a disk that is full: the file is refused, and what to do is said', async () => {
  const world = openWorld({ now: '2026-03-10T12:00:00Z' });
  // Every write to this device finds the disk full.
  symlinkSync(fullDisk, join(world.dir, 'scratch'));
  const file = new File(['mail\n', 'ada@example.com\n'.repeat(100_000)], 'leads.csv');
  const problem = await world.client.intake.inspect({ file }).catch((caught: unknown) => caught);
  expect(problem).toMatchObject({ code: 'REFUSED', data: { code: 'noRoom', data: { problem: 'ENOSPC' } } });
  if (!(problem instanceof ORPCError)) throw problem;
  expect(refusalText(problem.data)).toMatch(/\(ENOSPC\)\. Make room there and try again; nothing was changed\.$/);
  // A small file needs no room.
  const small = new File(['mail\n', 'ada@example.com\n'], 'leads.csv');
  expect(await world.client.intake.inspect({ file: small })).toMatchObject({ rows: 1 });
  world.close();
});
