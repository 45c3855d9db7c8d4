import { z } from 'zod';
import { Instant } from '../domain/basics.ts';

/** A moment: an instant, or a local time of the client such as `2026-03-05T10:00`, as a person types it. */
export const When = z.union([Instant, z.iso.datetime({ local: true, offset: false, precision: -1 })]);
export type When = z.infer<typeof When>;
