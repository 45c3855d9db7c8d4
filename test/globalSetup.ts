import { join } from 'node:path';
import { build } from 'vite';
import { requireChromium } from './chromium.ts';

/** Once before the tests that drive a browser: there is one, and the page is built as it stands. */
export async function setup(): Promise<void> {
  requireChromium();
  const project = join(import.meta.dirname, '..');
  // Inside vitest the configuration names the project as its root.
  await build({ configFile: join(project, 'vite.config.ts'), root: join(project, 'renderer'), logLevel: 'warn' });
}
