import { expect, test } from 'vitest';
import type { ReviewedUnit } from '../../shared/domain/claim.ts';
import { judgeAcceptance, judgeClaim, standOfMeeting } from '../../shared/domain/claim.ts';
import type { DisputeTerms } from '../../shared/domain/contract/terms.ts';
import type { Dispute, DisputeState } from '../../shared/domain/dispute.ts';

const end = Date.parse('2026-03-12T15:00:00Z');
const second = 1000;

const terms: DisputeTerms = {
  reasons: [
    { reason: 'Wrong contact data', clause: 'phone', class: 'creditable' },
    { reason: 'not interested', clause: null, class: 'feedback' },
  ],
  remedy: 'credit',
  evidenceRequired: false,
};

const start = end - 48 * 3600 * second;
const unit: ReviewedUnit = {
  state: 'delivered',
  reviewStartsAt: start,
  reviewEndsAt: end,
  claimsEndAt: null,
  isReplacement: false,
  claims: [],
};

const claimOf = (given: Partial<Dispute>): Dispute => ({
  id: 1,
  contractId: 1,
  deliveryId: 1,
  chainId: null,
  reason: 'Wrong contact data',
  class: 'creditable',
  state: 'open',
  openedAt: end - 60 * second,
  decidedAt: null,
  remedy: null,
  percent: null,
  ...given,
});

const wrongData = { reason: ' wrong  contact DATA ', at: end, dated: true };
const lowValue = { reason: 'not interested', at: end, dated: true };

test.each([
  { what: 'the last moment is in [G26]', unit, claim: wrongData, kind: 'open' },
  { what: 'one second later is late [G26]', unit, claim: { ...wrongData, at: end + second }, kind: 'late' },
  { what: 'feedback is noted', unit, claim: lowValue, kind: 'noted' },
  { what: 'late feedback is late', unit, claim: { ...lowValue, at: end + 1 }, kind: 'late' },
  {
    what: 'inside the window, at the last moment claims are heard',
    unit: { ...unit, claimsEndAt: end - second },
    claim: { ...wrongData, at: end - second },
    kind: 'open',
  },
  {
    what: 'inside the window, and after that moment',
    unit: { ...unit, claimsEndAt: end - second },
    claim: wrongData,
    kind: 'late',
  },
  {
    what: 'feedback beside an open claim',
    unit: { ...unit, state: 'disputed', claims: [claimOf({})] },
    claim: lowValue,
    kind: 'noted',
  },
  {
    what: 'a second claim while one waits',
    unit: { ...unit, state: 'disputed', claims: [claimOf({})] },
    claim: wrongData,
    kind: 'unchanged',
  },
  {
    what: 'the same late claim',
    unit: { ...unit, claims: [claimOf({ state: 'late', openedAt: end + second })] },
    claim: { ...wrongData, at: end + second },
    kind: 'unchanged',
  },
  {
    what: 'another late claim',
    unit: { ...unit, claims: [claimOf({ state: 'late', openedAt: end + second })] },
    claim: { ...wrongData, at: end + 2 * second },
    kind: 'late',
  },
  {
    what: 'the same claim, decided since',
    unit: { ...unit, state: 'accepted', claims: [claimOf({ state: 'denied', openedAt: end })] },
    claim: wrongData,
    kind: 'unchanged',
  },
  {
    what: 'without a time, the same reason',
    unit: { ...unit, claims: [claimOf({ state: 'late' })] },
    claim: { ...wrongData, dated: false },
    kind: 'unchanged',
  },
] as const)('$what: $kind', ({ unit, claim, kind }) => {
  expect(judgeClaim(unit, terms, claim)).toMatchObject({ kind });
});

test.each([
  { what: 'no reason', unit, claim: { ...wrongData, reason: ' ' }, code: 'reasonMissing' },
  {
    what: 'a reason the contract does not know',
    unit,
    claim: { ...wrongData, reason: 'too expensive' },
    code: 'reasonNotAllowed',
  },
  { what: 'a replacement', unit: { ...unit, isReplacement: true }, claim: wrongData, code: 'replacementNotReturnable' },
  { what: 'accepted by word', unit: { ...unit, state: 'accepted' }, claim: wrongData, code: 'alreadyAccepted' },
  {
    what: 'dated before it was delivered',
    unit,
    claim: { ...wrongData, at: start - second },
    code: 'claimBeforeDelivery',
  },
  { what: 'came back before', unit: { ...unit, state: 'returned' }, claim: wrongData, code: 'alreadyReturned' },
  {
    what: 'a new claim after a denied one',
    unit: { ...unit, state: 'accepted', claims: [claimOf({ state: 'denied' })] },
    claim: wrongData,
    code: 'alreadyAccepted',
  },
] as const)('$what is refused: $code', ({ unit, claim, code }) => {
  expect(judgeClaim(unit, terms, claim)).toEqual({ kind: 'refused', code });
});

test('the reason is kept as the contract writes it', () => {
  expect(judgeClaim(unit, terms, wrongData)).toEqual({
    kind: 'open',
    reason: 'Wrong contact data',
    class: 'creditable',
  });
});

test('without dispute terms any reason is creditable', () => {
  const claim = { reason: 'too expensive', at: end, dated: true };
  expect(judgeClaim(unit, undefined, claim)).toEqual({ kind: 'open', reason: 'too expensive', class: 'creditable' });
});

test.each([
  { state: 'delivered', outcome: { kind: 'accept' } },
  { state: 'accepted', outcome: { kind: 'unchanged' } },
  { state: 'disputed', outcome: { kind: 'refused', code: 'disputeOpen' } },
  { state: 'returned', outcome: { kind: 'refused', code: 'alreadyReturned' } },
] as const)('an acceptance of what is $state', ({ state, outcome }) => {
  expect(judgeAcceptance({ state })).toEqual(outcome);
});

test.each<{ states: DisputeState[]; is: ReviewedUnit['state'] }>([
  { states: [], is: 'delivered' },
  { states: ['late', 'noted'], is: 'delivered' },
  { states: ['open'], is: 'disputed' },
  { states: ['upheld', 'appealed'], is: 'disputed' },
  { states: ['upheld', 'late'], is: 'returned' },
  { states: ['denied'], is: 'accepted' },
  { states: ['withdrawn'], is: 'accepted' },
  { states: ['part'], is: 'accepted' },
])('a meeting with claims $states is $is', ({ states, is }) => {
  expect(standOfMeeting(states.map((state) => ({ state })))).toBe(is);
});
