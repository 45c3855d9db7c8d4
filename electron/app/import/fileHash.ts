import { createHash } from 'node:crypto';
import type { Written } from './openFile.ts';

/**
 * By what a file is known again (domain §4). Another sheet of the same workbook is another file; the one that is read where nobody
 * says which goes by the workbook's own hash.
 */
export async function fileHashOf(file: Blob, written: Written): Promise<string> {
  const hash = createHash('sha256');
  // Piece by piece: beside what reads the file there is no room for a second copy of a large one.
  for await (const piece of file.stream()) hash.update(piece);
  if (written.kind === 'workbook' && !written.seen.usual) hash.update(`\0${written.seen.sheet}`);
  return hash.digest('hex');
}
