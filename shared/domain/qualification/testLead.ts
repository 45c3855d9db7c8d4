import type { LeadFacts } from '../lead.ts';

/** What Meta's testing tool fills its forms with: `<test lead: dummy data for full_name>`. */
const placeholder = '<test lead:';
const filled = ['person.fullName', 'person.firstName', 'person.lastName', 'person.phone', 'company.name'];

/**
 * What says that a lead tool itself made this lead to try its form, or null: the flag it has for that (`lead.test`; Google's
 * `is_test`, LinkedIn's `Test lead`), or what it writes where a person would stand. Nobody is behind such a lead, whatever the
 * contract wants: it fails as contact data, and by the junk check `testData` where that is on.
 */
export function testLeadSign(facts: LeadFacts): string | null {
  if (facts.values['lead.test'] === true) return 'marked as a test by its tool';
  for (const field of filled) {
    const text = facts.values[field];
    if (typeof text === 'string' && text.startsWith(placeholder)) return text;
  }
  return null;
}
