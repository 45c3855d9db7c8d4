import type { Entry, ZipFile } from 'yauzl';
import { fromBufferPromise } from 'yauzl';
import { damagedBy, orDamaged, UnreadableWorkbook } from './fault.ts';

/**
 * What no honest workbook has more of (reliability T9). Bytes are counted as they come out: what is declared can convict a file, but
 * never clear it. `ratio` holds for each part. An archive as a whole may grow to `freeBytes` however it is packed, beyond that only
 * as wide sheets of a spreadsheet do (`wholeRatio`: they pack to a tenth, the most uniform ones to a thirtieth), and never past
 * `inflatedBytes`. Nothing of all this is kept: what bounds memory is how much of one sheet is read, see `readWorkbook`.
 */
const archiveLimits = {
  packedBytes: 96 << 20,
  freeBytes: 64 << 20,
  wholeRatio: 40,
  inflatedBytes: 768 << 20,
  ratio: 100,
  entries: 2000,
} as const;
/** Small parts of one repeated line inflate more than any ratio, and harm nobody. */
const ratioFrom = 1 << 20;

/** Up to how many bytes an archive of this size may grow. */
const mostInflated = (packed: number): number =>
  Math.min(archiveLimits.inflatedBytes, Math.max(archiveLimits.freeBytes, packed * archiveLimits.wholeRatio));

/** An archive whose every byte has been inflated once without harm. */
export interface Archive {
  /** Whether there is such a part, whatever the case of its name. */
  readonly has: (name: string) => boolean;
  /** The bytes of a part, piece by piece; damaged when there is none. */
  readonly read: (name: string) => AsyncGenerator<Uint8Array>;
}

/**
 * Walks the structure of a zip and inflates all of it, keeping nothing, before anything is parsed. Throws
 * {@link UnreadableWorkbook}: `dangerous` for bombs, overlapping or nested entries, links and declared XML entities, `encrypted`,
 * `tooLarge`, and `damaged`, which paths out of the archive are as well. `alive` is called as bytes come.
 */
export async function openArchive(bytes: Uint8Array, alive: () => void): Promise<Archive> {
  if (bytes.length > archiveLimits.packedBytes) throw new UnreadableWorkbook('tooLarge', `${bytes.length} bytes`);
  const zip = await orDamaged(
    fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true }),
  );
  if (zip.entryCount > archiveLimits.entries) throw dangerous(`${zip.entryCount} entries`);
  const entries = await entriesOf(zip);
  await refuseOverlaps(zip, entries);
  const most = mostInflated(bytes.length);
  let inflated = 0;
  const byName = new Map<string, Entry>();
  for (const entry of entries) {
    const name = entry.fileName.toLowerCase();
    if (byName.has(name)) throw dangerous(`${name} twice`);
    byName.set(name, entry);
    const marks = name.endsWith('.xml') || name.endsWith('.rels') || name.endsWith('.vml');
    const watch = watchPart(entry, marks);
    for await (const piece of piecesOf(zip, entry)) {
      inflated += piece.length;
      watch(piece);
      if (inflated > most) throw new UnreadableWorkbook('tooLarge', 'inflated');
      alive();
    }
  }
  return {
    has: (name) => byName.has(name.toLowerCase()),
    read: (name) => {
      const entry = byName.get(name.toLowerCase());
      if (entry === undefined) throw new UnreadableWorkbook('damaged', `no ${name}`);
      return piecesOf(zip, entry);
    },
  };
}

const dangerous = (why: string): UnreadableWorkbook => new UnreadableWorkbook('dangerous', why);
const isBomb = ({ compressedSize }: Entry, size: number): boolean =>
  size > ratioFrom && size > compressedSize * archiveLimits.ratio;
const linkMode = 0o120000;
const fileTypes = 0o170000;

async function entriesOf(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) throw new UnreadableWorkbook('encrypted', entry.fileName);
      if (((entry.externalFileAttributes >>> 16) & fileTypes) === linkMode) throw dangerous(`link ${entry.fileName}`);
      if (isBomb(entry, entry.uncompressedSize)) throw dangerous(`${entry.fileName} says it is a bomb`);
      entries.push(entry);
      if (entries.length > archiveLimits.entries) throw dangerous('entries');
    }
  } catch (problem) {
    throw damagedBy(problem);
  }
  return entries;
}

/** Every entry has its own bytes: those that share some multiply what comes out of one archive. */
async function refuseOverlaps(zip: ZipFile, entries: readonly Entry[]): Promise<void> {
  let free = 0;
  for (const entry of entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)) {
    if (entry.relativeOffsetOfLocalHeader < free) throw dangerous(`${entry.fileName} overlaps`);
    const { fileDataStart } = await orDamaged(zip.readLocalFileHeaderPromise(entry, { minimal: true }));
    free = fileDataStart + entry.compressedSize;
  }
  if (free > zip.fileSize) throw new UnreadableWorkbook('damaged', 'cut off');
}

async function* piecesOf(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  if (!entry.canDecodeFileData()) throw new UnreadableWorkbook('damaged', `${entry.fileName} is packed in another way`);
  const stream = await orDamaged(zip.openReadStreamPromise(entry));
  const pieces: AsyncIterator<Buffer> = stream[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await orDamaged(pieces.next());
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    stream.destroy();
  }
}

const declarations = /<!(?:DOCTYPE|ENTITY)/i;
const longestDeclaration = 9;

/** Looks at the bytes of one part as they come out. */
function watchPart(entry: Entry, marks: boolean): (piece: Uint8Array) => void {
  let size = 0;
  let tail = '';
  return (piece) => {
    if (size === 0 && isArchive(piece)) throw dangerous(`${entry.fileName} is an archive itself`);
    size += piece.length;
    if (isBomb(entry, size)) throw dangerous(`${entry.fileName} is a bomb`);
    if (!marks) return;
    const text = tail + Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('latin1');
    if (declarations.test(text)) throw dangerous(`${entry.fileName} declares entities`);
    tail = text.slice(-longestDeclaration);
  };
}

const isArchive = (piece: Uint8Array): boolean =>
  piece[0] === 0x50 && piece[1] === 0x4b && piece[2] === 3 && piece[3] === 4;
