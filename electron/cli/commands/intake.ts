import type { Client } from '../command.ts';
import { command, idOf, jsonOf } from '../command.ts';
import { count, money, table } from '../say.ts';
import { fileDetails, fileInHand, fileOptions, fileUsage } from './fileInHand.ts';
import { contract, given } from './options.ts';

/** From an agency's setup to delivered leads. */
export const setup = command({
  name: 'setup',
  startsFolder: true,
  argument: true,
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

export const importLeads = command({
  name: 'import',
  argument: true,
  usage: `import FILE [--contract REF] ${fileUsage} [--dry-run] [--again] [--remember]`,
  summary: 'take in leads from a CSV or TSV file, or an Excel workbook',
  details:
    'Every row falls in exactly one count: broken, suppressed, duplicate, taken, fail, check or pass.\n' +
    'Lines of the report around the table are set aside and counted besides. Without --contract the leads wait in the pool\n' +
    `with their contact verdict. --dry-run writes nothing. ${fileDetails}`,
  options: {
    contract,
    ...fileOptions,
    'dry-run': { type: 'boolean', help: 'only tell what would happen' },
    remember: { type: 'boolean', help: 'keep the map for the next file with these columns' },
    again: { type: 'boolean', help: 'import a file that was imported before' },
  },
  run: async (client, call) => {
    const ref = call.text('contract');
    return client.lead.import({
      ...(await fileInHand(client, call, 'leads')),
      dryRun: call.flag('dry-run'),
      again: call.flag('again'),
      remember: call.flag('remember'),
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
    const aside = answer.setAside > 0 ? `, ${count(answer.setAside, 'line')} set aside` : '';
    return `${count(answer.rows, 'row')}: ${counts.join(', ')}; ${answer.updated} updated${aside} (${batch})${bill}${list}${more}`;
  },
});

export const undoImport = command({
  name: 'undo-import',
  argument: true,
  usage: 'undo-import BATCH [--with-work]',
  summary: 'take a whole batch back',
  details:
    'Refused once a delivery of it is on an issued document, and where people worked on its leads unless --with-work.',
  options: { 'with-work': { type: 'boolean', help: 'take disputes, appointments and sales on its leads along' } },
  run: (client, call) =>
    client.lead.undoImport({ batch: idOf(call.positional('BATCH')), withWork: call.flag('with-work') }),
  say: (answer) => `removed ${count(answer.removed, 'lead')}, restored ${answer.restored}`,
});

export const imports = command({
  name: 'imports',
  usage: 'imports [--contract REF]',
  summary: 'list imports of leads, the newest first',
  options: { contract },
  run: async (client, call) => {
    const asked = { ...given('contract', call.text('contract')), limit: 200 };
    const all: Awaited<ReturnType<Client['intake']['batches']>>['rows'] = [];
    for (let after: number | undefined; ; ) {
      const { rows, next } = await client.intake.batches({ ...asked, ...given('after', after) });
      all.push(...rows);
      if (next === null) return all;
      after = next;
    }
  },
  say: (answer) =>
    table(
      ['batch', 'file', 'contract', 'imported', 'by', 'rows', 'pass', 'state'],
      answer.map((b) => [b.id, b.fileName, b.contract?.ref ?? 'pool', b.at, b.by, b.rows, b.pass, b.state]),
    ),
});

const page = 10_000;
export const leads = command({
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

export const deliver = command({
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
      ...(answer.beyondCapacity
        ? [`${answer.beyondCapacity} today beyond what the client's sales team can answer`]
        : []),
    ].join('\n'),
});
