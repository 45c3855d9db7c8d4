import type { Context } from './context.ts';
import { stop } from './transact.ts';

/** Ends the transaction of anybody who is no owner with `ownerOnly`. `what` names what is kept for owners. */
export function ownersOnly({ actor }: Pick<Context, 'actor'>, what: OwnersMatter): void {
  if (actor.role !== 'owner') stop('ownerOnly', { what, name: actor.name });
}

/** What managers may look at and not change. */
export type OwnersMatter = 'agency' | 'people' | 'key' | 'routing';
