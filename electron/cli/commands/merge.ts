import { command, idOf } from '../command.ts';
import { count } from '../say.ts';

/** Two entries of one enquiry. */
export const merge = command({
  name: 'merge',
  usage: 'merge --keep ID --from ID [--take FIELD,…]',
  summary: 'let a lead that was entered twice go into the other entry',
  details:
    'A filled cell wins over an empty one; where the two differ the one of --keep stays unless --take names its field.\n' +
    'Refused where they are two enquiries: undo brings both back as they were.',
  options: {
    keep: { type: 'string', value: 'ID', help: 'the lead that stays' },
    from: { type: 'string', value: 'ID', help: 'the lead that goes into it' },
    take: { type: 'string', multiple: true, value: 'FIELD,…', help: 'fields whose value comes from --from' },
  },
  run: (client, call) =>
    client.merge.do({
      keep: idOf(call.required('keep')),
      from: idOf(call.required('from')),
      take: call.list('take').flatMap((fields) => fields.split(',')),
    }),
  say: ({ lead, changed, calls, tags }) =>
    [
      `lead ${lead} stays; ${count(calls, 'call')} and ${count(tags, 'tag')} moved to it`,
      ...(changed.length === 0 ? [] : [`other now: ${changed.join(', ')}`]),
    ].join('\n'),
});
