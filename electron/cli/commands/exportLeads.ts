import { command, folderFor, WrongUsage, writeFiles } from '../command.ts';
import { contract, given } from './options.ts';

/** Leads on their way out, as a file. */
export const exportLeads = command({
  name: 'export',
  usage: 'export leads --out DIR [--contract REF] [--filter TEXT]',
  summary: 'write leads into a CSV file: every field, the columns they came with, and what they stand at',
  details:
    'Text that a spreadsheet would run as a formula stands behind an apostrophe there, which goes when the file is imported:\n' +
    'taken in again, it gives the same leads.',
  argument: true,
  options: {
    contract,
    filter: { type: 'string', value: 'TEXT', help: 'words of a name, mail, phone, company, id, campaign or source' },
    out: { type: 'string', value: 'DIR', help: 'folder for the file' },
  },
  run: async (client, call) => {
    if (call.positional('what is exported') !== 'leads') throw new WrongUsage('leads are all that can be exported');
    const out = await folderFor(call.required('out'));
    const filter = { ...given('contract', call.text('contract')), ...given('text', call.text('filter')) };
    return { files: await writeFiles(out, [await client.lead.export({ filter })]) };
  },
  say: ({ files }) => files.join('\n'),
});
