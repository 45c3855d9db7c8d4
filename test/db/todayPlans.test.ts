import { test } from 'vitest';
import { countDelivered } from '../../db/queries/delivery.ts';
import { waitingClaimsOf } from '../../db/queries/dispute.ts';
import { reportedTo } from '../../db/queries/report.ts';
import {
  closingReviews,
  countToCheck,
  countToDeliver,
  undecidedAppointments,
  waitingClaims,
} from '../../db/queries/today.ts';
import { countWaits } from '../../db/queries/waits.ts';
import { expectFound, type Planned } from './planOf.ts';

const march = { from: '2026-03-01', to: '2026-03-31' };

/** Lists that are short whatever the file holds: batches, and what a partial index keeps of claims and open meetings. */
const shortLists =
  /^SCAN (CONSTANT ROW|batch|asked|open|p USING INDEX dispute_waiting|a USING INDEX appointment_undecided)/;

test.each<Planned>([
  { what: 'windows that close', ask: (r) => closingReviews(r, 1, 0, 1), by: 'COVERING INDEX delivery_review' },
  { what: 'claims that wait', ask: (r) => waitingClaims(r), by: 'seen USING INTEGER PRIMARY KEY' },
  { what: 'claims of a contract that wait', ask: (r) => waitingClaimsOf(r, 1), by: 'dispute_state (state=?)' },
  { what: 'what the side bar counts', ask: (r) => countWaits(r, 1), by: 'appointment_undecided (starts_at<?)' },
  { what: 'meetings nobody answered', ask: (r) => undecidedAppointments(r, 1), by: 'appointment_undecided' },
  { what: 'the links of their chains', ask: (r) => undecidedAppointments(r, 1), by: 'a USING INDEX appointment_chain' },
  { what: 'leads to check', ask: (r) => countToCheck(r, 1, 0), by: 'q USING INDEX qualification_check' },
  {
    what: 'leads to deliver',
    ask: (r) => countToDeliver(r, 1, 0),
    by: 'q USING PRIMARY KEY (contract_id=? AND lead_id>?)',
  },
  { what: 'the last report', ask: (r) => reportedTo(r, 1), by: 'report_contract' },
  { what: 'deliveries of a period', ask: (r) => countDelivered(r, 1, march), by: 'COVERING INDEX delivery_day' },
])('$what: found by $by', (planned) => expectFound(planned, shortLists));
