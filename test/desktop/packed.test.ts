import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { extractAll, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { beforeAll, describe, expect, test } from 'vitest';
import { newPlace, serve } from '../e2e/served.ts';
import { tempFolder } from '../place.ts';
import { packagesOf } from './packages.ts';

const root = join(import.meta.dirname, '../..');
const onLinux = process.platform === 'linux';
if (!onLinux) process.stderr.write('Packing is tested on Linux only: the stand-in for Electron has its shape.\n');

/** Fuses as Electron comes with them: a mark, a version, their number, one character each. */
const wire = ['dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX', String.fromCharCode(1, 9), '101101001'].join('');

/** A folder of the shape of Electron's, without Electron: the packer renames its binary and sets its fuses. */
function standInForElectron(): string {
  const folder = tempFolder();
  for (const inside of ['resources', 'locales']) mkdirSync(join(folder, inside));
  writeFileSync(join(folder, 'electron'), `a program${wire}and its end`);
  writeFileSync(join(folder, 'locales/en-US.pak'), '');
  return folder;
}

/** Packs the project as it is built, as a release is, and takes the archive apart. */
function pack() {
  const out = tempFolder();
  const words = ['--dir', '--linux', `-c.electronDist=${standInForElectron()}`, `-c.directories.output=${out}`];
  const packer = join(root, 'node_modules/electron-builder/cli.js');
  const packed = spawnSync(process.execPath, [packer, ...words], { cwd: root, encoding: 'utf8' });
  if (packed.status !== 0) throw new Error(`packing failed:\n${packed.stdout}\n${packed.stderr}`);
  const folder = join(out, readdirSync(out).find((name) => name.endsWith('unpacked')) ?? '');
  const archive = join(folder, 'resources/app.asar');
  const taken = join(tempFolder(), 'app');
  extractAll(archive, taken);
  const files = listPackage(archive, { isPack: false }).filter((name) => readable(join(taken, name)));
  return { folder, archive, taken, files, binary: join(folder, 'tallyproof') };
}

const readable = (path: string): boolean => {
  const found = readdirSync(join(path, '..'), { withFileTypes: true }).find(({ name }) => path.endsWith(`/${name}`));
  return found?.isFile() === true;
};

describe.runIf(onLinux)('the package', () => {
  let packed: ReturnType<typeof pack>;
  beforeAll(() => {
    packed = pack();
  });

  test('holds what runs and nothing of how it was made', () => {
    const { files, taken } = packed;
    const foreign = files.filter((name) =>
      [
        /\.(map|[cm]?tsx?|d\.ts|md|gyp|gypi|c|cc|cpp|h|patch|tgz|gz|lock|ya?ml)$/,
        /(^|\/)(test|tests|__tests__|bench|docs|examples?|coverage|\.[^/]+)(\/|$)/,
        /(package-lock|npm-shrinkwrap|tsconfig|biome|yarn)/,
        /^\/(test|renderer|shared|db|electron)\//,
      ].some((pattern) => pattern.test(name)),
    );
    expect(foreign).toEqual([]);
    expect([...new Set(files.map((name) => name.split('/')[1]))].sort()).toEqual([
      'LICENSE',
      'dist',
      'node_modules',
      'package.json',
    ]);
    // The hosts are programs and the steps of the schema; the page is beside them, not in them.
    const hosts = files.filter((name) => name.startsWith('/dist/hosts/'));
    expect(hosts.filter((name) => !/^\/dist\/hosts\/([\w-]+\.js|migrations\/\w+\.sql)$/.test(name))).toEqual([]);
    expect(hosts.filter((name) => readFileSync(join(taken, name), 'utf8').includes('MantineProvider'))).toEqual([]);
    const described: unknown = JSON.parse(readFileSync(join(taken, 'package.json'), 'utf8'));
    expect(described).toMatchObject({ main: 'dist/hosts/main.js', type: 'module' });
    expect(Object.keys(described ?? {})).not.toEqual(expect.arrayContaining(['devDependencies']));
    expect(Object.keys(described ?? {})).not.toEqual(expect.arrayContaining(['scripts']));
  });

  test('of the packages, holds those the hosts do not hold themselves and what these need', () => {
    const { files } = packed;
    const held = new Set(files.flatMap((name) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(name)?.[1] ?? []));
    const needed = packagesOf(root, ['better-sqlite3', '@napi-rs/canvas', 'pdfmake']);
    expect([...held].filter((name) => !needed.has(name))).toEqual([]);
    for (const name of ['better-sqlite3', '@napi-rs/canvas', 'pdfmake', 'pdfkit']) expect(held).toContain(name);
  });

  test('holds page, hosts, steps of the schema, fonts; libraries lie beside the archive, for this machine only', () => {
    const { files, archive, folder } = packed;
    expect(files).toEqual(
      expect.arrayContaining([
        '/dist/renderer/index.html',
        '/dist/hosts/main.js',
        '/dist/hosts/serve.js',
        '/dist/hosts/cli.js',
        '/dist/hosts/renderWorker.js',
        '/dist/hosts/workbookWorker.js',
        ...readdirSync(join(root, 'db/migrations')).map((name) => `/dist/hosts/migrations/${name}`),
        '/node_modules/pdfmake/fonts/Roboto/Roboto-Regular.ttf',
      ]),
    );
    const beside = readdirSync(`${archive}.unpacked`, { recursive: true, encoding: 'utf8' });
    const libraries = files.filter((name) => name.endsWith('.node'));
    expect(
      beside
        .filter((name) => name.endsWith('.node'))
        .map((name) => `/${name}`)
        .sort(),
    ).toEqual(libraries.sort());
    expect(libraries).toHaveLength(2);
    expect(libraries.every((name) => name.includes(`${process.platform}-${process.arch}`))).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['locales', 'resources', 'tallyproof']);
  });

  test('E12 every fuse is set as it should be, in the stand-in’s wire', async () => {
    // Whether a real binary obeys them is seen where there is one.
    const { version: _version, ...fuses } = await getCurrentFuseWire(packed.binary);
    const { DISABLE, ENABLE } = FuseState;
    expect(fuses).toMatchObject({
      [FuseV1Options.RunAsNode]: DISABLE,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: DISABLE,
      [FuseV1Options.EnableNodeCliInspectArguments]: DISABLE,
      [FuseV1Options.EnableCookieEncryption]: ENABLE,
      [FuseV1Options.OnlyLoadAppFromAsar]: ENABLE,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: ENABLE,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: DISABLE,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: DISABLE,
    });
  });

  test('E18 holds no updater and nothing that asks a server', () => {
    const { taken } = packed;
    const hosts = readdirSync(join(taken, 'dist/hosts')).filter((name) => name.endsWith('.js'));
    const asking = hosts.filter((name) =>
      /autoUpdater|electron-updater|node:https|node:tls|\bfrom "(https|tls)"/.test(
        readFileSync(join(taken, 'dist/hosts', name), 'utf8'),
      ),
    );
    expect(asking).toEqual([]);
  });

  test('serves its page and answers, without the project it came from', async () => {
    const { taken } = packed;
    expect(relative(root, taken).startsWith('..')).toBe(true);
    using place = newPlace();
    await using host = await serve(place, [], '', [join(taken, 'dist/hosts/serve.js')]);
    const page = await fetch(`${host.origin}/start`);
    expect(await page.text()).toContain('<title>Tallyproof</title>');
    const ours = {
      origin: host.origin,
      'sec-fetch-site': 'same-origin',
      'x-tallyproof': '1',
      'content-type': 'application/json',
    };
    const post = (path: string, body: unknown, more: Record<string, string> = {}) =>
      fetch(`${host.origin}${path}`, { method: 'POST', headers: { ...ours, ...more }, body: JSON.stringify(body) });
    const opened = await post('/session', { code: new URL(host.link ?? '').hash.slice(1) });
    const [cookie] = (opened.headers.get('set-cookie') ?? '').split(';');
    const answer = await post('/rpc/shell/read', {}, { cookie: cookie ?? '' });
    expect([answer.status, await answer.json()]).toEqual([200, { json: expect.objectContaining({ agency: null }) }]);
  });

  test('is the command line too, and prints a document: fonts, canvas and worker are found', () => {
    const { taken } = packed;
    const keys = tempFolder();
    const dir = join(tempFolder(), 'data');
    // In the place of Electron, as much as starts a host without a window.
    const electron = join(taken, 'node_modules/electron');
    mkdirSync(electron, { recursive: true });
    writeFileSync(join(electron, 'package.json'), '{ "type": "module", "main": "index.js" }');
    writeFileSync(join(electron, 'index.js'), electronWithoutWindow);
    const cli = (...words: readonly string[]) => {
      const all = [join(taken, 'dist/hosts/main.js'), 'cli', ...words];
      const ran = spawnSync(process.execPath, all, {
        cwd: taken,
        env: { ...process.env, TALLYPROOF_KEYS: keys },
        encoding: 'utf8',
      });
      if (ran.status !== 0) throw new Error(`${words.join(' ')} ended with ${ran.status}: ${ran.stdout}${ran.stderr}`);
      return ran.stdout;
    };
    const now = ['--data', dir, '--now', '2026-04-01T08:00:00Z'];
    cli('demo', ...now);
    const issued = JSON.parse(cli('bill', '--period', '2026-03', '--issue', '--json', ...now));
    expect(issued).toBeDefined();
    const out = join(tempFolder(), 'out');
    const [number] = /INV-\d{4}-\d{4}/.exec(JSON.stringify(issued)) ?? [];
    cli('documents', number ?? '', '--out', out, ...now);
    const pdf = readdirSync(out).find((name) => name.endsWith('.pdf'));
    expect(
      readFileSync(join(out, pdf ?? ''))
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });
});

const electronWithoutWindow = `
export const app = { isPackaged: false, exit: (code) => process.exit(code) };
export const [BrowserWindow, dialog, Menu, nativeTheme, protocol, safeStorage, screen, session, shell] = Array(9).fill({});
`;
