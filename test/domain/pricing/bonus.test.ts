import { expect, it } from 'vitest';
import type { Measured } from '../../../shared/domain/pricing/measures.ts';
import { april, billOf, chargesIn, issued, unmeasured, version } from './facts.ts';

const terms = version('2026-03-01', [
  {
    id: 'bonus',
    kind: 'bonus',
    price: 50_000,
    targets: [
      { measure: 'accepted', atLeast: '100' },
      { measure: 'returnRate', atMost: '12' },
    ],
  },
]);
const measured = (accepted: string | null, returnRate: string | null) => (): Measured => ({
  ...unmeasured,
  accepted,
  returnRate,
});

it.each([
  // Both limits are included.
  ['100', '12', 50_000],
  ['100', '12.00', 50_000],
  ['99', '12', 0],
  ['100', '12.01', 0],
  // What has no value meets no target.
  ['250', null, 0],
])('%s accepted and %s %% returned: %s', (accepted, returnRate, net) =>
  expect(billOf({ versions: [terms], measured: measured(accepted, returnRate) }).net).toBe(net),
);

it('is taken back where its figures fall short afterwards, and comes again', () => {
  // A retainer, so that April has an invoice that the bonus can come off.
  const paid = version('2026-03-01', [...terms.terms.components, { id: 'base', kind: 'retainer', price: 80_000 }]);
  const figures = (ofMarch: string) => (period: { from: string }) =>
    measured(period.from === '2026-03-01' ? ofMarch : '0', '0')();
  const first = billOf({ versions: [paid], measured: figures('101') });
  expect(chargesIn(first)).toContainEqual(['bonus', 'bonus:2026-03-01:1', 50_000]);
  const second = billOf({ period: april, versions: [paid], measured: figures('99'), ...issued([first]) });
  expect(chargesIn(second)).toContainEqual(['bonus', 'bonus:2026-03-01:2', -50_000]);
  expect(second.net).toBe(30_000);
  const may = { from: '2026-05-01', to: '2026-05-31' };
  const third = billOf({ period: may, versions: [paid], measured: figures('100'), ...issued([first, second]) });
  expect(chargesIn(third)).toContainEqual(['bonus', 'bonus:2026-03-01:3', 50_000]);
});
