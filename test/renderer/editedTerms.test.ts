import { expect, it } from 'vitest';
import type { EditedContract } from '../../renderer/screens/contract/editor/editedContract.ts';
import { checkEdited } from '../../renderer/screens/contract/editor/problems.ts';
import { exampleLineTitle, exampleWorking } from '../../renderer/text/exampleLine.ts';
import { templateTerms } from '../../shared/domain/contract/templates.ts';
import { Terms } from '../../shared/domain/contract/terms.ts';
import { exampleBill } from '../../shared/domain/pricing/example.ts';

const hybrid = templateTerms('hybrid', { from: '2026-03-01', seller: 'DE', buyer: null });

const edited = (terms: Terms): EditedContract => ({
  kind: 'terms',
  format: 1,
  edit: 'new',
  ref: 'acme-hybrid',
  refTyped: false,
  client: 'acme',
  name: 'Hybrid',
  storedFrom: null,
  terms,
  inputs: [],
});

const found = (terms: Terms): string[] =>
  checkEdited(edited(terms), {}).findings.map(({ place, code }) => `${place} ${code}`);

it('says everything that is missing of a deal whose prices are still to be typed, not only what cannot be read', () =>
  expect(found(hybrid).toSorted()).toEqual([
    'billing.tax noTax',
    'components.fee.price noRate',
    'components.lead incomplete',
    'components.meeting.price noRate',
    'minimum minimumEmpty',
  ]));

it('lets a commitment that is half filled in hide nothing else, and stores none of it', () => {
  const terms: Terms = { ...hybrid, guarantee: { units: 0, component: 'lead' } };
  expect(found(terms)).toContain('guarantee incomplete');
  expect(found(terms)).toContain('billing.tax noTax');
  expect(checkEdited(edited(terms), {})).toMatchObject({ whole: false, termsWhole: false });
});

it('says nothing of what is set against a part that cannot be read', () => {
  const terms: Terms = { ...hybrid, billing: { ...hybrid.billing, discount: { percent: '' } } };
  expect(found(terms)).toContain('billing incomplete');
  expect(found(terms)).not.toContain('billing.tax noTax');
});

it('prices what is filled in and leaves the rest out', () => {
  const components = hybrid.components.map((one) => (one.kind === 'retainer' ? { ...one, price: 150_000 } : one));
  const { readable } = checkEdited(edited({ ...hybrid, components }), {});
  expect(readable.components.map(({ id }) => id)).toEqual(['fee', 'meeting']);
  const { net } = exampleBill(readable, { leads: 40, upheld: 2, meetingsHeld: 9, salesWon: 0, saleAmount: 0 });
  expect(net).toBe(150_000);
});

it('opens each line of an example to how it comes about', () => {
  const terms = Terms.parse({
    ...hybrid,
    components: [
      { id: 'fee', kind: 'retainer', price: 150_000 },
      {
        id: 'lead',
        kind: 'perLead',
        volume: {
          shape: 'graduated',
          tiers: [
            { upTo: 30, unit: 4_500 },
            { upTo: null, unit: 3_800 },
          ],
        },
      },
      { id: 'meeting', kind: 'perAppointment', trigger: 'held', price: 22_000, overlap: 'upgrade' },
    ],
    minimum: { amount: 500_000, shortfall: 'trueUp' },
  });
  const bill = exampleBill(terms, { leads: 40, upheld: 2, meetingsHeld: 9, salesWon: 0, saleAmount: 0 });
  const look = { currency: 'EUR', locale: 'en-IE' };
  const told = bill.lines.map((line) => {
    const charges = line.charges.flatMap((place) => bill.charges[place] ?? []);
    return [exampleLineTitle(line, charges), line.amount, exampleWorking(charges, look)];
  });
  // 1,500.00 + 30 × 45.00 + 8 × 38.00 + 9 × 220.00 − 9 × 45.00 = 4,729.00; 5,000.00 − 4,729.00 = 271.00.
  expect(told).toEqual([
    ['fee', 150_000, ['1 at €1,500.00']],
    ['lead', 135_000, ['units 1 to 30 at €45.00 each']],
    ['lead', 30_400, ['units 31 to 38 at €38.00 each']],
    ['meeting', 198_000, ['9 × (1 at €220.00)']],
    ['lead: replaced by the later charge', -40_500, ['9 × (charged before €45.00)']],
    ['Up to the minimum', 27_100, ['minimum €5,000.00, charges €4,729.00']],
  ]);
});
