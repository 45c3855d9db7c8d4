import { afterEach, describe, expect, test } from 'vitest';
import { previewDecisions } from '../../../electron/app/dispute/previewDecisions.ts';
import type { Desk } from '../desk.ts';
import { granted } from '../desk.ts';
import { deskUnder, issueMonth } from './months.ts';

let desk: Desk;
afterEach(() => desk.close());

/** What upholding a claim with a credit would bring. */
function credit(claim: number) {
  const { choices } = granted(previewDecisions(desk.context, { ids: [claim], percent: undefined }));
  return choices.find(({ key }) => key === 'credit');
}

const tiered = {
  components: [
    {
      id: 'lead',
      kind: 'perLead',
      volume: {
        shape: 'graduated',
        tiers: [
          { upTo: 3, unit: 5000 },
          { upTo: null, unit: 4000 },
        ],
      },
    },
  ],
};

describe('a decision takes back what its own unit costs', () => {
  test('of units on no invoice yet: the step after those that stand', () => {
    desk = deskUnder(tiered);
    const [first = 0] = desk.deliver('acme', '2026-03-10T09:00:00Z', 4);
    const claim = desk.dispute(first, '2026-03-11T09:00:00Z');
    desk.setNow('2026-03-20T09:00:00Z');
    // The other three take the first three steps.
    expect(credit(claim)).toMatchObject({ sums: [{ notBilled: 4000, credited: 0 }] });
  });

  test('of a unit on an invoice: its own step', async () => {
    desk = deskUnder(tiered);
    const [first = 0, , , fourth = 0] = desk.deliver('acme', '2026-03-10T09:00:00Z', 4);
    await issueMonth(desk, '2026-03');
    expect(credit(desk.dispute(first, '2026-03-11T09:00:00Z'))).toMatchObject({ sums: [{ credited: 5000 }] });
    expect(credit(desk.dispute(fourth, '2026-03-11T09:00:00Z'))).toMatchObject({ sums: [{ credited: 4000 }] });
  });

  test('of a lead whose meeting replaces it on the next invoice: both, less what that gives back', async () => {
    desk = deskUnder({
      components: [
        { id: 'lead', kind: 'perLead', price: 4500 },
        { id: 'meeting', kind: 'perAppointment', trigger: 'held', price: 22_000, overlap: 'upgrade' },
      ],
    });
    const [lead = 0] = desk.deliver('acme', '2026-03-10T09:00:00Z', 1);
    await issueMonth(desk, '2026-03');
    desk.book(lead, { bookedAt: '2026-04-06T09:00:00Z', startsAt: '2026-04-10T09:00:00Z', outcome: 'held' });
    desk.setNow('2026-04-20T09:00:00Z');
    // 4,500 are invoiced; 22,000 − 4,500 would be billed.
    expect(credit(desk.dispute(lead, '2026-03-11T09:00:00Z'))).toMatchObject({
      sums: [{ notBilled: 17_500, credited: 4500 }],
    });
  });
});
