import { join } from 'node:path';
import { readServeArguments, type ServeWish } from './serveArguments.ts';
import { windowable } from './windowable.ts';
import { runWindow } from './windowProcess.ts';

/** The project, as seen from where this is built to. */
const root = join(import.meta.dirname, '../..');
const args = process.argv.slice(2);
const wish = readServeArguments(args);
// Wrong usage and --help are the local host's to answer.
const missing = wish.kind === 'serve' ? await whyNoWindow(wish) : undefined;
if (missing !== undefined) process.stdout.write(`Serving Tallyproof to your browser, because ${missing}.\n`);
if (missing !== undefined || wish.kind !== 'serve') await import('./serve.ts');

/** Opens the window and waits until it is closed. Undefined when it was; else why there was none. */
async function whyNoWindow({ dir, port }: ServeWish): Promise<string | undefined> {
  if (port !== 0) return 'a port was named';
  const electron = join(root, 'node_modules/electron');
  const able = windowable({ platform: process.platform, env: process.env, uid: process.getuid?.(), electron });
  if ('missing' in able) return able.missing;
  process.stdout.write(`Opening Tallyproof in a window of its own. Data folder: ${dir}\n`);
  const ended = await runWindow(able.binary, [root, ...args]);
  if ('failed' in ended) return `the window could not be opened (${ended.failed})`;
  process.exitCode = ended.code;
  return undefined;
}
