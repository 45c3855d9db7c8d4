import { z } from 'zod';
import { disputeDecisions } from '../../../shared/domain/dispute.ts';
import type { Client, Command } from '../command.ts';
import { command, fileOf, idOf, jsonOf } from '../command.ts';
import { outline, table } from '../say.ts';
import { contract, given, map, oneOf, optional } from './options.ts';

/** What the client says after delivery, and what is decided about it. */
type FileCommand = 'feedback' | 'appointments' | 'sales';
/** Commands that read a client's file for one contract; what differs is the procedure they call. */
function clientFile<Answer extends object>(
  name: FileCommand,
  summary: string,
  send: (
    client: Client,
    input: { file: File; contract: string; map: Awaited<ReturnType<typeof jsonOf>>; dryRun: boolean },
  ) => Promise<Answer>,
): Command {
  return command({
    name,
    argument: true,
    usage: `${name} FILE --contract REF --map MAP.json [--dry-run]`,
    summary,
    options: { contract, map, 'dry-run': { type: 'boolean', help: 'only tell what would happen' } },
    run: async (client, call) =>
      send(client, {
        file: await fileOf(call.positional('FILE')),
        contract: call.required('contract'),
        map: await jsonOf(call.required('map'), 'invalidMap'),
        dryRun: call.flag('dry-run'),
      }),
    say: outline,
  });
}

export const feedback = clientFile(
  'feedback',
  "take in the client's answers: accept, dispute with reason",
  (client, input) => client.feedback.import(input),
);
export const appointments = clientFile('appointments', 'take in appointments and their outcomes', (client, input) =>
  client.appointment.import(input),
);
export const sales = clientFile('sales', 'take in opportunities, sales and revenue', (client, input) =>
  client.sale.import(input),
);

export const disputes = command({
  name: 'disputes',
  usage: 'disputes --contract REF [--open]',
  summary: "list the client's claims",
  options: { contract, open: { type: 'boolean', help: 'only what waits for a decision' } },
  run: (client, call) => client.dispute.list({ contract: call.required('contract'), open: call.flag('open') }),
  say: (answer) =>
    table(
      ['id', 'email', 'reason', 'class', 'state', 'claimed at'],
      answer.map((d) => [d.id, d.email, d.reason, d.class, d.state, d.openedAt]),
    ),
});

export const resolve = command({
  name: 'resolve',
  argument: true,
  usage:
    'resolve ID --as uphold|part|deny|withdraw|appeal|take-late [--remedy credit|replacement] [--percent N] [--note TEXT]',
  summary: 'decide a dispute',
  details: 'A unit that was invoiced already is credited at once, with a credit note.',
  options: {
    as: { type: 'string', value: 'DECISION', help: 'uphold, part, deny, withdraw, appeal or take-late' },
    remedy: { type: 'string', value: 'REMEDY', help: "credit or replacement; the contract's own where left out" },
    percent: { type: 'string', value: 'N', help: 'percent credited by a part decision' },
    note: { type: 'string', value: 'TEXT', help: 'why, for the history' },
  },
  run: (client, call) =>
    client.dispute.resolve({
      id: idOf(call.positional('ID')),
      as: oneOf(
        z.enum(disputeDecisions),
        call.required('as') === 'take-late' ? 'takeLate' : call.required('as'),
        '--as',
      ),
      ...given('remedy', optional(z.enum(['credit', 'replacement']), call.text('remedy'), '--remedy')),
      ...given('percent', call.text('percent')),
      ...given('note', call.text('note')),
    }),
  say: (answer) =>
    `dispute ${answer.id} is ${answer.state}${answer.credit ? `; credit note ${answer.credit.number} for ${answer.credit.of}` : ''}`,
});
