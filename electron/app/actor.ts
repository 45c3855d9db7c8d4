import { z } from 'zod';
import { Actor } from '../../shared/domain/basics.ts';

/** Who asks, as a JSON header in percent-encoding: names are not ASCII. */
export const actorHeader = 'x-tallyproof-actor';

/** The person a request speaks for when it names nobody: one laptop, one owner (domain §1, actor). */
export const unnamedActor: Actor = { name: 'Owner', role: 'owner' };

const ActorHeader = z
  .string()
  .transform((text, issues) => {
    try {
      return JSON.parse(decodeURIComponent(text));
    } catch (problem) {
      if (!(problem instanceof SyntaxError || problem instanceof URIError)) throw problem;
      issues.addIssue('not percent-encoded JSON');
      return z.NEVER;
    }
  })
  .pipe(Actor);

/** The actor of a request, or null where the header says nothing that can be read. */
export function readActor(header: string | null): Actor | null {
  if (header === null) return unnamedActor;
  const read = ActorHeader.safeParse(header);
  return read.success ? read.data : null;
}
