import type { FieldType } from '../intake/fields.ts';
import { leadFieldTypes } from '../intake/fields.ts';
import { never } from '../never.ts';
import type { Finding } from '../pricing/model.ts';
import { compilePattern } from '../qualification/pattern.ts';
import type { Criterion, LeadDefinition } from './criterion.ts';

const fieldTypes: ReadonlyMap<string, FieldType> = new Map<string, FieldType>(Object.entries(leadFieldTypes));

const error = (code: string, place: string): Finding => ({ code, severity: 'error', place });

/** Everything that stands twice in a list. */
export const repeated = (names: readonly string[]): string[] => [
  ...new Set(names.filter((name, place) => names.indexOf(name) !== place)),
];

/** What cannot be in a lead definition: criteria that no lead can meet or that ask a field for what it does not hold. */
export function lintDefinition({ criteria, bands }: LeadDefinition): Finding[] {
  return [
    ...criteria.flatMap(lintCriterion),
    ...repeated(criteria.map(({ id }) => id)).map((id) => error('criterionRepeated', `definition.${id}`)),
    ...repeated(bands.map(({ band }) => band)).map((band) => error('bandRepeated', `definition.bands.${band}`)),
    ...repeated(bands.map(({ from }) => String(from))).map(() => error('bandsOverlap', 'definition.bands')),
  ];
}

function lintCriterion(criterion: Criterion): Finding[] {
  const place = `definition.${criterion.id}`;
  return [...lintField(criterion, place), ...lintValue(criterion, place)];
}

/** Whether a field is known and holds what the criterion asks for: the editor offers only such. */
export const asksRightly = (criterion: Criterion): boolean => lintField(criterion, '').length === 0;

// A column of the agency's own holds text that may be read as whatever the criterion asks for.
function lintField(criterion: Criterion, place: string): Finding[] {
  const { field } = criterion;
  if (field.startsWith('custom.') && field.length > 'custom.'.length) return [];
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
  if (criterion.op === 'matches' && !compilePattern(criterion.value).ok) return [error('badPattern', `${place}.value`)];
  return [];
}
