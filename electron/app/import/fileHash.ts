import { createHash } from 'node:crypto';
import type { Written } from './openFile.ts';

/**
 * By what a file is known again (domain §4). Another sheet of the same workbook is another file; the one that is read where nobody
 * says which goes by the workbook's own hash.
 */
export function fileHashOf(bytes: Uint8Array, written: Written): string {
  const hash = createHash('sha256').update(bytes);
  if (written.kind === 'workbook' && !written.seen.usual) hash.update(`\0${written.seen.sheet}`);
  return hash.digest('hex');
}
