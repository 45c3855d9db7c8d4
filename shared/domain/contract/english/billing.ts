import type { Forms } from '../forms.ts';
import type { Billing, Cycle, Tax, Terms } from '../terms.ts';
import type { WordedClause } from '../worded.ts';
import { clause, ifSaid } from '../worded.ts';
import { counted } from './counted.ts';

const every: Readonly<Record<Cycle, string>> = {
  weekly: 'every week',
  twoWeekly: 'every two weeks',
  monthly: 'every month',
  quarterly: 'every quarter',
};

export function billingClauses(billing: Billing, forms: Forms): WordedClause[] {
  const { cycle, firstDay, paymentDays, purchaseOrder, discount, prepaid, tax } = billing;
  const counts = (cycle === 'weekly' || cycle === 'twoWeekly') && firstDay !== undefined;
  return [
    clause('cycle', `Invoiced ${every[cycle]}${counts ? `, counted from ${forms.day(firstDay)}` : ''}`),
    clause('payment', paymentDays === 0 ? 'Payable at once' : `Payable within ${counted(paymentDays, 'day', forms)}`),
    ...ifSaid(prepaid, ({ creditLimit }) =>
      clause(
        'prepaid',
        creditLimit === 0
          ? 'Invoices are paid from a balance that the client tops up before'
          : `Invoices are paid from a balance that the client tops up before; it may go ${forms.money(creditLimit)} below zero`,
      ),
    ),
    ...ifSaid(discount, (off) =>
      clause(
        'discount',
        `A discount of ${'percent' in off ? forms.percent(off.percent) : forms.money(off.amount)} on what a billing period comes to, before minimum, passed-on costs and tax`,
      ),
    ),
    ...ifSaid(purchaseOrder, (number) => clause('purchaseOrder', `Purchase order ${number}`)),
    ...ifSaid(tax, (treatment) => clause('tax', taxInWords(treatment, forms))),
  ];
}

/** The treatment of tax by its EN 16931 category. */
export const taxWords: Readonly<Record<Tax['category'], string>> = {
  S: 'Tax at the standard or a reduced rate',
  Z: 'Zero rated',
  E: 'Exempt from tax',
  AE: 'Reverse charge: the client owes the tax',
  O: 'Outside the scope of tax',
  G: 'Export: no tax',
  K: 'Supply within the European Union: no tax',
};

const taxInWords = ({ category, ratePercent, note }: Tax, { percent }: Forms): string =>
  category === 'S'
    ? `Plus ${percent(ratePercent)} tax`
    : `${taxWords[category]}${note === undefined ? '' : ` (“${note}”)`}`;

export const reportingClauses = ({ reporting }: Terms, { day }: Forms): WordedClause[] =>
  ifSaid(reporting, ({ cadence, nextDue }) =>
    clause(
      'cadence',
      `A results report ${every[cadence]}${nextDue === undefined ? '' : `, the next one on ${day(nextDue)}`}`,
    ),
  );
