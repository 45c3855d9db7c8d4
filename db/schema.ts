import { integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { appointmentOutcomes } from '../shared/domain/appointment.ts';
import { contractStates, reasonClasses, remedies } from '../shared/domain/contract/terms.ts';
import { deliveryStates } from '../shared/domain/delivery.ts';
import { disputeStates } from '../shared/domain/dispute.ts';
import { leadOutcomes, verdicts } from '../shared/domain/lead.ts';

/**
 * The tables as queries see them. The SQL in `migrations/` is written by hand (STRICT, triggers, partial indexes); a test
 * holds this page against a migrated file, column by column, and the CHECK lists against the lists imported above.
 */
export const batchStates = ['loading', 'live', 'undone'] as const;
export const documentKinds = ['invoice', 'creditNote'] as const;

export const device = sqliteTable('device', {
  number: integer('number').primaryKey(),
  ordinal: integer('ordinal').notNull(),
  firstSeen: integer('first_seen').notNull(),
});

export const secret = sqliteTable('secret', { name: text('name').primaryKey(), value: text('value').notNull() });

export const agency = sqliteTable('agency', { id: integer('id').primaryKey(), content: text('content').notNull() });

export const client = sqliteTable('client', {
  id: integer('id').primaryKey(),
  ref: text('ref').notNull(),
  content: text('content').notNull(),
});

export const source = sqliteTable('source', {
  id: integer('id').primaryKey(),
  ref: text('ref').notNull(),
  content: text('content').notNull(),
});

export const contract = sqliteTable('contract', {
  id: integer('id').primaryKey(),
  ref: text('ref').notNull(),
  clientId: integer('client_id').notNull(),
  name: text('name').notNull(),
  state: text('state', { enum: contractStates }).notNull(),
  inputs: text('inputs').notNull(),
});

export const terms = sqliteTable('terms', {
  id: integer('id').primaryKey(),
  contractId: integer('contract_id').notNull(),
  fromDay: text('from_day').notNull(),
  content: text('content').notNull(),
});

export const batch = sqliteTable('batch', {
  id: integer('id').primaryKey(),
  state: text('state', { enum: batchStates }).notNull(),
  contractId: integer('contract_id'),
  sourceId: integer('source_id'),
  fileName: text('file_name').notNull(),
  fileHash: text('file_hash').notNull(),
  map: text('map').notNull(),
  counts: text('counts').notNull(),
  rowsDigest: text('rows_digest').notNull(),
  startedAt: integer('started_at').notNull(),
  finishedAt: integer('finished_at'),
});

export const batchProblem = sqliteTable('batch_problem', {
  batchId: integer('batch_id').notNull(),
  row: integer('row').notNull(),
  code: text('code').notNull(),
  field: text('field').notNull(),
});

export const lead = sqliteTable('lead', {
  id: integer('id').primaryKey(),
  batchId: integer('batch_id').notNull(),
  sourceId: integer('source_id'),
  externalId: text('external_id'),
  capturedAt: integer('captured_at').notNull(),
  personFullName: text('person_full_name'),
  personFirstName: text('person_first_name'),
  personLastName: text('person_last_name'),
  personEmail: text('person_email'),
  personPhone: text('person_phone'),
  personJobTitle: text('person_job_title'),
  companyName: text('company_name'),
  companyDomain: text('company_domain'),
  companyIndustry: text('company_industry'),
  companyEmployees: real('company_employees'),
  companyRevenue: real('company_revenue'),
  addressLine1: text('address_line1'),
  addressCity: text('address_city'),
  addressRegion: text('address_region'),
  addressPostcode: text('address_postcode'),
  addressCountry: text('address_country'),
  leadNote: text('lead_note'),
  sourceChannel: text('source_channel'),
  sourceCampaign: text('source_campaign'),
  sourceAdSet: text('source_ad_set'),
  sourceAd: text('source_ad'),
  sourceKeyword: text('source_keyword'),
  sourcePartner: text('source_partner'),
  sourceClickId: text('source_click_id'),
  callSeconds: real('call_seconds'),
  consentGiven: integer('consent_given'),
  consentAt: integer('consent_at'),
  consentText: text('consent_text'),
  consentSource: text('consent_source'),
  bantBudget: text('bant_budget'),
  bantAuthority: text('bant_authority'),
  bantNeed: text('bant_need'),
  bantTimeline: text('bant_timeline'),
  custom: text('custom'),
  unread: text('unread'),
  emailKey: text('email_key'),
  phoneKey: text('phone_key'),
  contactVerdict: text('contact_verdict', { enum: verdicts }).notNull(),
  contactReasons: text('contact_reasons'),
});

export const batchUpdate = sqliteTable('batch_update', {
  batchId: integer('batch_id').notNull(),
  leadId: integer('lead_id').notNull(),
  before: text('before').notNull(),
  after: text('after').notNull(),
});

export const qualification = sqliteTable('qualification', {
  contractId: integer('contract_id').notNull(),
  leadId: integer('lead_id').notNull(),
  termsId: integer('terms_id').notNull(),
  verdict: text('verdict', { enum: verdicts }).notNull(),
  outcome: text('outcome', { enum: leadOutcomes }).notNull(),
  reasons: text('reasons'),
  score: integer('score'),
  band: text('band'),
  duplicateOf: integer('duplicate_of'),
  duplicateDays: integer('duplicate_days'),
  judgedAt: integer('judged_at').notNull(),
});

export const delivery = sqliteTable('delivery', {
  id: integer('id').primaryKey(),
  leadId: integer('lead_id').notNull(),
  contractId: integer('contract_id').notNull(),
  termsId: integer('terms_id').notNull(),
  exclusive: integer('exclusive').notNull(),
  state: text('state', { enum: deliveryStates }).notNull(),
  createdAt: integer('created_at').notNull(),
  deliveredAt: integer('delivered_at'),
  deliveredDay: text('delivered_day'),
  reviewEndsAt: integer('review_ends_at'),
  decidedAt: integer('decided_at'),
  replacementId: integer('replacement_id'),
});

export const appointment = sqliteTable('appointment', {
  id: integer('id').primaryKey(),
  contractId: integer('contract_id').notNull(),
  deliveryId: integer('delivery_id').notNull(),
  chainId: integer('chain_id').notNull(),
  externalId: text('external_id'),
  bookedAt: integer('booked_at').notNull(),
  startsAt: integer('starts_at').notNull(),
  outcome: text('outcome', { enum: appointmentOutcomes }),
  setter: text('setter'),
  recordedAt: integer('recorded_at').notNull(),
});

export const dispute = sqliteTable('dispute', {
  id: integer('id').primaryKey(),
  contractId: integer('contract_id').notNull(),
  deliveryId: integer('delivery_id').notNull(),
  chainId: integer('chain_id'),
  reason: text('reason').notNull(),
  class: text('class', { enum: reasonClasses }).notNull(),
  state: text('state', { enum: disputeStates }).notNull(),
  openedAt: integer('opened_at').notNull(),
  heardAt: integer('heard_at').notNull(),
  decidedAt: integer('decided_at'),
  remedy: text('remedy', { enum: remedies }),
  percent: text('percent'),
  note: text('note'),
});

export const replacement = sqliteTable('replacement', {
  id: integer('id').primaryKey(),
  contractId: integer('contract_id').notNull(),
  disputeId: integer('dispute_id'),
  chainId: integer('chain_id'),
  owedAt: integer('owed_at').notNull(),
  dueDay: text('due_day'),
});

export const opportunity = sqliteTable('opportunity', {
  id: integer('id').primaryKey(),
  contractId: integer('contract_id').notNull(),
  deliveryId: integer('delivery_id').notNull(),
  externalId: text('external_id'),
  stage: text('stage').notNull(),
  amount: integer('amount'),
  wonAt: integer('won_at'),
  reportedAt: integer('reported_at').notNull(),
});

export const revenue = sqliteTable('revenue', {
  opportunityId: integer('opportunity_id').notNull(),
  month: text('month').notNull(),
  amount: integer('amount').notNull(),
  reportedAt: integer('reported_at').notNull(),
});

export const suppression = sqliteTable('suppression', {
  id: integer('id').primaryKey(),
  clientId: integer('client_id'),
  kind: text('kind', { enum: ['mail', 'phone'] }).notNull(),
  hash: text('hash').notNull(),
  addedAt: integer('added_at').notNull(),
});

export const document = sqliteTable('document', {
  id: integer('id').primaryKey(),
  kind: text('kind', { enum: documentKinds }).notNull(),
  series: text('series').notNull(),
  sequence: integer('sequence').notNull(),
  number: text('number').notNull(),
  contractId: integer('contract_id').notNull(),
  clientId: integer('client_id').notNull(),
  ofDocument: integer('of_document'),
  periodFrom: text('period_from').notNull(),
  periodTo: text('period_to').notNull(),
  issuedAt: integer('issued_at').notNull(),
  currency: text('currency').notNull(),
  net: integer('net').notNull(),
  tax: integer('tax').notNull(),
  gross: integer('gross').notNull(),
  snapshot: text('snapshot').notNull(),
  snapshotHash: text('snapshot_hash').notNull(),
});

export const charge = sqliteTable('charge', {
  id: integer('id').primaryKey(),
  documentId: integer('document_id').notNull(),
  line: integer('line').notNull(),
  contractId: integer('contract_id').notNull(),
  component: text('component').notNull(),
  event: text('event').notNull(),
  deliveryId: integer('delivery_id'),
  chainId: integer('chain_id'),
  amount: integer('amount').notNull(),
});

export const liveCharge = sqliteTable('live_charge', {
  contractId: integer('contract_id').notNull(),
  component: text('component').notNull(),
  event: text('event').notNull(),
  chargeId: integer('charge_id').notNull(),
});

export const credit = sqliteTable('credit', {
  id: integer('id').primaryKey(),
  documentId: integer('document_id').notNull(),
  chargeId: integer('charge_id').notNull(),
  disputeId: integer('dispute_id'),
  amount: integer('amount').notNull(),
});

export const rendering = sqliteTable('rendering', {
  documentId: integer('document_id').notNull(),
  format: text('format').notNull(),
  hash: text('hash').notNull(),
});

export const report = sqliteTable('report', {
  id: integer('id').primaryKey(),
  contractId: integer('contract_id').notNull(),
  periodFrom: text('period_from').notNull(),
  periodTo: text('period_to').notNull(),
  madeAt: integer('made_at').notNull(),
  snapshot: text('snapshot').notNull(),
  hash: text('hash').notNull(),
});

export const history = sqliteTable('history', {
  id: integer('id').primaryKey(),
  at: integer('at').notNull(),
  actor: text('actor').notNull(),
  role: text('role').notNull(),
  action: text('action').notNull(),
  subject: text('subject').notNull(),
  change: text('change').notNull(),
  personal: text('personal').notNull(),
  prev: text('prev').notNull(),
  hash: text('hash').notNull(),
});

export const historyPersonal = sqliteTable('history_personal', {
  historyId: integer('history_id').notNull(),
  leadId: integer('lead_id').notNull(),
  salt: text('salt').notNull(),
  content: text('content').notNull(),
});
