import { z } from 'zod';
import type { ComponentModel } from './model.ts';
import { componentBase } from './model.ts';

/** A fee for every billing period, prorated by the day where the terms hold only for a part of it (domain §2, 11). */
export const Retainer = z.strictObject({ ...componentBase, kind: z.literal('retainer') });
export type Retainer = z.infer<typeof Retainer>;

export const retainer: ComponentModel<typeof Retainer> = {
  kind: 'retainer',
  schema: Retainer,
  unitWord: 'period',
  lint: () => [],
  inWords: (_, price) => `${price} for every billing period, prorated by the day`,
  perPeriod: true,
};
