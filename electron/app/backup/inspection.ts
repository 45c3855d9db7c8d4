import { failedCheck } from '../../../db/check.ts';
import { createHandle, type Reader } from '../../../db/handle.ts';
import { openToLook } from '../../../db/open.ts';
import { lastHistory } from '../../../db/queries/history.ts';
import { deviceOf } from '../../../db/sequence.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import { historyHead, verifyHistory } from '../history.ts';

/** What a data file holds, as far as a backup has to say. */
export interface Contents {
  readonly schema: number;
  readonly leads: number;
  readonly documents: number;
  readonly head: string;
}

export function contentsOf(reader: Reader): Contents {
  const one = (sql: string): number => {
    const row = reader.read<{ n: number }>(sql).get();
    if (row === undefined) throw new Error(`no answer to ${sql}`);
    return row.n;
  };
  return {
    schema: one('SELECT user_version AS n FROM pragma_user_version'),
    leads: one('SELECT count(*) AS n FROM lead'),
    documents: one('SELECT count(*) AS n FROM document'),
    head: historyHead(reader),
  };
}

/**
 * Opens a data file read-only and checks all of it: pages, references, history, and that it holds what is expected.
 * Refuses `wrongKey` and `damagedBackup` with the check that failed. Answers the device that wrote last, if any did.
 */
export function inspectData(file: string, key: Uint8Array, expected: Contents): Result<{ lastDevice?: number }> {
  const damaged = (check: string) => refuse('damagedBackup', { check });
  const opened = openToLook({ file, key });
  if (!opened.ok) return opened.refusal.code === 'wrongKey' ? opened : damaged('integrity');
  const handle = createHandle(opened.value);
  try {
    const failed = failedCheck(opened.value);
    if (failed !== null) return damaged(failed);
    const found = contentsOf(handle.reader);
    const differs = (Object.keys(expected) as (keyof Contents)[]).some((name) => expected[name] !== found[name]);
    if (differs) return damaged('contents');
    if (!verifyHistory(handle.reader).ok) return damaged('history');
    const last = lastHistory(handle.reader);
    return done(last === undefined ? {} : { lastDevice: deviceOf(last.id) });
  } finally {
    handle.close();
  }
}
