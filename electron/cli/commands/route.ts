import type { RouteAnswer, RouteRow } from '../../../shared/api/routing.ts';
import { RouteRule } from '../../../shared/domain/routing.ts';
import type { Client } from '../command.ts';
import { command, idOf } from '../command.ts';
import { count, money, table } from '../say.ts';
import { given, optional } from './options.ts';

/** Leads of the pool or of one import, each to the best of all active contracts. */
export const route = command({
  name: 'route',
  usage: 'route [--batch ID] [--rule price|priority|fill] [--dry-run]',
  summary: 'deliver each lead of the pool to the best of all active contracts',
  details:
    'price: the highest price; priority: the order of the contracts; fill: the least filled against cap or target.\n' +
    'Without --rule the owner’s rule holds. --batch routes the leads of one import that were never delivered.\n' +
    'Only the contracts that get a lead keep a verdict on it. --dry-run writes nothing.',
  options: {
    batch: { type: 'string', value: 'ID', help: 'only leads of this import' },
    rule: { type: 'string', value: 'RULE', help: 'price, priority or fill' },
    'dry-run': { type: 'boolean', help: 'only tell what would happen' },
  },
  run: (client, call) => {
    const batch = call.text('batch');
    return routeAll(client, {
      ...given('batch', batch === undefined ? undefined : idOf(batch)),
      ...given('rule', optional(RouteRule, call.text('rule'), '--rule')),
      dryRun: call.flag('dry-run'),
    });
  },
  say: (answer) => {
    const currencies = new Map(answer.contracts.map(({ ref, look }) => [ref, look.currency]));
    const list = table(
      ['lead', 'name', 'goes to', 'not to'],
      answer.rows.map((row) => [
        row.lead.id,
        row.lead.name,
        told(row, (as) => as !== null, currencies),
        told(row, (as) => as === null, currencies),
      ]),
    );
    const wait = answer.next === null ? '' : '\nmore leads wait: a dry run looks at the first ones';
    return `${answer.dryRun ? 'dry run, nothing was written: ' : ''}${count(answer.leads, 'lead')} by ${answer.rule}: ${answer.delivered} delivered, ${answer.onHold} on hold, ${answer.nowhere} nowhere${wait}\n\n${list}`;
  },
});

/** Call after call, until no lead is left; a dry run would see the same room every time, so it is one call. */
async function routeAll(client: Client, asked: Parameters<Client['routing']['route']>[0]): Promise<RouteAnswer> {
  let all = await client.routing.route(asked);
  while (all.next !== null && !all.dryRun)
    all = together(all, await client.routing.route({ ...asked, after: all.next }));
  return all;
}

const together = (before: RouteAnswer, then: RouteAnswer): RouteAnswer => ({
  ...then,
  leads: before.leads + then.leads,
  delivered: before.delivered + then.delivered,
  onHold: before.onHold + then.onHold,
  nowhere: before.nowhere + then.nowhere,
  contracts: then.contracts.map((one) => {
    const same = before.contracts.find(({ ref }) => ref === one.ref);
    if (same === undefined) return one;
    return {
      ...one,
      limits: same.limits,
      delivered: one.delivered + same.delivered,
      onHold: one.onHold + same.onHold,
      replacements: one.replacements + same.replacements,
      amount: one.amount + same.amount,
    };
  }),
  rows: [...before.rows, ...then.rows],
});

/** `acme €25.00 (best), nord on hold (waits)`. */
function told(
  { choices }: RouteRow,
  wanted: (as: RouteRow['choices'][number]['as']) => boolean,
  currencies: ReadonlyMap<string, string>,
): string {
  const some = choices.filter(({ as }) => wanted(as));
  const words = some.map(({ contract, as, reason, price }) => {
    const amount = price === null ? '' : ` ${money(price, currencies.get(contract) ?? '')}`;
    return `${contract}${as === 'onHold' ? ' on hold' : ''}${amount} (${reason})`;
  });
  return words.length === 0 ? '–' : words.join(', ');
}
