import { turnedAway } from './headers.ts';

/** The names a browser on this machine may call us by. Bare loopback only: anything else is a rebinding attack. */
export const ownHosts = (port: number): readonly string[] => [
  `127.0.0.1:${port}`,
  `localhost:${port}`,
  `[::1]:${port}`,
];

/**
 * Refuses a request that was not addressed to us: one Host of ours, and the same one in the request line. Headers a
 * proxy would add (X-Forwarded-*) are not looked at. Undefined when it may go on.
 */
export function refuseHost(request: Request, hosts: readonly string[]): Response | undefined {
  // Two Host headers arrive joined by a comma and so equal none.
  const host = request.headers.get('host');
  if (host !== null && hosts.includes(host) && new URL(request.url).origin === `http://${host}`) return undefined;
  return turnedAway(403, 'This address is not served here.');
}

/**
 * Refuses a POST that our own page did not send: Origin and Sec-Fetch-Site must both be there and say so, and it must be
 * marked as ours.
 */
export function refuseForeignPost(request: Request): Response | undefined {
  const { headers } = request;
  if (headers.get('origin') !== `http://${headers.get('host')}` || headers.get('sec-fetch-site') !== 'same-origin') {
    return foreignPage();
  }
  return refuseUnmarked(request);
}

export const foreignPage = (): Response => turnedAway(403, 'Only the page of this program may ask for this.');

/**
 * Refuses a POST without the header `x-tallyproof: 1` and a type of ours: neither a form nor a cross-site fetch without
 * preflight can send them.
 */
export function refuseUnmarked({ headers }: Request): Response | undefined {
  const type = (headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase();
  if (headers.get('x-tallyproof') !== '1' || (type !== 'application/json' && type !== 'multipart/form-data')) {
    return turnedAway(415, 'Send application/json or multipart/form-data with the header x-tallyproof: 1.');
  }
  return undefined;
}
