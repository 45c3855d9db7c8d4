import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { tempFolder } from '../place.ts';

const root = join(import.meta.dirname, '..', '..');

export interface Ran {
  readonly code: number | null;
  readonly answer: unknown;
  readonly text: string;
  readonly complaint: string;
}

/** The real command line on a data folder of its own, as a process of its own. */
export function commandLine(options: { readonly dir?: string; readonly cwd?: string } = {}) {
  const dir = options.dir ?? join(tempFolder(), 'data');
  const env = { ...process.env, TALLYPROOF_KEYS: tempFolder() };
  const run = (words: readonly string[], input = ''): Ran => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, 'electron/start.mjs'), 'cli', ...words, '--data', dir],
      { cwd: options.cwd ?? root, env, input, encoding: 'utf8' },
    );
    const json = words.includes('--json') && stdout !== '' ? JSON.parse(stdout) : undefined;
    return { code: status, answer: json, text: stdout, complaint: stderr };
  };
  return {
    dir,
    run,
    /** Runs with `--json` and expects it to be done; answers the JSON. */
    answer: (...words: readonly string[]): unknown => {
      const ran = run([...words, '--json']);
      if (ran.code !== 0) throw new Error(`${words.join(' ')} ended with ${ran.code}: ${ran.text}${ran.complaint}`);
      return ran.answer;
    },
  };
}
