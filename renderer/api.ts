import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import type { api as contract } from '../shared/api/index.ts';

/** No form and no foreign page can send it: the host refuses a call without. */
const ownHeader = { 'x-tallyproof': '1' };

/** The application, typed: one call per procedure of `shared/api`. */
export const api: ContractRouterClient<typeof contract> = createORPCClient(
  new RPCLink({ url: new URL('/rpc', location.origin).href, headers: ownHeader }),
);

/** The start code of the printed link, taken out of the address bar at once; undefined on any other address. */
export function takeStartCode(): string | undefined {
  if (location.pathname !== '/start') return undefined;
  const code = location.hash.slice(1);
  history.replaceState(null, '', '/');
  return code;
}

/** `used` also says: never valid. */
export type Admission = 'open' | 'used' | 'tooManyTries';

/** Exchanges the start code for the session cookie. Rejects with a TypeError when the host does not answer. */
export async function openSession(code: string): Promise<Admission> {
  const answer = await fetch(new URL('/session', location.origin), {
    method: 'POST',
    headers: { ...ownHeader, 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  });
  if (answer.ok) return 'open';
  return answer.status === 429 ? 'tooManyTries' : 'used';
}
