import { z } from 'zod';
import { fileEvidence } from '../../../renderer/text/fileEvidence.ts';
import type { FileReading } from '../../../shared/api/clientFile.ts';
import { dateOrders, decimalSigns } from '../../../shared/domain/intake/cells.ts';
import type { IntakeKind } from '../../../shared/domain/intake/fields.ts';
import { intakeKinds } from '../../../shared/domain/intake/fields.ts';
import { newTextsIn } from '../../../shared/domain/intake/newTexts.ts';
import { openQuestions, readingOf } from '../../../shared/domain/intake/reading.ts';
import type { Call, Client, Option } from '../command.ts';
import { command, fileOf, jsonOf, Refused, WrongUsage } from '../command.ts';
import { count, table } from '../say.ts';
import { given, map, optional, sheet } from './options.ts';

/** How a file is read, for every command that takes one in: what is told goes before what the file says. */
export const fileOptions = {
  map,
  sheet,
  'header-line': { type: 'string', value: 'N', help: 'the line the names of the columns stand in; else it is found' },
  'date-order': { type: 'string', value: 'ORDER', help: 'what comes first in dates: dmy, mdy or ymd' },
  decimal: { type: 'string', value: 'SIGN', help: 'the decimal sign: "." or ","' },
  'take-in': {
    type: 'string',
    multiple: true,
    value: 'ROW',
    help: 'read a line that was set aside as a row; may be repeated',
  },
} as const satisfies { readonly [name: string]: Option };

export const fileUsage =
  '[--map MAP.json] [--sheet NAME] [--header-line N] [--date-order ORDER] [--decimal SIGN] [--take-in ROW …]';

export const fileDetails =
  'Without --map the columns are what they were for the last file with the same ones, else what their names say;\n' +
  'inspect FILE shows both, and how the file is read.';

type Seen = Awaited<ReturnType<Client['intake']['inspect']>>;

const wholeNumber = (text: string, name: string): number => {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new WrongUsage(`${name} must be a whole number from 1`);
  return Number(text);
};

function readingIn(call: Call): FileReading {
  const line = call.text('header-line');
  const rows = call.list('take-in');
  return {
    ...given('sheet', call.text('sheet')),
    ...given('headerLine', line === undefined ? undefined : wholeNumber(line, '--header-line')),
    ...given('takeIn', rows.length === 0 ? undefined : rows.map((row) => wholeNumber(row, '--take-in'))),
  };
}

const toldIn = (call: Call) => ({
  ...given('dateOrder', optional(z.enum(dateOrders), call.text('date-order'), '--date-order')),
  ...given('decimal', optional(z.enum(decimalSigns), call.text('decimal'), '--decimal')),
});

/**
 * The file with the map it is read by. Without a map of one's own that of its columns; a decimal sign that nothing tells is then
 * refused (`decimalNeeded`), because guessing would change amounts.
 */
export async function fileInHand(client: Client, call: Call, kind: IntakeKind) {
  const file = await fileOf(call.positional('FILE'));
  const cut = readingIn(call);
  const told = toldIn(call);
  const path = call.text('map');
  const map =
    path === undefined
      ? suggested(await client.intake.inspect({ file, ...cut, kind }), told)
      : await jsonOf(path, 'invalidMap');
  return { file, ...cut, map: { ...map, ...told } };
}

function suggested({ mapFrom, columns, map: known }: Seen, told: ReturnType<typeof toldIn>): Seen['map'] {
  const reading = readingOf(columns, known);
  const answers = { decimal: mapFrom === 'remembered' ? known.decimal : undefined, ...told };
  const { decimal } = reading;
  if (openQuestions(reading, answers).includes('decimal') && (decimal.kind === 'either' || decimal.kind === 'mixed')) {
    const [evidence] = decimal.kind === 'either' ? [decimal.evidence] : decimal.evidence;
    throw new Refused({ code: 'decimalNeeded', data: { column: evidence?.column ?? '', text: evidence?.text ?? '' } });
  }
  return known;
}

export const inspect = command({
  name: 'inspect',
  argument: true,
  usage: `inspect FILE [--kind KIND] ${fileUsage}`,
  summary: 'look at a file before it is imported: how it is read, and why; writes nothing',
  details:
    'Encoding, delimiter, header, order of dates and decimal sign with what in the file says so, lines set aside, and what\n' +
    'each column is taken for. KIND is leads, feedback, appointments or sales; else the names of the columns tell.',
  options: {
    kind: { type: 'string', value: 'KIND', help: 'what the file holds' },
    sheet,
    'header-line': fileOptions['header-line'],
    'take-in': fileOptions['take-in'],
    'date-order': fileOptions['date-order'],
    decimal: fileOptions.decimal,
  },
  run: async (client, call) => {
    const file = await fileOf(call.positional('FILE'));
    const kind = optional(z.enum(intakeKinds), call.text('kind'), '--kind');
    const {
      contracts,
      sources: _,
      ...seen
    } = await client.intake.inspect({
      file,
      ...readingIn(call),
      ...given('kind', kind),
    });
    const told = toldIn(call);
    const reading = readingOf(seen.columns, seen.map);
    const isRemembered = seen.mapFrom === 'remembered';
    const answers = {
      dateOrder: seen.map.dateOrder,
      ...given('decimal', isRemembered ? seen.map.decimal : undefined),
      ...told,
    };
    const evidence = fileEvidence({ ...seen, contracts: [], sources: [] }, reading, {
      ...answers,
      empty: seen.map.empty,
    });
    const known = contracts.find(({ ref }) => ref === seen.lastContract)?.known ?? [];
    return {
      ...seen,
      map: { ...seen.map, ...told },
      evidence,
      questions: openQuestions(reading, answers),
      /** Values that no earlier file with these columns had, of columns whose values are mapped. */
      newValues: isRemembered ? newTextsIn(seen.columns, seen.map, known) : [],
    };
  },
  say: ({ evidence, columns, map: { columns: targets }, above, aside, setAside, rows, kind, questions, newValues }) => {
    const lines = [
      ...above.map(({ line, cells }) => ['above', line, '', cells.join(' | ')]),
      ...aside.map(({ row, code, cells }) => ['set aside', row, code, cells.join(' | ')]),
    ];
    const more = setAside > aside.length ? `\n… and ${setAside - aside.length} more` : '';
    const options = { dateOrder: '--date-order', decimal: '--decimal' };
    return [
      `${count(rows, 'row')} of ${kind}`,
      ...evidence.map((phrase) => `  ${phrase}`),
      ...questions.map((question) => `  not answered by the file: say ${options[question]}`),
      ...newValues.map(
        ({ column, texts }) =>
          `  new in ${column}, where values are mapped: ${texts.map(({ text }) => text).join(', ')}`,
      ),
      ...(lines.length > 0 ? ['', table(['line', 'number', 'why', 'text'], lines) + more] : []),
      '',
      table(
        ['column', 'is', 'filled', 'for example'],
        columns.map(({ name, signs }) => [
          name,
          fieldOf(targets, name),
          signs.filled,
          signs.samples.slice(0, 2).join(' · '),
        ]),
      ),
    ].join('\n');
  },
});

function fieldOf(targets: Seen['map']['columns'], name: string): string {
  const target = new Map(Object.entries(targets)).get(name);
  if (target === undefined) return `custom.${name}`;
  return typeof target === 'string' ? target : target.field;
}
