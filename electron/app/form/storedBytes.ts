import type { Scratch } from './scratch.ts';

/** Bytes that are held, or lie in a scratch where there are too many of them. */
export interface StoredBytes {
  readonly size: number;
  /** Whether they are held. */
  readonly held: boolean;
  /** The bytes from `from` up to `to`, a block or a part of one at a time. */
  readonly pieces: (from?: number, to?: number) => Generator<Uint8Array<ArrayBuffer>>;
}

/** Stores bytes as they come. */
export interface Storing {
  readonly add: (bytes: Uint8Array) => void;
  /** Ends it: nothing can be added any more. */
  readonly end: () => StoredBytes;
}

/** Nobody waits for so little, and it needs little room while it is read. */
const blockBytes = 1 << 16;
/** An ordinary file never touches the disk. */
const mostHeld = 16;

/** Blocks are held until there are 1 MiB of them; `open` is asked for a scratch then, and whoever opens it closes it. */
export function storing(open: () => Scratch): Storing {
  let held: Uint8Array<ArrayBuffer>[] = [];
  let scratch: Scratch | null = null;
  const block = new Uint8Array(blockBytes);
  let filled = 0;
  const close = (): void => {
    if (scratch === null && held.length === mostHeld) {
      scratch = open();
      for (const one of held) scratch.put(one);
      held = [];
    }
    if (scratch === null) held.push(block.slice(0, filled));
    else scratch.put(block.subarray(0, filled));
    filled = 0;
  };
  return {
    add(bytes) {
      for (let from = 0; from < bytes.length; ) {
        const some = bytes.subarray(from, from + blockBytes - filled);
        block.set(some, filled);
        filled += some.length;
        from += some.length;
        if (filled === blockBytes) close();
      }
    },
    end() {
      const size = (held.length + (scratch?.count() ?? 0)) * blockBytes + filled;
      if (filled > 0) close();
      const blockOf = scratch?.get ?? ((place: number) => held[place] ?? new Uint8Array());
      return { size, held: scratch === null, pieces: (from = 0, to = size) => piecesOf(blockOf, from, to) };
    },
  };
}

function* piecesOf(
  blockOf: (place: number) => Uint8Array<ArrayBuffer>,
  from: number,
  to: number,
): Generator<Uint8Array<ArrayBuffer>> {
  for (let place = Math.floor(from / blockBytes); place * blockBytes < to; place += 1) {
    const start = place * blockBytes;
    yield blockOf(place).subarray(Math.max(0, from - start), to - start);
  }
}
