import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Names = z.record(z.string(), z.string()).optional();
const Lock = z.object({
  packages: z.record(z.string(), z.object({ dependencies: Names, optionalDependencies: Names })),
});

/** The names of these packages and of all they need, by the lock file. */
export function packagesOf(root: string, names: readonly string[]): ReadonlySet<string> {
  const { packages } = Lock.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  const found = new Set<string>();
  const seen = new Set<string>();
  const take = (from: string, name: string): void => {
    const folder = folderOf(packages, from, name);
    if (folder === undefined || seen.has(folder)) return;
    seen.add(folder);
    found.add(name);
    const { dependencies, optionalDependencies } = packages[folder] ?? {};
    for (const needed of Object.keys({ ...dependencies, ...optionalDependencies })) take(folder, needed);
  };
  for (const name of names) take('', name);
  return found;
}

/** As Node looks for it: beside `from`, then in each folder above. */
function folderOf(packages: Readonly<Record<string, unknown>>, from: string, name: string): string | undefined {
  const folder = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
  if (folder in packages) return folder;
  return from === ''
    ? undefined
    : folderOf(packages, from.slice(0, Math.max(from.lastIndexOf('/node_modules/'), 0)), name);
}
