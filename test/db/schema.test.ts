import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Handle } from '../../db/handle.ts';
import { appointmentOutcomes, meetingKinds } from '../../shared/domain/appointment.ts';
import { bulkStates } from '../../shared/domain/bulk.ts';
import { callOutcomes } from '../../shared/domain/call.ts';
import { contractStates, reasonClasses, remedies } from '../../shared/domain/contract/terms.ts';
import { deliveryStates } from '../../shared/domain/delivery.ts';
import { disputeStates } from '../../shared/domain/dispute.ts';
import { documentKinds } from '../../shared/domain/document.ts';
import { intakeKinds } from '../../shared/domain/intake/fields.ts';
import { leadOutcomes, verdicts } from '../../shared/domain/lead.ts';
import { prepaidKinds } from '../../shared/domain/prepaid.ts';
import { reachAnswers } from '../../shared/domain/reach.ts';
import { requalificationStates } from '../../shared/domain/requalification.ts';
import { suppressionKinds } from '../../shared/domain/suppression.ts';
import { openWorld, type World } from '../world.ts';

let world: World;
let handle: Handle;
beforeAll(() => {
  world = openWorld({ now: '2026-03-01T08:00:00Z' });
  handle = world.context.handle;
});
afterAll(() => world.close());

/** Every column that holds one of a list of words, with the list the rules use. */
const lists: readonly (readonly [table: string, column: string, words: readonly string[]])[] = [
  ['contract', 'state', contractStates],
  ['batch', 'state', ['loading', 'live', 'undone']],
  ['lead', 'contact_verdict', verdicts],
  ['lead', 'reach', reachAnswers],
  ['qualification', 'verdict', verdicts],
  ['qualification', 'outcome', leadOutcomes],
  ['delivery', 'state', deliveryStates],
  ['appointment', 'outcome', appointmentOutcomes],
  ['appointment', 'kind', meetingKinds],
  ['dispute', 'class', reasonClasses],
  ['dispute', 'state', disputeStates],
  ['dispute', 'remedy', remedies],
  ['remembered_map', 'kind', intakeKinds],
  ['step', 'state', ['done', 'undone']],
  ['requalification', 'state', requalificationStates],
  ['bulk', 'state', bulkStates],
  ['call', 'outcome', callOutcomes],
  ['suppression', 'kind', suppressionKinds],
  ['document', 'kind', documentKinds],
  ['prepaid_entry', 'kind', prepaidKinds],
];

const tables = (): { name: string; sql: string }[] =>
  handle.reader
    .read<{ name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .all();

test('every CHECK list of the file is the list the rules use', () => {
  // As an IN list, or word by word where rows are many.
  const listed = /CHECK \((\w+) (?:IN \(('[^)]*)\)|(= '[^)]*))\)/g;
  const stored = tables().flatMap(({ name, sql }) =>
    [...sql.matchAll(listed)].map(([, column, inList = '', oneByOne = '']) => [
      name,
      column,
      [...`${inList}${oneByOne}`.matchAll(/'(\w+)'/g)].map(([, word]) => word),
    ]),
  );
  const byName = (a: readonly unknown[], b: readonly unknown[]): number =>
    `${a[0]} ${a[1]}` < `${b[0]} ${b[1]}` ? -1 : 1;
  expect(stored.toSorted(byName)).toEqual(
    lists.map(([table, column, words]) => [table, column, [...words]]).toSorted(byName),
  );
});

test('every table is STRICT', () => {
  const loose = handle.reader
    .read<{ name: string }>(
      "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
    )
    .all();
  expect(loose).toEqual([]);
});

test('money never cascades away: only problems of a batch, rows of a step, what a lead said before, what a kept figure is of and what is mended before an import go with what they belong to', () => {
  const cascading = tables().flatMap(({ name, sql }) => (/ON DELETE (CASCADE|SET)/.test(sql) ? [name] : []));
  expect(cascading).toEqual(['batch_problem', 'kept_figure_of', 'lead_was', 'mended_file', 'mended_row', 'step_row']);
});
