import { join } from 'node:path';
import { createBuilder } from 'vite';
import { requireChromium } from './chromium.ts';

/** Once before the tests that drive a browser or a package: there is a browser, page and hosts are built as they stand. */
export async function setup(): Promise<void> {
  requireChromium();
  const project = join(import.meta.dirname, '..');
  // Inside vitest the configuration names the project as its root.
  const builder = await createBuilder({
    configFile: join(project, 'vite.config.ts'),
    root: join(project, 'renderer'),
    logLevel: 'warn',
  });
  await builder.buildApp();
}
