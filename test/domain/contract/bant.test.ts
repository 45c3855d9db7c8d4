import { expect, test } from 'vitest';
import { asksBant, withBant } from '../../../shared/domain/contract/bant.ts';
import { LeadDefinition } from '../../../shared/domain/contract/criterion.ts';
import { lintDefinition } from '../../../shared/domain/contract/lintDefinition.ts';
import type { FieldValue, LeadFacts } from '../../../shared/domain/lead.ts';
import { compileDefinition, judge } from '../../../shared/domain/qualification/criteria.ts';
import { judgingAt } from '../../../shared/domain/qualification/judging.ts';
import { createReaders } from '../../../shared/domain/qualification/readers.ts';

const empty: LeadDefinition = { criteria: [], junk: [], bands: [] };

const lead = (answers: Readonly<Record<string, FieldValue>>): LeadFacts => ({
  capturedAt: 0,
  values: answers,
  custom: {},
  unread: {},
});

test('one click makes a definition that lints clean and scores by four answers', () => {
  const bant = withBant(empty);
  expect(LeadDefinition.parse(bant)).toEqual(bant);
  expect(lintDefinition(bant)).toEqual([]);
  expect(asksBant(bant)).toBe(true);
  const judging = judgingAt(0, 'UTC', createReaders());
  // 25 points each of 100; bands from 75, 50, 25 and 0. A no and no answer earn nothing, and neither fails the lead.
  const cases: readonly (readonly [Readonly<Record<string, string>>, number, string])[] = [
    [{ budget: '20,000', authority: 'I decide', need: 'replacement', timeline: 'this quarter' }, 100, 'A'],
    [{ budget: '20,000', authority: 'yes', need: 'yes', timeline: 'Not yet' }, 75, 'A'],
    [{ budget: '20,000', authority: 'yes', need: 'none', timeline: 'no' }, 50, 'B'],
    [{ need: 'yes' }, 25, 'C'],
    [{}, 0, 'D'],
  ];
  for (const [answers, score, band] of cases) {
    const values = Object.fromEntries(Object.entries(answers).map(([name, answer]) => [`bant.${name}`, answer]));
    expect(judge(compileDefinition(bant), lead(values), judging)).toMatchObject({ verdict: 'pass', score, band });
  }
});

test('what was written stays: criteria, names, points and bands', () => {
  const own: LeadDefinition = {
    criteria: [
      { id: 'need', field: 'company.industry', op: 'in', value: ['Retail'], hard: true },
      { id: 'money', field: 'bant.budget', op: 'present', hard: true, points: 40 },
    ],
    junk: ['testData'],
    bands: [{ band: 'hot', from: 80 }],
  };
  const bant = withBant(own);
  expect(bant.criteria.slice(0, 2)).toEqual(own.criteria);
  expect(bant.bands).toEqual(own.bands);
  expect(bant.criteria.slice(2).map(({ id, field }) => [id, field])).toEqual([
    ['authority', 'bant.authority'],
    ['need2', 'bant.need'],
    ['timeline', 'bant.timeline'],
  ]);
  expect(lintDefinition(bant)).toEqual([]);
  expect(asksBant(own)).toBe(false);
  expect(withBant(bant)).toEqual(bant);
});
