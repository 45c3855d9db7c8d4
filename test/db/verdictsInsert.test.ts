import { expect, test } from 'vitest';
import { type NewVerdict, qualificationsOf, verdictsInsert } from '../../db/queries/qualification.ts';
import type { CriteriaVerdict } from '../../shared/domain/qualification/criteria.ts';
import { newestFile } from './files.ts';

const criteria = (score: number): CriteriaVerdict => ({
  verdict: score === 0 ? 'fail' : 'pass',
  outcomes: score === 0 ? [{ id: 'country', result: 'fail', hard: true }] : [],
  junk: [],
  score,
  band: score === 0 ? null : 'A',
});

test('each lead of an import is given its own verdict, however few or many findings there are', () => {
  const { database, handle } = newestFile();
  // Verdicts alone are looked at here: neither leads nor contracts.
  database.pragma('foreign_keys = OFF');
  const shared = [criteria(0), criteria(80)];
  const at = (place: number): NewVerdict => {
    const of = { outcome: place % 3 === 0 ? 'check' : 'pass', duplicateOf: null, duplicateDays: null } as const;
    if (place % 10 === 9) return { criteria: criteria(50), outcome: 'duplicate', duplicateOf: place, duplicateDays: 4 };
    // 10,000 leads, of which 9,000 are no duplicates: 4,500 of them have a finding that no other lead has.
    const own = place % 2 === 0 ? criteria((place / 2) % 101) : shared[(place >> 1) % 2];
    return { ...of, criteria: own ?? criteria(1) };
  };
  const [leads, atOnce] = [10_000, 130];
  handle.transaction((w) => {
    const write = verdictsInsert(w, { contractId: 1, termsId: 2, judgedAt: 3 });
    for (let first = 0; first < leads; first += atOnce) {
      const count = Math.min(atOnce, leads - first);
      write(
        1000 + first,
        Array.from({ length: count }, (_, place) => at(first + place)),
      );
    }
  });
  // Another import of the same connection, under other terms, begins with findings of its own.
  handle.transaction((w) => {
    verdictsInsert(w, { contractId: 1, termsId: 5, judgedAt: 6 })(1000, [at(1), at(9)]);
  });

  for (let place = 0; place < leads; place += 1) {
    const { criteria: judged, ...rest } = at(place);
    const { verdict, score, band, outcomes } = judged;
    const reasons = outcomes.length === 0 ? {} : { fail: ['country'] };
    const lead = { contractId: 1, leadId: 1000 + place };
    const [newest, first] = qualificationsOf(handle.reader, 1000 + place);
    const own = place < 2 ? first : newest;
    expect(own).toEqual({ ...lead, termsId: 2, verdict, score, band, reasons, ...rest, judgedAt: 3 });
  }
  expect(qualificationsOf(handle.reader, 1001)[0]).toMatchObject({ termsId: 5, outcome: 'duplicate', duplicateOf: 9 });
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(() =>
    handle.transaction((w) => verdictsInsert(w, { contractId: 1, termsId: 2, judgedAt: 3 })(1000, [at(1)])),
  ).toThrow('UNIQUE');
});
