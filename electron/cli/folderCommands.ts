import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Result } from '../../shared/domain/refusal.ts';
import { type BackupAnswer, writeBackup } from '../app/backup/backup.ts';
import { momentName } from '../app/backup/ownBackups.ts';
import { restoreBackup } from '../app/backup/restore.ts';
import type { Folder } from '../folder.ts';
import { isLocked, makeRecoveryKey, readRing, removePassphrase, setPassphrase } from '../keys.ts';
import { layoutOf } from '../layout.ts';
import { secretWouldHelp } from '../openAsking.ts';
import type { Clock, Random } from '../surroundings.ts';
import { command, folderFor, Refused, WrongUsage } from './command.ts';

/** What commands on an open data folder work with. */
interface OpenPlace {
  readonly folder: Folder;
  readonly now: Clock;
  readonly random: Random;
  readonly readSecret: ReadSecret;
}

/** What `restore` works with: a folder that is not there yet. */
interface EmptyPlace {
  readonly dir: string;
  readonly random: Random;
  readonly readSecret: ReadSecret;
}

/** One line of standard input; undefined when there is none. */
type ReadSecret = () => Promise<string | undefined>;

function orRefused<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Refused(result.refusal);
}

const sayBackup = (answer: BackupAnswer): string =>
  `${answer.file}\n${answer.leads} leads, ${answer.documents} documents, SHA-256 ${answer.hash}`;

const backup = command<BackupAnswer, OpenPlace>({
  name: 'backup',
  usage: 'backup [--out FILE]',
  summary: 'write a verified, encrypted backup',
  details: 'It is read back in full before it counts. Without --out it goes into the folder "backups" beside the data.',
  options: { out: { type: 'string', value: 'FILE', help: 'where to write it' } },
  run: async ({ folder, now }, call) => {
    const out = resolve(call.text('out') ?? join(layoutOf(folder.dir).backups, `${momentName(now())}.tallyproof`));
    await folderFor(dirname(out));
    if (statSync(out, { throwIfNoEntry: false })?.isDirectory() === true) {
      throw new Refused({ code: 'cannotWrite', data: { place: out, problem: 'a folder' } });
    }
    return orRefused(
      writeBackup({ handle: folder.handle, key: folder.key, ring: orRefused(readRing(folder.dir)), out, now }),
    );
  },
  say: sayBackup,
});

interface KeyAnswer {
  readonly locked: boolean;
  readonly ways: readonly string[];
  /** Shown once, to print and keep apart from the laptop. */
  readonly recoveryKey?: string;
}

const key = command<KeyAnswer, OpenPlace>({
  name: 'key',
  argument: true,
  usage: 'key (status | set-passphrase | remove-passphrase | recovery)',
  summary: 'how the data folder is locked; set a passphrase; print a recovery key',
  details: 'set-passphrase reads the new passphrase from standard input, one line.',
  options: {},
  run: async ({ folder, random, readSecret }, call) => {
    const what = call.positional('status | set-passphrase | remove-passphrase | recovery');
    const state = (more: { recoveryKey?: string } = {}): KeyAnswer => {
      const ring = orRefused(readRing(folder.dir));
      return { locked: isLocked(ring), ways: ring.wraps.map((wrap) => wrap.kind), ...more };
    };
    switch (what) {
      case 'status':
        return state();
      case 'set-passphrase':
        orRefused(setPassphrase(folder, (await readSecret()) ?? '', random));
        return state();
      case 'remove-passphrase':
        orRefused(removePassphrase(folder));
        return state();
      case 'recovery':
        return state({ recoveryKey: orRefused(makeRecoveryKey(folder, random)).code });
      default:
        throw new WrongUsage(`key cannot "${what}"`);
    }
  },
  say: (answer) =>
    [
      answer.locked
        ? `locked: opens with ${answer.ways.join(' or ')}`
        : 'not locked: the key lies in a file of this machine, readable only by you',
      ...(answer.recoveryKey ? [`recovery key, shown only now: ${answer.recoveryKey}`] : []),
    ].join('\n'),
});

const restore = command<BackupAnswer, EmptyPlace>({
  name: 'restore',
  argument: true,
  usage: 'restore FILE',
  summary: 'put a backup into an empty or new data folder (--data DIR)',
  details: 'Everything is checked before anything is put in place. The folder gets a device number of its own.',
  options: {},
  run: async ({ dir, random, readSecret }, call) => {
    const file = resolve(call.positional('FILE'));
    const restored = restoreBackup({ file, dir, random });
    if (restored.ok || !secretWouldHelp(restored.refusal)) return orRefused(restored);
    return orRefused(restoreBackup({ file, dir, random, secret: await readSecret() }));
  },
  say: sayBackup,
});

export const openFolderCommands = [backup, key];
export const emptyFolderCommands = [restore];
