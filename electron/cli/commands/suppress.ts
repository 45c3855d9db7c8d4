import type { z } from 'zod';
import type { SuppressionAnswer } from '../../../shared/api/suppression.ts';
import { type Call, command, fileOf, idOf, WrongUsage } from '../command.ts';
import { count, table } from '../say.ts';
import { given, sheet } from './options.ts';

/** What is asked for by mail, phone and domain alike: what a text is, its look says. */
const named = (call: Call): string[] => [...call.list('mail'), ...call.list('phone'), ...call.list('domain')];

type Added = z.output<typeof SuppressionAnswer>;

const addedText = ({ added, known, unreadable, unreadableCount, here }: Added): string =>
  [
    `added ${added}, known before ${known}`,
    ...(unreadableCount > 0
      ? [
          `unreadable: ${unreadable.join(', ')}${unreadableCount > unreadable.length ? ` and ${unreadableCount - unreadable.length} more` : ''}`,
        ]
      : []),
    ...(here.leads > 0
      ? [`${count(here.leads, 'lead')} here: ${here.heldBack} held back, ${here.delivered} delivered before`]
      : []),
  ].join('\n');

const usage =
  'suppress [--mail ADDRESS …] [--phone NUMBER …] [--domain DOMAIN …] [--file FILE] [--client REF] [--remove | --check | --addition ID]';

/** People and companies that must not be delivered: put on a list, taken off it, looked for. */
export const suppress = command({
  name: 'suppress',
  usage,
  summary: 'never deliver these people again: to one client, or to nobody',
  details:
    'Only keyed hashes are kept. --file takes every mail, phone and domain in a CSV, TSV or Excel file. Leads here that are named\n' +
    'are held back at once; what was delivered stays. --check says on which lists one is. Without any of them: what the lists hold.',
  options: {
    mail: { type: 'string', multiple: true, value: 'ADDRESS', help: 'a mail address; may be repeated' },
    phone: { type: 'string', multiple: true, value: 'NUMBER', help: 'a phone number; may be repeated' },
    domain: {
      type: 'string',
      multiple: true,
      value: 'DOMAIN',
      help: 'a whole company, by its domain; may be repeated',
    },
    file: { type: 'string', value: 'FILE', help: 'a file of them' },
    sheet,
    client: { type: 'string', value: 'REF', help: 'only for this client' },
    country: { type: 'string', value: 'CC', help: 'country of numbers written without their country code' },
    remove: { type: 'boolean', help: 'take them off the list' },
    addition: { type: 'string', value: 'ID', help: 'take off what came in together, by the id the lists show' },
    check: { type: 'boolean', help: 'only say whether they are on a list' },
  },
  run: async (client, call) => {
    const list = { ...given('client', call.text('client')), ...given('country', call.text('country')) };
    const [entries, file, addition] = [named(call), call.text('file'), call.text('addition')];
    if (addition !== undefined) return client.suppression.remove({ ...list, addition: idOf(addition) });
    if (call.flag('check')) {
      const country = given('country', call.text('country'));
      const asked = entries.map(async (entry) => ({
        entry,
        ...(await client.suppression.check({ entry, ...country })),
      }));
      return Promise.all(asked);
    }
    if (call.flag('remove')) {
      if (entries.length === 0) throw new WrongUsage('give at least one --mail, --phone or --domain');
      return client.suppression.remove({ ...list, entries });
    }
    if (file !== undefined) {
      const wanted = { ...list, ...given('sheet', call.text('sheet')), file: await fileOf(file) };
      return client.suppression.addFile(wanted);
    }
    return entries.length > 0 ? client.suppression.add({ ...list, entries }) : client.suppression.read();
  },
  say: (answer) => {
    if ('added' in answer) return addedText(answer);
    if ('removed' in answer) {
      const { removed, unknown, back } = answer;
      const not = unknown.length === 0 ? '' : `\nnot on the list: ${unknown.join(', ')}`;
      return `removed ${removed}; ${count(back, 'verdict')} changed${not}`;
    }
    if (Array.isArray(answer))
      return table(
        ['asked', 'on the list of', 'by', 'since', 'added by'],
        answer.flatMap(({ entry, on }) =>
          on.length === 0
            ? [[entry, 'none', '', '', '']]
            : on.map(({ name, by, at, addedBy }) => [entry, name, by, new Date(at).toISOString(), addedBy]),
        ),
      );
    return table(
      ['list', 'addition', 'added', 'by', 'from', 'mails', 'phones', 'domains'],
      answer.lists.flatMap(({ name, additions }) =>
        additions.map((one) => [
          name,
          one.addition,
          new Date(one.at).toISOString(),
          one.by,
          one.origin,
          one.mails,
          one.phones,
          one.domains,
        ]),
      ),
    );
  },
});
