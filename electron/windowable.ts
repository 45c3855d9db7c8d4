import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What decides whether a window can be opened here. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  /** Undefined where there are no numbered users. */
  readonly uid: number | undefined;
  /** The folder of the package `electron`. */
  readonly electron: string;
}

export type Windowable = { readonly binary: string } | { readonly missing: string };

/**
 * The Electron binary when a window can be opened with it, else what is missing, as the end of a sentence. Only looks: to
 * load the package would download the binary.
 */
export function windowable({ platform, env, uid, electron }: Machine): Windowable {
  const named = join(electron, 'path.txt');
  const binary = existsSync(named) ? join(electron, 'dist', readFileSync(named, 'utf8')) : undefined;
  if (binary === undefined || !existsSync(binary)) {
    return { missing: 'the Electron binary is not here ("npx install-electron" brings it)' };
  }
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return { missing: 'there is no display' };
  // Chromium's sandbox does not start for root, and without it there is no window of ours.
  if (platform === 'linux' && uid === 0) return { missing: 'the window does not open for the user root' };
  return { binary };
}
