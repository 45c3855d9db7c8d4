import { documentFormats } from '../../../shared/api/invoice.ts';
import type { Call, Client } from '../command.ts';
import { command, folderFor, idOf, WrongUsage, writeFiles } from '../command.ts';
import { money, table, waitingWords } from '../say.ts';
import { contract, given } from './options.ts';

/** Invoices, credit notes, and their documents. */
export const bill = command({
  name: 'bill',
  usage: 'bill (--period YYYY-MM | --until DAY) [--contract REF] [--issue] [--out DIR]',
  summary: 'the invoice run; without --issue a dry run that writes nothing',
  details:
    'For other cycles the period is YYYY-MM-DD..YYYY-MM-DD; --until runs every period that is over and ends until that day. --out writes the issued documents as PDF, CSV and JSON.',
  options: {
    period: { type: 'string', value: 'PERIOD', help: 'the billing period' },
    until: { type: 'string', value: 'DAY', help: 'everything due until this day, whatever the cycle' },
    contract,
    issue: { type: 'boolean', help: 'issue the invoices' },
    out: { type: 'string', value: 'DIR', help: 'folder for the documents' },
  },
  run: async (client, call) => {
    const [period, until] = [call.text('period'), call.text('until')];
    if ((period === undefined) === (until === undefined)) throw new WrongUsage('give either --period or --until');
    const out = await wantedFolder(call);
    const rows = await client.invoice.run({
      ...given('period', period),
      ...given('until', until),
      issue: call.flag('issue'),
      job: 'bill',
      ...given('contract', call.text('contract')),
    });
    await writeDocuments(
      client,
      out,
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
        waitingWords(row.carriedOver),
        waitingWords(row.blockers),
      ]),
    ),
});

export const credit = command({
  name: 'credit',
  argument: true,
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
    const out = await wantedFolder(call);
    const answer = await client.invoice.credit({
      number: call.positional('NUMBER'),
      of: call.flag('all') ? { kind: 'all' } : { kind: 'deliveries', ids },
      rebill: call.flag('rebill'),
      ...given('reason', call.text('reason')),
    });
    await writeDocuments(client, out, [answer.number]);
    return answer;
  },
  say: (answer) =>
    `credit note ${answer.number} for ${answer.of}: ${money(answer.net, answer.currency)} net, ${money(answer.tax, answer.currency)} tax, ${money(answer.gross, answer.currency)} gross`,
});

export const documents = command({
  name: 'documents',
  usage: 'documents NUMBER --out DIR',
  argument: true,
  summary: 'write an issued document again, as PDF, CSV and JSON: the same bytes every time',
  options: { out: { type: 'string', value: 'DIR', help: 'folder for the documents' } },
  run: async (client, call) => {
    const out = await folderFor(call.required('out'));
    return { files: await writeDocuments(client, out, [call.positional('NUMBER')]) };
  },
  say: ({ files }) => files.join('\n'),
});

/** The folder for documents, proved to take files before anything is issued; undefined when none is wanted. */
async function wantedFolder(call: Call): Promise<string | undefined> {
  const out = call.text('out');
  return out === undefined ? undefined : folderFor(out);
}

async function writeDocuments(client: Client, out: string | undefined, numbers: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  if (out === undefined) return files;
  for (const number of numbers) {
    for (const format of documentFormats) {
      files.push(...(await writeFiles(out, [await client.invoice.document({ number, format })])));
    }
  }
  return files;
}
