import type { World } from '../../world.ts';

/** The ref of the one contract a story is about. */
export const contract = 'story';

/** Where client and agency of every story are. */
export const zone = 'Europe/Berlin';

/** What the parts of a story share: a real file and the use-cases on it. */
export interface Scene {
  readonly world: World;
}

/** A time of the client as people write it: a day is ten in the morning of it. */
export const localOf = (text: string): string => (text.includes('T') ? text : `${text}T10:00`);

/** The same as an instant. */
export const momentOf = (text: string): string =>
  Temporal.PlainDateTime.from(localOf(text)).toZonedDateTime(zone).toInstant().toString();
