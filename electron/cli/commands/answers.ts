import { z } from 'zod';
import { finalOutcomes } from '../../../shared/domain/appointment.ts';
import { disputeDecisions } from '../../../shared/domain/dispute.ts';
import type { Client, Command } from '../command.ts';
import { command, idOf, WrongUsage } from '../command.ts';
import { outline, table } from '../say.ts';
import { fileDetails, fileInHand, fileOptions, fileUsage } from './fileInHand.ts';
import { contract, given, oneOf, optional } from './options.ts';

/** What the client says after delivery, and what is decided about it. */
type FileCommand = 'feedback' | 'appointments' | 'sales';
/** Commands that read a client's file for one contract; what differs is the procedure they call. */
function clientFile<Answer extends object>(
  name: FileCommand,
  summary: string,
  send: (
    client: Client,
    input: Awaited<ReturnType<typeof fileInHand>> & { contract: string; dryRun: boolean; remember: boolean },
  ) => Promise<Answer>,
): Command {
  return command({
    name,
    argument: true,
    usage: `${name} FILE --contract REF ${fileUsage} [--dry-run] [--remember]`,
    summary,
    details: fileDetails,
    options: {
      contract,
      ...fileOptions,
      'dry-run': { type: 'boolean', help: 'only tell what would happen' },
      remember: { type: 'boolean', help: 'keep the map for the next file with these columns' },
    },
    run: async (client, call) =>
      send(client, {
        contract: call.required('contract'),
        ...(await fileInHand(client, call, name)),
        dryRun: call.flag('dry-run'),
        remember: call.flag('remember'),
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

export const settle = command({
  name: 'settle',
  usage: 'settle [--contract REF]',
  summary: 'write down what the silence of the agency has decided about claims',
  details:
    'By the terms a claim that nobody answers in time counts as upheld or denied. What a cap or missing evidence keeps stays open.',
  options: { contract },
  run: (client, call) => client.dispute.settle({ ...given('contract', call.text('contract')) }),
  say: outline,
});

export const answer = command({
  name: 'answer',
  argument: true,
  usage: 'answer DELIVERY --as accept|dispute [--reason TEXT] [--evidence TEXT] [--at INSTANT]',
  summary: "take in the client's answer by word about one delivery",
  details: 'Judged by the rules of a feedback file: a claim that comes too late is recorded as late.',
  options: {
    as: { type: 'string', value: 'ANSWER', help: 'accept or dispute' },
    reason: { type: 'string', value: 'TEXT', help: "of a claim: one of the contract's reasons" },
    evidence: { type: 'string', value: 'TEXT', help: 'of a claim: what the client says proves it' },
    at: { type: 'string', value: 'INSTANT', help: "the client's own time of it, ISO 8601; now where left out" },
  },
  run: (client, call) =>
    client.delivery.decide({
      ids: [idOf(call.positional('DELIVERY'))],
      decision: oneOf(z.enum(['accept', 'dispute']), call.required('as'), '--as'),
      ...given('reason', call.text('reason')),
      ...given('evidence', call.text('evidence')),
      ...given('at', instantOf(call.text('at'))),
    }),
  say: outline,
});

export const meetings = command({
  name: 'meetings',
  usage: 'meetings --contract REF [--open]',
  summary: 'list meetings, a chain of them as one, with the ids that outcome takes',
  options: { contract, open: { type: 'boolean', help: 'only those nobody has said the end of' } },
  run: async (client, call) => {
    const asked = { contract: call.required('contract'), limit: 1000 };
    const rows: Awaited<ReturnType<Client['appointment']['list']>>['rows'] = [];
    for (let after: { key: string | number; id: number } | null | undefined; after !== null; ) {
      const states = call.flag('open') ? (['unconfirmed'] as const) : [];
      const page = await client.appointment.list({ ...asked, states: [...states], ...(after && { after }) });
      rows.push(...page.rows);
      after = page.next;
    }
    return rows.map(({ id, lead, delivery, startsAt, state, setter, billing }) => ({
      id,
      lead: lead.id,
      delivery,
      email: lead.email,
      startsAt: new Date(startsAt).toISOString(),
      state,
      setter,
      billing,
    }));
  },
  say: (rows) =>
    table(
      ['id', 'email', 'starts', 'state', 'setter', 'billed'],
      rows.map((row) => [
        row.id,
        row.email,
        row.startsAt,
        row.state,
        row.setter,
        row.billing.map(({ number, reason, judged }) => number ?? reason ?? judged).join(', '),
      ]),
    ),
});

export const outcome = command({
  name: 'outcome',
  argument: true,
  usage: `outcome ID --as ${finalOutcomes.join('|')}`,
  summary: 'say how a meeting ended, or correct it',
  details: 'ID names a meeting or its chain. What the outcome brings by the terms follows at once.',
  options: { as: { type: 'string', value: 'OUTCOME', help: finalOutcomes.join(', ') } },
  run: (client, call) =>
    client.appointment.decide({
      ids: [idOf(call.positional('ID'))],
      outcome: oneOf(z.enum(finalOutcomes), call.required('as'), '--as'),
    }),
  say: outline,
});

function instantOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const read = z.iso.datetime({ offset: true }).safeParse(text);
  if (!read.success) throw new WrongUsage(`--at cannot be "${text}": write it like 2026-03-02T09:00:00Z`);
  return Date.parse(read.data);
}
