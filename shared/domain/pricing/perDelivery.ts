import { z } from 'zod';
import type { ComponentModel, DeliveryFacts, Judged } from './model.ts';
import { judgeReviewed } from './model.ts';
import { unitPriced } from './unitPrice.ts';

/*
 * The four ways to be paid for what is handed over. They are priced on the delivery day and decided by the client's review, and
 * differ in what the contract calls the unit; a call must have lasted as well.
 */

/** A price for every accepted lead (domain §2, 1) [G01, G02]. */
export const PerLead = z.strictObject({ ...unitPriced, kind: z.literal('perLead') });

/** A price for every accepted contact record (domain §2, 2). */
export const PerRecord = z.strictObject({ ...unitPriced, kind: z.literal('perRecord') });

/** A price for every accepted form submission (domain §2, 3). */
export const PerSubmission = z.strictObject({ ...unitPriced, kind: z.literal('perSubmission') });

/** A price for every accepted call that lasted longer than `longerThan` seconds: exactly as long is not enough (domain §2, 4) [G17]. */
export const PerCall = z.strictObject({
  ...unitPriced,
  kind: z.literal('perCall'),
  longerThan: z.int().nonnegative().optional(),
});
type PerCall = z.infer<typeof PerCall>;

const reviewed = (_: object, delivery: DeliveryFacts): Judged => judgeReviewed(delivery, delivery);

export const perLead: ComponentModel<typeof PerLead> = {
  kind: 'perLead',
  schema: PerLead,
  unitWord: 'lead',
  stage: () => 'lead',
  onDelivery: reviewed,
};

export const perRecord: ComponentModel<typeof PerRecord> = {
  kind: 'perRecord',
  schema: PerRecord,
  unitWord: 'record',
  stage: () => 'lead',
  onDelivery: reviewed,
};

export const perSubmission: ComponentModel<typeof PerSubmission> = {
  kind: 'perSubmission',
  schema: PerSubmission,
  unitWord: 'submission',
  stage: () => 'lead',
  onDelivery: reviewed,
};

export const perCall: ComponentModel<typeof PerCall> = {
  kind: 'perCall',
  schema: PerCall,
  unitWord: 'call',
  stage: () => 'lead',
  onDelivery: judgeCall,
};

// A length nobody recorded proves no call.
function judgeCall({ longerThan }: PerCall, delivery: DeliveryFacts): Judged {
  if (longerThan === undefined) return { kind: 'drop', code: 'incomplete' };
  const { callSeconds } = delivery;
  if (callSeconds === null || callSeconds <= longerThan) return { kind: 'drop', code: 'callTooShort' };
  return judgeReviewed(delivery, delivery);
}
