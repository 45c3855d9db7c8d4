import type { Client } from '../command.ts';
import { command, folderFor, idOf, WrongUsage, writeFiles } from '../command.ts';
import { count, outline, sayLine, table } from '../say.ts';
import { contract, given } from './options.ts';

/** Figures, reports, reasons, and the state of the whole file. */
export const figures = command({
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

export const report = command({
  name: 'report',
  usage: 'report (--contract REF --period YYYY-MM | --due) --out DIR',
  summary: 'the results report: one HTML file that opens offline, and a PDF',
  details: '--due makes every report that is due by its contract, and answers one row for each.',
  options: {
    contract,
    period: { type: 'string', value: 'PERIOD', help: 'YYYY-MM, or YYYY-MM-DD..YYYY-MM-DD' },
    due: { type: 'boolean', help: 'every report that is due' },
    out: { type: 'string', value: 'DIR', help: 'folder for the files' },
  },
  run: async (client, call) => {
    const isDue = call.flag('due');
    if (isDue === (call.text('contract') !== undefined || call.text('period') !== undefined)) {
      throw new WrongUsage('give either --contract and --period, or --due');
    }
    const out = await folderFor(call.required('out'));
    if (isDue) return madeDue(client, out);
    const made = await client.report.make({ contract: call.required('contract'), period: call.required('period') });
    return { files: await writeFiles(out, made.files), hash: made.hash, restated: made.restated };
  },
  say: outline,
});

/** Every report that is due, made and written. */
async function madeDue(client: Client, out: string) {
  const rows: { contract: string; period: string; hash: string; files: string[] }[] = [];
  for (const { id, contract: ref, period, hash } of await client.report.makeDue({ job: 'report' })) {
    const files: string[] = [];
    for (const format of ['html', 'pdf'] as const) {
      files.push(...(await writeFiles(out, [await client.report.file({ id, format })])));
    }
    rows.push({ contract: ref, period, hash, files });
  }
  return { reports: rows };
}

export const sheet = command({
  name: 'sheet',
  usage: 'sheet --contract REF [--version N] --out DIR',
  summary: 'the terms of a contract in plain words with worked examples, as a PDF both sides can sign',
  options: {
    contract,
    version: { type: 'string', value: 'N', help: 'a version of the terms; without it the one in force' },
    out: { type: 'string', value: 'DIR', help: 'folder for the file' },
  },
  run: async (client, call) => {
    const out = await folderFor(call.required('out'));
    const version = call.text('version');
    const file = await client.contract.sheet({
      contract: call.required('contract'),
      ...(version === undefined ? {} : { version: idOf(version) }),
    });
    return { files: await writeFiles(out, [file]) };
  },
  say: ({ files }) => files.join('\n'),
});

export const explain = command({
  name: 'explain',
  usage: 'explain (--lead ID | --delivery ID | --line NUMBER/LINE)',
  summary: 'why (un)qualified, why this price',
  options: {
    lead: { type: 'string', value: 'ID', help: 'a lead' },
    delivery: { type: 'string', value: 'ID', help: 'a delivery' },
    line: { type: 'string', value: 'NUMBER/LINE', help: 'a line of an issued document' },
  },
  run: async (client, call) => {
    const [lead, delivery, line] = [call.text('lead'), call.text('delivery'), call.text('line')];
    if ([lead, delivery, line].filter((asked) => asked !== undefined).length !== 1) {
      throw new WrongUsage('give one of --lead, --delivery and --line');
    }
    if (lead !== undefined) return client.explain.lead({ id: idOf(lead) });
    if (delivery !== undefined) return client.explain.delivery({ id: idOf(delivery) });
    const [, number, at] = /^(.+)\/(\d+)$/.exec(line ?? '') ?? [];
    if (number === undefined || at === undefined) {
      throw new WrongUsage('--line is NUMBER/LINE, such as INV-2026-0001/1');
    }
    return client.explain.line({ number, line: Number(at) });
  },
  say: (answer) => ('month' in answer ? sayLine(answer) : outline(answer)),
});

export const verify = command({
  name: 'verify',
  usage: 'verify',
  summary: 'check the whole file: integrity, references, history chain, and the invariants a file can show',
  options: {},
  run: (client) => client.verification.run(),
  holds: (answer) => answer.ok,
  say: (answer) =>
    `${table(
      ['check', 'looked at', 'result'],
      answer.checks.map((c) => [c.name, c.count, c.ok ? 'ok' : `FAILED ${c.detail ?? ''}`]),
    )}\n${answer.ok ? 'all checks hold' : 'some checks failed'}`,
});

export const demo = command({
  name: 'demo',
  startsFolder: true,
  usage: 'demo',
  summary: 'fill an empty data folder with the sample agency: 6 clients, 8 contracts, the three months before now',
  options: {},
  run: (client) => client.demo.fill({ job: 'demo' }),
  say: (answer) =>
    `${count(answer.clients, 'client')}, ${count(answer.contracts, 'contract')}, ${count(answer.leads, 'lead')}`,
});
