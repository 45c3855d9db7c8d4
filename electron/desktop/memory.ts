import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeDurably } from '../durable.ts';
import { parseJson } from '../json.ts';
import { Place } from './place.ts';

const Remembered = z.strictObject({
  version: z.literal(1),
  place: Place.optional(),
  /** Where the user last saved a file. */
  saveFolder: z.string().min(1).optional(),
});
type Remembered = z.infer<typeof Remembered>;

/** What the window remembers from one start to the next. It is nobody's data: what cannot be read is forgotten. */
export interface Memory {
  readonly recall: () => Remembered;
  readonly remember: (change: Partial<Omit<Remembered, 'version'>>) => void;
}

export function memoryIn(dir: string): Memory {
  const file = join(dir, 'window.json');
  const read = Remembered.safeParse(existsSync(file) ? parseJson(readFileSync(file, 'utf8')) : undefined);
  let now: Remembered = read.success ? read.data : { version: 1 };
  return {
    recall: () => now,
    remember(change) {
      now = { ...now, ...change };
      writeDurably(file, `${JSON.stringify(now)}\n`);
    },
  };
}
