import { z } from 'zod';
import type { ComponentModel } from '../pricing/model.ts';
import { perAppointment } from '../pricing/perAppointment.ts';
import { perLead } from '../pricing/perLead.ts';
import { retainer } from '../pricing/retainer.ts';

/** The kinds of price component (domain §2), one file each in `pricing/`. Adding one is that file and its name here. */
const models = [perLead, perAppointment, retainer] as const;

const [first, ...others] = models;

/** One way a contract earns money. */
export const Component = z.discriminatedUnion('kind', [first.schema, ...others.map((model) => model.schema)]);
export type Component = z.infer<typeof Component>;

const byKind: ReadonlyMap<string, ComponentModel> = new Map<string, ComponentModel>(
  models.map((model) => [model.kind, model]),
);

/** The model of a component's kind. */
export function modelOf(component: Component): ComponentModel {
  const model = byKind.get(component.kind);
  if (model === undefined) throw new Error(`no such component: ${component.kind}`);
  return model;
}
