import { z } from 'zod';
import { Kept } from '../domain/basics.ts';
import { procedure } from './procedure.ts';

const SavedView = z.strictObject({
  id: z.int(),
  /** The path of the list, such as `/leads`. */
  screen: z.string(),
  name: z.string(),
  /** The search part of the address: filters, sort, columns. */
  address: z.record(z.string(), Kept),
});

/** Lists as somebody wants to see them again. */
export const view = {
  list: procedure.input(z.strictObject({ screen: z.string() })).output(z.array(SavedView)),
  /** A name that the screen has already is replaced. */
  save: procedure
    .input(
      z.strictObject({
        screen: z.string().min(1),
        name: z.string().trim().min(1).max(60),
        address: z.record(z.string(), Kept),
      }),
    )
    .output(SavedView),
  remove: procedure.input(z.strictObject({ id: z.int() })).output(z.strictObject({ removed: z.boolean() })),
};
