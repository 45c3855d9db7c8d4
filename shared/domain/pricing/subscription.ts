import { z } from 'zod';
import { Minor } from '../basics.ts';
import type { ComponentModel, Judged } from './model.ts';
import { judgeReviewed } from './model.ts';
import { appointmentEvent, judgeAppointment } from './perAppointment.ts';
import { componentBase, UnitPrice } from './unitPrice.ts';

/** What a subscription counts: stages of a lead's way. */
export const countedStages = ['lead', 'booked', 'held'] as const;

/**
 * A fee for a committed volume a period (domain §2, 17): accepted units up to it are covered, each above it costs `overage`. What
 * the period falls short of the volume is added to the next one's (`rollover`, once), credited by its share of the fee
 * (`credit`), or lost (`none`). The fee is prorated as a retainer is; the volume is not.
 */
export const Subscription = z.strictObject({
  ...componentBase,
  kind: z.literal('subscription'),
  price: Minor.nonnegative().optional(),
  counts: z.enum(countedStages).optional(),
  units: z.int().positive().optional(),
  overage: UnitPrice.optional(),
  shortfall: z.enum(['rollover', 'credit', 'none']).optional(),
});
export type Subscription = z.infer<typeof Subscription>;

const incomplete: Judged = { kind: 'drop', code: 'incomplete' };

export const subscription: ComponentModel<typeof Subscription> = {
  kind: 'subscription',
  schema: Subscription,
  unitWord: 'unit',
  stage: ({ counts }) => counts ?? null,
  perPeriod: true,
  onDelivery: (component, delivery) => (isWhole(component) ? judgeReviewed(delivery, delivery) : incomplete),
  eventOf: ({ counts }, chain) => (counts === undefined || counts === 'lead' ? null : appointmentEvent(counts, chain)),
  onChain: (component, chain, effects) =>
    isWhole(component) && component.counts !== 'lead' ? judgeAppointment(component.counts, chain, effects) : incomplete,
};

const isWhole = ({ units, overage }: Subscription): boolean => units !== undefined && overage !== undefined;
