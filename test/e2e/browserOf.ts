import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { Client } from '../world.ts';
import { linkOf, type Served } from './served.ts';

/** A browser that has opened the printed link, without its window. */
export async function browserOf(host: Served): Promise<Client> {
  const own = { origin: host.origin, 'sec-fetch-site': 'same-origin', 'x-tallyproof': '1' };
  const opened = await fetch(`${host.origin}/session`, {
    method: 'POST',
    headers: { ...own, 'content-type': 'application/json' },
    body: JSON.stringify({ code: new URL(linkOf(host)).hash.slice(1) }),
  });
  const cookie = opened.headers.get('set-cookie')?.split(';')[0];
  if (cookie === undefined) throw new Error('the start code opened nothing');
  return createORPCClient(new RPCLink({ url: `${host.origin}/rpc`, headers: { ...own, cookie } }));
}
