import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSharedTexts } from '../../electron/app/workbook/sharedTexts.ts';

test('texts come back by their number, whatever their signs and wherever a page of 1 MiB ends', () => {
  // Long ones, so that some lie across pages: 60 of up to 100,000 signs are several MiB.
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.tuple(fc.constantFrom('ä', 'x', '名', '😀'), fc.nat(50_000)).map(([sign, times]) => sign.repeat(times)),
  );
  fc.assert(
    fc.property(fc.array(text, { maxLength: 60, size: 'max' }), (all) => {
      const texts = createSharedTexts();
      for (const one of all) texts.add(one);
      expect(all.findIndex((one, number) => texts.at(number) !== one)).toBe(-1);
      expect([texts.at(-1), texts.at(all.length), texts.at(0.5), texts.at(Number.NaN)]).toEqual(
        Array.from({ length: 4 }, () => undefined),
      );
    }),
    { seed: 20_260_325, numRuns: 30 },
  );
});

test('texts of one byte that fill pages exactly', () => {
  const texts = createSharedTexts();
  for (let place = 0; place < 3; place += 1) texts.add(String(place).repeat(1 << 20));
  texts.add('');
  texts.add('end');
  expect([texts.at(1)?.length, texts.at(1)?.[0], texts.at(3), texts.at(4)]).toEqual([1 << 20, '1', '', 'end']);
});

test('more than any sheet may hold is refused', () => {
  const texts = createSharedTexts();
  const text = 'x'.repeat(64 << 20);
  for (let time = 0; time < 3; time += 1) texts.add(text);
  expect(() => texts.add('y')).toThrow('shared texts');
});
