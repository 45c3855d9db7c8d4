import { expect, it } from 'vitest';
import { billOf, delivery, linesOf, version } from './facts.ts';

const terms = version('2026-01-01', [{ id: 'form', kind: 'perSubmission', price: 1_200 }]);

it('charges every accepted submission, and lets what is not decided wait', () => {
  const waiting = delivery(2, { standing: 'reviewOpen', acceptedAt: null });
  const bill = billOf({ versions: [terms], deliveries: [delivery(1), waiting] });
  expect(linesOf(bill)).toEqual([['form', '2026-03', 1, 1_200, 1_200]]);
  expect(bill.lines[0]?.unitWord).toBe('submission');
  expect(bill.carriedOver).toEqual([{ code: 'reviewOpen', count: 1 }]);
});
