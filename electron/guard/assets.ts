import type { Random } from '../surroundings.ts';
import { securityHeaders } from './headers.ts';

/** One file of the page, in memory. A `page` holds `noncePlaceholder` wherever its nonce of the moment goes. */
export type Asset =
  | { readonly kind: 'page'; readonly html: string }
  | { readonly kind: 'file'; readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string };

/** Everything GET can answer, by exact path: a request never reaches the file system. */
export type Assets = ReadonlyMap<string, Asset>;

/** The build writes it into the page, the host replaces it in every answer. */
export const noncePlaceholder = '__page_nonce__';

/** The asset as it is answered: a page with a nonce of its own, drawn anew each time. */
export function assetResponse(asset: Asset, random: Random): Response {
  if (asset.kind === 'file') {
    return new Response(asset.bytes, { headers: { 'content-type': asset.type, ...securityHeaders() } });
  }
  const nonce = Buffer.from(random(16)).toString('base64');
  return new Response(asset.html.replaceAll(noncePlaceholder, nonce), {
    headers: { 'content-type': 'text/html; charset=utf-8', ...securityHeaders(nonce) },
  });
}
