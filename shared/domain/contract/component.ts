import { z } from 'zod';
import type { ComponentModel } from '../pricing/model.ts';
import { perAppointment } from '../pricing/perAppointment.ts';
import { perCall, perLead, perRecord, perSubmission } from '../pricing/perDelivery.ts';
import { bonus, oneOff, passThrough, retainer } from '../pricing/periodFees.ts';
import { dealShare, firstPurchaseShare, perSale, recurringShare } from '../pricing/sales.ts';
import { subscription } from '../pricing/subscription.ts';

/** The kinds of price component (domain §2), in the order people choose them. Adding one is its model and its name here. */
const models = [
  perLead,
  perRecord,
  perSubmission,
  perCall,
  perAppointment,
  perSale,
  firstPurchaseShare,
  dealShare,
  recurringShare,
  retainer,
  subscription,
  bonus,
  oneOff,
  passThrough,
] as const;

const [first, ...others] = models;

/** One way a contract earns money. */
export const Component = z.discriminatedUnion('kind', [first.schema, ...others.map((model) => model.schema)]);
export type Component = z.infer<typeof Component>;

/** The kinds that price units: one price, a list of conditional ones, or a volume shape. */
const unitPricedKinds = ['perLead', 'perRecord', 'perSubmission', 'perCall', 'perAppointment', 'perSale'] as const;
export type UnitPriced = Extract<Component, { readonly kind: (typeof unitPricedKinds)[number] }>;

/** Whether it prices units. */
export const isUnitPriced = (component: Component): component is UnitPriced =>
  unitPricedKinds.some((kind) => kind === component.kind);

const byKind: ReadonlyMap<string, ComponentModel> = new Map<string, ComponentModel>(
  models.map((model) => [model.kind, model]),
);

/** The model of a component's kind. */
export function modelOf({ kind }: { readonly kind: string }): ComponentModel {
  const model = byKind.get(kind);
  if (model === undefined) throw new Error(`no such component: ${kind}`);
  return model;
}
