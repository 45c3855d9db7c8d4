import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

const project = join(import.meta.dirname, '../..');

/** What npm scripts start Node on, and the flags they start it with. */
export const startFile = join(project, 'electron/start.mjs');
const { scripts }: { scripts: { start: string } } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
export const nodeFlags = (scripts.start.split('node ')[1] ?? '').split(' ').filter((word) => word.startsWith('--'));

/** A place for data folders and their keys, gone afterwards. */
export interface Place extends Disposable {
  readonly dir: string;
  readonly keys: string;
}

export function newPlace(): Place {
  const root = mkdtempSync(join(tmpdir(), 'tallyproof-'));
  return {
    dir: join(root, 'data'),
    keys: join(root, 'keys'),
    [Symbol.dispose]: () => rmSync(root, { recursive: true }),
  };
}

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A local host in a process of its own, as `npm start` runs it after the build. */
export interface Served extends AsyncDisposable {
  /** The link it printed; undefined when it ended without one. */
  readonly link: string | undefined;
  readonly origin: string;
  /** Undefined when it could not be started. */
  readonly pid: number | undefined;
  /** Asks it to end, as Ctrl+C does. */
  interrupt(): void;
  /** Ends it at once, in the middle of whatever it does. */
  kill(): void;
  readonly ended: Promise<Ended>;
}

/**
 * Starts a host and waits for its link, or its end. `input` is what stands on its standard input, `program` what Node is
 * started on when it is not this checkout's.
 */
export async function serve(
  place: Place,
  args: readonly string[] = [],
  input = '',
  program: readonly string[] = [...nodeFlags, startFile, 'serve'],
): Promise<Served> {
  const child = spawn(process.execPath, [...program, '--data', place.dir, ...args], {
    env: { ...process.env, TALLYPROOF_KEYS: place.keys },
    stdio: 'pipe',
  });
  child.stdin.end(input);
  const out = collected(child.stdout);
  const err = collected(child.stderr);
  const ended = once(child, 'close').then(() => ({ code: child.exitCode, stdout: out.text(), stderr: err.text() }));
  const link = await Promise.race([out.match(/http:\S+/), ended.then(() => undefined)]);
  return {
    link,
    origin: link === undefined ? '' : new URL(link).origin,
    pid: child.pid,
    interrupt: () => void child.kill('SIGINT'),
    kill: () => void child.kill('SIGKILL'),
    ended,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGINT');
      await ended;
    },
  };
}

/** The link of a host that has to have one. */
export function linkOf({ link }: Served): string {
  if (link === undefined) throw new Error('the host printed no link');
  return link;
}

function collected(stream: Readable) {
  let text = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    text += chunk;
  });
  return {
    text: () => text,
    /** The first match in what came and comes. */
    match: (pattern: RegExp): Promise<string> =>
      new Promise((found) => {
        const look = (): void => {
          const [hit] = pattern.exec(text) ?? [];
          if (hit !== undefined) found(hit);
        };
        stream.on('data', look);
        look();
      }),
  };
}
