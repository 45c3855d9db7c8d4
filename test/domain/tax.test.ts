import { expect, it } from 'vitest';
import { lint } from '../../shared/domain/contract/lint.ts';
import { Terms } from '../../shared/domain/contract/terms.ts';
import { taxedAt, taxOn, untaxed, untaxedNote } from '../../shared/domain/tax.ts';

it.each([
  ['19', { category: 'S', ratePercent: '19' }],
  ['9.975', { category: 'S', ratePercent: '9.975' }],
  ['100', { category: 'S', ratePercent: '100' }],
  ['0', null],
  ['-5', null],
  ['100.01', null],
  ['9,975', null],
  ['', null],
  ['ten', null],
])('a rate of %j is %j', (rate, tax) => expect(taxedAt(rate)).toEqual(tax));

it.each([
  [' No tax. ', { category: 'O', ratePercent: '0', note: 'No tax.' }],
  ['  ', null],
])('no tax, with the sentence %j, is %j', (note, tax) => expect(untaxed(note)).toEqual(tax));

it.each([
  ['en-US', 'No sales tax is charged on this service.'],
  ['pt-BR', 'No tax is charged on this service.'],
  ['en', 'No tax is charged on this service.'],
  ['de-AT', 'Für diese Leistung wird keine Steuer berechnet.'],
])('who reads %s is told: %s', (locale, note) => expect(untaxedNote(locale)).toBe(note));

it.each([[taxedAt('9.975')], [untaxed(untaxedNote('en-US'))]])('the linter has nothing against %j', (tax) => {
  const terms = Terms.parse({ from: '2026-03-01', billing: { tax } });
  expect(lint(terms, {}).filter(({ place }) => place.startsWith('billing'))).toEqual([]);
});

it('charges the rate that was said, and nothing where none is levied', () => {
  const rate = taxedAt('9.975');
  const none = untaxed('No tax.');
  if (rate === null || none === null) throw new Error('both are taxes');
  // 9.975 % of 3,000.00 = 299.25
  expect(taxOn(rate, 300_000)).toMatchObject({ amount: 29_925, note: null });
  expect(taxOn(none, 300_000)).toMatchObject({ amount: 0, note: 'No tax.' });
});
