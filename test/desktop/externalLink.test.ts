import { expect, test } from 'vitest';
import { readExternalLink } from '../../electron/desktop/externalLink.ts';
import { hostileLinks } from './hostile.ts';

test.each(hostileLinks)('E7 %j is no link', (address) => {
  expect(readExternalLink(address)).toBeUndefined();
});

test.each([
  ['https://www.example.com/path?q=1#x', 'www.example.com', 'https://www.example.com/path?q=1#x'],
  ['https://EXAMPLE.com', 'example.com', 'https://example.com/'],
  ['https://example.com:443/', 'example.com', 'https://example.com/'],
  ['https://xn--bcher-kva.example/', 'xn--bcher-kva.example', 'https://xn--bcher-kva.example/'],
  ['mailto:ann@example.com', 'ann@example.com', 'mailto:ann@example.com'],
  ['mailto:a.b+c@example.com?subject=March%20report&cc=d@example.com', 'a.b+c@example.com', undefined],
])('%s leads to %s', (address, where, href = address) => {
  expect(readExternalLink(address)).toEqual({ where, href });
});
