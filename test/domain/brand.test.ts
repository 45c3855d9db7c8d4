import { expect, test } from 'vitest';
import { marlowFinchLogo } from '../../electron/app/demo/logos.ts';
import { shownLogo } from '../../electron/app/documents/logo.ts';
import { Brand, paperFor } from '../../shared/domain/brand.ts';
import { contrast, readable, standingOut, visible } from '../../shared/domain/colour.ts';
import { readLogo } from '../../shared/domain/logo.ts';

const bytesOf = (base64: string): Buffer => Buffer.from(base64, 'base64');
const changed = (at: number, ...bytes: number[]): string => {
  const copy = bytesOf(marlowFinchLogo);
  copy.set(bytes, at);
  return copy.toString('base64');
};

test('a logo is a PNG or JPEG by its content', () => {
  expect(readLogo(marlowFinchLogo)).toEqual({ type: 'png', width: 440, height: 96 });
  // The head of a JPEG: 32 × 16 pixels, three colours, and its end.
  const jpeg = [0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0, 16, 0, 32, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1, 0xff, 0xd9];
  expect(readLogo(Buffer.from(jpeg).toString('base64'))).toEqual({ type: 'jpeg', width: 32, height: 16 });
  const text = (words: string): string => Buffer.from(words).toString('base64');
  const none: Readonly<Record<string, string>> = {
    svg: text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    gif: text('GIF89a and more'),
    nothing: '',
    'no base64': 'a picture!',
    'only the signature': bytesOf(marlowFinchLogo).subarray(0, 8).toString('base64'),
    'cut off': bytesOf(marlowFinchLogo).subarray(0, 900).toString('base64'),
    interlaced: changed(28, 1),
    'sixteen bits': changed(24, 16),
    'too wide': changed(16, 0, 0, 0x40, 0),
    'of no height': changed(20, 0, 0, 0, 0),
    'four printing colours': Buffer.from(jpeg.with(11, 4)).toString('base64'),
  };
  for (const [name, base64] of Object.entries(none)) expect(readLogo(base64), name).toBeNull();
  expect(Brand.safeParse({ accent: '#0F5b66', logo: marlowFinchLogo }).success).toBe(true);
  for (const accent of ['#fff', 'red', '#12345g', '#123456;color:red'])
    expect(Brand.safeParse({ accent }).success).toBe(false);
});

test('a logo whose picture is damaged is not shown', () => {
  expect(shownLogo(marlowFinchLogo)).toMatchObject({ width: 440, height: 96 });
  // Inside the compressed pixels: the palette ends at 83, the pixels begin behind their head.
  for (const at of [95, 200, 600]) expect(shownLogo(changed(at, 0xff, 0xff, 0xff, 0xff))).toBeNull();
  expect(shownLogo(undefined)).toBeNull();
});

test('a colour that cannot be read is darkened on white and lightened on black', () => {
  for (const accent of ['#ffff00', '#f2a900', '#ffffff', '#00ff00', '#0f5b66', '#000000', '#7f7f7f']) {
    for (const background of ['#ffffff', '#17191c']) {
      for (const least of [readable, visible]) {
        const found = standingOut(accent, background, least);
        expect(contrast(found, background), `${accent} on ${background}`).toBeGreaterThanOrEqual(least);
      }
    }
  }
  expect(standingOut('#0f5b66', '#ffffff', readable)).toBe('#0f5b66');
  // 21 is black on white
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 6);
});

test('paper: the one who prints it says, else the sender, else the country', () => {
  expect(paperFor({ country: 'DE' }, {})).toBe('A4');
  expect(paperFor({ country: 'US' }, {})).toBe('Letter');
  expect(paperFor({ country: 'US', paper: 'A4' }, {})).toBe('A4');
  expect(paperFor({ country: 'US' }, { paper: 'A4' })).toBe('A4');
});
