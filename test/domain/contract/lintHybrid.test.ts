import { expect, it } from 'vitest';
import { found, wholeTerms } from './wholeTerms.ts';

/*
 * Base 1,500 a month, 45 per accepted lead up to 100 and then 38, 220 per held meeting in place of the lead fee, at most 12 %
 * returns, minimum 3,000.
 */
const base = { id: 'base', kind: 'retainer', price: 150_000 };
const lead = {
  id: 'lead',
  kind: 'perLead',
  volume: {
    shape: 'graduated',
    tiers: [
      { upTo: 100, unit: 4_500 },
      { upTo: null, unit: 3_800 },
    ],
  },
};
const meeting = { id: 'meeting', kind: 'perAppointment', trigger: 'held', price: 22_000, overlap: 'upgrade' };
const hybrid = {
  components: [base, lead, meeting],
  disputes: { ...wholeTerms.disputes, cap: { percent: '12' } },
  minimum: { amount: 300_000, shortfall: 'trueUp' },
};
const abo = { id: 'abo', kind: 'subscription', price: 90_000, counts: 'held', units: 5, overage: 20_000 };
const share = { id: 'share', kind: 'recurringShare', percent: '10', months: 12, overlap: 'each' };

it('finds nothing in a usual hybrid', () => expect(found(hybrid)).toEqual([]));

it.each<[string, object, string[]]>([
  [
    'the trigger',
    { components: [base, lead, { ...meeting, trigger: undefined }] },
    // Without it nobody can say what it replaces either.
    ['error noTrigger components.meeting.trigger'],
  ],
  [
    'what holds where one lead brings both',
    { components: [base, lead, { ...meeting, overlap: undefined }] },
    ['error noOverlapRule components.meeting.overlap'],
  ],
  ['the review window', { review: undefined }, ['error noReviewWindow review']],
  ['the attribution window', { components: [base, lead, meeting, share] }, ['error noAttributionWindow attribution']],
  [
    'the months of a share',
    { components: [base, lead, meeting, { ...share, months: undefined }], attribution: { days: 90 } },
    ['error noMonths components.share.months'],
  ],
  [
    'what becomes of the rest of the minimum',
    { minimum: { amount: 300_000 } },
    ['error noShortfallRule minimum.shortfall'],
  ],
  [
    'what becomes of the rest of a subscription',
    { components: [base, lead, abo] },
    ['error noShortfallRule components.abo.shortfall'],
  ],
  [
    'what becomes of the rest of a promise',
    { guarantee: { units: 40, component: 'lead' } },
    ['error noShortfallRule guarantee.shortfall'],
  ],
])('says that %s is missing', (_, change, findings) => expect(found({ ...hybrid, ...change })).toEqual(findings));
