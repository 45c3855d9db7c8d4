import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Instant } from '../shared/domain/basics.ts';
import { defaultFolder } from './folder.ts';

/** What the local host is started with. Without `now` the clock is the system's. */
export interface ServeWish {
  readonly kind: 'serve';
  readonly dir: string;
  /** 0 is any free port. */
  readonly port: number;
  readonly now: Instant | undefined;
}

export type ServeArguments =
  | ServeWish
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly sentence: string };

export const serveUsage = `Usage: npm start -- [--data DIR] [--port N] [--now INSTANT]

  --data DIR     the data folder; without it ${defaultFolder()}
  --port N       no window: a browser is served at this port, 1024 to 65535
  --now INSTANT  the application's clock stands at this moment, such as 2026-03-31T08:00:00Z
`;

const options = {
  data: { type: 'string' },
  port: { type: 'string' },
  now: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** Reads the arguments behind the program's name. */
export function readServeArguments(args: readonly string[]): ServeArguments {
  try {
    const { values } = parseArgs({ args: [...args], options });
    if (values.help) return { kind: 'help' };
    return {
      kind: 'serve',
      dir: resolve(values.data ?? defaultFolder()),
      port: values.port === undefined ? 0 : readPort(values.port),
      now: values.now === undefined ? undefined : Temporal.Instant.from(values.now).epochMilliseconds,
    };
  } catch (problem) {
    // parseArgs says it with a TypeError, a number or an instant that cannot be read with a RangeError.
    if (!(problem instanceof TypeError || problem instanceof RangeError)) throw problem;
    return { kind: 'wrong', sentence: problem.message };
  }
}

/** Lower ports belong to the system, and 80 is not written in a Host header. */
function readPort(text: string): number {
  const port = /^\d{4,5}$/.test(text) ? Number(text) : 0;
  if (port < 1024 || port > 65_535) throw new RangeError(`--port is a number from 1024 to 65535, not "${text}"`);
  return port;
}
