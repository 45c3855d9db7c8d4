/** Text still to be read, taken from the front. Lets a file be read in pieces without holding all of it. */
export interface TextFeed {
  /** At least `length` characters from where reading stands, or all there are left. */
  readonly ahead: (length: number) => string;
  readonly take: (length: number) => void;
  /** Whether {@link ahead} shows everything there is left. */
  readonly ended: () => boolean;
}

/** NUL characters are left out: they mean nothing in a table, and SQLite ends a text at one. */
export function textFeed(source: string | Iterable<string>): TextFeed {
  const pieces = (typeof source === 'string' ? [source] : source)[Symbol.iterator]();
  let held = '';
  let at = 0;
  let ended = false;
  return {
    ahead(length) {
      while (!ended && held.length - at < length) {
        const piece = pieces.next();
        if (piece.done === true) ended = true;
        else held = held.slice(at) + (piece.value.includes('\0') ? piece.value.replaceAll('\0', '') : piece.value);
        if (piece.done !== true) at = 0;
      }
      return held.slice(at);
    },
    take(length) {
      at += length;
    },
    ended: () => ended,
  };
}
