import { existsSync, realpathSync, statfsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Folders that a service copies while they are written to, by the names those services give them. */
const services: readonly (readonly [RegExp, string])[] = [
  [/^onedrive($| - )/i, 'OneDrive'],
  [/^dropbox($| \()/i, 'Dropbox'],
  [/^(icloud ?drive|mobile documents|com~apple~clouddocs)$/i, 'iCloud'],
  [/^(google ?drive|my drive)$/i, 'Google Drive'],
  [/^cloudstorage$/i, 'CloudStorage'],
  [/^(nextcloud|owncloud)$/i, 'Nextcloud'],
];

/** Linux' numbers of file systems on which locks or syncing cannot be relied on, or where no folder can be made at all. */
const fileSystems: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'SMB'],
  [0xfe534d42, 'SMB'],
  [0x4d44, 'FAT'],
  [0x9fa0, 'proc'],
  [0x62656572, 'sysfs'],
]);

/** What makes a folder unfit to hold the data file, or null: a synchronised folder or a network or FAT file system. */
export function unfitPlace(dir: string): string | null {
  let existing = resolve(dir);
  while (!existsSync(existing) && dirname(existing) !== existing) existing = dirname(existing);
  const real = realpathSync(existing);
  for (const part of `${resolve(dir)}/${real}`.split(/[\\/]/)) {
    const service = services.find(([pattern]) => pattern.test(part));
    if (service !== undefined) return service[1];
  }
  if (process.platform !== 'linux') return null;
  return fileSystems.get(statfsSync(real).type) ?? null;
}
