import { type Asset, type Assets, assetResponse } from './guard/assets.ts';
import { bounded, largestBody } from './guard/body.ts';
import { secured, securityHeaders, turnedAway } from './guard/headers.ts';
import { ownHosts, refuseForeignPost, refuseHost } from './guard/origin.ts';
import type { Session } from './guard/session.ts';
import type { Random } from './surroundings.ts';

/** The whole application, or anything that stands in its place. */
export type App = (request: Request) => Promise<Response>;

export interface GuardOptions {
  /** The port we are reached on; decides the Host values that are ours. */
  readonly port: number;
  readonly assets: Assets;
  readonly session: Session;
  /** For the nonce of the page. */
  readonly random: Random;
  /** Bytes of the largest body taken; 256 MiB unless told. */
  readonly bodyLimit?: number;
}

/**
 * Puts the checks of a server on loopback before the application: Host, route and method, origin of a POST, session,
 * size (architecture §5a, reliability L1–L7). What it refuses never reaches the application; what it lets through is
 * answered with the security headers. Routes: GET of `assets`, POST /session `{ code }`, POST /rpc/….
 */
export function guarded(app: App, options: GuardOptions): App {
  const hosts = ownHosts(options.port);
  const limit = options.bodyLimit ?? largestBody;
  // Cookies do not know ports: the name keeps two data folders served side by side apart.
  const cookieName = `tallyproof-${options.port}`;

  return async (request) => {
    const foreign = refuseHost(request, hosts);
    if (foreign) return foreign;

    const { pathname } = new URL(request.url);
    const route = routeOf(pathname, options.assets);
    if (route === undefined) return turnedAway(404, 'There is nothing at this address.');
    if (request.method !== route.method) {
      return turnedAway(405, `Only ${route.method} is answered here.`, { allow: route.method });
    }
    if (route.kind === 'asset') return assetResponse(route.asset, options.random);

    const refused = refuseForeignPost(request);
    if (refused) return refused;
    if (route.kind === 'rpc' && !options.session.holds(cookie(request, cookieName))) {
      return turnedAway(401, 'Open the link printed in the terminal.');
    }
    const bound = route.kind === 'session' ? codeBodyLimit : limit;
    return bounded(request, bound, async (body) => {
      // The token is the guard's alone: no log or fault of the application can hold it.
      body.headers.delete('cookie');
      return route.kind === 'session' ? openSession(body, options.session, cookieName) : secured(await app(body));
    });
  };
}

type Route =
  | { readonly kind: 'asset'; readonly method: 'GET'; readonly asset: Asset }
  | { readonly kind: 'session' | 'rpc'; readonly method: 'POST' };

function routeOf(pathname: string, assets: Assets): Route | undefined {
  const asset = assets.get(pathname);
  if (asset !== undefined) return { kind: 'asset', method: 'GET', asset };
  if (pathname === '/session') return { kind: 'session', method: 'POST' };
  if (pathname.startsWith('/rpc/')) return { kind: 'rpc', method: 'POST' };
  return undefined;
}

/** A start code is 43 characters; the rest is room for the JSON around it. */
const codeBodyLimit = 1024;

async function openSession(request: Request, session: Session, cookieName: string): Promise<Response> {
  const opening = session.open(codeIn(await request.text()));
  switch (opening.kind) {
    case 'opened': {
      const cookie = `${cookieName}=${opening.token}; HttpOnly; SameSite=Strict; Path=/`;
      return new Response(null, { status: 204, headers: { 'set-cookie': cookie, ...securityHeaders() } });
    }
    case 'wrong':
      return turnedAway(401, 'This start code is not valid, or was used before.');
    case 'paused':
      return turnedAway(429, 'Too many wrong start codes.', { 'retry-after': String(opening.seconds) });
  }
}

/** The `code` of a JSON body; a body of another shape holds the empty code, which is as wrong as any other. */
function codeIn(body: string): string {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string'
      ? value.code
      : '';
  } catch (problem) {
    if (problem instanceof SyntaxError) return '';
    throw problem;
  }
}

function cookie(request: Request, name: string): string | undefined {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
