import { expect, test } from 'vitest';
import {
  countVerdicts,
  handedAmong,
  judgedLeads,
  movedLeads,
  openRequalifications,
  requalifications,
  verdictsToRestore,
} from '../../db/queries/requalification.ts';
import { countSuppressedLeads, entriesAmong, entriesOfAddition, leadKeys } from '../../db/queries/suppression.ts';
import { expectFound, type Planned, planOf } from './planOf.ts';

const work = { id: 1, contractId: 2, termsId: 3 };

/** Lists that are short whatever the file holds: what a limit ends, and of the verdicts those that a suppression list holds back. */
const shortLists = /^SCAN (asked|\(subquery-1\)|batch|q USING INDEX qualification_suppressed)/;

test.each<Planned>([
  {
    what: 'the next leads of a contract',
    ask: (r) => judgedLeads(r, 1, 5, 10),
    by: 'q USING PRIMARY KEY (contract_id=? AND lead_id>?)',
  },
  {
    what: 'how many verdicts, some at a time',
    ask: (r) => countVerdicts(r, 1, 5),
    by: 'qualification USING PRIMARY KEY (contract_id=? AND lead_id>?)',
  },
  {
    what: 'which of them were handed over',
    ask: (r) => handedAmong(r, 1, [1]),
    by: 'd USING COVERING INDEX sqlite_autoindex_delivery_2 (contract_id=? AND lead_id=?)',
  },
  {
    what: 'leads behind a cell',
    ask: (r) => movedLeads(r, 1, { from: 'pass', to: 'fail' }, 0, 10),
    by: 'requalified USING COVERING INDEX requalified_changed',
  },
  {
    what: 'verdicts to restore',
    ask: (r) => verdictsToRestore(r, work, 0, 10),
    by: 'm USING PRIMARY KEY (requalification_id=? AND lead_id>?)',
  },
  {
    what: 'what a crash left',
    ask: (r) => openRequalifications(r),
    by: 'requalification USING INDEX requalification_open',
  },
  {
    what: 'keys of leads',
    ask: (r) => leadKeys(r, 5, 10),
    by: 'lead USING INTEGER PRIMARY KEY (rowid>?)',
  },
  {
    what: 'leads held back',
    ask: (r) => countSuppressedLeads(r),
    by: 'lead USING INTEGER PRIMARY KEY',
  },
  {
    what: 'entries of an addition',
    ask: (r) => entriesOfAddition(r, 1, 0, 10),
    by: 's USING INDEX suppression_addition (addition=? AND rowid>?)',
  },
  {
    what: 'entries by their hashes',
    ask: (r) => entriesAmong(r, ['a']),
    by: 's USING INDEX suppression_entry (hash=?)',
  },
])('$what', (planned) => {
  expectFound(planned, shortLists);
});

test('the list of what was done is short and in order', () => {
  expect(planOf((r) => requalifications(r, 1, 50)).join('\n')).not.toContain('TEMP B-TREE');
});
