import type { CustomScheme } from 'electron';
import { type Assets, assetResponse } from '../guard/assets.ts';
import { bounded, largestBody } from '../guard/body.ts';
import { secured, turnedAway } from '../guard/headers.ts';
import { foreignPage, refuseUnmarked } from '../guard/origin.ts';
import type { App } from '../guard.ts';
import type { Random } from '../surroundings.ts';

const protocol = 'app:';
const host = 'tallyproof';

/** The address of the page in the window. */
export const pageAddress = `${protocol}//${host}/`;
const origin = `${protocol}//${host}`;

/**
 * The scheme of the page: an origin of its own in a secure context, where fetch works. No other origin may read it, it
 * goes past no policy and keeps no service worker.
 */
export const scheme: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true },
};

/** Whether this is an address of ours: exactly this scheme and host, no user, no port. */
export function isOwn(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.protocol === protocol && url.host === host && url.username === '' && url.password === '';
}

/** Whether this is the page itself, at whatever place in it. */
export function isPage(address: string): boolean {
  return isOwn(address) && URL.parse(address)?.pathname === '/';
}

export interface SchemeOptions {
  readonly assets: Assets;
  /** For the nonce of the page. */
  readonly random: Random;
  /** Bytes of the largest body taken; 256 MiB unless told. */
  readonly bodyLimit?: number;
}

/**
 * Puts the checks before the application that the loopback host makes, as far as they mean something here: there is no
 * socket anyone else could reach, so no Host to rebind and no session. Routes: GET of `assets`, POST /rpc/….
 */
export function desktopGuarded(app: App, { assets, random, bodyLimit = largestBody }: SchemeOptions): App {
  return async (request) => {
    if (!isOwn(request.url)) return turnedAway(403, 'This address is not served here.');
    const { pathname } = new URL(request.url);
    const asset = assets.get(pathname);
    const allow = asset !== undefined ? 'GET' : pathname.startsWith('/rpc/') ? 'POST' : undefined;
    if (allow === undefined) return turnedAway(404, 'There is nothing at this address.');
    if (request.method !== allow) return turnedAway(405, `Only ${allow} is answered here.`, { allow });
    if (asset !== undefined) return assetResponse(asset, random);
    const refused = refuseForeign(request) ?? refuseUnmarked(request);
    if (refused) return refused;
    return bounded(request, bodyLimit, async (body) => secured(await app(body)));
  };
}

/**
 * Refuses what says that it comes from elsewhere. A page's calls to a scheme of the program do not pass the network service
 * that adds Origin and Sec-Fetch-Site, so they may be missing; where they stand, they must be ours.
 */
function refuseForeign({ headers }: Request): Response | undefined {
  const named = headers.get('origin');
  const site = headers.get('sec-fetch-site');
  return (named === null || named === origin) && (site === null || site === 'same-origin') ? undefined : foreignPage();
}
