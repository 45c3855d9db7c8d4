import { test } from 'vitest';
import { newestOf } from '../../db/queries/document.ts';
import { historyOf } from '../../db/queries/history.ts';
import { countLeadsBySource } from '../../db/queries/source.ts';
import { expectFound, type Planned } from './planOf.ts';

/** Lists that are short whatever the file holds: hidden batches, what was asked for, and the groups that come out. */
const shortLists = /^SCAN (batch|asked|\(subquery)/;

test.each<Planned>([
  { what: 'leads of some days', ask: (r) => countLeadsBySource(r, 0, 1), by: 'lead USING INDEX lead_batch' },
  { what: 'what they stand at', ask: (r) => countLeadsBySource(r, 0, 1), by: 'q USING INDEX qualification_lead' },
  { what: 'documents of contracts', ask: (r) => newestOf(r, [1], 20), by: 'document USING INDEX document_contract' },
  {
    what: 'history of subjects',
    ask: (r) => historyOf(r, ['client:acme'], 30),
    by: 'history USING INDEX history_subject',
  },
])('$what: found by $by', (planned) => expectFound(planned, shortLists));
