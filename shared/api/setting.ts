import { z } from 'zod';
import { Kept } from '../domain/basics.ts';
import { procedure } from './procedure.ts';

/** Chosen by the screens: `appearance`, `columns:leads`. What the application keeps for itself has a slash in its name. */
const SettingName = z.string().regex(/^[a-zA-Z][a-zA-Z0-9:._-]{0,99}$/);

export const setting = {
  /** Null where nothing was saved under that name. */
  read: procedure.input(z.strictObject({ name: SettingName })).output(z.strictObject({ value: Kept.nullable() })),
  save: procedure
    .input(z.strictObject({ name: SettingName, value: Kept }))
    .output(z.strictObject({ saved: z.literal(true) })),
};
