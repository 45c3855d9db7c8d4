import { type Database, damageOf } from './open.ts';

export type FileCheck = 'integrity' | 'foreignKeys';

/** Reads the whole file: the first check that fails, or null when all is well. With encryption every page is authenticated too. */
export function failedCheck(database: Database): FileCheck | null {
  try {
    const answers = database.prepare<[], unknown>('PRAGMA integrity_check').pluck().all();
    if (answers.length !== 1 || answers[0] !== 'ok') return 'integrity';
    return database.prepare('PRAGMA foreign_key_check').get() === undefined ? null : 'foreignKeys';
  } catch (problem) {
    if (damageOf(problem) === undefined) throw problem;
    return 'integrity';
  }
}
