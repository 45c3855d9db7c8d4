import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, decodePieces, detectEncoding } from '../../../shared/domain/intake/decode.ts';

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const bytes = (...values: number[]): Uint8Array<ArrayBuffer> => Uint8Array.from(values);
const utf16 = (text: string, bigEndian = false): Uint8Array<ArrayBuffer> => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), !bigEndian);
  return new Uint8Array(view.buffer);
};
const joined = (...parts: Uint8Array[]): Uint8Array<ArrayBuffer> => Uint8Array.from(parts.flatMap((part) => [...part]));

describe('decode', () => {
  test.each([
    ['plain', utf8('a,b'), 'a,b', 'utf-8', false, 'validUtf8'],
    ['nothing', bytes(), '', 'utf-8', false, 'validUtf8'],
    ['UTF-8', utf8('Zoë;測試 🙂'), 'Zoë;測試 🙂', 'utf-8', false, 'validUtf8'],
    ['UTF-8 with mark', joined(bytes(0xef, 0xbb, 0xbf), utf8('Zoë')), 'Zoë', 'utf-8', true, 'byteOrderMark'],
    ['UTF-8 with mark, one bad byte', bytes(0xef, 0xbb, 0xbf, 0x61, 0xff), 'a\ufffd', 'utf-8', true, 'byteOrderMark'],
    ['UTF-16LE with mark', joined(bytes(0xff, 0xfe), utf16('Zoë\tקמפ')), 'Zoë\tקמפ', 'utf-16le', true, 'byteOrderMark'],
    ['UTF-16BE with mark', joined(bytes(0xfe, 0xff), utf16('Zoë', true)), 'Zoë', 'utf-16be', true, 'byteOrderMark'],
    [
      'UTF-16LE, last byte lost',
      joined(bytes(0xff, 0xfe), utf16('ab'), bytes(0x63)),
      'ab\ufffd',
      'utf-16le',
      true,
      'byteOrderMark',
    ],
    ['UTF-16LE without mark', utf16('Name\tMail\nZoë'), 'Name\tMail\nZoë', 'utf-16le', false, 'zeroBytes'],
    ['UTF-16BE without mark', utf16('Name\tMail\nZoë', true), 'Name\tMail\nZoë', 'utf-16be', false, 'zeroBytes'],
    ['UTF-8 with two NULs', utf8('Name,M\0ail\nAnna,a\0b'), 'Name,M\0ail\nAnna,a\0b', 'utf-8', false, 'validUtf8'],
    // 0xFC is ü and 0x80 the euro sign in Windows-1252; neither can stand alone in UTF-8.
    ['Windows-1252', bytes(0x4d, 0xfc, 0x6c, 0x6c, 0x20, 0x80), 'Müll €', 'windows-1252', false, 'invalidUtf8'],
  ])('%s', (_, input, text, encoding, bom, evidence) => {
    expect(decode(input)).toEqual({ text, encoding, bom, evidence });
  });

  test('pieces of any length give what the whole gives', async () => {
    const source = fc.oneof(
      fc
        .string({ unit: 'grapheme', minLength: 8, maxLength: 60 })
        .map((text) => joined(bytes(0xff, 0xfe), utf16(text))),
      fc.string({ unit: 'grapheme', maxLength: 60 }).map(utf8),
      fc.uint8Array({ maxLength: 60 }).map((random) => Uint8Array.from(random)),
    );
    await fc.assert(
      fc.asyncProperty(source, fc.integer({ min: 4, max: 9 }), async (whole, size) => {
        const pieces: Uint8Array[] = [];
        for (let at = 0; at < whole.length; at += size) pieces.push(whole.subarray(at, at + size));
        const { text, ...found } = decode(whole);
        // Too short a first piece shows no zero bytes to go by.
        fc.pre(found.evidence !== 'zeroBytes');
        const detected = await detectEncoding(pieces);
        fc.pre(detected.evidence !== 'zeroBytes');
        expect(detected).toEqual(found);
        expect([...decodePieces(pieces, detected.encoding)].join('')).toBe(text);
      }),
      { seed: 20260301, numRuns: 500 },
    );
  });
});
