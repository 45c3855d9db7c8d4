import type { Forms } from '../forms.ts';
import type { Billing, Cycle, Tax, Terms } from '../terms.ts';
import type { WordedClause } from '../worded.ts';
import { clause, ifSaid } from '../worded.ts';
import { inDays } from './counted.ts';

const every: Readonly<Record<Cycle, string>> = {
  weekly: 'jede Woche',
  twoWeekly: 'alle zwei Wochen',
  monthly: 'jeden Monat',
  quarterly: 'jedes Quartal',
};

export function billingClauses(billing: Billing, forms: Forms): WordedClause[] {
  const { cycle, firstDay, paymentDays, purchaseOrder, discount, prepaid, tax } = billing;
  const counts = (cycle === 'weekly' || cycle === 'twoWeekly') && firstDay !== undefined;
  return [
    clause('cycle', `Rechnung ${every[cycle]}${counts ? `, gezählt ab ${forms.day(firstDay)}` : ''}`),
    clause('payment', paymentDays === 0 ? 'Sofort zahlbar' : `Zahlbar binnen ${inDays(paymentDays, forms)}`),
    ...ifSaid(prepaid, ({ creditLimit }) =>
      clause(
        'prepaid',
        creditLimit === 0
          ? 'Rechnungen werden aus einem Guthaben beglichen, das der Kunde vorab auffüllt'
          : `Rechnungen werden aus einem Guthaben beglichen, das der Kunde vorab auffüllt; es darf um ${forms.money(creditLimit)} überzogen werden`,
      ),
    ),
    ...ifSaid(discount, (off) =>
      clause(
        'discount',
        `Ein Rabatt von ${'percent' in off ? forms.percent(off.percent) : forms.money(off.amount)} auf die Summe eines Abrechnungszeitraums, vor Mindestabnahme, weiterberechneten Kosten und Umsatzsteuer`,
      ),
    ),
    ...ifSaid(purchaseOrder, (number) => clause('purchaseOrder', `Bestellnummer ${number}`)),
    ...ifSaid(tax, (treatment) => clause('tax', taxInGerman(treatment, forms))),
  ];
}

const taxWords: Readonly<Record<Tax['category'], string>> = {
  S: 'Zuzüglich Umsatzsteuer',
  Z: 'Umsatzsteuer zum Nullsatz',
  E: 'Von der Umsatzsteuer befreit',
  AE: 'Steuerschuldnerschaft des Leistungsempfängers',
  O: 'Nicht steuerbar',
  G: 'Ausfuhr, ohne Umsatzsteuer',
  K: 'Innergemeinschaftliche Lieferung oder Leistung, ohne Umsatzsteuer',
};

const taxInGerman = ({ category, ratePercent, note }: Tax, { percent }: Forms): string =>
  category === 'S'
    ? `Zuzüglich ${percent(ratePercent)} Umsatzsteuer`
    : `${taxWords[category]}${note === undefined ? '' : ` („${note}“)`}`;

export const reportingClauses = ({ reporting }: Terms, { day }: Forms): WordedClause[] =>
  ifSaid(reporting, ({ cadence, nextDue }) =>
    clause(
      'cadence',
      `Ein Ergebnisbericht ${every[cadence]}${nextDue === undefined ? '' : `, der nächste am ${day(nextDue)}`}`,
    ),
  );
