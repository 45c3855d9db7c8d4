import type { FieldTest, FieldTestKind } from '../../shared/domain/fieldTest.ts';
import { fieldInWords } from '../../shared/domain/qualification/wording.ts';

/** How a field can be asked about, as one chooses it. */
export const testWords: Readonly<Record<FieldTestKind, string>> = {
  contains: 'contains',
  startsWith: 'begins with',
  equals: 'is',
  differs: 'is not',
  empty: 'is empty',
  filled: 'is filled',
  yes: 'is yes',
  no: 'is no',
  between: 'is between',
  days: 'is on the days',
};

export const fieldTitle = (field: string): string => {
  const words = fieldInWords(field);
  return words.slice(0, 1).toUpperCase() + words.slice(1);
};

/** `Employees from 50 to 200`. */
export function testInWords(test: FieldTest): string {
  const field = fieldTitle(test.field);
  switch (test.is) {
    case 'contains':
    case 'startsWith':
    case 'equals':
    case 'differs':
      return `${field} ${testWords[test.is]} “${test.text}”`;
    case 'between':
    case 'days':
      return [
        field,
        ...(test.from === undefined ? [] : [`from ${test.from.toLocaleString('en')}`]),
        ...(test.to === undefined ? [] : [`to ${test.to.toLocaleString('en')}`]),
      ].join(' ');
    default:
      return `${field} ${testWords[test.is]}`;
  }
}
