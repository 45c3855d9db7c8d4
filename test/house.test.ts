import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { expect, test } from 'vitest';
import { refusalCodes } from '../shared/domain/refusal.ts';

/**
 * Who may import whom, as data. A file belongs to the first room whose prefix fits it; what it imports must start with one
 * of the room's `may`. Packages are named as they are imported.
 */
interface Room {
  readonly prefix: string;
  readonly may: readonly string[];
  readonly why: string;
}

const rooms: readonly Room[] = [
  {
    prefix: 'shared/domain/',
    may: ['shared/domain/', 'zod', 'dinero.js', 're2js', 'libphonenumber-js', 'papaparse'],
    why: 'rules are pure: no file, clock, random number, database or host',
  },
  {
    prefix: 'shared/api/',
    may: ['shared/api/', 'shared/domain/', 'zod', '@orpc/contract'],
    why: 'the api only says what may be asked',
  },
  {
    prefix: 'db/',
    may: ['db/', 'shared/domain/', 'better-sqlite3', 'zod', 'node:fs', 'node:path', 'node:url'],
    why: 'queries know rows and domain types, nothing of use-cases',
  },
  {
    prefix: 'electron/app/workbook/',
    may: ['electron/app/workbook/', 'shared/domain/', 'yauzl', 'saxes', ...node('path', 'worker_threads', 'zlib')],
    why: 'archives and XML of strangers are opened in this room only',
  },
  {
    prefix: 'electron/app/',
    may: [
      'electron/app/',
      'shared/',
      'db/',
      'zod',
      '@orpc/server',
      '@orpc/contract',
      'pdfmake',
      'papaparse',
      'chart.js',
      '@napi-rs/canvas',
      ...node('crypto', 'fs', 'module', 'path', 'worker_threads', 'zlib'),
      ...keys(),
    ],
    why: 'use-cases never see a window, a socket or a host',
  },
  {
    prefix: 'electron/cli',
    may: [
      'electron/',
      'shared/',
      'renderer/text/',
      'zod',
      '@orpc/client',
      '@orpc/contract',
      ...node('crypto', 'fs', 'path', 'util'),
    ],
    why: 'the command line calls the application as a screen does, and says refusals in the same words',
  },
  {
    prefix: 'electron/',
    may: [
      'electron/',
      'db/',
      'shared/',
      'renderer/text/',
      'zod',
      '@hono/node-server',
      'electron',
      ...node(
        ...[
          'child_process',
          'crypto',
          'events',
          'fs',
          'http',
          'net',
          'os',
          'path',
          'readline',
          'stream',
          'url',
          'util',
          'v8',
        ],
      ),
    ],
    why: 'hosts open a folder, create the application and call it',
  },
  {
    prefix: 'renderer/',
    may: [
      'renderer/',
      'shared/domain/',
      'shared/api/',
      'zod',
      'react',
      'react-dom',
      '@mantine/core',
      '@mantine/hooks',
      '@mantine/form',
      '@mantine/dates',
      '@mantine/modals',
      '@mantine/notifications',
      '@mantine/spotlight',
      '@tanstack/react-query',
      '@tanstack/react-router',
      '@tanstack/react-virtual',
      '@orpc/client',
      '@orpc/contract',
      '@orpc/tanstack-query',
      'chart.js',
      'react-chartjs-2',
    ],
    why: 'the screen asks through the api and knows nothing of files',
  },
];

/** Modules of Node, by name: a room that opens a socket or starts a program has to say so here. */
function node(...names: readonly string[]): string[] {
  return names.map((name) => `node:${name}`);
}

/** What backup and restore need of the data folder's own files. */
function keys(): string[] {
  return ['keys', 'keyFile', 'layout', 'durable', 'json', 'synced', 'surroundings'].map(
    (name) => `electron/${name}.ts`,
  );
}

const root = join(import.meta.dirname, '..');

function sources(dir: string): string[] {
  return readdirSync(join(root, dir), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(tsx?|mjs)$/.test(name))
    .map((name) => join(dir, name));
}

const files = ['shared', 'db', 'electron', 'renderer'].flatMap(sources);
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');
/** Code without comments: what a file says about a forbidden word is not a use of it. */
const codeOf = (file: string): string => textOf(file).replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '$1');

const importing = /^(?:import|export)\b[^;']*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm;

function importsOf(file: string): string[] {
  return [...codeOf(file).matchAll(importing)]
    .map(([, from, bare, lazy]) => from ?? bare ?? lazy ?? '')
    .map((name) => (name.startsWith('.') ? normalize(join(dirname(file), name)) : name));
}

const roomOf = (file: string): Room | undefined => rooms.find(({ prefix }) => file.startsWith(prefix));
const isOf = (allowed: string, name: string): boolean =>
  name === allowed || name.startsWith(allowed.endsWith('/') ? allowed : `${allowed}/`);

test('every file imports only what its room may', () => {
  const broken = files.flatMap((file) => {
    const room = roomOf(file);
    if (!room) return [`${file} lies in no room`];
    return importsOf(file)
      .filter((name) => !name.endsWith('.css'))
      .filter((name) => !room.may.some((allowed) => isOf(allowed, name)))
      .map((name) => `${file} imports ${name}; ${room.prefix} may import ${room.may.join(', ')}: ${room.why}`);
  });
  expect(broken).toEqual([]);
});

test('a room may import nothing that it does not', () => {
  const unused = rooms.flatMap((room) => {
    const imported = files.filter((file) => roomOf(file) === room).flatMap(importsOf);
    return room.may
      .filter((allowed) => !imported.some((name) => isOf(allowed, name)))
      .map((allowed) => `${room.prefix} does not import ${allowed}: take it from the table`);
  });
  expect(unused).toEqual([]);
});

test('only the entry of the desktop loads Electron; its files know the types, nobody else knows it at all', () => {
  const uses = (file: string, pattern: RegExp): boolean => pattern.test(codeOf(file));
  const named = files.filter((file) => uses(file, /from 'electron'|import\('electron'\)|require\(/));
  const loading = named.filter((file) => uses(file, /^import (?!type\b)[^;]*from 'electron'/m));
  expect(loading).toEqual(['electron/main.ts']);
  expect(named.filter((file) => file !== 'electron/main.ts' && !file.startsWith('electron/desktop/'))).toEqual([]);
});

test('the page takes from the api only its types: its schemas would all be made before the first screen', () => {
  // What a locked desktop answers is read by a page of its own.
  const importing = /^import (?!type\b)[^;']*from '[^']*\/shared\/api\/(?!unlock\.ts)/m;
  expect(files.filter((file) => file.startsWith('renderer/') && importing.test(codeOf(file)))).toEqual([]);
});

/** Words no code may hold, each with its reason. `in` limits the rule to a room. */
const banned: readonly { readonly word: RegExp; readonly in: string; readonly why: string }[] = [
  { word: /node:sqlite/, in: '', why: 'a second SQLite library in the process steals the first one’s locks' },
  { word: /\.serialize\(/, in: '', why: 'of an encrypted file it returns plain text' },
  { word: /\.backup\(/, in: '', why: 'it fails on an encrypted file: VACUUM INTO, reopened and checked' },
  { word: /loadExtension/, in: '', why: 'nothing is loaded into the database' },
  { word: /\bDate\.now\b|new Date\(\)|Temporal\.Now/, in: 'shared/', why: 'time comes from the injected clock' },
  { word: /\bDate\.now\b|new Date\(\)|Temporal\.Now/, in: 'db/', why: 'time comes from the injected clock' },
  { word: /\bDate\.now\b|new Date\(\)|Temporal\.Now/, in: 'electron/app/', why: 'time comes from the injected clock' },
  { word: /Math\.random|randomUUID|randomBytes/, in: 'shared/', why: 'chance and ids come from the injected source' },
  {
    word: /Math\.random|randomUUID|randomBytes/,
    in: 'electron/app/',
    why: 'chance and ids come from the injected source',
  },
  {
    word: /new Date\(\)|Temporal\.Now/,
    in: 'renderer/',
    why: 'today is the application’s: the `asOf` of what was read',
  },
  { word: /parseFloat|toFixed/, in: 'shared/domain/', why: 'no floats in money: exact decimals' },
  {
    word: /innerHTML|outerHTML|insertAdjacentHTML|document\.write/,
    in: 'renderer/',
    why: 'data is put on screen as text',
  },
  {
    word: /\b(ipcMain|ipcRenderer|contextBridge|MessageChannelMain|utilityProcess)\b|\bpreload\b/,
    in: 'electron/',
    why: 'the page reaches the application by fetch alone: no preload, no IPC',
  },
  {
    word: /node:(https|http2|tls|dgram|dns)\b|\bfetch\(|new WebSocket|autoUpdater/,
    in: 'electron/',
    why: 'the program asks nobody: it works without a network',
  },
  { word: /\beval\(|new Function\(/, in: '', why: 'text never becomes code' },
  { word: /biome-ignore|@ts-ignore|@ts-expect-error|@ts-nocheck|eslint-disable/, in: '', why: 'nothing is suppressed' },
  { word: /:\s*any\b|as any\b|<any>/, in: '', why: 'no any' },
];

test('no file holds a banned word', () => {
  const broken = files.flatMap((file) =>
    banned
      .filter(
        (ban) =>
          file.startsWith(ban.in) && ban.word.test(ban.word.source.includes('ignore') ? textOf(file) : codeOf(file)),
      )
      .map((ban) => `${file}: ${ban.word.source} – ${ban.why}`),
  );
  expect(broken).toEqual([]);
});

test('files are named by what they hold', () => {
  const vague = files.filter((file) => /(^|\/)(utils?|helpers?|common|managers?|services?|misc)(\.|\/)/i.test(file));
  expect(vague).toEqual([]);
});

test('the top level holds only what belongs there', () => {
  const allowed = [
    'electron',
    'renderer',
    'shared',
    'db',
    'test',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'vite.config.ts',
    'electron-builder.yml',
    'README.md',
    'LICENSE',
    'biome.json',
    '.npmrc',
    '.gitignore',
    '.ci',
    '.git',
    'node_modules',
    'dist',
  ];
  const extra = readdirSync(root).filter((name) => !allowed.includes(name));
  expect(extra.map((name) => relative(root, join(root, name)))).toEqual([]);
});

test('every refusal is one that can happen', () => {
  const spoken = files
    .filter((file) => !/\/refusals?\.ts$/.test(file))
    .map(codeOf)
    .join('\n');
  expect(refusalCodes.filter((code) => !spoken.includes(`'${code}'`))).toEqual([]);
});
