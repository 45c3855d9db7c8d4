import { describe, expect, test } from 'vitest';
import type { DisputeTerms } from '../../shared/domain/contract/terms.ts';
import type { DisputeCase, UnitCharge } from '../../shared/domain/decision.ts';
import { effectOf, weighDecision } from '../../shared/domain/decision.ts';
import type { DeliveryState } from '../../shared/domain/delivery.ts';
import type { DisputeDecision, DisputeState } from '../../shared/domain/dispute.ts';
import { disputeDecisions, disputeStates } from '../../shared/domain/dispute.ts';
import type { Asked, Remedied } from '../../shared/domain/remedy.ts';

const terms = (given: Partial<DisputeTerms> = {}): DisputeTerms => ({
  reasons: [{ reason: 'wrong data', clause: 'mail', class: 'creditable' }],
  remedy: 'credit',
  evidenceRequired: false,
  ...given,
});

/** A claim on an unpaid lead that nothing stands in the way of. */
const claim = (given: Partial<DisputeCase> = {}): DisputeCase => ({
  id: 7,
  state: 'open',
  class: 'creditable',
  deliveryId: 3,
  chainId: null,
  unit: { state: 'disputed', isReplacement: false, claimsEndAt: null },
  openedAt: 1000,
  hasEvidence: false,
  terms: terms(),
  isPriced: true,
  meter: null,
  ...given,
});

/** What a unit stands at while a claim on it is in a state. */
const unitOf: Readonly<Record<DisputeState, Exclude<DeliveryState, 'onHold'>>> = {
  open: 'disputed',
  appealed: 'disputed',
  noted: 'delivered',
  late: 'accepted',
  denied: 'accepted',
  upheld: 'returned',
  part: 'accepted',
  withdrawn: 'accepted',
};

/** Domain §5 by hand: claim after, unit after. */
const decided = {
  uphold: 'upheld returned',
  part: 'part accepted',
  deny: 'denied accepted',
  withdraw: 'withdrawn accepted',
} as const;
const allowed: { readonly [state in DisputeState]?: { readonly [as in DisputeDecision]?: string } } = {
  open: decided,
  appealed: decided,
  denied: { appeal: 'appealed disputed' },
  late: { takeLate: 'open disputed' },
};

test.each(
  disputeStates.flatMap((state) =>
    disputeDecisions.map((as) => ({ state, as, to: allowed[state]?.[as] ?? 'wrongState' })),
  ),
)('a claim that is $state, $as → $to', ({ state, as, to }) => {
  const at = claim({ state, unit: { state: unitOf[state], isReplacement: false, claimsEndAt: null } });
  const weighed = weighDecision(at, { as, ...(as === 'part' && { percent: '40' }) }, 'owner');
  expect(weighed.ok ? `${weighed.value.state} ${weighed.value.unitState}` : weighed.refusal.code).toBe(to);
});

test.each<{ what: string; at: Partial<DisputeCase>; asked: Asked; role?: 'manager'; code: string }>([
  { what: 'feedback', at: { class: 'feedback', state: 'late' }, asked: { as: 'takeLate' }, code: 'wrongState' },
  { what: 'a manager', at: { state: 'late' }, asked: { as: 'takeLate' }, role: 'manager', code: 'ownersDecision' },
  { what: 'no percent', at: {}, asked: { as: 'part' }, code: 'percentNeeded' },
  { what: 'all of it as a part', at: {}, asked: { as: 'part', percent: '100' }, code: 'percentOutOfRange' },
  { what: 'a remedy with no', at: {}, asked: { as: 'deny', remedy: 'credit' }, code: 'notTheRemedy' },
  { what: 'a part of nothing', at: { isPriced: false }, asked: { as: 'part', percent: '5' }, code: 'partNeedsCharge' },
  {
    what: 'a replacement',
    at: { unit: { state: 'disputed', isReplacement: true, claimsEndAt: null } },
    asked: { as: 'uphold' },
    code: 'replacementNotReturnable',
  },
  {
    what: 'a unit that came back',
    at: { state: 'late', unit: { state: 'returned', isReplacement: false, claimsEndAt: null } },
    asked: { as: 'takeLate' },
    code: 'wrongState',
  },
  {
    what: 'a claim after the last moment one is heard',
    at: { state: 'late', unit: { state: 'accepted', isReplacement: false, claimsEndAt: 999 } },
    asked: { as: 'takeLate' },
    code: 'claimTooOld',
  },
  {
    what: 'no evidence where it is wanted',
    at: { terms: terms({ evidenceRequired: true }) },
    asked: { as: 'uphold' },
    code: 'evidenceMissing',
  },
  {
    what: 'a part without it',
    at: { terms: terms({ evidenceRequired: true }) },
    asked: { as: 'part', percent: '5' },
    code: 'evidenceMissing',
  },
  {
    what: 'a full cap',
    at: { meter: { used: 12, cap: 12, period: { from: '2026-03-01', to: '2026-03-31' } } },
    asked: { as: 'uphold', remedy: 'replacement' },
    code: 'returnCapReached',
  },
])('$what is refused: $code', ({ at, asked, role, code }) => {
  expect(weighDecision(claim(at), asked, role ?? 'owner')).toMatchObject({ ok: false, refusal: { code } });
});

test('a late claim of the last moment one is heard is taken', () => {
  const at = claim({ state: 'late', unit: { state: 'accepted', isReplacement: false, claimsEndAt: 1000 } });
  expect(weighDecision(at, { as: 'takeLate' }, 'owner')).toMatchObject({ ok: true, value: { state: 'open' } });
});

test.each([
  { what: 'evidence of the client', hasEvidence: true, asked: { as: 'uphold' } },
  {
    what: 'a note that says what it is',
    hasEvidence: false,
    asked: { as: 'uphold', note: 'the number rings at a bakery' },
  },
  { what: 'denied, which costs nothing', hasEvidence: false, asked: { as: 'deny' } },
] as const)('where evidence is wanted: $what', ({ hasEvidence, asked }) => {
  const at = claim({ terms: terms({ evidenceRequired: true }), hasEvidence });
  expect(weighDecision(at, asked, 'owner').ok).toBe(true);
  expect(weighDecision({ ...at, hasEvidence: false }, { as: 'uphold', note: '  ' }, 'owner').ok).toBe(false);
});

test('a full cap lets through what is no return', () => {
  const meter = { used: 12, cap: 12, period: { from: '2026-03-01', to: '2026-03-31' } };
  for (const asked of [{ as: 'deny' }, { as: 'part', percent: '50' }, { as: 'withdraw' }] as const)
    expect(weighDecision(claim({ meter }), asked, 'owner').ok).toBe(true);
});

test('under a contract whose remedy is a part, upholding is a part', () => {
  const weighed = weighDecision(
    claim({ terms: terms({ remedy: 'part', partPercent: '50' }) }),
    { as: 'uphold' },
    'owner',
  );
  expect(weighed).toMatchObject({ ok: true, value: { decision: 'part', state: 'part', unitState: 'accepted' } });
});

describe('what a decision does to money', () => {
  const lead = (number: string | null, left = 7500): UnitCharge => ({
    event: 'delivery:7',
    chainId: null,
    amount: 7500,
    left,
    number,
  });
  const meeting: UnitCharge = { event: 'chain:9:held', chainId: 9, amount: 25_000, left: 25_000, number: null };
  const sale: UnitCharge = { event: 'sale:11', chainId: null, amount: 25_000, left: 25_000, number: 'INV-1' };
  const month: UnitCharge = { ...sale, event: 'revenue:11:2026-03', amount: 3000, left: 3000 };
  const none = { remedy: 'none', percent: null, notBilled: 0, credited: 0, stands: 0, dueDay: null };
  const part: Remedied = { kind: 'part', percent: '33.3' };
  test.each<{ what: string; charges: UnitCharge[]; chain?: number; remedy: Remedied; effect: object }>([
    {
      what: 'a credit before the invoice: not billed, its meeting with it',
      charges: [lead(null), meeting],
      remedy: { kind: 'credit' },
      effect: { remedy: 'credit', notBilled: 32_500 },
    },
    {
      what: 'a credit after it: a credit note over what is left',
      charges: [lead('INV-1', 2500), meeting],
      remedy: { kind: 'credit' },
      effect: { remedy: 'credit', notBilled: 25_000, credited: 2500 },
    },
    {
      // 33.3 % of 7500 = 2497.5, half away from zero
      what: 'a part: the percent, of the lead alone',
      charges: [lead('INV-1'), meeting],
      remedy: part,
      effect: { remedy: 'part', percent: '33.3', credited: 2498, stands: 30_002 },
    },
    {
      // 7500 + 25,000 on the invoice, 3000 of its share to come
      what: 'a credit of a lead that was sold: the sale and its revenue with it',
      charges: [lead('INV-1'), sale, { ...month, number: null }],
      remedy: { kind: 'credit' },
      effect: { remedy: 'credit', notBilled: 3000, credited: 32_500 },
    },
    {
      what: 'of a sale that was credited before only what is left',
      charges: [lead('INV-1', 0), { ...sale, left: 10_000 }, { ...month, left: 0 }],
      remedy: { kind: 'credit' },
      effect: { remedy: 'credit', credited: 10_000 },
    },
    {
      // 33.3 % of 7500 = 2497.5: the deal is worth what it is worth
      what: 'a part: nothing of the sale',
      charges: [lead('INV-1'), sale, month],
      remedy: part,
      effect: { remedy: 'part', percent: '33.3', credited: 2498, stands: 33_002 },
    },
    {
      what: 'a claim on the meeting: neither lead nor sale',
      charges: [lead('INV-1'), meeting, sale, month],
      chain: 9,
      remedy: { kind: 'credit' },
      effect: { remedy: 'credit', notBilled: 25_000 },
    },
    {
      what: 'a replacement: what was sold stands too',
      charges: [lead('INV-1'), sale],
      remedy: { kind: 'replacement' },
      effect: { remedy: 'replacement', stands: 32_500, dueDay: '2026-03-12' },
    },
    {
      what: 'a part of what is nearly all credited: no more than is left',
      charges: [lead('INV-1', 100)],
      remedy: part,
      effect: { remedy: 'part', percent: '33.3', credited: 100 },
    },
    {
      what: 'a claim on the meeting: the meeting alone',
      charges: [lead(null), meeting],
      chain: 9,
      remedy: { kind: 'credit' },
      effect: { remedy: 'credit', notBilled: 25_000 },
    },
    {
      what: 'a replacement: the charge stands, a unit is owed',
      charges: [lead(null)],
      remedy: { kind: 'replacement' },
      effect: { remedy: 'replacement', stands: 7500, dueDay: '2026-03-12' },
    },
    {
      what: 'a no: all of it stays',
      charges: [lead('INV-1'), meeting],
      remedy: { kind: 'none' },
      effect: { stands: 32_500 },
    },
  ])('$what', ({ charges, chain, remedy, effect }) => {
    expect(effectOf(charges, chain ?? null, remedy, '2026-03-12')).toEqual({ ...none, ...effect });
  });
});
