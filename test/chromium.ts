import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * The Chromium the tests drive, or undefined: the variable TALLYPROOF_CHROMIUM, then the system's browser on PATH, then
 * the one Playwright downloaded. A variable that names nothing runnable is an error, not a reason to take another one.
 */
function findChromium(): string | undefined {
  const named = process.env.TALLYPROOF_CHROMIUM;
  if (named !== undefined && named !== '') {
    if (!runnable(named)) throw new Error(`TALLYPROOF_CHROMIUM names ${named}, which cannot be run.`);
    return named;
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name))).find(runnable);
  if (onPath !== undefined) return onPath;
  const downloaded = chromium.executablePath();
  return runnable(downloaded) ? downloaded : undefined;
}

/** `findChromium`, or the Debian package when this is Debian and we are root; throws one sentence when there is none. */
export function requireChromium(): string {
  const found = findChromium() ?? (rootOnDebian() ? installDebianPackage() : undefined);
  if (found !== undefined) return found;
  throw new Error(
    'The browser tests need a Chromium: install one (chromium or google-chrome on PATH), ' +
      'run "npx playwright-core install chromium", or name it in TALLYPROOF_CHROMIUM.',
  );
}

function installDebianPackage(): string | undefined {
  // Another run may be installing at this moment: wait for its lock instead of failing.
  const wait = ['-o', 'DPkg::Lock::Timeout=300'];
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const run = spawnSync('apt-get', [...wait, ...args], {
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (run.status !== 0) {
      const said = run.error?.message ?? `${run.stdout}\n${run.stderr}`.trim();
      throw new Error(`Chromium is missing and "apt-get ${args.join(' ')}" failed:\n${said}`);
    }
  }
  return findChromium();
}

function rootOnDebian(): boolean {
  return (
    process.getuid?.() === 0 && existsSync('/etc/debian_version') && isDebian(readFileSync('/etc/os-release', 'utf8'))
  );
}

/** Ubuntu's package of that name is only a door to a snap, which a container cannot run. */
function isDebian(osRelease: string): boolean {
  return /^ID="?debian"?$/m.test(osRelease);
}

function runnable(path: string): boolean {
  const file = statSync(path, { throwIfNoEntry: false });
  return file?.isFile() === true && (file.mode & 0o111) !== 0;
}
