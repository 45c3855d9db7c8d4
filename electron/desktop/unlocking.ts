import { UnlockAnswer, UnlockQuestion } from '../../shared/api/unlock.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { Folder, OpenedFolder } from '../folder.ts';
import { turnedAway } from '../guard/headers.ts';
import type { App } from '../guard.ts';
import { parseJson } from '../json.ts';
import { secretWouldHelp } from '../openAsking.ts';

export interface Opening {
  /** Opens the folder, with a passphrase or recovery key when one is given. */
  readonly open: (secret?: string) => Promise<OpenedFolder>;
  /** The application on the open folder, with its page and guards. */
  readonly host: (folder: Folder) => App;
  /** The page that asks for the secret, with the same guards before what answers it. */
  readonly ask: (door: App) => App;
}

/**
 * What the page of a window reaches: the application, or while the folder is locked the door before it. The refusal when
 * no secret would help.
 */
export async function openOrAsk({
  open,
  host,
  ask,
}: Opening): Promise<{ readonly ok: true; readonly app: App } | { readonly ok: false; readonly refusal: Refusal }> {
  const opened = await open();
  if (opened.ok) return { ok: true, app: host(opened.folder) };
  if (!secretWouldHelp(opened.refusal)) return opened;
  const unlock = async (secret: string): Promise<Refusal | null> => {
    const unlocked = await open(secret);
    if (!unlocked.ok) return unlocked.refusal;
    standing = host(unlocked.folder);
    return null;
  };
  let standing = ask(doorOf(opened.refusal, unlock));
  return { ok: true, app: (request) => standing(request) };
}

/** Answers why the folder is locked, and tries what the user types. */
function doorOf(why: Refusal, unlock: (secret: string) => Promise<Refusal | null>): App {
  let turn: Promise<Refusal | null> = Promise.resolve(why);
  /** One try after the other; when one has opened the folder, every other finds it open. */
  const tryNext = (secret: string): Promise<Refusal | null> => {
    turn = turn.then((before) => (before === null ? null : unlock(secret)));
    return turn;
  };
  return async (request) => {
    if (new URL(request.url).pathname !== '/rpc/unlock') return turnedAway(404, 'There is nothing at this address.');
    const question = UnlockQuestion.safeParse(parseJson(await request.text()));
    if (!question.success) return turnedAway(400, 'This is no question.');
    const { secret } = question.data;
    const refusal = secret === undefined ? why : await tryNext(secret);
    return Response.json(UnlockAnswer.parse(refusal === null ? { kind: 'open' } : { kind: 'locked', refusal }));
  };
}
