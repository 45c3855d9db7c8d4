import { describe, expect, test } from 'vitest';
import { lockContents, lockSession } from '../../electron/desktop/lockdown.ts';
import { pageAddress } from '../../electron/desktop/scheme.ts';
import { contentsDouble, preventable, sessionDouble } from './double.ts';
import { hostileNavigations } from './hostile.ts';

function lockedContents() {
  const double = contentsDouble();
  const left: string[] = [];
  lockContents(double.contents, (address) => left.push(address));
  return { ...double, left };
}

function lockedSession() {
  const double = sessionDouble();
  lockSession(double.session);
  return double;
}

describe('E6 the page stays where it is', () => {
  const kinds = ['will-navigate', 'will-redirect', 'will-frame-navigate'] as const;

  test.each(hostileNavigations)('not to %s', (url) => {
    const { events } = lockedContents();
    for (const kind of kinds) {
      const event = preventable({ url, isMainFrame: true });
      events.tell(kind, event);
      expect(event.prevented, kind).toBe(true);
    }
  });

  test.each([pageAddress, `${pageAddress}#/clients`, `${pageAddress}?x#/import`])('the page itself, %s', (url) => {
    const { events } = lockedContents();
    for (const kind of ['will-navigate', 'will-frame-navigate']) {
      const event = preventable({ url, isMainFrame: true });
      events.tell(kind, event);
      expect(event.prevented, kind).toBe(false);
    }
  });

  test('no frame, no redirect, no view inside the page, not even to itself', () => {
    const { events } = lockedContents();
    const inside: readonly (readonly [string, { url: string; isMainFrame: boolean }])[] = [
      ['will-frame-navigate', { url: pageAddress, isMainFrame: false }],
      ['will-redirect', { url: pageAddress, isMainFrame: true }],
      ['will-attach-webview', { url: pageAddress, isMainFrame: false }],
    ];
    for (const [kind, about] of inside) {
      const event = preventable(about);
      events.tell(kind, event);
      expect(event.prevented, kind).toBe(true);
    }
  });

  test('E7 no second window: the address goes to whoever asks the user, as that of a plain link does', () => {
    const { open, left, did, events } = lockedContents();
    expect(open('https://example.com/')).toEqual({ action: 'deny' });
    expect(open(pageAddress)).toEqual({ action: 'deny' });
    events.tell('will-navigate', preventable({ url: 'mailto:ann@example.com', isMainFrame: true }));
    expect(left).toEqual(['https://example.com/', pageAddress, 'mailto:ann@example.com']);
    expect(did).toEqual(['disable_non_proxied_udp']);
  });
});

/** All names Electron has for permissions, as the declarations of 45 list them. */
const permissions = [
  'ar',
  'automatic-fullscreen',
  'background-fetch',
  'background-sync',
  'captured-surface-control',
  'clipboard-read',
  'clipboard-sanitized-write',
  'deprecated-sync-clipboard-read',
  'display-capture',
  'fileSystem',
  'fullscreen',
  'geolocation',
  'hid',
  'idle-detection',
  'keyboardLock',
  'local-fonts',
  'local-network-access',
  'loopback-network',
  'media',
  'mediaKeySystem',
  'midi',
  'midiSysex',
  'nfc',
  'notifications',
  'openExternal',
  'payment-handler',
  'persistent-storage',
  'pointerLock',
  'screen-wake-lock',
  'sensors',
  'serial',
  'speaker-selection',
  'storage-access',
  'top-level-storage-access',
  'usb',
  'window-management',
  'unknown',
] as const;

describe('E8 permissions', () => {
  const askers = [pageAddress, 'app://tallyproof', 'https://evil.example.com/', 'app://evil/', 'null', ''];

  test.each(permissions)('%s', (permission) => {
    const session = lockedSession();
    const { contents } = contentsDouble();
    for (const asker of askers) {
      const may = permission === 'clipboard-sanitized-write' && asker.startsWith('app://tallyproof');
      const answers: boolean[] = [];
      const details = { requestingUrl: asker, isMainFrame: true };
      session.onRequest()?.(contents, permission, (granted) => answers.push(granted), details);
      answers.push(session.onCheck()?.(contents, permission, asker, { isMainFrame: true }) ?? true);
      expect(answers, asker).toEqual([may, may]);
    }
  });

  test('no device, no screen, no dictionary', () => {
    const session = lockedSession();
    const device = { deviceType: 'usb', origin: 'app://tallyproof', device: { deviceId: 'x', name: 'x' } } as const;
    const onDevice: unknown = session.onDevice();
    if (typeof onDevice !== 'function') throw new Error('devices are asked nobody for');
    expect(onDevice(device)).toBe(false);
    expect(session.did).toEqual(['display null', 'spelling false']);
  });
});

describe('nothing goes to a network', () => {
  const passes = (url: string): boolean => {
    let cancelled: boolean | undefined;
    const about = { url } as Parameters<NonNullable<ReturnType<ReturnType<typeof sessionDouble>['filter']>>>[0];
    lockedSession().filter()?.(about, ({ cancel }) => {
      cancelled = cancel;
    });
    if (cancelled === undefined) throw new Error('the filter said nothing');
    return !cancelled;
  };

  test.each([pageAddress, `${pageAddress}assets/main.js`, 'blob:app://tallyproof/1', 'data:image/png;base64,x'])(
    '%s passes',
    (url) => expect(passes(url)).toBe(true),
  );

  test.each([
    'https://evil.example.com/',
    'http://127.0.0.1/',
    'ws://127.0.0.1/',
    'wss://evil.example.com/',
    'ftp://evil.example.com/',
    'file:///etc/passwd',
    'chrome-extension://x/y',
    'blob:https://evil.example.com/1',
    'app://evil/',
    'https://redirector.gvt1.com/edgedl/chrome/dict/en-us-10-1.bdic',
  ])('%s does not', (url) => expect(passes(url)).toBe(false));
});
