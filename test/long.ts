import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * Runs every test that has a long form, in it: `npm run test:long [-- part of a name …]`. Which have one, the files say
 * themselves. Exits as the tests do.
 */
const root = join(import.meta.dirname, '..');
const [, , ...parts] = process.argv;
const hasLongForm = (path: string): boolean => /TALLYPROOF_LONG|longForm\.ts/.test(readFileSync(path, 'utf8'));
const files = readdirSync(import.meta.dirname, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.test.ts'))
  .map(({ parentPath, name }) => join(parentPath, name))
  .filter(hasLongForm)
  .map((path) => relative(root, path))
  .filter((path) => parts.length === 0 || parts.some((part) => path.includes(part)))
  .toSorted();

process.stdout.write(`${files.length} files in their long form:\n${files.map((file) => `  ${file}\n`).join('')}`);
process.stdout.write(`Seed: ${process.env.TALLYPROOF_SEED ?? 'as each file has it, see its line'}\n`);
if (files.length === 0) process.exit(1);
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const startedAt = performance.now();
const { status } = spawnSync(process.execPath, [vitest, 'run', '--reporter=verbose', ...files], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, TALLYPROOF_LONG: '1' },
});
process.stdout.write(`The long form took ${Math.round((performance.now() - startedAt) / 1000)} s.\n`);
process.exitCode = status ?? 1;
