/** An address with filters, as the screens read it: each value as JSON, so that the contract "2026" stays a text. */
export function inAddress(path: string, search: Readonly<Record<string, string | undefined>>): string {
  const parts = Object.entries(search).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${encodeURIComponent(JSON.stringify(value))}`],
  );
  return parts.length === 0 ? path : `${path}?${parts.join('&')}`;
}
