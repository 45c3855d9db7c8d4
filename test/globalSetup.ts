import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { requireChromium } from './chromium.ts';

const project = join(import.meta.dirname, '..');

/** Once before the tests that drive a browser or a package: there is a browser, page and hosts are built as they stand. */
export function setup(): void {
  requireChromium();
  buildPage();
}

/**
 * Builds page and hosts in a process of its own, as everybody builds: inside vitest the code that loads a screen late is written
 * for vitest.
 */
export function buildPage(): void {
  const { VITEST: _, ...env } = process.env;
  const vite = join(project, 'node_modules/vite/bin/vite.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: project,
    env: { ...env, NODE_ENV: 'production' },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the page could not be built:\n${stdout}${stderr}`);
}
