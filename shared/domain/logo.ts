/** What a picture says of itself in its first bytes. Pixels. */
export interface LogoFacts {
  readonly type: 'png' | 'jpeg';
  readonly width: number;
  readonly height: number;
}

/** 48 KiB of picture: every issued document holds its own copy. */
export const logoMostBytes = 48 * 1024;
const mostPixels = { width: 2400, height: 1200 };
const leastPixels = 8;

/**
 * A logo in base64, judged by its content and never by a name: a PNG that a PDF can hold (not interlaced, at most 8 bits) or a
 * JPEG of grey or colour. Null for anything else, so never a picture that could bring script or links with it.
 */
export function readLogo(base64: string): LogoFacts | null {
  const bytes = bytesOf(base64);
  if (bytes === null || bytes.length > logoMostBytes) return null;
  const facts = readPng(bytes) ?? readJpeg(bytes);
  if (facts === null) return null;
  const { width, height } = facts;
  const fits = width <= mostPixels.width && height <= mostPixels.height && Math.min(width, height) >= leastPixels;
  return fits ? facts : null;
}

function bytesOf(base64: string): Uint8Array | null {
  if (!/^(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(base64)) return null;
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

const starts = (bytes: Uint8Array, with_: readonly number[]): boolean => with_.every((byte, at) => bytes[at] === byte);
const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Grey, colour, palette, grey and colour with transparency: the bits each may have here. */
const pngDepths: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8],
  2: [8],
  3: [1, 2, 4, 8],
  4: [8],
  6: [8],
};

function readPng(bytes: Uint8Array): LogoFacts | null {
  if (!starts(bytes, pngSignature) || bytes.length < 33) return null;
  const chunks = pngChunks(bytes);
  if (chunks === null || chunks[0] !== 'IHDR' || chunks.at(-1) !== 'IEND' || !chunks.includes('IDAT')) return null;
  const data = view(bytes);
  const [depth, colour, compression, filter, interlace] = bytes.subarray(24, 29);
  if (depth === undefined || colour === undefined || !pngDepths[colour]?.includes(depth)) return null;
  if (compression !== 0 || filter !== 0 || interlace !== 0) return null;
  if (colour === 3 && !chunks.includes('PLTE')) return null;
  return { type: 'png', width: data.getUint32(16), height: data.getUint32(20) };
}

/** The names of the chunks, in order; null where one reaches beyond the end. */
function pngChunks(bytes: Uint8Array): string[] | null {
  const data = view(bytes);
  const names: string[] = [];
  for (let at = 8; at < bytes.length; ) {
    if (at + 12 > bytes.length) return null;
    names.push(String.fromCharCode(...bytes.subarray(at + 4, at + 8)));
    at += 12 + data.getUint32(at);
    if (at > bytes.length) return null;
  }
  return names;
}

/** The markers of a frame that every reader of JPEG knows: baseline, extended and progressive. */
const jpegFrames = [0xc0, 0xc1, 0xc2];

function readJpeg(bytes: Uint8Array): LogoFacts | null {
  const ends = bytes.at(-2) === 0xff && bytes.at(-1) === 0xd9;
  if (!starts(bytes, [0xff, 0xd8, 0xff]) || !ends) return null;
  const data = view(bytes);
  for (let at = 2; at + 10 < bytes.length && bytes[at] === 0xff; at += 2 + data.getUint16(at + 2)) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xda) return null;
    if (!jpegFrames.includes(marker)) continue;
    const [bits, parts] = [bytes[at + 4], bytes[at + 9]];
    if (bits !== 8 || (parts !== 1 && parts !== 3)) return null;
    return { type: 'jpeg', width: data.getUint16(at + 7), height: data.getUint16(at + 5) };
  }
  return null;
}
