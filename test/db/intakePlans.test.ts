import { test } from 'vitest';
import { liveBatchOf, loadingBatch } from '../../db/queries/batch.ts';
import { deliveriesOf, documentsOn, laterBatches, workOn } from '../../db/queries/batchWork.ts';
import { createCandidates } from '../../db/queries/candidate.ts';
import { readLeads, readLeadsByExternalId } from '../../db/queries/lead.ts';
import { listedLeads } from '../../db/queries/leadList.ts';
import { qualificationsOf } from '../../db/queries/qualification.ts';
import { suppressedAmong } from '../../db/queries/suppression.ts';
import { expectFound, type Planned } from './planOf.ts';

const rule = { fields: ['person.email', 'person.phone'], scope: 'client', countReturned: false } as const;
const candidates = createCandidates({ contractId: 1, clientId: 1, rule: { ...rule, fields: [...rule.fields] } });
const batch = { id: 1, finishedAt: 0 };
const all = { filter: '', after: 0, limit: 10 };

/** Lists that are short whatever the file holds: hidden batches, what was asked for, what one import completed. */
const shortLists = /^SCAN (batch|asked|json_each|CONSTANT ROW|later$|u$)/;

test.each<Planned>([
  { what: 'people by mail', ask: (r) => candidates.byKey(r, 'email_key', ['a']), by: 'lead USING INDEX lead_email' },
  { what: 'people by phone', ask: (r) => candidates.byKey(r, 'phone_key', ['a']), by: 'lead USING INDEX lead_phone' },
  {
    what: 'leads by id of their source',
    ask: (r) => readLeadsByExternalId(r, 1, ['a']),
    by: 'lead_external (source_id=? AND external_id=?)',
  },
  {
    what: 'leads of no source by id',
    ask: (r) => readLeadsByExternalId(r, null, ['a']),
    by: 'lead_external (source_id=? AND external_id=?)',
  },
  { what: 'leads by our id', ask: (r) => readLeads(r, [1]), by: 'lead USING INTEGER PRIMARY KEY' },
  { what: 'suppressed people', ask: (r) => suppressedAmong(r, 1, ['a']), by: 's USING INDEX suppression_entry' },
  { what: 'verdicts on a lead', ask: (r) => qualificationsOf(r, 1), by: 'q USING INDEX qualification_lead' },
  { what: 'a file offered again', ask: (r) => liveBatchOf(r, 'a', 1), by: 'batch USING INDEX batch_file' },
  { what: 'what is loading', ask: (r) => loadingBatch(r), by: 'batch USING INDEX batch_loading' },
  {
    what: 'a page of a contract',
    ask: (r) => listedLeads(r, { ...all, contractId: 1 }),
    by: 'q USING PRIMARY KEY (contract_id=? AND lead_id>?)',
  },
  {
    what: 'a page of all leads',
    ask: (r) => listedLeads(r, { ...all, contractId: null }),
    by: 'lead USING INTEGER PRIMARY KEY (rowid>?)',
  },
  { what: 'deliveries of a batch', ask: (r) => deliveriesOf(r, batch), by: 'd USING INDEX delivery_lead' },
  {
    what: 'later duplicates',
    ask: (r) => laterBatches(r, batch),
    by: 'q USING COVERING INDEX qualification_duplicate',
  },
  { what: 'documents on deliveries', ask: (r) => documentsOn(r, [1]), by: 'charge USING INDEX charge_delivery' },
  { what: 'work on deliveries', ask: (r) => workOn(r, [1]), by: 'dispute USING COVERING INDEX dispute_delivery' },
])('$what: found by $by', (planned) => expectFound(planned, shortLists));
