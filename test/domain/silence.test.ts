import { expect, test } from 'vitest';
import type { DisputeTerms } from '../../shared/domain/contract/terms.ts';
import type { UnansweredClaim } from '../../shared/domain/silence.ts';
import { silenceOn } from '../../shared/domain/silence.ts';

const terms: DisputeTerms = {
  reasons: [{ reason: 'wrong', clause: null, class: 'creditable' }],
  remedy: 'credit',
  evidenceRequired: false,
  silence: 'uphold',
};
const claim: UnansweredClaim = {
  state: 'open',
  class: 'creditable',
  openedAt: 500,
  answerDueAt: 2000,
  unit: { reviewEndsAt: 1000, claimsEndAt: null },
  terms,
};

test.each<[what: string, claim: Partial<UnansweredClaim>, now: number, silence: ReturnType<typeof silenceOn>]>([
  ['the last moment to answer', {}, 2000, { as: 'uphold', isOver: false }],
  ['one moment later', {}, 2001, { as: 'uphold', isOver: true }],
  ['denied by silence', { terms: { ...terms, silence: 'deny' } }, 2001, { as: 'deny', isOver: true }],
  ['no time to answer', { answerDueAt: null }, 9000, null],
  ['nothing said of silence', { terms: { ...terms, silence: undefined } }, 9000, null],
  ['no dispute terms', { terms: undefined }, 9000, null],
  ['feedback', { class: 'feedback' }, 9000, null],
  ['decided', { state: 'denied' }, 9000, null],
  ['heard again after an answer', { state: 'appealed' }, 9000, null],
  ['late, not taken', { state: 'late', openedAt: 1001 }, 9000, null],
  ['late, and taken by an owner', { openedAt: 1001 }, 9000, null],
  ['too old for the terms, and open', { unit: { reviewEndsAt: 1000, claimsEndAt: 499 } }, 9000, null],
])('%s', (_, given, now, silence) => {
  expect(silenceOn({ ...claim, ...given }, now)).toEqual(silence);
});
