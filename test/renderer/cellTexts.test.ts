import { expect, test } from 'vitest';
import { cellTexts } from '../../renderer/parts/cellTexts.ts';

const copied = (text: string): string => cellTexts([{ title: 'Cell', text: () => text }], [0]).split('\n')[1] ?? '';

test('I5: cells that are copied stay cells, run nothing, and numbers stay numbers', () => {
  for (const sign of ['=', '+', '-', '@', '＝', '＋', '－', '＠']) expect(copied(`${sign}A1`)).toBe(`'${sign}A1`);
  expect(copied('a\t=A1\n=A2')).toBe('a =A1 =A2');
  expect(copied('\t=A1')).toBe("' =A1");
  expect(copied('a;=A1')).toBe("a;'=A1");
  for (const number of ['-5.00', '-1,234.50', '+12025550143', '12']) expect(copied(number)).toBe(number);
});
