/** The encodings spreadsheets and lead tools write (domain §4). */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

/** Why an encoding was chosen, for the preview to show. */
export const encodingEvidences = ['byteOrderMark', 'zeroBytes', 'validUtf8', 'invalidUtf8'] as const;
type EncodingEvidence = (typeof encodingEvidences)[number];

export interface EncodingFound {
  readonly encoding: Encoding;
  readonly bom: boolean;
  readonly evidence: EncodingEvidence;
}

export interface Decoded extends EncodingFound {
  /** Without the byte order mark. Bytes the encoding does not know become U+FFFD. */
  readonly text: string;
}

const sampleBytes = 4096;

/**
 * Bytes of a whole file to text: byte order mark first, then the zero bytes of UTF-16, then UTF-8 if all of it is
 * valid, else Windows-1252, in which every byte means something (domain §4). Refuses nothing.
 */
export function decode(bytes: Uint8Array): Decoded {
  const found = fromFirstBytes(bytes);
  if (found !== null) return { ...found, text: new TextDecoder(found.encoding).decode(bytes) };
  try {
    return { ...validUtf8, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (problem) {
    if (!(problem instanceof TypeError)) throw problem;
    return { ...invalidUtf8, text: new TextDecoder('windows-1252').decode(bytes) };
  }
}

/**
 * The encoding of a file too large to hold, from its pieces in order; the first piece holds at least 4096 bytes
 * unless the file is shorter. Reads on only as long as UTF-8 is still possible. Agrees with {@link decode}.
 */
export async function detectEncoding(pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<EncodingFound> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let first = true;
  try {
    for await (const piece of pieces) {
      const found = first ? fromFirstBytes(piece) : null;
      if (found !== null) return found;
      first = false;
      utf8.decode(piece, { stream: true });
    }
    utf8.decode();
    return validUtf8;
  } catch (problem) {
    if (!(problem instanceof TypeError)) throw problem;
    return invalidUtf8;
  }
}

/** Text of a file in pieces, characters cut between two pieces made whole. */
export function* decodePieces(pieces: Iterable<Uint8Array>, encoding: Encoding): Generator<string> {
  const decoder = new TextDecoder(encoding);
  for (const piece of pieces) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

const validUtf8: EncodingFound = { encoding: 'utf-8', bom: false, evidence: 'validUtf8' };
const invalidUtf8: EncodingFound = { encoding: 'windows-1252', bom: false, evidence: 'invalidUtf8' };

function fromFirstBytes(bytes: Uint8Array): EncodingFound | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', bom: true, evidence: 'byteOrderMark' };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', bom: true, evidence: 'byteOrderMark' };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', bom: true, evidence: 'byteOrderMark' };
  return fromZeroBytes(bytes);
}

/** Latin text in UTF-16 has a zero in every second byte; a stray NUL or two in UTF-8 must not look like that. */
function fromZeroBytes(bytes: Uint8Array): EncodingFound | null {
  const pairs = Math.min(bytes.length, sampleBytes) >> 1;
  let highZeros = 0;
  let lowZeros = 0;
  for (let pair = 0; pair < pairs; pair += 1) {
    if (bytes[2 * pair] === 0) highZeros += 1;
    if (bytes[2 * pair + 1] === 0) lowZeros += 1;
  }
  if (lowZeros * 3 > pairs && highZeros * 10 < lowZeros)
    return { encoding: 'utf-16le', bom: false, evidence: 'zeroBytes' };
  if (highZeros * 3 > pairs && lowZeros * 10 < highZeros)
    return { encoding: 'utf-16be', bom: false, evidence: 'zeroBytes' };
  return null;
}
