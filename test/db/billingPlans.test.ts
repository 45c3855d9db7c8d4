import { test } from 'vitest';
import {
  billingDisputes,
  deliveredLeads,
  isBilled,
  unbilledAppointments,
  unbilledDeliveries,
} from '../../db/queries/billing.ts';
import { chargesOf, creditNotesOf, isInvoiced, readDocument, wasCharged } from '../../db/queries/document.ts';
import { invoicesEnding, listDocuments } from '../../db/queries/documentList.ts';
import { chargeOn, chargesOfDelivery, claimsOnDelivery } from '../../db/queries/explain.ts';
import {
  appointmentsOf,
  bandByDelivery,
  chargesFor,
  deliveriesOf,
  opportunitiesBetween,
  originsOf,
  sourceShares,
} from '../../db/queries/figures.ts';
import { ledgerOfDelivery, liveLedger } from '../../db/queries/ledger.ts';
import { pricedDeliveries } from '../../db/queries/priceFacts.ts';
import { claimCounts, readReportById, reportBefore, reportedTo, reportsOf } from '../../db/queries/report.ts';
import { chargedSales, receivedRevenue, wonSales } from '../../db/queries/saleFacts.ts';
import { expectFound, type Planned } from './planOf.ts';

const march = { from: '2026-03-01', to: '2026-03-31' };
const lead = [{ termsId: 2, component: 'lead' }];
const liveCharge = 'l USING PRIMARY KEY (contract_id=? AND component=? AND event=?)';

/** Lists that are short whatever the file holds: hidden batches, contracts, sources, the ids that were asked for. */
const shortLists = /^SCAN (batch|contract|source|asked|CONSTANT ROW)/;

test.each<Planned>([
  {
    what: 'deliveries to bill',
    ask: (r) => unbilledDeliveries(r, 1, march.to, lead),
    by: 'd USING INDEX delivery_day',
  },
  { what: 'deliveries not billed', ask: (r) => unbilledDeliveries(r, 1, march.to, lead), by: liveCharge },
  { what: 'chains to bill', ask: (r) => unbilledAppointments(r, 1, ['meeting']), by: liveCharge },
  { what: 'claims that may move money', ask: (r) => billingDisputes(r, 1), by: 'dispute_contract' },
  {
    what: 'whether an event is billed',
    ask: (r) => isBilled(r, 1)('lead', 'delivery:1'),
    by: 'live_charge USING PRIMARY KEY (contract_id=? AND component=? AND event=?)',
  },
  { what: 'leads behind charges', ask: (r) => deliveredLeads(r, [1]), by: 'd USING INTEGER PRIMARY KEY' },
  { what: 'what is charged', ask: (r) => liveLedger(r, 1), by: 'l USING PRIMARY KEY (contract_id=?)' },
  { what: 'credits of what is charged', ask: (r) => liveLedger(r, 1), by: 'k USING INDEX credit_charge' },
  { what: 'claims on what is charged', ask: (r) => liveLedger(r, 1), by: 't USING INDEX dispute_delivery' },
  { what: 'what is charged for a delivery', ask: (r) => ledgerOfDelivery(r, 1), by: 'c USING INDEX charge_delivery' },
  { what: 'what prices look at', ask: (r) => pricedDeliveries(r, [1]), by: 'd USING INTEGER PRIMARY KEY' },
  { what: 'sales to bill', ask: (r) => wonSales(r, 1), by: 'o USING INDEX opportunity_' },
  { what: 'revenue to bill', ask: (r) => receivedRevenue(r, 1), by: 'v USING PRIMARY KEY (opportunity_id=?)' },
  {
    what: 'first purchases that are charged',
    ask: (r) => chargedSales(r, 1, ['share']),
    by: 'l USING PRIMARY KEY (contract_id=? AND component=?)',
  },
  { what: 'a document by number', ask: (r) => readDocument(r, 'INV-2026-0001'), by: 'document USING INDEX' },
  { what: 'credit notes of an invoice', ask: (r) => creditNotesOf(r, 1), by: 'document_of' },
  { what: 'the invoice of a period', ask: (r) => isInvoiced(r, 1, march), by: 'document_contract' },
  { what: 'charges of an invoice', ask: (r) => chargesOf(r, 1), by: 'charge_document' },
  {
    what: 'a charge of an invoice',
    ask: (r) => chargeOn(r, 1, 'lead', 'delivery:1'),
    by: 'charge_document (document_id=? AND component=? AND event=?)',
  },
  { what: 'whether an event was ever charged', ask: (r) => wasCharged(r, 1, 'lead', 'delivery:1'), by: 'charge_event' },
  { what: 'the invoices of a month', ask: (r) => invoicesEnding(r, march), by: 'document_period' },
  {
    what: 'credit notes of listed documents',
    ask: (r) => listDocuments(r, {}, { by: 'issued', descending: true }, { after: [1, 1], limit: 10 }),
    by: 'd USING INDEX document_issued',
  },
  { what: 'the report before', ask: (r) => reportBefore(r, 1, march.from), by: 'report_contract' },
  { what: 'how far a contract has reported', ask: (r) => reportedTo(r, 1), by: 'report_contract' },
  { what: 'a newer report of a period', ask: (r) => readReportById(r, 1), by: 'n USING INDEX report_contract' },
  { what: 'deliveries of figures', ask: (r) => deliveriesOf(r, 1, march), by: 'd USING INDEX delivery_day' },
  { what: 'meetings of figures', ask: (r) => appointmentsOf(r, 1), by: 'a USING INDEX appointment_' },
  { what: 'pipeline of figures', ask: (r) => opportunitiesBetween(r, 1, 0, 1), by: 'o USING INDEX opportunity_' },
  { what: 'charges of figures', ask: (r) => chargesFor(r, 1, march), by: 'c USING INDEX charge_day' },
  { what: 'shares of sources', ask: (r) => sourceShares(r, march), by: 'd USING INDEX delivery_day' },
  { what: 'where leads came from', ask: (r) => originsOf(r, [1]), by: 'd USING INTEGER PRIMARY KEY' },
  { what: 'bands', ask: (r) => bandByDelivery(r, [1]), by: 'q USING PRIMARY KEY' },
  { what: 'reports of a period', ask: (r) => reportsOf(r, 1, march), by: 'report_contract' },
  { what: 'claims of a report', ask: (r) => claimCounts(r, 1, march), by: 't USING INDEX dispute_delivery' },
  { what: 'charges of a delivery', ask: (r) => chargesOfDelivery(r, 1), by: 'charge_delivery' },
  { what: 'claims on a delivery', ask: (r) => claimsOnDelivery(r, 1), by: 'dispute_delivery' },
])('$what: found by $by', (planned) => expectFound(planned, shortLists));
