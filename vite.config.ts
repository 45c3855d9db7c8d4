import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { noncePlaceholder } from './electron/guard/assets.ts';

const root = import.meta.dirname;
// Limits against hanging, not measures of speed: a build server may be several times slower than a desk.
const forTests = { pool: 'forks', testTimeout: 120_000, hookTimeout: 120_000 } as const;
const hosts = join(root, 'dist/hosts');
const onBuild = ['test/e2e/**/*.test.ts', 'test/desktop/{packed,window}.test.ts'];

/** The hosts read the steps of the schema from beside themselves, built or not. */
const withMigrations: Plugin = {
  name: 'migrations-beside-the-hosts',
  applyToEnvironment: ({ name }) => name === 'hosts',
  writeBundle: () => cpSync(join(root, 'db/migrations'), join(hosts, 'migrations'), { recursive: true }),
};

/** The sign of the program as the packer wants it: for every system one picture, drawn from the page's own. */
const withIcon: Plugin = {
  name: 'icon-of-the-package',
  applyToEnvironment: ({ name }) => name === 'hosts',
  async writeBundle() {
    // Loaded here only: every run of a test reads this file.
    const { createCanvas, loadImage } = await import('@napi-rs/canvas');
    const canvas = createCanvas(1024, 1024);
    canvas.getContext('2d').drawImage(await loadImage(join(root, 'renderer/icon.svg')), 0, 0, 1024, 1024);
    writeFileSync(join(root, 'dist/icon.png'), canvas.toBuffer('image/png'));
  },
};

export default defineConfig({
  // Tests stand beside the page, not inside it.
  root: process.env.VITEST === undefined ? join(root, 'renderer') : root,
  // Relative addresses: the same files are served by any host.
  base: './',
  plugins: [react(), withMigrations, withIcon],
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
  // `vite build` makes both: the page, and the hosts as Electron takes them, which runs no TypeScript.
  builder: {},
  environments: {
    // Here and not above: what stands above is built into the hosts as well.
    client: {
      build: {
        rolldownOptions: {
          input: { index: join(root, 'renderer/index.html'), unlock: join(root, 'renderer/unlock.html') },
        },
      },
    },
    hosts: {
      consumer: 'server',
      // What is not plain JavaScript, or reads files of its own, stays in node_modules.
      resolve: { noExternal: true, external: ['electron', 'better-sqlite3', '@napi-rs/canvas', 'pdfmake'] },
      build: {
        outDir: hosts,
        ssr: true,
        minify: false,
        rolldownOptions: {
          input: {
            main: join(root, 'electron/main.ts'),
            launch: join(root, 'electron/launch.ts'),
            serve: join(root, 'electron/serve.ts'),
            cli: join(root, 'electron/cli.ts'),
            renderWorker: join(root, 'electron/app/documents/renderWorker.ts'),
            workbookWorker: join(root, 'electron/app/workbook/workbookWorker.ts'),
          },
          // All side by side: a file beside the sources of one is beside them all.
          output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
        },
      },
    },
  },
  test: {
    watch: false,
    projects: [
      { test: { ...forTests, name: 'parts', include: ['test/**/*.test.ts'], exclude: onBuild } },
      {
        // Only these need a browser and what is built; a run of one other file waits for neither.
        test: {
          ...forTests,
          name: 'e2e',
          include: onBuild,
          globalSetup: [join(root, 'test/globalSetup.ts')],
        },
      },
    ],
  },
});
