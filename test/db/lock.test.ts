import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { takeLock } from '../../db/lock.ts';
import { tempFolder } from '../place.ts';

const lockModule = fileURLToPath(new URL('../../db/lock.ts', import.meta.url));

/** Another process that tries for the lock, says how that went and how long it took in ms, and stays. */
async function otherProcess(dir: string): Promise<{ child: ChildProcess; got: boolean; ms: number }> {
  const script = `
    import { takeLock } from ${JSON.stringify(lockModule)};
    const before = performance.now();
    const lock = takeLock(${JSON.stringify(dir)});
    console.log(JSON.stringify({ got: lock !== null, ms: performance.now() - before }));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  return { child, ...JSON.parse(String(line)) };
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

test('R9: a second process is refused at once, and gets the folder after the first was killed', async () => {
  const dir = tempFolder();
  const first = await otherProcess(dir);
  const second = await otherProcess(dir);
  expect([first.got, second.got]).toEqual([true, false]);
  expect(second.ms).toBeLessThan(1000);
  expect(takeLock(dir)).toBe(null);
  await kill(first.child);
  const third = takeLock(dir);
  expect(third).not.toBe(null);
  third?.release();
  await kill(second.child);
});

test('a refused try in the same process does not take the lock away from it', async () => {
  const dir = tempFolder();
  const lock = takeLock(dir);
  expect(takeLock(dir)).toBe(null);
  const other = await otherProcess(dir);
  expect(other.got).toBe(false);
  await kill(other.child);
  lock?.release();
  const again = takeLock(dir);
  expect(again).not.toBe(null);
  again?.release();
});
