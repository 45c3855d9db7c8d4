import { extname, join } from 'node:path';

const built = extname(import.meta.filename) === '.js';

/** Where the built page lies: beside the built hosts, or where the build of these sources puts it. */
export const pageFolder = join(import.meta.dirname, built ? '../renderer' : '../dist/renderer');
