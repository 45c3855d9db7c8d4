import type { Handle } from '../../db/handle.ts';
import { createIds } from '../../db/sequence.ts';
import type { Context } from '../../electron/app/context.ts';
import { createJobs } from '../../electron/app/jobs.ts';
import { applySetup } from '../../electron/app/setup.ts';
import { addSuppression } from '../../electron/app/suppression/addSuppression.ts';
import { setup } from './intakeTerms.ts';
import { chance, person } from './leadFile.ts';

/** The day of all generated leads. */
export const benchNow = Date.parse('2026-03-25T12:00:00Z');

/** What the application is given, on an open file: the clock stands and everything random is the same in every run. */
export function benchContext(handle: Handle): Context {
  const random = chance(1);
  return {
    handle,
    ids: createIds(1),
    device: 1,
    now: () => benchNow,
    random: (bytes) => Uint8Array.from({ length: bytes }, () => Math.floor(random() * 256)),
    locked: false,
    folder: { dir: '', keys: '', key: new Uint8Array(32) },
    keepIncident: (_, problem) => {
      throw problem;
    },
    jobs: createJobs(),
    actor: { name: 'Bench', role: 'owner' },
    recorded: () => {},
  };
}

/** Sets up the agency of `intakeTerms.ts` in a new file, with 1,000 people on its suppression list. */
export async function setUpBench(context: Context): Promise<void> {
  const ready = applySetup(context, setup);
  if (!ready.ok) throw new Error(JSON.stringify(ready.refusal));
  const listed = Array.from({ length: 1000 }, (_, place) => person(place * 97));
  await addSuppression(context, { entries: listed.flatMap(({ mail, phone }) => [mail, phone]) });
}
