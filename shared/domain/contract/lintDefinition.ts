import type { FieldType } from '../intake/fields.ts';
import { leadFieldTypes } from '../intake/fields.ts';
import { never } from '../never.ts';
import type { Finding } from '../pricing/model.ts';
import { compilePattern, type PatternFault } from '../qualification/pattern.ts';
import type { Criterion, LeadDefinition } from './criterion.ts';
import { excludes } from './criterionReach.ts';
import { error, type FindingCode, repeated, warning, when } from './finding.ts';

const fieldTypes: ReadonlyMap<string, FieldType> = new Map<string, FieldType>(Object.entries(leadFieldTypes));

/** What cannot be in a lead definition: criteria that no lead can meet or that ask a field for what it does not hold. */
export function lintDefinition({ criteria, bands }: LeadDefinition): Finding[] {
  const hard = criteria.filter((criterion) => criterion.hard);
  return [
    ...criteria.flatMap((criterion) => lintCriterion(criterion, `definition.${criterion.id}`)),
    ...repeated(criteria.map(({ id }) => id)).map((id) => error('criterionRepeated', `definition.${id}`)),
    ...hard.flatMap((criterion, place) =>
      when(
        hard.slice(0, place).some((earlier) => excludes(earlier, criterion)),
        error('criteriaContradict', `definition.${criterion.id}`),
      ),
    ),
    ...repeated(bands.map(({ band }) => band)).map((band) => error('bandRepeated', `definition.bands.${band}`)),
    ...repeated(bands.map(({ from }) => String(from))).map(() => error('bandsOverlap', 'definition.bands')),
    ...when(bands.length > 0 && !scores({ criteria }), warning('bandsWithoutPoints', 'definition.bands')),
  ];
}

/** Whether leads get a score at all: without one they have no band. */
export const scores = ({ criteria }: Pick<LeadDefinition, 'criteria'>): boolean =>
  criteria.some(({ points = 0 }) => points > 0);

/** What is wrong with one criterion, wherever in the terms it stands. */
export const lintCriterion = (criterion: Criterion, place: string): Finding[] => [
  ...lintField(criterion, place),
  ...lintValue(criterion, place),
];

/** Whether a lead has such a field: one of the closed list, or a column of the agency's own. */
export const isLeadField = (field: string): boolean => isCustom(field) || fieldTypes.has(field);

const isCustom = (field: string): boolean => field.startsWith('custom.') && field.length > 'custom.'.length;

/** Whether a field is known and holds what the criterion asks for: the editor offers only such. */
export const asksRightly = (criterion: Criterion): boolean => lintField(criterion, '').length === 0;

// A column of the agency's own holds text that may be read as whatever the criterion asks for.
function lintField(criterion: Criterion, place: string): Finding[] {
  const { field } = criterion;
  if (isCustom(field)) return [];
  const type = fieldTypes.get(field);
  if (type === undefined) return [error('unknownField', `${place}.field`)];
  return fits(criterion, type) ? [] : [error('operatorNotForField', `${place}.op`)];
}

function fits(criterion: Criterion, type: FieldType): boolean {
  switch (criterion.op) {
    case 'present':
      return true;
    case 'in':
    case 'notIn':
    case 'matches':
    case 'startsWith':
      return type === 'text';
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
    case 'between':
      return type === 'number' || type === 'decimal';
    case 'is':
      return typeof criterion.value === 'boolean' ? type === 'boolean' : type === 'text';
    case 'withinDays':
      return type === 'instant';
    case 'emailKind':
      return criterion.field === 'person.email';
    case 'phoneValid':
      return criterion.field === 'person.phone';
    case 'function':
    case 'seniority':
      return criterion.field === 'person.jobTitle';
    default:
      return never(criterion);
  }
}

function lintValue(criterion: Criterion, place: string): Finding[] {
  if (criterion.op === 'between' && criterion.min > criterion.max) return [error('minAboveMax', `${place}.min`)];
  return criterion.op === 'matches' ? lintPattern(criterion.value, `${place}.value`) : [];
}

function lintPattern(source: string, place: string): Finding[] {
  const compiled = compilePattern(source);
  return compiled.ok ? [] : [error(patternFindings[compiled.fault], place)];
}

const patternFindings = {
  empty: 'badPattern',
  syntax: 'badPattern',
  lookAround: 'patternLooksAround',
  backReference: 'patternRefersBack',
  tooLong: 'patternTooComplex',
  tooComplex: 'patternTooComplex',
} as const satisfies Readonly<Record<PatternFault, FindingCode>>;
