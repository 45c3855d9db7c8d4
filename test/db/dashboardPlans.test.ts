import { expect, test } from 'vitest';
import type { Reader } from '../../db/handle.ts';
import { newestOf } from '../../db/queries/document.ts';
import { historyOf } from '../../db/queries/history.ts';
import { countLeadsBySource } from '../../db/queries/source.ts';
import { planOf } from './planOf.ts';

/** Lists that are short whatever the file holds: hidden batches, what was asked for, and the groups that come out. */
const shortLists = /^SCAN (batch|asked|\(subquery)/;

test.each<{ what: string; ask: (r: Reader) => unknown; by: string }>([
  { what: 'leads of some days', ask: (r) => countLeadsBySource(r, 0, 1), by: 'lead USING INDEX lead_batch' },
  { what: 'what they stand at', ask: (r) => countLeadsBySource(r, 0, 1), by: 'q USING INDEX qualification_lead' },
  { what: 'documents of contracts', ask: (r) => newestOf(r, [1], 20), by: 'document USING INDEX document_contract' },
  {
    what: 'history of subjects',
    ask: (r) => historyOf(r, ['client:acme'], 30),
    by: 'history USING INDEX history_subject',
  },
])('$what: found by $by', ({ ask, by }) => {
  const plan = planOf(ask);
  expect(
    plan.some((step) => step.startsWith('SEARCH') && step.includes(by)),
    plan.join('\n'),
  ).toBe(true);
  expect(plan.filter((step) => step.startsWith('SCAN') && !shortLists.test(step))).toEqual([]);
});
