import { expect, test } from 'vitest';
import type { Reader } from '../../db/handle.ts';
import { diaryOf } from '../../db/queries/appointment.ts';
import { callsOfLead } from '../../db/queries/call.ts';
import { type CallingFor, callQueue, countToCall, glanceAtCalls } from '../../db/queries/callQueue.ts';
import { deliveriesBeside, type LeadFilter, leadPlaces, leadRows } from '../../db/queries/leadFind.ts';
import {
  chargesOfLead,
  claimsOfLead,
  editsOfLead,
  meetingsOfLead,
  owedForLead,
  samePersonAs,
} from '../../db/queries/leadPage.ts';
import { qualificationsOfLeads } from '../../db/queries/qualification.ts';
import { countToReach, glanceAtReach, reachQueue } from '../../db/queries/reach.ts';
import { countUnsearched, documentNumbersLike, foundLeads, waitingOf } from '../../db/queries/search.ts';
import { tagsOf } from '../../db/queries/tag.ts';
import { expectFound, type Planned, planOf } from './planOf.ts';

const all: LeadFilter = {
  contractId: null,
  outcomes: [],
  pool: false,
  contact: [],
  deliveries: [],
  sourceIds: [],
  channel: null,
  campaign: null,
  batchId: null,
  tags: [],
  from: null,
  to: null,
  match: null,
  bands: [],
  reach: [],
  fields: [],
};
const newest = { sort: 'newest', descending: true, after: { key: 1, id: 1 } } as const;
const page =
  (given: Partial<LeadFilter>, order: Parameters<typeof leadPlaces>[2] = newest) =>
  (r: Reader) =>
    leadPlaces(r, { ...all, ...given }, order, 0, 10);

const calling: CallingFor = { contractId: 1, now: 0, dayStart: 0, attemptsPerDay: 3, books: true };

/** Lists that are short whatever the file holds, and virtual tables, which find by themselves. */
const shortLists = /^SCAN (batch|newest|asked|json_each|due|lead_search|CONSTANT ROW|\(subquery|\d)/;

test.each<Planned>([
  { what: 'a page of all leads', ask: page({}), by: 'lead USING INTEGER PRIMARY KEY (rowid<?)' },
  {
    what: 'a page of a contract',
    ask: page({ contractId: 1, outcomes: ['pass'] }),
    by: 'q USING PRIMARY KEY (contract_id=? AND lead_id<?)',
  },
  { what: 'leads of a batch', ask: page({ batchId: 1 }), by: 'lead USING COVERING INDEX lead_batch' },
  { what: 'leads of a tag', ask: page({ tags: ['a'] }), by: 'g USING COVERING INDEX lead_tag_tag' },
  { what: 'leads by a text', ask: page({ match: '"jane"*' }), by: 'lead USING INTEGER PRIMARY KEY' },
  { what: 'rows of a page', ask: (r) => leadRows(r, [1]), by: 'lead USING INTEGER PRIMARY KEY' },
  { what: 'verdicts of a page', ask: (r) => qualificationsOfLeads(r, [1]), by: 'q USING INDEX qualification_lead' },
  { what: 'deliveries of a page', ask: (r) => deliveriesBeside(r, [1]), by: 'd USING INDEX delivery_lead' },
  { what: 'tags of a page', ask: (r) => tagsOf(r, [1]), by: 't USING PRIMARY KEY (lead_id=?)' },
  { what: 'leads as you type', ask: (r) => foundLeads(r, '"ja"*', 5), by: 'lead USING INTEGER PRIMARY KEY' },
  { what: 'what waits on found leads', ask: (r) => waitingOf(r, [1], 0), by: 'd USING COVERING INDEX delivery_lead' },
  { what: 'what is not searched yet', ask: (r) => countUnsearched(r, 5), by: 'lead USING COVERING INDEX lead_batch' },
  { what: 'calls of a lead', ask: (r) => callsOfLead(r, 1), by: 'call USING INDEX call_lead' },
  {
    what: 'calls due again',
    ask: (r) => callQueue(r, calling, 5),
    by: 'last USING INDEX call_again (contract_id=? AND call_again_at<?)',
  },
  {
    what: 'leads never called that passed',
    ask: (r) => countToCall(r, calling, 5),
    by: 'qualification USING PRIMARY KEY (contract_id=?)',
  },
  {
    what: 'leads never called that are to be checked',
    ask: (r) => countToCall(r, calling, 5),
    by: 'qualification USING INDEX qualification_check (contract_id=?)',
  },
  {
    what: 'meetings to be reminded of',
    ask: (r) => glanceAtCalls(r, [calling], 5),
    by: 'a USING INDEX appointment_reminder (contract_id=? AND starts_at>?)',
  },
  { what: 'whether somebody waits to be verified', ask: (r) => glanceAtReach(r, '2026-03-01', 5), by: 'lead_doubtful' },
  {
    what: 'a day in the calendar of a contract',
    ask: (r) => diaryOf(r, 1, 0, 1),
    by: 'a USING INDEX appointment_start (contract_id=? AND starts_at>? AND starts_at<?)',
  },
  { what: 'who is due to be verified', ask: (r) => reachQueue(r, '2026-03-01', 5), by: 'lead USING INDEX lead_ask_on' },
  {
    what: 'who waits to be verified',
    ask: (r) => countToReach(r, '2026-03-01', 5),
    by: 'lead USING INDEX lead_doubtful',
  },
  {
    what: 'the same person',
    ask: (r) => samePersonAs(r, { id: 1, emailKey: 'a', phoneKey: 'b' }, 5),
    by: 'm USING COVERING INDEX lead_email',
  },
  { what: 'claims of a lead', ask: (r) => claimsOfLead(r, 1), by: 'p USING INDEX dispute_delivery' },
  { what: 'meetings of a lead', ask: (r) => meetingsOfLead(r, 1), by: 'a USING INDEX appointment_delivery' },
  { what: 'charges of a lead', ask: (r) => chargesOfLead(r, 1), by: 'c USING INDEX charge_delivery' },
  { what: 'what is owed for a lead', ask: (r) => owedForLead(r, 1), by: 'd USING' },
  { what: 'changes of a lead', ask: (r) => editsOfLead(r, 1), by: 'p USING INDEX history_personal_lead' },
])('$what: found by $by', (planned) => expectFound(planned, shortLists));

test('documents by a part of their number read the index of numbers, not the documents', () => {
  expect(planOf((r) => documentNumbersLike(r, '0001', 5)).join('\n')).toContain('USING COVERING INDEX');
});
