import { expect, test } from 'vitest';
import type { Reader } from '../../db/handle.ts';
import { appointmentsOfDelivery, readAppointment } from '../../db/queries/appointment.ts';
import {
  countByState as chainCounts,
  chainsByContract,
  claimsOnDeliveries,
  linksOf,
  listedChains,
} from '../../db/queries/appointmentList.ts';
import { countByStanding, listedDeliveries } from '../../db/queries/deliveryList.ts';
import { countByState, queuedDisputes, samePerson } from '../../db/queries/disputeQueue.ts';
import { qualificationUnder } from '../../db/queries/qualification.ts';
import { replacementOfDispute } from '../../db/queries/replacement.ts';
import { expectFound, type Planned, planOf } from './planOf.ts';

const page = { direction: 'ascending', limit: 10 } as const;
const queue = { ...page, contractId: null, text: '', sort: 'openedAt' } as const;
const after = { key: 1, id: 1 };
const chains = { ...page, contractId: null, from: null, before: null, now: 9, text: '', sort: 'startsAt' } as const;
const deliveries = { ...page, contractId: 1, asking: [], now: 9, text: '', sort: 'deliveredAt' } as const;

/** Lists that are short whatever the file holds: hidden batches, contracts, the ids that were asked for, meetings that are open. */
const shortLists = /^SCAN (batch|contract|client|asked|waits|CONSTANT ROW|.*appointment_undecided)/;

test.each<Planned>([
  { what: 'claims that wait', ask: (r) => queuedDisputes(r, { ...queue, states: ['open'] }), by: 'dispute_state' },
  {
    what: 'claims of a contract',
    ask: (r) => queuedDisputes(r, { ...queue, contractId: 1, states: [], after }),
    by: 'dispute_contract',
  },
  {
    what: 'counts of a contract’s claims',
    ask: (r) => countByState(r, { contractId: 1, text: '', states: [] }),
    by: 'dispute_contract',
  },
  { what: 'the same person', ask: (r) => samePerson(r, 1), by: 'lead_email' },
  {
    what: 'the verdict of the delivery day',
    ask: (r) => qualificationUnder(r, { contractId: 1, leadId: 1, termsId: 1 }),
    by: 'q USING PRIMARY KEY (contract_id=? AND lead_id=? AND terms_id=?)',
  },
  { what: 'what a claim brought', ask: (r) => replacementOfDispute(r, 1), by: 'replacement' },
  { what: 'deliveries, a page', ask: (r) => listedDeliveries(r, { ...deliveries, standings: [] }), by: 'delivery_day' },
  {
    what: 'deliveries, the next page',
    ask: (r) => listedDeliveries(r, { ...deliveries, standings: [], after: { key: '2026-03-01', id: 1 } }),
    by: 'delivery_day (contract_id=? AND delivered_day',
  },
  { what: 'standings', ask: (r) => countByStanding(r, { ...deliveries, standings: [] }), by: 'd USING INDEX' },
  {
    what: 'meetings nobody said the end of',
    ask: (r) => listedChains(r, { ...chains, states: ['unconfirmed'] }),
    by: 'l USING INDEX appointment_chain',
  },
  {
    what: 'a week of the calendar',
    ask: (r) => listedChains(r, { ...chains, states: [], from: 1, before: 2 }),
    by: 'appointment_time (starts_at>? AND starts_at<?)',
  },
  {
    what: 'a week of one contract',
    ask: (r) => listedChains(r, { ...chains, states: [], contractId: 1, from: 1, before: 2 }),
    by: 'appointment_start (contract_id=? AND starts_at>? AND starts_at<?)',
  },
  {
    what: 'counts of a week',
    ask: (r) => chainCounts(r, { ...chains, states: [], from: 1, before: 2 }, 9),
    by: 'appointment_time (starts_at>? AND starts_at<?)',
  },
  { what: 'contracts with meetings', ask: (r) => chainsByContract(r, 9), by: 'appointment_undecided (starts_at<?)' },
  { what: 'links of chains', ask: (r) => linksOf(r, [1]), by: 'appointment_chain' },
  { what: 'claims on deliveries', ask: (r) => claimsOnDeliveries(r, [1]), by: 'dispute_delivery' },
  { what: 'meetings of a delivery', ask: (r) => appointmentsOfDelivery(r, 1), by: 'appointment_delivery' },
  { what: 'an appointment', ask: (r) => readAppointment(r, 1), by: 'a USING INTEGER PRIMARY KEY' },
])('$what: found by $by', (planned) => expectFound(planned, shortLists));

test('pages in the order of an index are not sorted again', () => {
  for (const ask of [
    (r: Reader) => listedDeliveries(r, { ...deliveries, standings: [] }),
    (r: Reader) => listedDeliveries(r, { ...deliveries, direction: 'descending', standings: ['accepted'] }),
    (r: Reader) => listedChains(r, { ...chains, states: ['unconfirmed'] }),
    (r: Reader) => queuedDisputes(r, { ...queue, states: ['open'] }),
  ])
    expect(planOf(ask).filter((step) => step.includes('B-TREE FOR ORDER BY'))).toEqual([]);
});
