import { inflateSync } from 'node:zlib';
import { readLogo } from '../../../shared/domain/logo.ts';

/** A logo as a document shows it: an address that holds its bytes, and its size in pixels. */
export interface ShownLogo {
  readonly url: string;
  readonly width: number;
  readonly height: number;
}

/** Pixels of the largest PNG there may be, with transparency and a filter byte for each row. */
const mostPixelBytes = 1200 * (2400 * 4 + 1);

/**
 * A logo ready to be shown; null where there is none, or its bytes do not hold the picture their head speaks of: a document
 * without a logo is better than none.
 */
export function shownLogo(base64: string | undefined): ShownLogo | null {
  if (base64 === undefined) return null;
  const facts = readLogo(base64);
  if (facts === null) return null;
  const { type, width, height } = facts;
  const isWhole = type === 'jpeg' || pngIsWhole(Buffer.from(base64, 'base64'), width, height);
  return isWhole ? { url: `data:image/${type};base64,${base64}`, width, height } : null;
}

/** Whether a logo, where there is one, holds the picture its head speaks of. */
export const canBeShown = (base64: string | undefined): boolean => base64 === undefined || shownLogo(base64) !== null;

/** How many numbers a pixel has, by the colour type of the PNG. */
const channels: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

function pngIsWhole(bytes: Buffer, width: number, height: number): boolean {
  const parts: Buffer[] = [];
  for (let at = 8; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') {
      parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
    }
  }
  const bits = bytes.readUInt8(24) * (channels[bytes.readUInt8(25)] ?? 0);
  try {
    const pixels = inflateSync(Buffer.concat(parts), { maxOutputLength: mostPixelBytes });
    const row = Math.ceil((width * bits) / 8) + 1;
    if (pixels.length !== height * row) return false;
    // Each row begins with the number of its filter; there are five.
    for (let at = 0; at < pixels.length; at += row) if (pixels.readUInt8(at) > 4) return false;
    return true;
  } catch (problem) {
    // What zlib throws when the bytes are none of its own, or too many.
    if (problem instanceof Error && 'code' in problem) return false;
    throw problem;
  }
}
