import { describe, expect, it, test } from 'vitest';
import { LeadDefinition } from '../../../shared/domain/contract/criterion.ts';
import { compileDefinition, judge } from '../../../shared/domain/qualification/criteria.ts';
import { judgingIn, leadOf } from './lead.ts';

const judging = judgingIn('America/New_York');
const judgeBy = (definition: unknown, lead = leadOf({})) =>
  judge(compileDefinition(LeadDefinition.parse(definition)), lead, judging);

const industry = { id: 'industry', field: 'company.industry', op: 'in', value: ['Healthcare'] };
const size = { id: 'size', field: 'company.employees', op: 'gt', value: 100 };

describe('all or nothing', () => {
  // G12: "over 100 employees" and healthcare
  test.each([
    ['Healthcare', 101, 'pass', []],
    ['Healthcare', 100, 'fail', ['size fail']],
    ['Retail', 101, 'fail', ['industry fail']],
    ['Retail', 100, 'fail', ['industry fail', 'size fail']],
    ['Healthcare', '', 'check', ['size unknown']],
    ['', '', 'check', ['industry unknown', 'size unknown']],
    ['Retail', '', 'fail', ['industry fail', 'size unknown']],
    ['', 100, 'fail', ['industry unknown', 'size fail']],
  ])('%s with %s employees: %s', (company, employees, verdict, outcomes) => {
    const lead = leadOf({ 'company.industry': company, 'company.employees': employees });
    const result = judgeBy({ criteria: [industry, size] }, lead);
    expect(result.verdict).toBe(verdict);
    expect(result.outcomes.map(({ id, result }) => `${id} ${result}`)).toEqual(outcomes);
  });

  it('lets soft criteria only score', () => {
    const soft = { ...size, hard: false, points: 10 };
    const lead = leadOf({ 'company.industry': 'Healthcare', 'company.employees': 1 });
    expect(judgeBy({ criteria: [industry, soft] }, lead)).toEqual({
      verdict: 'pass',
      outcomes: [{ id: 'size', result: 'fail', hard: false }],
      junk: [],
      score: 0,
      band: null,
    });
  });

  it('fails on junk that the contract looks for, and only then', () => {
    const lead = leadOf({ 'company.industry': 'Healthcare', 'person.fullName': 'Test Test' });
    expect(judgeBy({ criteria: [industry] }, lead).verdict).toBe('pass');
    expect(judgeBy({ criteria: [industry], junk: ['testData'] }, lead)).toMatchObject({
      verdict: 'fail',
      outcomes: [],
      junk: [{ check: 'testData', evidence: 'Test Test', doubtful: false }],
    });
  });

  it('asks for a person where junk may be somebody’s name, and fails what fails anyway', () => {
    const definition = { criteria: [industry], junk: ['testData', 'nameIsSurname'] };
    const named = (fullName: string, field: string) =>
      judgeBy(definition, leadOf({ 'company.industry': field, 'person.fullName': fullName })).verdict;
    expect(named('Anna Test', 'Healthcare')).toBe('check');
    expect(named('Li Li', 'Healthcare')).toBe('check');
    expect(named('Li Li', 'Retail')).toBe('fail');
    expect(named('Test Test', 'Healthcare')).toBe('fail');
  });
});

describe('score and band', () => {
  const points = (id: string, worth: number) => ({
    id,
    field: `custom.${id}`,
    op: 'is',
    value: true,
    hard: false,
    points: worth,
  });
  const bands = [
    { band: 'C', from: 0 },
    { band: 'A', from: 80 },
    { band: 'B', from: 50 },
  ];
  const lead = leadOf({}, { custom: { budget: 'yes', authority: 'no', need: 'yes' } });

  test.each([
    // earned ÷ possible × 100, half away from zero
    [[points('budget', 30), points('authority', 20)], 60, 'B'], // 30 ÷ 50
    [[points('budget', 1), points('authority', 1), points('need', 1)], 67, 'B'], // 2 ÷ 3 = 66.67
    [[points('budget', 1), points('authority', 7)], 13, 'C'], // 1 ÷ 8 = 12.5
    [[points('budget', 99), points('authority', 100)], 50, 'B'], // 99 ÷ 199 = 49.75
    [[points('budget', 4), points('authority', 1)], 80, 'A'], // exactly where A begins
    [[points('budget', 10), points('timeline', 10)], 50, 'B'], // unknown earns nothing
    [[points('authority', 10)], 0, 'C'],
    [[points('budget', 10)], 100, 'A'],
    [[points('budget', 0)], null, null], // no points to earn: no score
  ])('%#: %d is %s', (criteria, score, band) => {
    expect(judgeBy({ criteria, bands }, lead)).toMatchObject({ score, band });
  });

  it('has no band below the lowest', () => {
    expect(judgeBy({ criteria: [points('authority', 10)], bands: [{ band: 'A', from: 1 }] }, lead)).toMatchObject({
      score: 0,
      band: null,
    });
  });
});
