import { expect, it } from 'vitest';
import { Criterion } from '../../../shared/domain/contract/criterion.ts';
import { excludes, implies } from '../../../shared/domain/contract/criterionReach.ts';

const on = (field: string, op: string, value?: unknown): Criterion =>
  Criterion.parse({ id: 'x', field, op, ...(value === undefined ? {} : { value }) });
const size = (op: string, value: number): Criterion => on('company.employees', op, value);
const between = (min: number, max: number): Criterion =>
  Criterion.parse({ id: 'x', field: 'company.employees', op: 'between', min, max });
const industry = (op: string, ...value: string[]): Criterion => on('company.industry', op, value);
const country = (op: string, ...value: string[]): Criterion => on('address.country', op, value);

it.each<[Criterion, Criterion, boolean]>([
  [size('gt', 50), size('lte', 50), true],
  [size('gte', 50), size('lte', 50), false],
  [between(200, 2_000), size('lt', 200), true],
  [industry('in', 'Retail'), industry('in', ' retail ', 'Media'), false],
  [industry('in', 'Retail'), industry('in', 'Media'), true],
  [industry('in', 'Retail'), industry('notIn', 'RETAIL', 'Media'), true],
  [industry('in', 'Retail', 'Steel'), industry('notIn', 'Retail'), false],
  [industry('notIn', 'Retail'), industry('notIn', 'Media'), false],
  [on('address.postcode', 'startsWith', ['70']), on('address.postcode', 'startsWith', ['701', '8']), false],
  [on('address.postcode', 'startsWith', ['70']), on('address.postcode', 'startsWith', ['71']), true],
  [on('address.postcode', 'in', ['SW1A 1AA']), on('address.postcode', 'startsWith', ['sw1a1']), false],
  [on('address.postcode', 'startsWith', ['9']), on('address.postcode', 'in', ['10115']), true],
  [on('consent.given', 'is', true), on('consent.given', 'is', false), true],
  [on('person.email', 'emailKind', ['business']), on('person.email', 'emailKind', ['free', 'role']), true],
  // A title can say two things at once.
  [on('person.jobTitle', 'function', ['sales']), on('person.jobTitle', 'function', ['it']), false],
  [on('person.phone', 'phoneValid', 'DE'), on('person.phone', 'phoneValid', 'GB'), true],
  [country('in', 'GB'), country('in', 'uk'), false],
  [country('in', 'GB'), country('in', 'US'), true],
  // Names of countries are not known here.
  [country('in', 'GB'), country('in', 'Germany'), false],
  [size('gt', 50), on('company.revenue', 'lt', 10), false],
  [on('person.email', 'matches', 'a'), on('person.email', 'matches', 'b'), false],
])('%j and %j exclude each other: %s', (one, other, expected) => {
  expect(excludes(one, other)).toBe(expected);
  expect(excludes(other, one)).toBe(expected);
});

it.each<[Criterion, Criterion, boolean]>([
  [size('gt', 50), size('gte', 50), true],
  [size('gte', 50), size('gt', 50), false],
  [between(200, 2_000), size('gt', 199), true],
  [size('gt', 199), between(200, 2_000), false],
  [industry('in', 'Retail'), industry('in', 'retail', 'Media'), true],
  [industry('in', 'Retail', 'Media'), industry('in', 'Retail'), false],
  [industry('in', 'Retail'), industry('notIn', 'Media'), true],
  [industry('notIn', 'Retail', 'Media'), industry('notIn', 'Media'), true],
  [industry('notIn', 'Retail'), industry('in', 'Media'), false],
  [on('address.postcode', 'in', ['70 173']), on('address.postcode', 'startsWith', ['701']), true],
  [on('address.postcode', 'startsWith', ['701']), on('address.postcode', 'startsWith', ['70']), true],
  [on('consent.at', 'withinDays', 10), on('consent.at', 'withinDays', 30), true],
  [on('consent.at', 'withinDays', 30), on('consent.at', 'withinDays', 10), false],
  [on('person.jobTitle', 'function', ['sales']), on('person.jobTitle', 'function', ['sales', 'it']), true],
  [on('person.phone', 'phoneValid', 'DE'), on('person.phone', 'phoneValid'), true],
  [on('person.phone', 'phoneValid'), on('person.phone', 'phoneValid', 'DE'), false],
  [size('gt', 50), on('company.employees', 'present'), true],
  [on('person.email', 'matches', 'a'), on('person.email', 'matches', 'a'), true],
])('%j implies %j: %s', (one, other, expected) => expect(implies(one, other)).toBe(expected));
