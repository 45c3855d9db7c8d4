const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/** The page's own nonce: the policy of the page lets in no other styles. */
export const pageNonce = (): string => nonce;
