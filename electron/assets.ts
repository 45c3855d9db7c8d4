import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import type { Asset, Assets } from './guard/assets.ts';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/**
 * Reads the built page once into memory, keyed by the path a browser asks for. The page itself, `name`, answers `/` and the
 * `/start` of the printed link. Throws when `dir` holds no page, or a file of a kind the page has no use for.
 */
export function readAssets(dir: string, name: 'index.html' | 'unlock.html' = 'index.html'): Assets {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const page: Asset = { kind: 'page', html: readFileSync(join(dir, name), 'utf8') };
  const assets = new Map<string, Asset>([
    ['/', page],
    ['/start', page],
  ]);
  for (const file of files.filter((path) => extname(path) !== '.html')) {
    const type = types[extname(file)];
    if (type === undefined) throw new Error(`${file}: no content type is known for this kind of file`);
    const path = file.slice(dir.length).split(sep).join('/');
    assets.set(path, { kind: 'file', bytes: new Uint8Array(readFileSync(file)), type });
  }
  return assets;
}
