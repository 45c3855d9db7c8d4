import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { exit } from './exits.ts';

/** Anything else is Electron or the system saying that no window could be opened. */
const ownExits: readonly number[] = Object.values(exit);
const stops = ['SIGINT', 'SIGTERM'] as const;

export type WindowEnd = { readonly code: number } | { readonly failed: string };

/** Runs Electron until its window is closed, and hands on the signals that stop it. `failed` says why there was no window. */
export async function runWindow(binary: string, args: readonly string[]): Promise<WindowEnd> {
  // With this variable set, Electron would be a Node and open nothing.
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const child = spawn(binary, args, { stdio: 'inherit', env });
  for (const signal of stops) process.on(signal, () => child.kill(signal));
  try {
    const [code, signal]: (number | string | null)[] = await once(child, 'exit');
    if (typeof code === 'number' && ownExits.includes(code)) return { code };
    if (stops.some((stop) => stop === signal)) return { code: 0 };
    return { failed: `Electron ended with ${signal ?? code}` };
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem) return { failed: `Electron did not start: ${problem.code}` };
    throw problem;
  }
}
