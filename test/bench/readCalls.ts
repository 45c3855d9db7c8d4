import type { api } from '../../shared/api/index.ts';
import type { Client } from '../world.ts';

/** What an agency holds that can be asked about, in the order of ids. */
export interface Held {
  readonly leads: readonly number[];
  readonly deliveries: readonly number[];
  readonly contracts: readonly string[];
  readonly clients: readonly string[];
  readonly sources: readonly string[];
  /** A contract that is paid from a balance. */
  readonly prepaid: string;
  /** A batch, and an invoice of the first contract. */
  readonly batch: number;
  readonly invoice: string;
  /** A claim that waits. */
  readonly dispute: number | null;
  /** Days: the month that runs, and the one that is still to be invoiced. */
  readonly month: string;
  readonly toInvoice: string;
}

/** Asks the `n`th time: as the same question of another lead, contract or word. */
type Ask = (client: Client, held: Held, n: number) => Promise<unknown>;

type Api = typeof api;
export type Procedure = { [Noun in keyof Api & string]: `${Noun}.${keyof Api[Noun] & string}` }[keyof Api & string];

/**
 * Why a procedure is not a read whose time must not grow with the file: it writes; it works on a file, a document or a run it is
 * handed, or makes one; it waits by itself; or it walks a whole file or year as a
 * job with progress.
 */
type Other = 'writes' | 'worksOnAFile' | 'waits' | 'walksTheFile';

/** The nth of a list, again from the front when it is over. */
function nth<T>(list: readonly T[], n: number): T {
  const one = list[n % list.length];
  if (one === undefined) throw new Error('the agency holds nothing of this kind');
  return one;
}

const words = ['am', 'amelia', 'fischer', 'clinic 77', 'contact1', 'jensen', 'clinic', '+1 201', 'whit', 'example.com'];

/** Every procedure of the api: how it is asked, by the name of the question; or why it is not. */
export const readCalls: { readonly [name in Procedure]: Other | { readonly [question: string]: Ask } } = {
  'shell.read': { '': (client) => client.shell.read() },
  'step.list': { '': (client) => client.step.list({}) },
  'step.undo': 'writes',
  'step.redo': 'writes',
  'setting.read': { '': (client) => client.setting.read({ name: 'none' }) },
  'setting.save': 'writes',
  'draft.read': { '': (client) => client.draft.read({ name: 'none' }) },
  'draft.save': 'writes',
  'draft.discard': 'writes',
  'view.list': { '': (client) => client.view.list({ screen: '/leads' }) },
  'view.save': 'writes',
  'view.remove': 'writes',
  'today.read': { '': (client) => client.today.read() },
  'duty.list': { '': (client) => client.duty.list({}) },
  'client.list': {
    '': (client, { month }) => client.client.list({ month }),
    'the month before': (client, { toInvoice }) => client.client.list({ month: toInvoice }),
  },
  'client.read': { '': (client, { clients, month }, n) => client.client.read({ client: nth(clients, n), month }) },
  'client.save': 'writes',
  'setup.apply': 'writes',
  'intake.inspect': 'worksOnAFile',
  'intake.preview': 'worksOnAFile',
  'intake.rows': 'worksOnAFile',
  'intake.judge': 'worksOnAFile',
  'intake.keepMends': 'writes',
  'intake.problemFile': 'worksOnAFile',
  'intake.batches': { '': (client) => client.intake.batches({}) },
  'intake.completed': { '': (client, { batch }) => client.intake.completed({ batch }) },
  'intake.batch': { '': (client, { batch }) => client.intake.batch({ id: batch }) },
  'preset.list': { '': (client) => client.preset.list() },
  'preset.forget': 'writes',
  'agency.read': { '': (client) => client.agency.read() },
  'agency.save': 'writes',
  'agency.begin': 'writes',
  'people.save': 'writes',
  'people.choose': 'writes',
  'key.read': { '': (client) => client.key.read() },
  'key.setPassphrase': 'writes',
  'key.removePassphrase': 'writes',
  'key.makeRecoveryKey': 'writes',
  'backup.list': { '': (client) => client.backup.list() },
  'backup.make': 'writes',
  'backup.file': 'worksOnAFile',
  'contract.list': { '': (client) => client.contract.list({}) },
  'contract.head': { '': (client, { contracts }, n) => client.contract.head({ ref: nth(contracts, n) }) },
  'contract.read': { '': (client, { contracts }, n) => client.contract.read({ ref: nth(contracts, n) }) },
  'contract.terms': { '': (client, { contracts }, n) => client.contract.terms({ ref: nth(contracts, n) }) },
  'contract.editor': { '': (client, { contracts }, n) => client.contract.editor({ ref: nth(contracts, n) }) },
  'contract.save': 'writes',
  'contract.sheet': 'worksOnAFile',
  'contract.dropVersion': 'writes',
  'lead.import': 'writes',
  'lead.undoImport': 'writes',
  'lead.list': {
    '': (client, { contracts }, n) => client.lead.list({ contract: nth(contracts, n), limit: 100 }),
    'of a part': (client) => client.lead.list({ filter: 'clinic', limit: 100 }),
  },
  'lead.find': {
    newest: (client) => client.lead.find({}),
    'of a contract': (client, { contracts }, n) => client.lead.find({ filter: { contract: nth(contracts, n) } }),
    'by verdict': (client) => client.lead.find({ filter: { outcome: ['pass'] } }),
    'of a contract by verdict': (client, { contracts }, n) =>
      client.lead.find({ filter: { contract: nth(contracts, n), outcome: ['check'] } }),
    'duplicates and taken': (client) => client.lead.find({ filter: { outcome: ['duplicate', 'taken'] } }),
    pool: (client) => client.lead.find({ filter: { pool: true } }),
    'by delivery': (client) => client.lead.find({ filter: { delivery: ['disputed'] } }),
    'not delivered': (client) => client.lead.find({ filter: { delivery: ['none'] } }),
    'by contact': (client) => client.lead.find({ filter: { contact: ['check'] } }),
    'by source': (client, { sources }, n) => client.lead.find({ filter: { source: [nth(sources, n)] } }),
    'by campaign': (client) => client.lead.find({ filter: { campaign: 'Whitening' } }),
    'by a campaign nobody has': (client) => client.lead.find({ filter: { campaign: 'Nothing' } }),
    'by tag': (client) => client.lead.find({ filter: { tag: ['hot'] } }),
    'by import': (client, { batch }) => client.lead.find({ filter: { batch } }),
    'by day': (client) => client.lead.find({ filter: { from: '2026-03-01', to: '2026-03-07' } }),
    'by a field': (client) =>
      client.lead.find({
        filter: {
          fields: [
            { is: 'between', field: 'company.employees', from: 500, to: 900 },
            { is: 'contains', field: 'person.jobTitle', text: 'sales' },
            { is: 'equals', field: 'custom.pets', text: 'cat' },
          ],
        },
        fields: ['company.employees', 'custom.pets'],
      }),
    'by name': (client) => client.lead.find({ sort: 'name', descending: false }),
    'by words': (client, _held, n) => client.lead.find({ filter: { text: nth(words, n) } }),
  },
  'lead.count': {
    '': (client) => client.lead.count({}),
    'of a campaign': (client) => client.lead.count({ filter: { campaign: 'Whitening' } }),
  },
  'lead.choices': { '': (client) => client.lead.choices() },
  'lead.export': 'walksTheFile',
  'lead.read': { '': (client, { leads }, n) => client.lead.read({ id: nth(leads, n) }) },
  'lead.edit': 'writes',
  'lead.tag': 'writes',
  'lead.qualify': 'writes',
  'call.read': { '': (client, { contracts }, n) => client.call.read({ contract: nth(contracts, n) }) },
  'call.judge': {
    '': (client, { contracts, leads }, n) =>
      client.call.judge({ contract: nth(contracts, n), lead: nth(leads, n), answers: {} }),
  },
  'call.finish': 'writes',
  'call.later': 'writes',
  'reach.read': { '': (client) => client.reach.read({}) },
  'reach.say': 'writes',
  'merge.preview': {
    '': (client, { leads }, n) => client.merge.preview({ keep: nth(leads, n), from: nth(leads, n + 1) }),
  },
  'merge.do': 'writes',
  'search.find': { '': (client, _held, n) => client.search.find({ text: nth(words, n) }) },
  'suppression.add': 'writes',
  'suppression.read': { '': (client) => client.suppression.read() },
  'suppression.addLeads': 'writes',
  'suppression.addFile': 'writes',
  'suppression.remove': 'writes',
  'suppression.check': {
    '': (client, _held, n) => client.suppression.check({ entry: `contact${n}@clinic${n}.example.com` }),
  },
  'bulk.run': 'writes',
  'bulk.resume': 'writes',
  'bulk.takeBack': 'writes',
  'bulk.list': { '': (client) => client.bulk.list({}) },
  'requalification.preview': 'walksTheFile',
  'requalification.run': 'writes',
  'requalification.resume': 'writes',
  'requalification.takeBack': 'writes',
  'requalification.list': { '': (client) => client.requalification.list({}) },
  'requalification.leads': 'worksOnAFile',
  'delivery.list': {
    '': (client, { contracts }, n) => client.delivery.list({ contract: nth(contracts, n) }),
    'by standing': (client, { contracts }, n) =>
      client.delivery.list({ contract: nth(contracts, n), standings: ['returned'] }),
    'by name': (client, { contracts }, n) =>
      client.delivery.list({ contract: nth(contracts, n), sort: 'name', direction: 'ascending' }),
    'of a part': (client, { contracts }, n) => client.delivery.list({ contract: nth(contracts, n), text: 'jensen' }),
  },
  'delivery.decide': 'writes',
  'delivery.deliver': 'writes',
  'delivery.deliverChosen': 'writes',
  'delivery.hold': { '': (client, { contracts }, n) => client.delivery.hold({ contract: nth(contracts, n) }) },
  'delivery.decideHeld': 'writes',
  'routing.route': {
    'a look': (client, { leads }) => client.routing.route({ dryRun: true, leads: leads.slice(0, 20) }),
  },
  'routing.rule': { '': (client) => client.routing.rule() },
  'routing.saveRule': 'writes',
  'feedback.import': 'writes',
  'dispute.list': {
    'those that wait': (client, { contracts }, n) => client.dispute.list({ contract: nth(contracts, n), open: true }),
  },
  'dispute.queue': {
    '': (client) => client.dispute.queue({}),
    'those that wait': (client) => client.dispute.queue({ states: ['open', 'appealed'] }),
    'of a contract': (client, { contracts }, n) => client.dispute.queue({ contract: nth(contracts, n) }),
  },
  'dispute.preview': {
    '': (client, { dispute }) => (dispute === null ? Promise.resolve() : client.dispute.preview({ ids: [dispute] })),
  },
  'dispute.resolve': 'writes',
  'dispute.decide': 'writes',
  'dispute.settle': 'writes',
  'appointment.import': 'writes',
  'appointment.list': {
    '': (client) => client.appointment.list({}),
    unconfirmed: (client) => client.appointment.list({ states: ['unconfirmed'] }),
    'of a week': (client) => client.appointment.list({ from: '2026-09-07', to: '2026-09-13' }),
    'of a contract': (client, { contracts }, n) => client.appointment.list({ contract: nth(contracts, n) }),
  },
  'appointment.diary': {
    '': (client, { contracts }, n) =>
      client.appointment.diary({ contract: nth(contracts, n), at: Date.parse('2026-09-09T10:00:00Z') }),
  },
  'appointment.book': 'writes',
  'appointment.decide': 'writes',
  'appointment.move': 'writes',
  'sale.import': 'writes',
  'opportunity.list': {
    '': (client) => client.opportunity.list({}),
    'of a contract': (client, { contracts }, n) => client.opportunity.list({ contract: nth(contracts, n) }),
    won: (client) => client.opportunity.list({ standing: 'won', sort: 'won' }),
  },
  'opportunity.calendar': {
    '': (client, { contracts }, n) => client.opportunity.calendar({ contract: nth(contracts, n) }),
  },
  'opportunity.record': 'writes',
  'opportunity.receive': 'writes',
  'invoice.run': 'walksTheFile',
  'invoice.due': { '': (client) => client.invoice.due({}) },
  'invoice.draft': {
    '': (client, { contracts, toInvoice }, n) =>
      client.invoice.draft({ contract: nth(contracts, n), period: toInvoice }),
  },
  'invoice.creditPreview': {
    '': (client, { invoice }) => client.invoice.creditPreview({ number: invoice, of: { kind: 'lines', lines: [1] } }),
  },
  'invoice.credit': 'writes',
  'invoice.document': 'worksOnAFile',
  'document.list': { '': (client) => client.document.list({}) },
  'document.read': { '': (client, { invoice }) => client.document.read({ number: invoice }) },
  'prepaid.read': { '': (client, { prepaid }) => client.prepaid.read({ contract: prepaid }) },
  'prepaid.topUp': 'writes',
  'figures.read': {
    'of a month': (client, { contracts, toInvoice }, n) =>
      client.figures.read({ contract: nth(contracts, n), from: `${toInvoice}-01`, to: `${toInvoice}-28` }),
    'by origin': (client, { contracts, toInvoice }, n) =>
      client.figures.read({
        contract: nth(contracts, n),
        from: `${toInvoice}-01`,
        to: `${toInvoice}-28`,
        by: 'origin',
      }),
  },
  'insights.read': {
    '': (client) => client.insights.read({}),
    'of a contract': (client, { contracts }, n) =>
      client.insights.read({ contract: nth(contracts, n), view: 'agency' }),
  },
  'scoring.predict': 'walksTheFile',
  'scoring.behind': 'walksTheFile',
  'scoring.suggest': 'walksTheFile',
  'source.list': { '': (client) => client.source.list({}) },
  'source.save': 'writes',
  'source.cost': 'writes',
  'report.make': 'writes',
  'report.makeDue': 'writes',
  'report.list': { '': (client) => client.report.list({}) },
  'report.read': 'worksOnAFile',
  'report.comment': 'writes',
  'report.review': 'writes',
  'report.send': 'writes',
  'report.file': 'worksOnAFile',
  'explain.lead': { '': (client, { leads }, n) => client.explain.lead({ id: nth(leads, n) }) },
  'explain.delivery': { '': (client, { deliveries }, n) => client.explain.delivery({ id: nth(deliveries, n) }) },
  'explain.line': { '': (client, { invoice }) => client.explain.line({ number: invoice, line: 1 }) },
  'history.list': {
    '': (client) => client.history.list({}),
    'of a contract': (client, { contracts }, n) => client.history.list({ subject: `contract:${nth(contracts, n)}` }),
  },
  'verification.run': 'walksTheFile',
  'demo.fill': 'writes',
  'job.watch': 'waits',
  'job.cancel': 'writes',
};
