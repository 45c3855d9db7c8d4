import { z } from 'zod';
import type { ComponentModel } from './model.ts';
import { componentBase, judgeReviewed } from './model.ts';

/** A flat price for every accepted lead (domain §2, 1) [G01, G02]. */
export const PerLead = z.strictObject({ ...componentBase, kind: z.literal('perLead') });
export type PerLead = z.infer<typeof PerLead>;

export const perLead: ComponentModel<typeof PerLead> = {
  kind: 'perLead',
  schema: PerLead,
  unitWord: 'lead',
  lint: () => [],
  inWords: (_, price) => `${price} for every accepted lead`,
  onDelivery: (_, delivery) => judgeReviewed(delivery, delivery),
};
