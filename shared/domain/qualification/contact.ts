import type { LeadFacts, Verdict } from '../lead.ts';
import { type Readers, readLeadPhone, textOf } from './readers.ts';
import { testLeadSign } from './testLead.ts';

/** What speaks against a lead's contact data; `notReachable` is a person's word (`reach.ts`), the rest is found in the data. */
type ContactReason =
  | 'testLead'
  | 'noContactData'
  | 'mailInvalid'
  | 'mailDisposable'
  | 'phoneInvalid'
  | 'phoneNeedsCountry'
  | 'notReachable';

/** Whether a lead is real and reachable, whatever the contract wants (domain §3). */
export interface ContactVerdict {
  readonly verdict: Verdict;
  readonly reasons: readonly ContactReason[];
}

/** Bad: nobody is reached by it. Doubtful: a person must look. */
type Means = 'good' | 'doubtful' | 'bad';

const nobody: ContactVerdict = { verdict: 'fail', reasons: ['testLead'] };
const good: ContactVerdict = { verdict: 'pass', reasons: [] };

function judgeMail(raw: string, readers: Readers, reasons: ContactReason[]): Means {
  const mail = readers.mail(raw);
  if (!mail.valid) {
    reasons.push('mailInvalid');
    return 'bad';
  }
  if (mail.kind !== 'disposable') return 'good';
  reasons.push('mailDisposable');
  return 'doubtful';
}

function judgePhone(facts: LeadFacts, raw: string, readers: Readers, reasons: ContactReason[]): Means {
  const phone = readLeadPhone(facts, raw, readers);
  if (phone.valid) return 'good';
  reasons.push(phone.needsCountry ? 'phoneNeedsCountry' : 'phoneInvalid');
  return phone.needsCountry ? 'doubtful' : 'bad';
}

/**
 * What the data alone say; a person's word comes besides (`contactAfter`). Means are mail and phone, as far as given: all bad fails, any bad or doubtful one gives `check`, and so
 * does a lead without any. A lead that its own tool made to try a form fails: nobody is behind it.
 */
export function judgeContact(facts: LeadFacts, readers: Readers): ContactVerdict {
  if (testLeadSign(facts) !== null) return nobody;
  const mail = textOf(facts.values['person.email']);
  const phone = textOf(facts.values['person.phone']);
  if (mail === undefined && phone === undefined) return { verdict: 'check', reasons: ['noContactData'] };

  const reasons: ContactReason[] = [];
  const means: Means[] = [];
  if (mail !== undefined) means.push(judgeMail(mail, readers, reasons));
  if (phone !== undefined) means.push(judgePhone(facts, phone, readers, reasons));
  if (reasons.length === 0) return good;
  return { verdict: means.every((one) => one === 'bad') ? 'fail' : 'check', reasons };
}
