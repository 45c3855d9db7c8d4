import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const told = process.env.TALLYPROOF_TEST_DATA;
const folder = told ?? resolve(import.meta.dirname, '../../shared/data');

/** The folder of test data from outside, or null where there is none. A folder that is told must exist. */
export const testData: string | null = existsSync(folder) ? folder : null;

if (told !== undefined && testData === null) throw new Error(`TALLYPROOF_TEST_DATA names no folder: ${told}`);
if (testData === null) {
  process.stderr.write(
    `Tests on outside data are skipped: no folder ${folder}, and TALLYPROOF_TEST_DATA is not set.\n`,
  );
}
