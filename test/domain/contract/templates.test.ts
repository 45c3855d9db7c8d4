import { expect, it } from 'vitest';
import type { Component } from '../../../shared/domain/contract/component.ts';
import { lint } from '../../../shared/domain/contract/lint.ts';
import { templates, templateTerms } from '../../../shared/domain/contract/templates.ts';
import { Terms } from '../../../shared/domain/contract/terms.ts';

const start = { from: '2026-03-01', seller: 'DE', buyer: 'DE' };

/** What somebody types into the template's empty fields: a price wherever one is missing. */
function priced(terms: Terms): Terms {
  const components = terms.components.map((component): Component => {
    switch (component.kind) {
      case 'dealShare':
        return { ...component, percent: '10' };
      case 'retainer':
        return { ...component, price: 150_000 };
      case 'perLead':
      case 'perAppointment':
        return component.volume === undefined || component.volume.shape === 'package'
          ? { ...component, price: 4_500 }
          : {
              ...component,
              volume: { ...component.volume, tiers: component.volume.tiers.map((tier) => ({ ...tier, unit: 4_500 })) },
            };
      default:
        return component;
    }
  });
  return { ...terms, components, ...(terms.minimum && { minimum: { ...terms.minimum, amount: 300_000 } }) };
}

it.each(templates)('%s lints clean once its prices are said', (template) => {
  const terms = Terms.parse(priced(templateTerms(template, start)));
  expect(lint(terms, {})).toEqual([]);
});

it.each(templates)('%s cannot be activated before', (template) => {
  const terms = Terms.safeParse(templateTerms(template, start));
  expect(!terms.success || lint(terms.data, {}).some(({ severity }) => severity === 'error')).toBe(true);
});

it('asks for the tax where none is usual between the two', () =>
  expect(
    templates.map((template) =>
      lint(priced(templateTerms(template, { ...start, buyer: 'US' })), {}).map(({ code }) => code),
    ),
  ).toEqual(templates.map(() => ['noTax'])));
