import { expect, test } from 'vitest';
import type { Reader } from '../../db/handle.ts';
import { newestOf } from '../../db/queries/document.ts';
import { deliveriesOf } from '../../db/queries/figures.ts';
import { historyOf } from '../../db/queries/history.ts';
import { scoredDeliveries } from '../../db/queries/scored.ts';
import { countLeadsBySource } from '../../db/queries/source.ts';
import { expectFound, type Planned, planOf } from './planOf.ts';

const scored = (r: Reader): unknown =>
  scoredDeliveries(
    r,
    1,
    { from: '2026-03-01', to: '2026-03-31' },
    { fields: ['company.industry', 'source.channel'], custom: true },
    { day: '2026-03-05', id: 7 },
    1000,
  );

const counted = (r: Reader): unknown => deliveriesOf(r, 1, { from: '2026-03-01', to: '2026-03-31' });

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
  { what: 'delivered leads with their scores', ask: scored, by: 'd USING INDEX delivery_day' },
  { what: 'the verdict each was delivered by', ask: scored, by: 'q USING INDEX qualification_lead' },
  { what: 'the first sale of each', ask: scored, by: 'o USING INDEX opportunity_delivery' },
])('$what: found by $by', (planned) => expectFound(planned, shortLists));

test.each([
  ['with their scores', scored],
  ['as figures count them', counted],
])('claims on deliveries %s: by the delivery, never through all claims of a state', (_, ask) => {
  const claims = planOf(ask).filter((step) => step.includes(' t USING'));
  expect(claims.length).toBeGreaterThan(0);
  expect(claims.filter((step) => !step.includes('dispute_delivery'))).toEqual([]);
});
