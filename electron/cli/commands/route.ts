import type { RouteRow } from '../../../shared/api/routing.ts';
import { RouteRule } from '../../../shared/domain/routing.ts';
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
    return client.routing.route({
      ...given('batch', batch === undefined ? undefined : idOf(batch)),
      ...given('rule', optional(RouteRule, call.text('rule'), '--rule')),
      dryRun: call.flag('dry-run'),
      job: 'route',
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
    const shown = answer.rows.length < answer.leads ? `\nthe first ${answer.rows.length} are listed` : '';
    return `${answer.dryRun ? 'dry run, nothing was written: ' : ''}${count(answer.leads, 'lead')} by ${answer.rule}: ${answer.delivered} delivered, ${answer.onHold} on hold, ${answer.nowhere} nowhere${shown}\n\n${list}`;
  },
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
