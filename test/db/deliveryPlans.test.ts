import { test } from 'vitest';
import {
  countHeld,
  countReady,
  heldDeliveries,
  heldLeads,
  outcomesUnder,
  readyLeads,
  soldElsewhere,
} from '../../db/queries/deliverable.ts';
import {
  countDelivered,
  deliveriesByEmail,
  deliveriesByExternalId,
  deliveriesByLead,
  deliveriesByPhone,
} from '../../db/queries/delivery.ts';
import { claimsOn, countReturns, listedDisputes } from '../../db/queries/dispute.ts';
import { deliveredBySource, handedDeliveries } from '../../db/queries/handed.ts';
import { liveChargesOf } from '../../db/queries/liveCharge.ts';
import { balanceOf, givenBackFor, prepaidEntries } from '../../db/queries/prepaid.ts';
import { owedReplacements } from '../../db/queries/replacement.ts';
import { expectFound, type Planned } from './planOf.ts';

const march = { from: '2026-03-01', to: '2026-03-31' };

/** Lists that are short whatever the file holds: hidden batches, sources, the ids that were asked for. */
const shortLists = /^SCAN (batch|source|asked|CONSTANT ROW)/;

test.each<Planned>([
  { what: 'leads that are ready', ask: (r) => readyLeads(r, 1, 0, 10), by: 'q USING PRIMARY KEY' },
  { what: 'how many are ready', ask: (r) => countReady(r, 1), by: 'q USING PRIMARY KEY' },
  { what: 'what is on hold', ask: (r) => heldLeads(r, 1, 0, 10), by: 'd USING INDEX delivery_day' },
  { what: 'how many are on hold', ask: (r) => countHeld(r, 1), by: 'd USING INDEX delivery_day' },
  {
    what: 'verdicts under a version',
    ask: (r) => outcomesUnder(r, { contractId: 1, termsId: 2 }, [3]),
    by: 'q USING PRIMARY KEY (contract_id=? AND lead_id=? AND terms_id=?)',
  },
  {
    what: 'other buyers, by person',
    ask: (r) => soldElsewhere(r, 1)({ id: 1, emailKey: 'a@example.com', phoneKey: '+12125550101' }),
    by: 'lead USING INDEX lead_phone',
  },
  {
    what: 'deliveries by mail',
    ask: (r) => deliveriesByEmail(r, 1, 'a@example.com'),
    by: 'lead USING INDEX lead_email',
  },
  {
    what: 'deliveries by phone',
    ask: (r) => deliveriesByPhone(r, 1, '+12125550101'),
    by: 'lead USING INDEX lead_phone',
  },
  {
    what: 'deliveries by source’s id',
    ask: (r) => deliveriesByExternalId(r, 1, 'L-1'),
    by: 'lead_external (source_id=? AND external_id=?)',
  },
  { what: 'deliveries by our id', ask: (r) => deliveriesByLead(r, 1, 2), by: 'lead USING INTEGER PRIMARY KEY' },
  { what: 'the list of what is on hold', ask: (r) => heldDeliveries(r, 1, 10), by: 'd USING INDEX delivery_day' },
  { what: 'units that stand', ask: (r) => handedDeliveries(r, 1, march), by: 'd USING INDEX delivery_day' },
  { what: 'deliveries by source', ask: (r) => deliveredBySource(r, 1, march), by: 'd USING INDEX delivery_day' },
  { what: 'a balance', ask: (r) => balanceOf(r, 1), by: 'prepaid_entry_contract' },
  { what: 'what moved a balance', ask: (r) => prepaidEntries(r, 1, 10), by: 'e USING INDEX prepaid_entry_contract' },
  { what: 'what notes gave back', ask: (r) => givenBackFor(r, 1), by: 'd USING COVERING INDEX document_of' },
  { what: 'deliveries of a period', ask: (r) => countDelivered(r, 1, march), by: 'delivery_day' },
  { what: 'returns of a period', ask: (r) => countReturns(r, 1, march), by: 'dispute_upheld' },
  { what: 'claims on a unit', ask: (r) => claimsOn(r, 1, null), by: 'p USING INDEX dispute_delivery' },
  { what: 'claims of a contract', ask: (r) => listedDisputes(r, 1, true), by: 'p USING INDEX dispute_contract' },
  { what: 'charges of a delivery', ask: (r) => liveChargesOf(r, 1), by: 'c USING INDEX charge_delivery' },
  { what: 'what is owed', ask: (r) => owedReplacements(r, 1), by: 'replacement_contract' },
])('$what: found by $by', (planned) => expectFound(planned, shortLists));
