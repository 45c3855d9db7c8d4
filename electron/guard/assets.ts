/** One file of the page, in memory. A `page` holds `noncePlaceholder` wherever its nonce of the moment goes. */
export type Asset =
  | { readonly kind: 'page'; readonly html: string }
  | { readonly kind: 'file'; readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string };

/** Everything GET can answer, by exact path: a request never reaches the file system. */
export type Assets = ReadonlyMap<string, Asset>;

/** The build writes it into the page, the server replaces it in every answer. */
export const noncePlaceholder = '__page_nonce__';
