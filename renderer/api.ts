import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { api as contract } from '../shared/api/index.ts';
import type { Actor } from '../shared/domain/basics.ts';

/** No form and no foreign page can send it: the host refuses a call without. */
const ownHeader = { 'x-tallyproof': '1' };

/** What a caller may want to know besides the answer. */
export interface CallContext {
  /** The call became this step: it can be undone. */
  readonly onStep?: (id: number) => void;
}

let actor: Actor | null = null;
let seenFileChange = -1;

/** Who acts from now on: the name that history keeps. */
export function actAs(me: Actor): void {
  actor = me;
}

/** The newest change of the file that an answer to this window has seen. */
export const seenChange = (): number => seenFileChange;

const link = new RPCLink<CallContext>({
  url: new URL('/rpc', location.origin).href,
  headers: () =>
    actor === null ? ownHeader : { ...ownHeader, 'x-tallyproof-actor': encodeURIComponent(JSON.stringify(actor)) },
  fetch: async (request, init, { context }) => {
    const response = await fetch(request, init);
    const step = response.headers.get('x-tallyproof-step');
    if (step !== null) context.onStep?.(Number(step));
    seenFileChange = Math.max(seenFileChange, Number(response.headers.get('x-tallyproof-change') ?? -1));
    return response;
  },
});

/** The application, typed: one call per procedure of `shared/api`. */
export const api: ContractRouterClient<typeof contract, CallContext> = createORPCClient(link);

/** The same as queries and mutations: `useQuery(query.dispute.list.queryOptions({ input }))`. */
export const query = createTanstackQueryUtils(api);

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
