import { expect, it } from 'vitest';
import { findingText, placeText } from '../../renderer/text/findings.ts';
import { findingCodes } from '../../shared/domain/contract/finding.ts';

it('says every finding in words of its own', () => {
  const said = findingCodes.map(findingText);
  expect(said.filter((sentence) => !/^(?:[A-Z“]).*\.$/.test(sentence))).toEqual([]);
  expect(new Set(said).size).toBe(findingCodes.length);
});

it.each([
  ['definition', 'Who counts'],
  ['definition.size.min', 'Who counts: size'],
  ['components', 'What is paid'],
  ['components.lead.price', 'What is paid: lead'],
  ['components.lead.prices.2', 'What is paid: lead, condition 2'],
  ['components.lead.prices.2.price', 'What is paid: lead, condition 2'],
  ['components.lead.volume.tiers.3', 'What is paid: lead, tier 3'],
  ['components.b.targets', 'What is paid: b'],
  ['components.b.targets.1', 'What is paid: b, target 1'],
  ['disputes.wrong contact data.clause', 'Disputes: wrong contact data'],
  ['disputes.maxAgeDays', 'Disputes'],
  ['minimum.shortfall', 'Minimum'],
  ['benchmarks.1.by', 'Benchmark: 1'],
  ['billing.tax.note', 'Billing'],
  ['attribution', 'Sales and revenue'],
])('%s is %s', (place, words) => expect(placeText(place)).toBe(words));
