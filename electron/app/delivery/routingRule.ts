import type { Reader } from '../../../db/handle.ts';
import { readContracts } from '../../../db/queries/contract.ts';
import { readSetting, writeSetting } from '../../../db/queries/setting.ts';
import { RoutingRule } from '../../../shared/api/routing.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { appendHistory } from '../history.ts';
import { ownersOnly } from '../ownersOnly.ts';
import { stop, transactWithoutStep } from '../transact.ts';

const routingSetting = 'agency/routing';

/** The owner's rule, with every active contract in its order; the highest price where nothing was said. */
export function readRoutingRule(r: Reader): RoutingRule {
  const kept = RoutingRule.safeParse(readSetting(r, routingSetting));
  const { rule, order } = kept.success ? kept.data : ({ rule: 'price', order: [] } as const);
  const active = readContracts(r)
    .filter(({ state }) => state === 'active')
    .map(({ ref }) => ref);
  const named = order.filter((ref) => active.includes(ref));
  return { rule, order: [...named, ...active.filter((ref) => !named.includes(ref))] };
}

export const routingRule = ({ handle }: Pick<Context, 'handle'>): RoutingRule => readRoutingRule(handle.reader);

/** Keeps it with the agency. Refuses a manager (`ownerOnly`), a contract that does not exist (`notFound`) or is named twice. */
export function saveRoutingRule(context: Context, wanted: RoutingRule): Result<{ saved: true }> {
  return transactWithoutStep(context, (w) => {
    ownersOnly(context, 'routing');
    const refs = new Set(readContracts(w).map(({ ref }) => ref));
    const unknown = wanted.order.find((ref) => !refs.has(ref));
    if (unknown !== undefined) stop('notFound', { kind: 'contract', ref: unknown });
    const twice = wanted.order.find((ref, place) => wanted.order.indexOf(ref) !== place);
    if (twice !== undefined) stop('invalidInput', { field: 'order', value: twice });
    const before = readRoutingRule(w);
    writeSetting(w, routingSetting, wanted);
    const change = { before: { ...before }, after: { ...wanted } };
    appendHistory(w, context, { actor: context.actor, action: 'routing', subject: 'agency:routing', change });
    return { saved: true };
  });
}
