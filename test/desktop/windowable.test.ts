import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { windowable } from '../../electron/windowable.ts';
import { runWindow } from '../../electron/windowProcess.ts';
import { tempFolder } from '../place.ts';

function packageWith(...files: readonly string[]): string {
  const electron = tempFolder();
  mkdirSync(join(electron, 'dist'));
  for (const file of files) writeFileSync(join(electron, file), file === 'path.txt' ? 'electron' : '');
  return electron;
}
const whole = ['path.txt', 'dist/electron'] as const;
const display = { DISPLAY: ':0' };

test.each([
  ['no binary', 'linux', display, 1000, [], /Electron binary is not here \("npx install-electron"/],
  ['half an installation', 'linux', display, 1000, ['path.txt'], /Electron binary is not here/],
  ['no display', 'linux', {}, 1000, whole, /there is no display/],
  ['an empty display', 'linux', { DISPLAY: '' }, 1000, whole, /there is no display/],
  ['root', 'linux', display, 0, whole, /root/],
] as const)('%s: no window, and why', (_name, platform, env, uid, files, words) => {
  const able = windowable({ platform, env, uid, electron: packageWith(...files) });
  expect('missing' in able ? able.missing : '').toMatch(words);
});

test.each([
  ['linux', display, 1000],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, 1000],
  ['darwin', {}, 501],
  ['win32', {}, undefined],
] as const)('%s with a binary has a window', (platform, env, uid) => {
  const electron = packageWith(...whole);
  expect(windowable({ platform, env, uid, electron })).toEqual({ binary: join(electron, 'dist', 'electron') });
});

describe.skipIf(process.platform === 'win32')('the process of the window', () => {
  const program = (text: string): string => {
    const file = join(tempFolder(), 'electron');
    writeFileSync(file, `#!/bin/sh\n${text}\n`, { mode: 0o700 });
    return file;
  };

  test.each([
    ['exit 0', { code: 0 }],
    ['exit 3', { code: 3 }],
    ['test "$1" = --data', { code: 0 }],
    ['test -z "$ELECTRON_RUN_AS_NODE"', { code: 0 }],
    ['kill -TERM $$', { code: 0 }],
    ['exit 127', { failed: 'Electron ended with 127' }],
    ['kill -TRAP $$', { failed: 'Electron ended with SIGTRAP' }],
  ])('%s', async (text, end) => {
    process.env.ELECTRON_RUN_AS_NODE = '1';
    try {
      expect(await runWindow(program(text), ['--data'])).toEqual(end);
    } finally {
      delete process.env.ELECTRON_RUN_AS_NODE;
    }
  });

  test('a binary for another machine', async () => {
    expect(await runWindow(join(tempFolder(), 'nothing'), [])).toEqual({ failed: 'Electron did not start: ENOENT' });
  });
});
