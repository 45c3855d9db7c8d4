import { StoredFile, unhurried } from '../form/storedFile.ts';

/** The bytes of a file, to be walked piece by piece, as often as one likes. */
export interface FileBytes {
  readonly pieces: () => Generator<Uint8Array<ArrayBuffer>>;
  /** The same pieces; everybody else is answered between some of them. */
  readonly unhurried: () => AsyncGenerator<Uint8Array<ArrayBuffer>>;
  /** How much of them the last walk has gone through, from 0 to 1. */
  readonly share: () => number;
}

/** Enough for a hundred rows or so: what a step of an import works through. */
const pieceBytes = 1 << 15;

/** Reads a file. Rows are walked without waiting, so that its bytes have to be at hand: those of a large one lie in its scratch. */
export async function readBytes(file: File): Promise<FileBytes> {
  const blocks = file instanceof StoredFile ? file.stored.pieces : wholeOf(await file.bytes());
  let taken = 0;
  function* pieces(): Generator<Uint8Array<ArrayBuffer>> {
    taken = 0;
    for (const bytes of blocks()) {
      for (let from = 0; from < bytes.length; from += pieceBytes) {
        const piece = bytes.subarray(from, from + pieceBytes);
        taken += piece.length;
        yield piece;
      }
    }
  }
  return { pieces, unhurried: () => unhurried(pieces()), share: () => (file.size === 0 ? 1 : taken / file.size) };
}

const wholeOf = (bytes: Uint8Array<ArrayBuffer>) => () => [bytes];
