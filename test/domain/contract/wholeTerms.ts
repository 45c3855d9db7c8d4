import type { LintedFor } from '../../../shared/domain/contract/lint.ts';
import { lint } from '../../../shared/domain/contract/lint.ts';
import { Terms } from '../../../shared/domain/contract/terms.ts';

/** Terms in which the linter finds nothing: a lead of companies with over 50 people at 75.00, claims, tax, a weekly report. */
export const wholeTerms = {
  from: '2026-03-01',
  definition: { criteria: [{ id: 'size', field: 'company.employees', op: 'gt', value: 50 }] },
  components: [{ id: 'lead', kind: 'perLead', price: 7_500 }],
  review: { hours: 48 },
  disputes: { reasons: [{ reason: 'wrong', clause: 'size', class: 'creditable' }], remedy: 'credit' },
  billing: { tax: { category: 'S', ratePercent: '19' } },
  reporting: { cadence: 'weekly' },
  dataOwner: 'client',
};

/** What the linter finds in the whole terms with `change` in them: "error noRate components.lead.price". */
export const found = (change: object, about: LintedFor = {}): string[] =>
  lint(Terms.parse({ ...wholeTerms, ...change }), about).map(
    ({ code, severity, place }) => `${severity} ${code} ${place}`,
  );

/** The whole terms with these price components. */
export const priced = (...components: readonly object[]): object => ({ components });

/** With one price for leads of this shape. */
export const leads = (more: object): object => priced({ id: 'lead', kind: 'perLead', ...more });
