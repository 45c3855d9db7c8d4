import { z } from 'zod';
import { disputeDecisions } from '../../shared/domain/dispute.ts';
import type { Client, Command } from './command.ts';
import { command, fileOf, idOf, jsonOf, WrongUsage, writeFiles } from './command.ts';
import { count, money, outline, table } from './say.ts';

/** The commands of command-line.md that run on an open file, in the order a month uses them. */

const contract = { type: 'string', value: 'REF', help: 'the contract' } as const;
const map = { type: 'string', value: 'MAP.json', help: 'what each column of the file is' } as const;

const setup = command({
  name: 'setup',
  usage: 'setup FILE.json',
  summary: 'create or update agency, clients, sources and contracts from one file, all or nothing',
  details:
    'Terms with a new "from" day are a new version; terms that something was judged under cannot be edited.\n' +
    'A contract with lint errors is kept as a draft.',
  options: {},
  run: async (client, call) =>
    client.setup.apply({ content: await jsonOf(call.positional('FILE.json'), 'invalidSetup') }),
  say: (answer) => {
    const findings = answer.lint.map((f) => [f.severity, f.contract, f.from, f.code, f.place]);
    const lines = [
      `created ${count(answer.created.length, 'thing')}, updated ${answer.updated.length}, unchanged ${answer.unchanged.length}`,
      ...answer.drafts.map((ref) => `${ref} is kept as a draft until its errors are mended`),
    ];
    return findings.length
      ? `${lines.join('\n')}\n\n${table(['severity', 'contract', 'from', 'finding', 'place'], findings)}`
      : lines.join('\n');
  },
});

const importLeads = command({
  name: 'import',
  usage: 'import FILE [--contract REF] --map MAP.json [--dry-run] [--again]',
  summary: 'take in leads from a CSV or TSV file',
  details:
    'Every row falls in exactly one count: broken, suppressed, duplicate, taken, fail, check or pass.\n' +
    'Without --contract the leads wait in the pool with their contact verdict. --dry-run writes nothing.',
  options: {
    contract,
    map,
    'dry-run': { type: 'boolean', help: 'only tell what would happen' },
    again: { type: 'boolean', help: 'import a file that was imported before' },
  },
  run: async (client, call) => {
    const ref = call.text('contract');
    return client.lead.import({
      file: await fileOf(call.positional('FILE')),
      map: await jsonOf(call.required('map'), 'invalidMap'),
      dryRun: call.flag('dry-run'),
      again: call.flag('again'),
      job: 'import',
      ...(ref === undefined ? {} : { contract: ref }),
    });
  },
  say: (answer) => {
    const counts = (['pass', 'check', 'fail', 'duplicate', 'taken', 'suppressed', 'broken'] as const)
      .filter((name) => answer[name] > 0)
      .map((name) => `${answer[name]} ${name}`);
    const bill = answer.willBill ? `\nwill bill ${money(answer.willBill.amount, answer.willBill.currency)}` : '';
    const batch = answer.batch === null ? 'dry run, nothing was written' : `batch ${answer.batch}`;
    const problems = answer.problems.slice(0, 20).map((p) => [p.row, p.field, p.code]);
    const list = problems.length ? `\n\n${table(['row', 'field', 'problem'], problems)}` : '';
    const more = answer.problems.length > 20 ? `\n… and ${answer.problems.length - 20} more (--json lists all)` : '';
    return `${count(answer.rows, 'row')}: ${counts.join(', ')}; ${answer.updated} updated (${batch})${bill}${list}${more}`;
  },
});

const undoImport = command({
  name: 'undo-import',
  usage: 'undo-import BATCH [--with-work]',
  summary: 'take a whole batch back',
  details:
    'Refused once a delivery of it is on an issued document, and where people worked on its leads unless --with-work.',
  options: { 'with-work': { type: 'boolean', help: 'take disputes, appointments and sales on its leads along' } },
  run: (client, call) =>
    client.lead.undoImport({ batch: idOf(call.positional('BATCH')), withWork: call.flag('with-work') }),
  say: (answer) => `removed ${count(answer.removed, 'lead')}, restored ${answer.restored}`,
});

const page = 10_000;
const leads = command({
  name: 'leads',
  usage: 'leads [--contract REF] [--filter TEXT]',
  summary: 'list leads with verdict and deliveries',
  options: { contract, filter: { type: 'string', value: 'TEXT', help: 'part of a name, mail, phone or company' } },
  run: async (client, call) => {
    const asked = { ...given('contract', call.text('contract')), ...given('filter', call.text('filter')), limit: page };
    const all: Awaited<ReturnType<Client['lead']['list']>> = [];
    for (let after: number | undefined; ; ) {
      const some = await client.lead.list({ ...asked, ...given('after', after) });
      all.push(...some);
      after = some.at(-1)?.id;
      if (some.length < page) return all;
    }
  },
  say: (answer) =>
    table(
      ['id', 'name', 'email', 'company', 'verdict', 'deliveries'],
      answer.map((l) => [
        l.id,
        l.name,
        l.email,
        l.company,
        l.verdict,
        l.deliveries.map((d) => `${d.contract} ${d.state}`).join(', '),
      ]),
    ),
});

const suppress = command({
  name: 'suppress',
  usage: 'suppress [--mail ADDRESS …] [--phone NUMBER …] [--client REF] [--country CC]',
  summary: 'never deliver these people again: to one client, or to nobody',
  details: 'Only keyed hashes of the addresses and numbers are kept.',
  options: {
    mail: { type: 'string', multiple: true, value: 'ADDRESS', help: 'a mail address; may be repeated' },
    phone: { type: 'string', multiple: true, value: 'NUMBER', help: 'a phone number; may be repeated' },
    client: { type: 'string', value: 'REF', help: 'only for this client' },
    country: { type: 'string', value: 'CC', help: 'country of numbers written without their country code' },
  },
  run: (client, call) => {
    const [mails, phones] = [call.list('mail'), call.list('phone')];
    if (mails.length + phones.length === 0) throw new WrongUsage('give at least one --mail or --phone');
    return client.suppression.add({
      mails: [...mails],
      phones: [...phones],
      ...given('client', call.text('client')),
      ...given('country', call.text('country')),
    });
  },
  say: (answer) =>
    `added ${answer.added}, known before ${answer.known}${answer.unreadable.length ? `, unreadable: ${answer.unreadable.join(', ')}` : ''}`,
});

const deliver = command({
  name: 'deliver',
  usage: 'deliver --contract REF',
  summary: 'deliver everything that passed and is not delivered, as of now',
  options: { contract },
  run: (client, call) => client.delivery.deliver({ contract: call.required('contract'), job: 'deliver' }),
  say: (answer) =>
    [
      `delivered ${answer.delivered}, on hold ${answer.onHold}`,
      ...(answer.replacements ? [`${answer.replacements} of them replace returned units and are not charged`] : []),
      ...answer.kept.map((kept) => `not delivered: ${kept.count} (${kept.reason})`),
    ].join('\n'),
});

type FileCommand = 'feedback' | 'appointments' | 'sales';
/** Commands that read a client's file for one contract; what differs is the procedure they call. */
function clientFile<Answer extends object>(
  name: FileCommand,
  summary: string,
  send: (
    client: Client,
    input: { file: File; contract: string; map: Awaited<ReturnType<typeof jsonOf>> },
  ) => Promise<Answer>,
): Command {
  return command({
    name,
    usage: `${name} FILE --contract REF --map MAP.json`,
    summary,
    options: { contract, map },
    run: async (client, call) =>
      send(client, {
        file: await fileOf(call.positional('FILE')),
        contract: call.required('contract'),
        map: await jsonOf(call.required('map'), 'invalidMap'),
      }),
    say: outline,
  });
}

const feedback = clientFile('feedback', "take in the client's answers: accept, dispute with reason", (client, input) =>
  client.feedback.import(input),
);
const appointments = clientFile('appointments', 'take in appointments and their outcomes', (client, input) =>
  client.appointment.import(input),
);
const sales = clientFile('sales', 'take in opportunities, sales and revenue', (client, input) =>
  client.sale.import(input),
);

const disputes = command({
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

const resolve = command({
  name: 'resolve',
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

const bill = command({
  name: 'bill',
  usage: 'bill --period YYYY-MM [--contract REF] [--issue] [--out DIR]',
  summary: 'the invoice run; without --issue a dry run that writes nothing',
  details:
    'For other cycles the period is YYYY-MM-DD..YYYY-MM-DD. --out writes the issued documents as PDF, CSV and JSON.',
  options: {
    period: { type: 'string', value: 'PERIOD', help: 'the billing period' },
    contract,
    issue: { type: 'boolean', help: 'issue the invoices' },
    out: { type: 'string', value: 'DIR', help: 'folder for the documents' },
  },
  run: async (client, call) => {
    const rows = await client.invoice.run({
      period: call.required('period'),
      issue: call.flag('issue'),
      job: 'bill',
      ...given('contract', call.text('contract')),
    });
    await writeDocuments(
      client,
      call.text('out'),
      rows.flatMap((row) => row.number ?? []),
    );
    return rows;
  },
  say: (answer) =>
    table(
      ['contract', 'client', 'net', 'tax', 'gross', 'currency', 'number', 'state', 'carried over', 'in the way'],
      answer.map((row) => [
        row.contract,
        row.client,
        money(row.net, row.currency),
        money(row.tax, row.currency),
        money(row.gross, row.currency),
        row.currency,
        row.number,
        row.state,
        codes(row.carriedOver),
        codes(row.blockers),
      ]),
    ),
});

const credit = command({
  name: 'credit',
  usage: 'credit NUMBER (--all | --delivery ID …) [--rebill] [--reason TEXT] [--out DIR]',
  summary: 'a credit note for an invoice, whole or by delivery',
  options: {
    all: { type: 'boolean', help: 'everything that is left of the invoice' },
    delivery: { type: 'string', multiple: true, value: 'ID', help: 'the charges of this delivery; may be repeated' },
    rebill: { type: 'boolean', help: 'free the events to be billed once more' },
    reason: { type: 'string', value: 'TEXT', help: 'stands on the credit note' },
    out: { type: 'string', value: 'DIR', help: 'folder for the document' },
  },
  run: async (client, call) => {
    const ids = call.list('delivery').map(idOf);
    if (call.flag('all') === ids.length > 0) throw new WrongUsage('give either --all or --delivery');
    const answer = await client.invoice.credit({
      number: call.positional('NUMBER'),
      of: call.flag('all') ? { kind: 'all' } : { kind: 'deliveries', ids },
      rebill: call.flag('rebill'),
      ...given('reason', call.text('reason')),
    });
    await writeDocuments(client, call.text('out'), [answer.number]);
    return answer;
  },
  say: (answer) =>
    `credit note ${answer.number} for ${answer.of}\n${outline({ net: answer.net, tax: answer.tax, gross: answer.gross })}`,
});

const figures = command({
  name: 'figures',
  usage: 'figures --contract REF --from DAY --to DAY [--by FIELD|week|month|weekday|leadTime|band|criterion:ID]',
  summary: 'counts and rates of a contract, whole and cut',
  options: {
    contract,
    from: { type: 'string', value: 'DAY', help: 'first day, YYYY-MM-DD' },
    to: { type: 'string', value: 'DAY', help: 'last day, YYYY-MM-DD' },
    by: {
      type: 'string',
      value: 'KEY',
      help: 'cut by a lead field, week, month, weekday, leadTime, band or criterion:ID',
    },
  },
  run: (client, call) =>
    client.figures.read({
      contract: call.required('contract'),
      from: call.required('from'),
      to: call.required('to'),
      ...given('by', call.text('by')),
    }),
  say: (answer) => {
    const rows = [['all', answer.total] as const, ...Object.entries(answer.by)];
    return table(
      ['', 'delivered', 'accepted', 'disputed', 'returned', 'booked', 'held', 'acceptance %', 'show %', 'kept %'],
      rows.map(([key, f]) => [
        key === '' ? '(empty)' : key,
        f.delivered,
        f.accepted,
        f.disputed,
        f.returned,
        f.booked,
        f.held,
        f.acceptanceRate,
        f.showRate,
        f.keptRate,
      ]),
    );
  },
});

const report = command({
  name: 'report',
  usage: 'report --contract REF --period YYYY-MM --out DIR',
  summary: 'the results report: one HTML file that opens offline, and a PDF',
  options: {
    contract,
    period: { type: 'string', value: 'PERIOD', help: 'YYYY-MM, or YYYY-MM-DD..YYYY-MM-DD' },
    out: { type: 'string', value: 'DIR', help: 'folder for the files' },
  },
  run: async (client, call) => {
    const out = call.required('out');
    const made = await client.report.make({ contract: call.required('contract'), period: call.required('period') });
    return { files: await writeFiles(out, made.files), hash: made.hash, restated: made.restated };
  },
  say: outline,
});

const explain = command({
  name: 'explain',
  usage: 'explain (--lead ID | --delivery ID | --line NUMBER/LINE)',
  summary: 'why (un)qualified, why this price',
  options: {
    lead: { type: 'string', value: 'ID', help: 'a lead' },
    delivery: { type: 'string', value: 'ID', help: 'a delivery' },
    line: { type: 'string', value: 'NUMBER/LINE', help: 'a line of an issued document' },
  },
  run: async (client, call): Promise<object> => {
    const [lead, delivery, line] = [call.text('lead'), call.text('delivery'), call.text('line')];
    if ([lead, delivery, line].filter((given) => given !== undefined).length !== 1) {
      throw new WrongUsage('give one of --lead, --delivery and --line');
    }
    if (lead !== undefined) return client.explain.lead({ id: idOf(lead) });
    if (delivery !== undefined) return client.explain.delivery({ id: idOf(delivery) });
    const [, number, at] = /^(.+)\/(\d+)$/.exec(line ?? '') ?? [];
    if (number === undefined || at === undefined)
      throw new WrongUsage('--line is NUMBER/LINE, such as INV-2026-0001/1');
    return client.explain.line({ number, line: Number(at) });
  },
  say: outline,
});

const verify = command({
  name: 'verify',
  usage: 'verify',
  summary: 'check the whole file: integrity, history chain, every invariant',
  options: {},
  run: (client) => client.verification.run(),
  holds: (answer) => answer.ok,
  say: (answer) =>
    `${table(
      ['check', 'looked at', 'result'],
      answer.checks.map((c) => [c.name, c.count, c.ok ? 'ok' : `FAILED ${c.detail ?? ''}`]),
    )}\n${answer.ok ? 'all checks hold' : 'some checks failed'}`,
});

const demo = command({
  name: 'demo',
  usage: 'demo',
  summary: 'fill an empty data folder with the sample agency: 6 clients, 8 contracts, the three months before now',
  options: {},
  run: (client) => client.demo.fill({ job: 'demo' }),
  say: (answer) =>
    `${count(answer.clients, 'client')}, ${count(answer.contracts, 'contract')}, ${count(answer.leads, 'lead')}`,
});

export const commands: readonly Command[] = [
  setup,
  importLeads,
  undoImport,
  leads,
  suppress,
  deliver,
  feedback,
  disputes,
  resolve,
  appointments,
  sales,
  bill,
  credit,
  figures,
  report,
  explain,
  verify,
  demo,
];

const documentFormats = ['pdf', 'csv', 'json'] as const;
async function writeDocuments(client: Client, out: string | undefined, numbers: readonly string[]): Promise<void> {
  if (out === undefined) return;
  for (const number of numbers) {
    for (const format of documentFormats) await writeFiles(out, [await client.invoice.document({ number, format })]);
  }
}

/** `{ name: value }`, or nothing where there is none: an absent option must be absent, not undefined. */
function given<K extends string, V>(name: K, value: V | undefined): { [key in K]?: V } {
  const part: { [key in K]?: V } = {};
  if (value !== undefined) part[name] = value;
  return part;
}

function oneOf<T extends string>(words: z.ZodType<T>, text: string, name: string): T {
  const read = words.safeParse(text);
  if (!read.success) throw new WrongUsage(`${name} cannot be "${text}"`);
  return read.data;
}
const optional = <T extends string>(words: z.ZodType<T>, text: string | undefined, name: string): T | undefined =>
  text === undefined ? undefined : oneOf(words, text, name);

const codes = (counted: readonly { code: string; count: number }[]): string =>
  counted.map(({ code, count: n }) => `${code} ${n}`).join(', ') || '–';
