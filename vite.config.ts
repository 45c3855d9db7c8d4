import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { noncePlaceholder } from './electron/guard/assets.ts';

const root = import.meta.dirname;
const forTests = { pool: 'forks', testTimeout: 60_000, hookTimeout: 60_000 } as const;

export default defineConfig({
  // Tests stand beside the page, not inside it.
  root: process.env.VITEST === undefined ? join(root, 'renderer') : root,
  // Relative addresses: the same files are served by any host.
  base: './',
  plugins: [react()],
  html: { cspNonce: noncePlaceholder },
  build: {
    outDir: join(root, 'dist/renderer'),
    emptyOutDir: true,
    // The policy of the page allows neither inline scripts nor fonts and styles from data addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2024',
    // Chromium is the only reader, and light-dark() must follow the scheme chosen while the page runs.
    cssTarget: 'chrome130',
    chunkSizeWarningLimit: 1_000,
  },
  test: {
    watch: false,
    projects: [
      { test: { ...forTests, name: 'parts', include: ['test/**/*.test.ts'], exclude: ['test/e2e/**'] } },
      {
        // Only these need a browser and the built page; a run of one other file waits for neither.
        test: {
          ...forTests,
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: [join(root, 'test/globalSetup.ts')],
        },
      },
    ],
  },
});
