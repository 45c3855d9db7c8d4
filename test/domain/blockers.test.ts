import { describe, expect, it } from 'vitest';
import { blockers } from '../../shared/domain/blockers.ts';
import type { Tax } from '../../shared/domain/contract/terms.ts';
import { Terms, taxCategories } from '../../shared/domain/contract/terms.ts';
import { taxLaw } from '../../shared/domain/tax.ts';

const address = { line1: 'Hafenstraße 1', city: 'Hamburg', postcode: '20457', country: 'DE' };

describe('blockers', () => {
  const taxOf = (category: Tax['category']): Tax =>
    taxLaw[category].charged ? { category, ratePercent: '19' } : { category, ratePercent: '0', note: 'why' };
  const termsOf = (tax: Tax | undefined) => Terms.parse({ from: '2026-01-01', billing: { tax } });
  const party = { name: 'Acme', address, taxId: 'DE1' };
  const whole = { agency: party, client: party, state: 'active', net: 100, findings: [] } as const;
  const codes = (facts: Partial<Parameters<typeof blockers>[0]>): string[] =>
    blockers({ ...whole, terms: termsOf(taxOf('S')), ...facts }).map(({ code }) => code);

  it.each(taxCategories)('of %s: none when everything is there, one for every field taken away', (category) => {
    const terms = termsOf(taxOf(category));
    const law = taxLaw[category];
    const { taxId, ...noTaxId } = party;
    const missing = {
      all: codes({ terms }),
      agencyName: codes({ terms, agency: { ...party, name: ' ' } }),
      agencyLine: codes({ terms, agency: { ...party, address: { ...address, line1: '' } } }),
      agencyTaxId: codes({ terms, agency: noTaxId }),
      clientName: codes({ terms, client: { ...party, name: undefined } }),
      clientAddress: codes({ terms, client: { name: 'Acme', taxId } }),
      clientCity: codes({ terms, client: { ...party, address: { ...address, city: '' } } }),
      clientCountry: codes({ terms, client: { ...party, address: { ...address, country: '' } } }),
      clientTaxId: codes({ terms, client: noTaxId }),
      note: codes({ terms: termsOf({ category, ratePercent: '0' }) }),
    };
    expect(missing).toEqual({
      all: [],
      agencyName: ['agencyNameMissing'],
      agencyLine: ['agencyAddressMissing'],
      agencyTaxId: law.agencyTaxId ? ['agencyTaxIdMissing'] : [],
      clientName: ['clientNameMissing'],
      clientAddress: ['clientAddressMissing'],
      clientCity: ['clientAddressMissing'],
      clientCountry: ['clientAddressMissing'],
      clientTaxId: law.clientTaxId ? ['clientTaxIdMissing'] : [],
      note: law.note ? ['taxNoteMissing'] : [],
    });
  });

  it('of tax numbers: the client’s for reverse charge and intra-community supply, the agency’s wherever VAT applies', () => {
    const wants = (which: 'agencyTaxId' | 'clientTaxId') => taxCategories.filter((category) => taxLaw[category][which]);
    expect(wants('clientTaxId')).toEqual(['AE', 'K']);
    expect(wants('agencyTaxId')).toEqual(['S', 'Z', 'E', 'AE', 'G', 'K']);
  });

  it('of a draft, of lint errors, of missing terms and of a missing agency', () => {
    const finding = { code: 'noRate', severity: 'error', place: 'components.lead.price' } as const;
    expect(codes({ state: 'draft' })).toEqual(['contractDraft']);
    expect(codes({ terms: null })).toEqual(['taxMissing']);
    expect(codes({ agency: null })).toEqual(['agencyMissing']);
    expect(codes({ net: -1 })).toEqual(['belowZero']);
    expect(codes({ net: 0 })).toEqual([]);
    expect(
      blockers({
        ...whole,
        terms: termsOf(taxOf('S')),
        findings: [finding, finding, { ...finding, severity: 'warning' }],
      }),
    ).toEqual([{ code: 'lintErrors', count: 2 }]);
  });
});
