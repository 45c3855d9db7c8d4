import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { readServeArguments, type ServeWish } from './serveArguments.ts';
import { windowable } from './windowable.ts';

/** What `main.ts` ends with by itself; anything else is Electron or the system saying that no window could be opened. */
const ownExits: readonly (number | null)[] = [0, 1, 2, 3, 4];

const root = join(import.meta.dirname, '..');
const args = process.argv.slice(2);
const wish = readServeArguments(args);
// Wrong usage and --help are the local host's to answer.
const missing = wish.kind === 'serve' ? await whyNoWindow(wish) : undefined;
if (missing !== undefined) process.stdout.write(`Serving Tallyproof to your browser, because ${missing}.\n`);
if (missing !== undefined || wish.kind !== 'serve') await import('./serve.ts');

/** Opens the window and waits until it is closed. Undefined when it was; else why there was none. */
async function whyNoWindow({ port }: ServeWish): Promise<string | undefined> {
  if (port !== 0) return 'a port was named';
  const electron = join(root, 'node_modules/electron');
  const able = windowable({ platform: process.platform, env: process.env, uid: process.getuid?.(), electron });
  if ('missing' in able) return able.missing;
  // With this variable set, Electron would be a Node and open nothing.
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const child = spawn(able.binary, [root, ...args], { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  const [code, signal] = await once(child, 'exit');
  if (ownExits.includes(code) || signal === 'SIGINT' || signal === 'SIGTERM') {
    process.exitCode = code ?? 0;
    return undefined;
  }
  return `the window could not be opened (Electron ended with ${signal ?? code})`;
}
