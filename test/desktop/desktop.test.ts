import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Dialog, MenuItem, MenuItemConstructorOptions, Shell } from 'electron';
import { describe, expect, test, vi } from 'vitest';
import { runDesktop } from '../../electron/desktop/desktop.ts';
import { leavingByQuestion } from '../../electron/desktop/leaving.ts';
import { offerToOpen } from '../../electron/desktop/opening.ts';
import { openFolder } from '../../electron/folder.ts';
import { noncePlaceholder } from '../../electron/guard/assets.ts';
import { makeRecoveryKey, readRing, setPassphrase } from '../../electron/keys.ts';
import { tempFolder } from '../place.ts';
import { contentsDouble, electronDouble, standIn, storageDouble } from './double.ts';
import { hostileLinks } from './hostile.ts';

type Double = ReturnType<typeof electronDouble>;

function newPlace() {
  const root = tempFolder();
  const page = join(root, 'page');
  mkdirSync(page);
  writeFileSync(join(page, 'index.html'), `<script nonce="${noncePlaceholder}" src="./main.js"></script>`);
  writeFileSync(join(page, 'unlock.html'), '<title>Locked</title>');
  writeFileSync(join(page, 'main.js'), '1;');
  return { dir: join(root, 'data'), own: join(root, 'data-desktop'), keys: join(root, 'keys'), page };
}

type Place = ReturnType<typeof newPlace>;

const run = (
  { electron }: Double,
  { dir, page, keys }: Place,
  args = [`--data=${dir}`],
  platform: NodeJS.Platform = 'linux',
) => runDesktop(electron, { args, platform, random: randomBytes, page, keys });

/** Closes what `run` has opened, as the end of the program does. */
const end = ({ app }: Double) => app.tell('quit');

/** Whatever was started by now has gone as far as it can. */
const settled = () => new Promise((done) => setImmediate(done));

async function withDesktop(use: (double: Double, place: Place) => Promise<void> | void, double = electronDouble()) {
  const place = newPlace();
  await run(double, place);
  try {
    await use(double, place);
  } finally {
    end(double);
  }
}

const wrapsOf = (dir: string) => {
  const ring = readRing(dir);
  return ring.ok ? ring.value.wraps.map(({ kind }) => kind) : [];
};

describe('the start', () => {
  test('E2 sandbox, scheme, own folder and network lock before it is ready; then the page', () =>
    withDesktop(({ did, shown, windows, own, standard }, { dir, own: folder }) => {
      expect(did.slice(0, 7)).toEqual([
        'name Tallyproof',
        `path userData=${folder}`,
        'sandbox',
        'switch host-resolver-rules=MAP * ~NOTFOUND',
        'scheme [{"scheme":"app","privileges":{"standard":true,"secure":true,"supportFetchAPI":true}}]',
        'ready',
        // Without "persist:" it is kept in memory.
        'partition tallyproof',
      ]);
      expect(shown).toEqual(['app://tallyproof/']);
      expect(windows).toHaveLength(1);
      for (const session of [own, standard]) expect(session.onRequest()).not.toBeNull();
      expect(statSync(folder).mode & 0o777).toBe(0o700);
      expect(statSync(dir).mode & 0o777).toBe(0o700);
    }));

  test('E1, E3, E11, E15 the page is only a page: every preference by name', () =>
    withDesktop(({ windows, own }) => {
      const { session, ...others } = windows[0]?.webPreferences ?? {};
      expect(session === own.session).toBe(true);
      expect(others).toEqual({
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInSubFrames: false,
        nodeIntegrationInWorker: false,
        webSecurity: true,
        webviewTag: false,
        navigateOnDragDrop: false,
        spellcheck: false,
        devTools: false,
      });
    }));

  test('E3, E6, E7 whatever shows a page is locked', () =>
    withDesktop(({ app }) => {
      const { contents, events } = contentsDouble();
      app.tell('web-contents-created', {}, contents);
      for (const kind of ['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview']) {
        expect(events.heard(kind), kind).toBe(true);
      }
    }));

  test('R9 the second start ends, the first one’s window comes to the front', async () => {
    const place = newPlace();
    const second = electronDouble({ first: false });
    await run(second, place);
    expect(second.did.at(-1)).toBe('exit 0');
    expect([second.windows, existsSync(place.dir)]).toEqual([[], false]);

    await withDesktop(({ app, did }) => {
      app.tell('second-instance', {}, [], '');
      expect(did.slice(-3)).toEqual(['restore', 'show', 'focus']);
    });
  });

  test('a folder that another program has open is refused in words', () =>
    withDesktop(async (_first, place) => {
      const second = electronDouble();
      await run(second, place);
      expect(second.did.slice(-2)).toEqual([
        expect.stringContaining(`error Another Tallyproof has ${place.dir} open`),
        'exit 3',
      ]);
      expect(second.windows).toEqual([]);
    }));

  test.each(['no-sandbox', 'remote-debugging-port', 'inspect', 'js-flags'])(
    'E12 released, it does not run with --%s',
    async (name) => {
      const double = electronDouble({ switches: [name] });
      const place = newPlace();
      await run(double, place);
      expect(double.did).toEqual([`error Tallyproof does not run with --${name}.`, 'exit 2']);
      expect(existsSync(place.own)).toBe(false);
    },
  );

  test('an instant that is none is told, words of the system are passed over', async () => {
    const wrong = electronDouble();
    const place = newPlace();
    await run(wrong, place, [`--data=${place.dir}`, '--now', 'yesterday']);
    expect(wrong.did).toEqual([expect.stringMatching(/^error .*Temporal/), 'exit 2']);

    const fine = electronDouble();
    await run(fine, place, ['--ozone-platform=wayland', '--data', place.dir, '-psn_0_1']);
    expect(fine.shown).toEqual(['app://tallyproof/']);
    end(fine);
  });
});

const asked = (double: Double, request: Request) => {
  const handler = double.own.handlers.get('app');
  if (handler === undefined) throw new Error('nobody answers app:');
  return handler(request);
};
const called = (double: Double, path: string, body: unknown) => {
  const headers = { 'x-tallyproof': '1', 'content-type': 'application/json' };
  return asked(double, new Request(`app://tallyproof${path}`, { method: 'POST', headers, body: JSON.stringify(body) }));
};

describe('the page', () => {
  test('is served with its nonce, and its calls reach the application', () =>
    withDesktop(async (double) => {
      const page = await asked(double, new Request('app://tallyproof/'));
      expect(await page.text()).toMatch(/nonce="[A-Za-z0-9+/=]{24}"/);
      const answer = await called(double, '/rpc/shell/read', {});
      expect([answer.status, await answer.json()]).toEqual([200, expect.objectContaining({ json: expect.anything() })]);
    }));

  test('says that the folder is locked as soon as it is', () =>
    withDesktop(
      async (double, { dir, keys }) => {
        const locked = async () => (await (await called(double, '/rpc/shell/read', {})).json()).json.locked;
        expect(await locked()).toBe(false);
        const [file] = readdirSync(keys);
        const key = new Uint8Array(Buffer.from(readFileSync(join(keys, file ?? ''), 'utf8').trim(), 'hex'));
        setPassphrase({ dir, keys, key }, 'correct horse battery', randomBytes);
        expect(await locked()).toBe(true);
      },
      electronDouble({ storage: { getSelectedStorageBackend: () => 'basic_text' } }),
    ));

  test('a page that stopped is offered again, or the program ends', async () => {
    for (const [answer, expected] of [
      [0, 'app://tallyproof/'],
      [1, 'quit'],
    ] as const) {
      await withDesktop(async ({ page, shown, did, asked: questions }) => {
        page.events.tell('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
        await settled();
        expect(questions.at(-1)?.message).toContain('Everything that was done is kept');
        expect(answer === 0 ? shown.at(-1) : did.at(-1)).toBe(expected);
        expect(shown).toHaveLength(answer === 0 ? 2 : 1);
      }, electronDouble({ answer }));
    }
  });
});

describe('E7 links that leave', () => {
  const click = async ({ app }: Double, address: string) => {
    const { contents, open } = contentsDouble();
    app.tell('web-contents-created', {}, contents);
    expect(open(address)).toEqual({ action: 'deny' });
    await settled();
  };

  test('hostile ones are neither opened nor asked about', () =>
    withDesktop(
      async (double) => {
        for (const address of hostileLinks) await click(double, address);
        expect([double.asked, double.opened]).toEqual([[], []]);
      },
      electronDouble({ answer: 0 }),
    ));

  test('others are opened when the user says so, and staying is the answer of the return key', async () => {
    for (const [answer, opened] of [
      [0, ['https://www.example.com/a']],
      [1, []],
    ] as const) {
      await withDesktop(async (double) => {
        await click(double, 'https://www.example.com/a');
        expect(double.asked).toMatchObject([{ detail: 'https://www.example.com/a', defaultId: 1, cancelId: 1 }]);
        expect(double.opened).toEqual(opened);
      }, electronDouble({ answer }));
    }
  });
});

test('a link no program opens is told with its address', async () => {
  const told: string[] = [];
  const dialog = standIn<Dialog>('dialog', {
    showMessageBox: async () => ({ response: 0, checkboxChecked: false }),
    showErrorBox: (_title, sentence) => void told.push(sentence),
  });
  const shell = standIn<Shell>('shell', { openExternal: () => Promise.reject(new Error('no handler')) });
  leavingByQuestion({ dialog, shell })('mailto:ann@example.com');
  await vi.waitFor(() => expect(told).toEqual([expect.stringContaining('mailto:ann@example.com')]));
});

describe('K2 the key', () => {
  test('a folder started on the desktop is keyed by the keychain alone, and opens again', async () => {
    const place = newPlace();
    for (const _start of [1, 2]) {
      const double = electronDouble();
      await run(double, place);
      expect(double.shown).toEqual(['app://tallyproof/']);
      end(double);
    }
    expect(wrapsOf(place.dir)).toEqual(['keychain']);
    expect(existsSync(place.keys)).toBe(false);
  });

  test('the command line is told where the key is', async () => {
    const place = newPlace();
    const double = electronDouble();
    await run(double, place);
    end(double);
    const opened = openFolder({ dir: place.dir, keys: place.keys, now: Date.now, random: randomBytes });
    expect(opened).toMatchObject({ ok: false, refusal: { code: 'keychainOnly' } });
  });

  test.each<[string, NodeJS.Platform, Parameters<typeof electronDouble>[0]]>([
    [
      'on Linux a password that stands in the program',
      'linux',
      { storage: { getSelectedStorageBackend: () => 'basic_text' } },
    ],
    ['on Linux an unknown keeper', 'linux', { storage: { getSelectedStorageBackend: () => 'unknown' } }],
    ['none', 'darwin', { storage: { isAsyncEncryptionAvailable: async () => false } }],
  ])('%s is no keychain: the key lies in a file of the user’s alone', async (_name, platform, circumstances) => {
    const place = newPlace();
    const double = electronDouble(circumstances);
    await run(double, place, [`--data=${place.dir}`], platform);
    end(double);
    expect(wrapsOf(place.dir)).toEqual(['file']);
    const [file] = readdirSync(place.keys);
    expect(statSync(join(place.keys, file ?? '')).mode & 0o777).toBe(0o600);
  });

  test('a folder of the command line opens, and stays open to the command line', async () => {
    const place = newPlace();
    const wish = { dir: place.dir, keys: place.keys, now: Date.now, random: randomBytes };
    const made = openFolder(wish);
    if (made.ok) made.folder.release();
    const double = electronDouble();
    await run(double, place);
    expect(double.shown).toEqual(['app://tallyproof/']);
    end(double);
    const again = openFolder(wish);
    expect(again.ok).toBe(true);
    if (again.ok) again.folder.release();
  });

  const snapshot = (dir: string) =>
    readdirSync(dir)
      .filter((name) => !name.startsWith('lock.db'))
      .map((name) => [name, statSync(join(dir, name)).isFile() ? readFileSync(join(dir, name)).toString('hex') : '']);

  test.each<[string, (place: Place) => Parameters<typeof electronDouble>[0], RegExp]>([
    [
      'another account’s keychain',
      () => ({ storage: storageDouble('b') }),
      /keychain of this account does not give the key/,
    ],
    [
      'a keychain that is gone',
      () => ({ storage: { ...storageDouble(), isAsyncEncryptionAvailable: async () => false } }),
      /keychain of this account does not give the key/,
    ],
    [
      'a keychain that gives another key',
      () => ({
        storage: {
          ...storageDouble(),
          decryptStringAsync: async () => ({ result: '0'.repeat(64), shouldReEncrypt: false }),
        },
      }),
      /does not open/,
    ],
    [
      'the ring is gone',
      ({ dir }) => {
        rmSync(join(dir, 'key.json'));
        return {};
      },
      /The key of this data is not on this machine/,
    ],
    [
      'the data file is gone',
      ({ dir }) => {
        rmSync(join(dir, 'tallyproof.db'));
        return {};
      },
      /The data file .* is gone/,
    ],
  ])('%s: readable words, and nothing in the folder changes', async (_name, harm, words) => {
    const place = newPlace();
    const first = electronDouble();
    await run(first, place);
    end(first);
    const circumstances = harm(place);
    const before = snapshot(place.dir);
    const double = electronDouble(circumstances);
    await run(double, place);
    expect(double.did.slice(-2)).toEqual([expect.stringMatching(words), 'exit 1']);
    expect([double.windows, snapshot(place.dir)]).toEqual([[], before]);
  });

  test('what the keychain has come to seal in another way is sealed anew', async () => {
    const place = newPlace();
    const first = electronDouble();
    await run(first, place);
    end(first);
    const { decryptStringAsync } = storageDouble();
    const turned = electronDouble({
      storage: {
        ...storageDouble(),
        encryptStringAsync: async (text) => Buffer.from(`b:${text}`),
        decryptStringAsync: async (sealed) => ({
          result: (await decryptStringAsync?.(sealed))?.result ?? '',
          shouldReEncrypt: true,
        }),
      },
    });
    await run(turned, place);
    end(turned);
    const other = electronDouble({ storage: storageDouble('b') });
    await run(other, place);
    expect(other.shown).toEqual(['app://tallyproof/']);
    end(other);
  });

  /** A folder started on the desktop, and its key as nothing but a test may read it. */
  const startedOnDesktop = async () => {
    const place = newPlace();
    const first = electronDouble();
    await run(first, place);
    end(first);
    const ring = readRing(place.dir);
    const sealed = ring.ok && ring.value.wraps[0]?.kind === 'keychain' ? ring.value.wraps[0].sealed : '';
    const key = new Uint8Array(Buffer.from(Buffer.from(sealed, 'base64').toString().slice(2), 'hex'));
    return { place, folder: { dir: place.dir, keys: place.keys, key } };
  };
  const title = async (double: Double) => (await asked(double, new Request('app://tallyproof/'))).text();

  test('a passphrase takes the keychain’s place: the window asks for it, and nothing else is answered', async () => {
    const { place, folder } = await startedOnDesktop();
    setPassphrase(folder, 'correct horse battery', randomBytes);
    expect(wrapsOf(place.dir)).toEqual(['passphrase']);

    const double = electronDouble();
    await run(double, place);
    expect(double.shown).toEqual(['app://tallyproof/']);
    expect(await title(double)).toContain('Locked');
    expect((await called(double, '/rpc/shell/read', {})).status).toBe(404);
    expect((await called(double, '/rpc/unlock', { secret: 1 })).status).toBe(400);
    const answers = await Promise.all(
      [{}, { secret: 'wrong horse battery' }].map(async (body) => (await called(double, '/rpc/unlock', body)).json()),
    );
    expect(answers).toMatchObject([
      { kind: 'locked', refusal: { code: 'secretNeeded' } },
      { kind: 'locked', refusal: { code: 'wrongKey' } },
    ]);
    const secret = 'correct horse battery';
    const [right, twice] = await Promise.all([1, 2].map(() => called(double, '/rpc/unlock', { secret })));
    expect([await right?.json(), await twice?.json()]).toEqual([{ kind: 'open' }, { kind: 'open' }]);
    expect(await title(double)).toContain('main.js');
    expect((await called(double, '/rpc/shell/read', {})).status).toBe(200);
    end(double);
  });

  test('K3 on another machine the recovery key opens, and from then on its keychain', async () => {
    const { place, folder } = await startedOnDesktop();
    const made = makeRecoveryKey(folder, randomBytes);
    const secret = made.ok ? made.value.code : '';
    const other = () => electronDouble({ storage: storageDouble('b') });
    const first = other();
    await run(first, place);
    const why = await (await called(first, '/rpc/unlock', {})).json();
    expect(why).toMatchObject({ kind: 'locked', refusal: { code: 'keychainChanged', data: { ways: ['recovery'] } } });
    expect(await (await called(first, '/rpc/unlock', { secret })).json()).toEqual({ kind: 'open' });
    end(first);

    const second = other();
    await run(second, place);
    expect(await title(second)).toContain('main.js');
    end(second);
  });
});

describe('the menu', () => {
  const items = (menu: readonly MenuItemConstructorOptions[]): readonly MenuItemConstructorOptions[] =>
    menu.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? items(item.submenu) : [])]);
  const choose = (double: Double, label: string, triggeredByAccelerator = false) => {
    const item = items(double.menu()).find((one) => one.label === label);
    if (item?.click === undefined) throw new Error(`no item ${label}`);
    item.click(standIn<MenuItem>('item', {}), undefined, { triggeredByAccelerator } as Parameters<
      typeof item.click
    >[2]);
  };
  const roles = (double: Double) => items(double.menu()).flatMap(({ role }) => (role === undefined ? [] : [role]));

  test('E15 released, it has neither tools nor reload; a checkout has', async () => {
    await withDesktop((double) => {
      expect(roles(double)).not.toEqual(expect.arrayContaining(['toggleDevTools']));
      expect(roles(double).filter((role) => /reload|tools/i.test(role))).toEqual([]);
    });
    await withDesktop(
      (double) => expect(roles(double)).toEqual(expect.arrayContaining(['reload', 'toggleDevTools'])),
      electronDouble({ packaged: false }),
    );
  });

  test('undo and redo are the page’s: chosen, they are the key; a key the page left undoes typing', () =>
    withDesktop((double) => {
      choose(double, 'Undo');
      choose(double, 'Redo');
      const pressed = (modifiers: readonly string[]) =>
        ['keyDown', 'keyUp'].map((type) => ({ type, keyCode: 'Z', modifiers }));
      expect(double.page.sent).toEqual([...pressed(['control']), ...pressed(['control', 'shift'])]);
      expect(double.page.did).not.toContain('undo');
      choose(double, 'Undo', true);
      choose(double, 'Redo', true);
      expect(double.page.sent).toHaveLength(4);
      expect(double.page.did.slice(-2)).toEqual(['undo', 'redo']);
    }));

  test('import, print, the data folder, the keys', () =>
    withDesktop((double, { dir }) => {
      choose(double, 'Import…');
      expect(double.shown.at(-1)).toBe('app://tallyproof/#/import');
      choose(double, 'Print…');
      expect(double.page.did.at(-1)).toBe('print');
      choose(double, 'Show data folder');
      expect(double.did.at(-1)).toBe(`folder ${dir}`);
      choose(double, 'Keyboard shortcuts');
      expect(double.page.sent[0]).toMatchObject({ keyCode: '?' });
    }));
});

describe('what the window remembers', () => {
  test('its place, its zoom, and the folder of the last save', async () => {
    const place = newPlace();
    const first = electronDouble();
    await run(first, place);
    first.window.tell('close');
    const item = (folder: string) => {
      const options: unknown[] = [];
      let saved: (event: unknown, state: string) => void = () => undefined;
      return {
        options,
        done: (state: string) => saved({}, state),
        getURL: () => 'blob:app://tallyproof/1',
        getFilename: () => 'INV-2026-0001.pdf',
        getSavePath: () => join(folder, 'INV-2026-0001.pdf'),
        setSaveDialogOptions: (wish: unknown) => options.push(wish),
        once: (_event: string, listener: typeof saved) => {
          saved = listener;
        },
      };
    };
    const save = (double: Double, download: ReturnType<typeof item>, state: string) => {
      double.own.events.tell('will-download', { preventDefault: () => undefined }, download);
      download.done(state);
      return download.options;
    };
    const standard = '/home/somebody/downloads/INV-2026-0001.pdf';
    expect(save(first, item('/elsewhere'), 'cancelled')).toEqual([{ defaultPath: standard }]);
    expect(save(first, item('/invoices'), 'completed')).toEqual([{ defaultPath: standard }]);
    end(first);

    const second = electronDouble();
    await run(second, place);
    expect(second.windows[0]).toMatchObject({ x: 10, y: 20, width: 1200, height: 700 });
    expect(second.did).toContain('maximize');
    second.page.events.tell('did-finish-load');
    expect(second.page.did).toContain('zoom 1.5');
    expect(save(second, item('/x'), 'cancelled')).toEqual([{ defaultPath: '/invoices/INV-2026-0001.pdf' }]);
    end(second);
  });

  test('a saved document or report is opened when the user says so; anything else is only saved', async () => {
    const path = (name: string): string => join('/reports', name);
    for (const [answer, name, asked, opened] of [
      [0, 'march.html', 1, ['/reports/march.html']],
      [0, 'INV-2026-0001.PDF', 1, ['/reports/INV-2026-0001.PDF']],
      [1, 'march.html', 1, []],
      [0, 'march.csv', 0, []],
      [0, 'march.html.exe', 0, []],
    ] as const) {
      await withDesktop(async (double) => {
        const item = {
          getURL: () => 'blob:app://tallyproof/1',
          getFilename: () => 'march.html',
          getSavePath: () => path(name),
          setSaveDialogOptions: () => undefined,
          once: (_event: string, done: (event: unknown, state: string) => void) => done({}, 'completed'),
        };
        double.own.events.tell('will-download', { preventDefault: () => undefined }, item);
        await vi.waitFor(() => {
          expect(double.asked, name).toHaveLength(asked);
          expect(double.opened, name).toEqual(opened);
        });
      }, electronDouble({ answer }));
    }
  });

  test('a document no program opens is told with its place', async () => {
    const told: string[] = [];
    const dialog = standIn<Dialog>('dialog', {
      showMessageBox: async () => ({ response: 0, checkboxChecked: false }),
      showErrorBox: (_title, sentence) => void told.push(sentence),
    });
    const shell = standIn<Shell>('shell', { openPath: async () => 'no handler' });
    await offerToOpen({ dialog, shell }, '/reports/march.html');
    expect(told).toEqual([expect.stringContaining('march.html. It lies in /reports')]);
  });

  test('only what the page itself has made is saved', () =>
    withDesktop(({ own }) => {
      for (const address of [
        'https://evil.example.com/x.exe',
        'app://tallyproof/',
        'blob:https://evil.example.com/1',
        'data:,x',
      ]) {
        let prevented = false;
        const event = { preventDefault: () => (prevented = true) };
        own.events.tell('will-download', event, { getURL: () => address });
        expect(prevented, address).toBe(true);
      }
    }));

  test('what cannot be read is forgotten', async () => {
    const place = newPlace();
    mkdirSync(place.own);
    for (const text of ['', '{', '{"version":2}', '{"version":1,"place":{"x":1}}']) {
      writeFileSync(join(place.own, 'window.json'), text);
      const double = electronDouble();
      await run(double, place);
      expect(double.windows[0]).toMatchObject({ width: 1280, height: 800 });
      end(double);
    }
  });
});
