import { expect, test } from 'vitest';
import { dayMs } from '../../shared/domain/basics.ts';
import type { FieldValue } from '../../shared/domain/lead.ts';
import { type Entry, mayMerge, mergeCells, mergedFacts } from '../../shared/domain/merge.ts';
import { leadOf } from './qualification/lead.ts';

const entry = (given: Partial<Entry>): Entry => ({
  id: 1,
  sourceId: 7,
  externalId: null,
  emailKey: 'robin@example.com',
  phoneKey: null,
  capturedAt: 0,
  deliveredTo: [],
  repeats: [],
  ...given,
});

test.each<readonly [what: string, keep: Partial<Entry>, from: Partial<Entry>, code: string | null]>([
  ['one mail', {}, {}, null],
  ['one phone', { emailKey: 'a', phoneKey: '+1' }, { emailKey: 'b', phoneKey: '+1' }, null],
  ['itself', {}, { id: 1 }, 'mergeSelf'],
  [
    'neither mail nor phone in common',
    { phoneKey: '+1' },
    { emailKey: 'kim@example.com', phoneKey: '+2' },
    'mergeOtherPerson',
  ],
  ['both without any: empty matches nobody', { emailKey: null }, { emailKey: null }, 'mergeOtherPerson'],
  ['two ids of one source', { externalId: 'L-1' }, { externalId: 'L-2' }, 'mergeTwoIds'],
  ['two ids of two sources', { externalId: 'L-1' }, { externalId: 'L-2', sourceId: 8 }, null],
  ['an id and none', { externalId: 'L-1' }, {}, null],
  ['seven days apart to the millisecond', {}, { capturedAt: 7 * dayMs }, null],
  ['one millisecond more: asked again', {}, { capturedAt: 7 * dayMs + 1 }, 'mergeAskedAgain'],
  ['asked again, the earlier to go', { capturedAt: 8 * dayMs }, {}, 'mergeAskedAgain'],
  ['the one that stays is delivered', { deliveredTo: ['acme'] }, {}, null],
  ['the one that goes is delivered', {}, { deliveredTo: ['acme'] }, 'mergeKeepDelivered'],
  ['both delivered to one contract', { deliveredTo: ['acme'] }, { deliveredTo: ['acme'] }, 'mergeBothDelivered'],
  ['both delivered, to two contracts', { deliveredTo: ['acme'] }, { deliveredTo: ['birch'] }, 'mergeBothDelivered'],
  ['the one that goes repeats the other', {}, { repeats: [1] }, null],
  ['the one that stays repeats the other', { repeats: [2] }, {}, 'mergeKeepFirst'],
])('%s', (_, keep, from, code) => {
  const allowed = mayMerge(entry(keep), entry({ id: 2, ...from }));
  expect(allowed.ok ? null : allowed.refusal.code).toBe(code);
});

const lead = (values: Record<string, FieldValue>) => leadOf(values);

test.each<
  readonly [what: string, field: string, keep: FieldValue | null, from: FieldValue | null, stays: string, open: boolean]
>([
  ['filled wins over empty', 'person.phone', null, '+1', 'from', false],
  ['and the other way round', 'person.phone', '+1', null, 'keep', false],
  ['the same is no question', 'person.phone', '+1', '+1', 'keep', false],
  ['differing ones are chosen', 'person.phone', '+1', '+2', 'keep', true],
  ['where it came from is not mixed', 'source.campaign', null, 'spring', 'keep', false],
  ['nor the id it has', 'lead.id', null, 'L-2', 'keep', false],
  ['the longest talk counts', 'call.seconds', 30, 90, 'from', false],
  ['whoever had it', 'call.seconds', 90, 30, 'keep', false],
])('%s', (_, field, kept, given, stays, open) => {
  const side = (value: FieldValue | null) => lead(value === null ? {} : { [field]: value });
  expect(mergeCells(side(kept), side(given), new Set())).toMatchObject([{ field, stays, open }]);
});

test('consent is one piece of evidence: never of two leads', () => {
  const full = lead({ 'consent.given': true, 'consent.text': 'v2' });
  const part = lead({ 'consent.at': 5 });
  const stays = (keep: typeof full, from: typeof full) =>
    mergeCells(keep, from, new Set()).map((cell) => [cell.field, cell.stays]);
  expect(stays(part, full)).toEqual([
    ['consent.given', 'keep'],
    ['consent.at', 'keep'],
    ['consent.text', 'keep'],
  ]);
  expect(stays(lead({}), full)).toEqual([
    ['consent.given', 'from'],
    ['consent.text', 'from'],
  ]);
});

test('what is taken must be a question', () => {
  const [keep, from] = [
    lead({ 'person.phone': '+1', 'bant.need': 'a' }),
    lead({ 'person.phone': '+2', 'bant.need': 'a' }),
  ];
  expect(mergedFacts(keep, from, new Set(['person.phone']))).toMatchObject({
    ok: true,
    value: { values: { 'person.phone': '+2' } },
  });
  expect(mergedFacts(keep, from, new Set(['bant.need']))).toEqual({
    ok: false,
    refusal: { code: 'mergeNotOpen', data: { field: 'bant.need' } },
  });
});

test('a custom field is a cell as any other', () => {
  const [keep, from] = [
    leadOf({}, { custom: { Roof: 'flat' } }),
    leadOf({}, { custom: { Roof: 'steep', Pets: 'cat' } }),
  ];
  expect(mergeCells(keep, from, new Set(['custom.Roof']))).toEqual([
    { field: 'custom.Roof', keep: 'flat', from: 'steep', stays: 'from', open: true },
    { field: 'custom.Pets', keep: undefined, from: 'cat', stays: 'from', open: false },
  ]);
  expect(mergedFacts(keep, from, new Set())).toMatchObject({
    ok: true,
    value: { custom: { Roof: 'flat', Pets: 'cat' } },
  });
});
