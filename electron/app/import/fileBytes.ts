import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** The bytes of a file, to be walked piece by piece, as often as one likes. */
export interface FileBytes {
  readonly pieces: () => Generator<Uint8Array>;
  /** How much of them the last walk has gone through, from 0 to 1. */
  readonly share: () => number;
}

const readAtOnce = 1 << 18;
/** Enough for a hundred rows or so: what a step of an import works through. */
const pieceBytes = 1 << 15;
const mostPlain = 32 << 20;

/**
 * Reads a file. Rows are walked without waiting, so that its bytes have to be at hand; those of a large file are held packed, a fourth
 * or so of their size, because there has to be room for a file of a million leads beside everything else.
 */
export async function readBytes(file: Blob): Promise<FileBytes> {
  const isLarge = file.size > mostPlain;
  const held: Uint8Array[] = [];
  for (let from = 0; from < file.size; from += readAtOnce) {
    const bytes = new Uint8Array(await file.slice(from, from + readAtOnce).arrayBuffer());
    held.push(isLarge ? Uint8Array.from(zstdCompressSync(bytes)) : bytes);
  }
  let taken = 0;
  function* pieces(): Generator<Uint8Array> {
    taken = 0;
    for (const part of held) {
      const bytes = isLarge ? zstdDecompressSync(part) : part;
      for (let from = 0; from < bytes.length; from += pieceBytes) {
        const piece = bytes.subarray(from, from + pieceBytes);
        taken += piece.length;
        yield piece;
      }
    }
  }
  return { pieces, share: () => (file.size === 0 ? 1 : taken / file.size) };
}
