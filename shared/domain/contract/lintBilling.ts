import type { Client } from '../client.ts';
import { compareDecimals } from '../money.ts';
import type { Finding } from '../pricing/model.ts';
import { taxLaw } from '../tax.ts';
import { error, isPercent, isShare, warning, when } from './finding.ts';
import type { Billing, Tax, Terms } from './terms.ts';

/** What billing and reporting lack, and what in them contradicts itself (domain §2, §6). */
export const lintBilling = ({ billing, reporting, from }: Terms, client: Pick<Client, 'taxId'>): Finding[] => [
  ...lintFirstDay(billing),
  ...(billing.tax === undefined ? [error('noTax', 'billing.tax')] : lintTax(billing.tax, client)),
  ...lintDiscount(billing),
  ...when(
    billing.prepaid !== undefined && billing.paymentDays > 0,
    warning('paymentDaysBesidePrepaid', 'billing.paymentDays'),
  ),
  ...when(reporting === undefined, warning('noReportingCadence', 'reporting')),
  ...when(
    reporting?.nextDue !== undefined && reporting.nextDue < from,
    warning('reportDueBefore', 'reporting.nextDue'),
  ),
];

function lintFirstDay({ cycle, firstDay }: Billing): Finding[] {
  const countsWeeks = cycle === 'weekly' || cycle === 'twoWeekly';
  return when(firstDay !== undefined && !countsWeeks, warning('firstDayUnused', 'billing.firstDay'));
}

function lintTax(tax: Tax, client: Pick<Client, 'taxId'>): Finding[] {
  const law = taxLaw[tax.category];
  const charged = compareDecimals(tax.ratePercent, 0) > 0;
  return [
    ...when(
      charged !== law.charged || !isPercent(tax.ratePercent),
      error('taxRateContradiction', 'billing.tax.ratePercent'),
    ),
    ...when(law.note && tax.note === undefined, error('noTaxNote', 'billing.tax.note')),
    ...when(!law.note && tax.note !== undefined, warning('taxNoteUnused', 'billing.tax.note')),
    ...when(law.clientTaxId && client.taxId === undefined, warning('noClientTaxId', 'billing.tax.category')),
  ];
}

const lintDiscount = ({ discount }: Billing): Finding[] =>
  when(
    discount !== undefined && 'percent' in discount && !isShare(discount.percent),
    error('percentOutOfRange', 'billing.discount'),
  );
