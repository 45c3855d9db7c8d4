import { expect, it } from 'vitest';
import type { EditedContract } from '../../renderer/screens/contract/editor/editedContract.ts';
import { checkEdited } from '../../renderer/screens/contract/editor/problems.ts';
import { withPoints } from '../../renderer/screens/scoring/withPoints.ts';
import { comparisonWords, keyWords, tooFewText, verdictWords } from '../../renderer/text/scoring.ts';
import { withBant } from '../../shared/domain/contract/bant.ts';
import { templateTerms } from '../../shared/domain/contract/templates.ts';
import { suggestionVerdicts, tooFewReasons } from '../../shared/domain/scoring/suggest.ts';

const about = { kind: 'tooFew', days: { from: '2026-01-01', to: '2026-06-30' } } as const;

it.each([
  [
    { why: 'cases', needed: 100, found: 1, cases: 1, outcome: 'accepted', isEventRarer: true },
    'Too few to learn from: 1 lead of these days is decided; it takes 100.',
  ],
  [
    { why: 'rarer', needed: 20, found: 7, cases: 300, outcome: 'accepted', isEventRarer: false },
    'Too few to learn from: of 300 leads only 7 came back; it takes 20.',
  ],
  [
    { why: 'rarer', needed: 20, found: 0, cases: 300, outcome: 'sold', isEventRarer: true },
    'Too few to learn from: of 300 leads none was sold; it takes 20.',
  ],
  [
    { why: 'perFeature', needed: 40, found: 21, cases: 404, outcome: 'sold', isEventRarer: true },
    'Too few to learn from: of 404 leads only 21 were sold; so many criteria take 40, ten for each thing the model asks of a lead.',
  ],
] as const)('says why nothing can be learned: %o', (tooFew, sentence) =>
  expect(tooFewText({ ...about, ...tooFew })).toBe(sentence),
);

it('has a sentence for every reason and every verdict', () => {
  const said = tooFewReasons.map((why) =>
    tooFewText({ ...about, why, needed: 40, found: 3, cases: 90, outcome: 'accepted', isEventRarer: false }),
  );
  const verdicts = suggestionVerdicts.map((verdict) => verdictWords[verdict].says);
  const all = [...said, ...verdicts];
  expect(all.filter((sentence) => !/^[A-Z].*\.$/.test(sentence))).toEqual([]);
  expect(new Set(all).size).toBe(all.length);
  // Whatever is not better says what to do.
  for (const verdict of suggestionVerdicts.filter((one) => one !== 'better'))
    expect(verdictWords[verdict].word).toBe('Keep what you have');
});

it('names the rows of a table', () => {
  expect(keyWords({ kind: 'value', value: 'A' }, 'band')).toBe('Band A');
  expect(keyWords({ kind: 'value', value: 'fail' }, 'criterion')).toBe('Not met');
  expect(keyWords({ kind: 'value', value: 'cLevel' }, 'field')).toBe('C-level');
  expect(keyWords({ kind: 'value', value: 'true' }, 'field')).toBe('yes');
  expect(keyWords({ kind: 'range', from: 50, to: 200 }, 'field')).toBe('50–200');
  expect(keyWords({ kind: 'range', from: 50, to: 50 }, 'field')).toBe('50');
  expect(keyWords({ kind: 'missing' }, 'criterion')).toBe('Not asked then');
  expect(keyWords({ kind: 'others' }, 'field')).toBe('all others');
  expect(comparisonWords({ comparison: 'tooFew', difference: null })).toBe('– nothing beside it');
});

it('puts learned points into a version that is being written and touches nothing else', () => {
  const terms = {
    ...templateTerms('perLead', { from: '2026-03-01', seller: 'DE', buyer: null }),
    definition: withBant({
      criteria: [{ id: 'country', field: 'address.country', op: 'in', value: ['DE'], hard: true }],
      junk: ['testData'],
      bands: [],
    }),
  };
  const edited: EditedContract = {
    ...{ kind: 'terms', format: 1, edit: 'new', ref: 'acme', refTyped: true, client: 'acme', name: 'Acme' },
    ...{ storedFrom: null, terms, inputs: [] },
  };
  const learned = [
    { id: 'country', after: 0 },
    { id: 'budget', after: 10 },
    { id: 'authority', after: 0 },
    { id: 'need', after: 90 },
  ];
  const drafted = withPoints(edited, '2026-07-01', learned);
  expect(drafted.terms.definition?.criteria.map(({ id, points }) => [id, points])).toEqual([
    ['country', undefined],
    ['budget', 10],
    ['authority', 0],
    ['need', 90],
    ['timeline', 25],
  ]);
  const points = new Map(terms.definition.criteria.map(({ id, points: before }) => [id, before]));
  const back = withPoints(
    drafted,
    '2026-03-01',
    [...points].map(([id, before = 0]) => ({ id, after: before })),
  );
  expect(back).toEqual(edited);
  // It lints as any version does.
  expect(checkEdited(drafted, {}).findings.map(({ code }) => code)).toEqual(
    checkEdited(edited, {}).findings.map(({ code }) => code),
  );
});
