import { expect, it } from 'vitest';
import { CurrencyCode, Ref, TimeZone } from '../../../shared/domain/basics.ts';
import { firstTerms } from '../../../shared/domain/contract/firstTerms.ts';
import { lint } from '../../../shared/domain/contract/lint.ts';
import { homelandCountries, homelandOf } from '../../../shared/domain/homeland.ts';
import { refFrom } from '../../../shared/domain/ref.ts';

const components = [{ id: 'lead', kind: 'perLead', price: 7_500 }] as const;
const found = (seller: string | null, buyer: string | null): string[] =>
  lint(firstTerms({ from: '2026-03-01', components, seller, buyer }), {}).map(({ code }) => code);

it.each([
  ['DE', 'DE', []],
  ['GB', 'GB', []],
  ['US', 'US', ['noTax']],
  ['DE', 'GB', ['noTax']],
  ['DE', null, ['noTax']],
  [null, null, ['noTax']],
])('the first terms from %s to %s lint %j', (seller, buyer, codes) => expect(found(seller, buyer)).toEqual(codes));

it('every country that is known has a currency, a zone and a locale that exist', () =>
  expect(
    homelandCountries.filter((country) => {
      const home = homelandOf(country);
      return (
        home === null ||
        !CurrencyCode.safeParse(home.currency).success ||
        !TimeZone.safeParse(home.timeZone).success ||
        new Intl.Locale(home.locale).region !== country
      );
    }),
  ).toEqual([]));

it('knows nothing of a country that is not one', () =>
  expect([homelandOf('XX'), homelandOf('toString')]).toEqual([null, null]));

it('knows who prints on Letter', () =>
  expect([homelandOf('US')?.paper, homelandOf('DE')?.paper]).toEqual(['Letter', 'A4']));

it.each([
  ['Müller & Söhne GmbH', [], 'muller-sohne-gmbh'],
  ['Straße', [], 'strasse'],
  ['Acme', ['acme', 'acme-2'], 'acme-3'],
  ['   ', [], 'new'],
  ['日本', [], 'new'],
  ['x'.repeat(80), [], 'x'.repeat(48)],
])('%s becomes a ref', (words, taken, ref) => {
  expect(refFrom(words, new Set(taken))).toBe(ref);
  expect(Ref.safeParse(ref).success).toBe(true);
});
