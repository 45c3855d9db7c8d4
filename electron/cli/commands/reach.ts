import { z } from 'zod';
import { reachAnswers } from '../../../shared/domain/reach.ts';
import { command, idOf, WrongUsage } from '../command.ts';
import { count, table } from '../say.ts';
import { given, oneOf } from './options.ts';

const answers = z.enum(reachAnswers);

/** Who can be reached, and who is still to be asked. */
export const reach = command({
  name: 'reach',
  usage: 'reach [ID --as yes|no|later [--until DAY] [--note TEXT]]',
  summary: 'list the leads to be verified, or say whether one can be reached',
  details:
    'yes passes the contact data unless they fail by themselves, no fails them, later leaves them and asks again on that day\n' +
    '(tomorrow without --until). Without an ID: whose day has come, doubtful data, and who was not reached yet.',
  argument: true,
  options: {
    as: { type: 'string', value: 'ANSWER', help: 'yes, no or later' },
    until: { type: 'string', value: 'DAY', help: 'with later: the day it is asked about again' },
    note: { type: 'string', value: 'TEXT', help: 'what was heard, for the history' },
  },
  run: async (client, call) => {
    const id = call.optional();
    const as = call.text('as');
    if (id === undefined) {
      if (as !== undefined) throw new WrongUsage('--as goes with an ID');
      const { queue, counts } = await client.reach.read({ limit: 1000 });
      return { waiting: { counts, queue } };
    }
    if (as === undefined) throw new WrongUsage('say --as yes, no or later');
    const until = given('until', call.text('until'));
    const note = given('note', call.text('note'));
    return { said: await client.reach.say({ lead: idOf(id), answer: oneOf(answers, as, '--as'), ...until, ...note }) };
  },
  say: ({ waiting, said }) => {
    if (waiting !== undefined) {
      const { counts, queue } = waiting;
      const list = table(
        ['lead', 'name', 'phone', 'email', 'contact data', 'why', 'since'],
        queue.map(({ id, name, phone, email, contact, why, askOn }) => [id, name, phone, email, contact, why, askOn]),
      );
      const total = counts.due + counts.check + counts.notReached;
      return `${count(total, 'lead')} to verify\n\n${list}`;
    }
    if (said === undefined) return '';
    const { contact, word, rejudged } = said;
    return [
      `contact data ${contact.before} → ${contact.after}${word.askOn === null ? '' : `, asked again ${word.askOn}`}`,
      ...rejudged.map((one) => `${one.contract}: ${one.before ?? '–'} → ${one.after}`),
    ].join('\n');
  },
});
