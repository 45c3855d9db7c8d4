import type { Overview } from '../shared/api/overview.ts';
import { formatMoney } from '../shared/domain/money.ts';
import { type Column, element, table } from './element.ts';

const locale = navigator.language;
const whole = new Intl.NumberFormat(locale);
const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });

type ContractRow = Overview['contracts'][number];
type DocumentRow = Overview['documents'][number];

const contractColumns: readonly Column<ContractRow>[] = [
  { title: 'Contract', cell: ({ name, ref }) => named(name, ref) },
  { title: 'Client', cell: ({ client }) => client },
  { title: 'State', cell: ({ state }) => element('span', { class: `state ${state}` }, contractStates[state]) },
  { title: 'Leads', cell: ({ leads }) => whole.format(leads), numeric: true },
  { title: 'Delivered', cell: ({ delivered }) => whole.format(delivered), numeric: true },
  { title: 'Waiting', cell: ({ waiting }) => whole.format(waiting), numeric: true },
];

const contractStates: Readonly<Record<ContractRow['state'], string>> = { draft: 'Draft', active: 'Active' };

const documentColumns: readonly Column<DocumentRow>[] = [
  { title: 'Number', cell: ({ number }) => number },
  { title: 'Kind', cell: ({ kind }) => documentKinds[kind] },
  { title: 'Client', cell: ({ client }) => client },
  { title: 'Period', cell: ({ period }) => period.replace('..', ' – ') },
  { title: 'Gross', cell: ({ gross, currency }) => money(gross, currency), numeric: true },
];

const documentKinds: Readonly<Record<DocumentRow['kind'], string>> = { invoice: 'Invoice', creditNote: 'Credit note' };

/** What is in the file: the figures, the contracts, the newest documents. */
export function overviewSections(overview: Overview): readonly HTMLElement[] {
  return [
    figures(overview.counts),
    table(
      'Contracts',
      contractColumns,
      overview.contracts,
      'No contracts yet. Write them into a setup file and give it to the command "setup".',
    ),
    table(
      'Newest documents',
      documentColumns,
      overview.documents,
      'No documents yet. The command "bill --period YYYY-MM --issue" issues the invoices of a month.',
    ),
  ];
}

/** A file without an agency: what to do next, with the commands as they are typed. */
export function emptySection(): HTMLElement {
  const command = (text: string): HTMLElement => element('pre', {}, element('code', {}, text));
  return element(
    'section',
    { class: 'empty', 'aria-labelledby': 'empty-title' },
    element('h2', { id: 'empty-title' }, 'This file is empty'),
    element(
      'ol',
      {},
      element('li', {}, 'Stop this program with Ctrl+C in its terminal: one program at a time holds the data folder.'),
      element(
        'li',
        {},
        'Open the sample agency, three months of believable work:',
        command('npm run --silent tallyproof -- demo'),
        'Or set up your own from a setup file:',
        command('npm run --silent tallyproof -- setup FILE.json'),
      ),
      element('li', {}, 'Start again and open the new link:', command('npm start')),
    ),
    element('p', { class: 'quiet' }, 'Started with --data DIR? Give the same to each command.'),
  );
}

/** When this was read, and whether the file is locked. */
export function standing({ asOf }: Overview): readonly (Node | string)[] {
  const at = new Date(asOf);
  return ['As of ', element('time', { datetime: at.toISOString() }, moment.format(at))];
}

export const lockSentence = ({ locked }: Overview): string =>
  locked
    ? 'Locked: a passphrase opens this file.'
    : 'Not locked: whoever can use this computer account can open this file.';

function figures({ leads, ...counts }: Overview['counts']): HTMLElement {
  const sum = leads.pass + leads.check + leads.fail + leads.duplicate + leads.taken;
  const byVerdict = [
    ['pass', leads.pass],
    ['check', leads.check],
    ['fail', leads.fail],
    ['duplicate', leads.duplicate],
    ['taken', leads.taken],
  ] as const;
  const parts = byVerdict
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => `${whole.format(count)} ${verdict}`);
  return element(
    'dl',
    { class: 'figures', 'aria-label': 'In this file' },
    figure('Clients', counts.clients),
    figure('Contracts', counts.contracts),
    figure('Leads', sum, parts.join(' · ')),
    figure('Deliveries', counts.deliveries),
    figure('Open disputes', counts.openDisputes),
    figure('Unconfirmed appointments', counts.unconfirmedAppointments),
    figure('Documents', counts.documents),
  );
}

function figure(name: string, count: number, detail = ''): HTMLElement {
  const value = [
    element('dd', {}, whole.format(count)),
    ...(detail === '' ? [] : [element('dd', { class: 'quiet' }, detail)]),
  ];
  return element('div', {}, element('dt', {}, name), ...value);
}

function named(name: string, ref: string): HTMLElement {
  return element('span', {}, name, ' ', element('span', { class: 'quiet' }, ref));
}

function money(amount: number, currency: string): HTMLElement {
  return element('span', amount < 0 ? { class: 'negative' } : {}, formatMoney(amount, currency, locale));
}
