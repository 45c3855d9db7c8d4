import { z } from 'zod';
import { heldWays } from '../../../shared/api/delivery.ts';
import { command, idOf, WrongUsage } from '../command.ts';
import { count, money, table } from '../say.ts';
import { contract, given, optional } from './options.ts';

const ways = z.enum(heldWays);

/** What the caps let wait. */
export const hold = command({
  name: 'hold',
  usage: 'hold --contract REF [--as deliver|makeGood|discard [--delivery ID …] [--note TEXT]]',
  summary: 'list what waits on hold and why, or decide it',
  details:
    'deliver hands over what has room, the rest waits on; makeGood gives it free now; discard takes it off for good.\n' +
    'Without --delivery everything that waits is meant.',
  options: {
    contract,
    as: { type: 'string', value: 'WAY', help: 'deliver, makeGood or discard' },
    delivery: { type: 'string', multiple: true, value: 'ID', help: 'only this delivery; may be repeated' },
    note: { type: 'string', value: 'TEXT', help: 'why, for the history' },
  },
  run: async (client, call) => {
    const ref = call.required('contract');
    const as = optional(ways, call.text('as'), '--as');
    const ids = call.list('delivery').map(idOf);
    if (as === undefined) {
      if (ids.length > 0) throw new WrongUsage('--delivery goes with --as');
      return { held: await client.delivery.hold({ contract: ref }) };
    }
    const chosen = given('ids', ids.length === 0 ? undefined : ids);
    const note = given('note', call.text('note'));
    return { decided: await client.delivery.decideHeld({ contract: ref, as, ...chosen, ...note }) };
  },
  say: ({ held, decided }) => {
    if (held !== undefined) {
      const { rows, total, client } = held;
      const list = table(
        ['delivery', 'lead', 'name', 'kept by', 'would cost'],
        rows.map(({ id, lead, keptBy, cost }) => [
          id,
          lead.id,
          lead.name,
          keptBy.length === 0 ? 'goes out next' : keptBy.join(', '),
          money(cost, client.currency),
        ]),
      );
      return `${count(total, 'lead')} on hold\n\n${list}`;
    }
    if (decided === undefined) return '';
    const { delivered, discarded, onHold, kept } = decided;
    return [
      discarded > 0 ? `discarded ${discarded}, on hold ${onHold}` : `delivered ${delivered}, on hold ${onHold}`,
      ...kept.map((one) => `not delivered: ${one.count} (${one.reason})`),
    ].join('\n');
  },
});
