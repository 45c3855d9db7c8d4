import { describe, expect, test } from 'vitest';
import { judgeContact } from '../../../shared/domain/qualification/contact.ts';
import { findJunk } from '../../../shared/domain/qualification/junk.ts';
import { createReaders } from '../../../shared/domain/qualification/readers.ts';
import { leadOf } from './lead.ts';

const readers = createReaders();
const reachable = { 'person.fullName': 'Kim Example', 'person.email': 'kim@example.com' };

describe('a lead that its own tool made to try a form', () => {
  test.each([
    ["Google's is_test, LinkedIn's Test lead", { 'lead.test': true }, 'marked as a test by its tool'],
    [
      "Meta's words for a name",
      { 'person.fullName': '<test lead: dummy data for full_name>' },
      '<test lead: dummy data for full_name>',
    ],
    [
      "Meta's words for a phone",
      { 'person.phone': '<test lead: dummy data for phone_number>' },
      '<test lead: dummy data for phone_number>',
    ],
  ])('%s: fails as contact data whatever the contract wants, and by the junk check', (_, given, evidence) => {
    const facts = leadOf({ ...reachable, ...given });
    expect(judgeContact(facts, readers)).toEqual({ verdict: 'fail', reasons: ['testLead'] });
    expect(findJunk(['testData'], facts, readers)).toEqual([{ check: 'testData', evidence, doubtful: false }]);
  });

  test.each([{}, { 'lead.test': false }, { 'person.fullName': 'Test Lead: the band' }])(
    '%j is nobody of that kind',
    (given) => {
      expect(judgeContact(leadOf({ ...reachable, ...given }), readers).verdict).toBe('pass');
    },
  );
});
