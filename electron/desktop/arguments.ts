import { parseArgs } from 'node:util';
import { readServeArguments, type ServeArguments } from '../serveArguments.ts';

/** The hosts without a window that the packaged program also is: `tallyproof cli bill …`. */
const hosts = ['serve', 'cli'] as const;

/** The host that the first word asks for; undefined for the window. */
export function hostAsked([name]: readonly string[]): (typeof hosts)[number] | undefined {
  return hosts.find((host) => host === name);
}

/**
 * Reads the arguments the window takes, `--data` and `--now`. Any other word is passed over: the system and Chromium add
 * words of their own.
 */
export function readDesktopArguments(args: readonly string[]): Exclude<ServeArguments, { kind: 'help' }> {
  const options = { data: { type: 'string' }, now: { type: 'string' } } as const;
  const { data, now } = parseArgs({ args: [...args], options, strict: false }).values;
  const read = readServeArguments([...named('data', data), ...named('now', now)]);
  if (read.kind === 'help') throw new Error('help was read where none was asked for');
  return read;
}

function named(name: string, value: string | boolean | undefined): readonly string[] {
  // `--data` with nothing behind it: as wrong as on the command line.
  return value === undefined ? [] : typeof value === 'string' ? [`--${name}=${value}`] : [`--${name}`];
}

/** Switches that would open the released program to others on the machine, or take the page out of its cell. */
export const forbiddenSwitches = [
  'no-sandbox',
  'disable-web-security',
  'remote-debugging-port',
  'remote-debugging-pipe',
  'inspect',
  'inspect-brk',
  'js-flags',
  'load-extension',
] as const;
