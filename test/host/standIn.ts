import { randomBytes } from 'node:crypto';
import { type Asset, type Assets, noncePlaceholder } from '../../electron/guard/assets.ts';
import { createSession } from '../../electron/guard/session.ts';
import type { App } from '../../electron/guard.ts';
import { guarded } from '../../electron/guard.ts';
import { type LoopbackOptions, listenOnLoopback } from '../../electron/loopback.ts';

/** A guarded server around an application that only counts the calls it could read and says how much it was sent. */
export interface StandIn extends AsyncDisposable {
  readonly port: number;
  readonly startCode: string;
  readonly reached: () => number;
  readonly faults: readonly unknown[];
  readonly passMs: (ms: number) => void;
}

export const script = 'export const loaded = true;\n';
const page: Asset = { kind: 'page', html: `<meta nonce="${noncePlaceholder}"><style nonce="${noncePlaceholder}">` };
const assets: Assets = new Map<string, Asset>([
  ['/', page],
  ['/start', page],
  ['/assets/main.js', { kind: 'file', bytes: new TextEncoder().encode(script), type: 'text/javascript' }],
]);
export const bodyLimit = 1000;

export async function startStandIn(patience?: LoopbackOptions['patience']): Promise<StandIn> {
  let reached = 0;
  let now = Date.UTC(2026, 2, 1);
  const faults: unknown[] = [];
  const session = createSession(randomBytes, () => now);
  const app: App = async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === '/rpc/fault') throw new Error('a fault of the application');
    // As an application that answers a body it cannot read in its own way.
    const { length } = pathname === '/rpc/lenient' ? await request.text().catch(() => '') : await request.text();
    reached += 1;
    // `cookie` shows what reaches the application. A header that would open us to other origins: the guard must not let it out.
    return Response.json(
      { length, cookie: request.headers.get('cookie') },
      { headers: { 'access-control-allow-origin': '*' } },
    );
  };
  const server = await listenOnLoopback({
    port: 0,
    app: (port) => guarded(app, { port, assets, session, random: randomBytes, bodyLimit }),
    onFault: (problem) => faults.push(problem),
    ...(patience && { patience }),
  });
  return {
    port: server.port,
    startCode: session.startCode,
    reached: () => reached,
    faults,
    passMs: (ms) => {
      now += ms;
    },
    [Symbol.asyncDispose]: () => server.close(),
  };
}
