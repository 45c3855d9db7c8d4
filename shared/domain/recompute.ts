import { modelOf } from './contract/component.ts';
import type { TermsVersion } from './contract/terms.ts';
import type { InvoicedCharge, InvoiceSnapshot } from './invoice.ts';
import { sumOf } from './money.ts';
import { daysIn } from './period.ts';
import type { Line } from './pricing/charge.ts';
import type { BillableEvent } from './pricing/events.ts';
import { linesOf, type PricedCharge } from './pricing/lines.ts';
import type { Reviewed, Segment } from './pricing/model.ts';
import { chargeOf } from './pricing/price.ts';
import { taxOn } from './tax.ts';
import { addDays } from './time.ts';

/**
 * Computes an issued invoice again from the terms that are stored and the events it names, and answers what does not come
 * out the same: nothing, where all is well (domain §9, 5: recomputing a closed period gives the identical document).
 */
export function recompute(invoice: InvoiceSnapshot, versions: readonly TermsVersion[]): string[] {
  const wrong: string[] = [];
  const priced: PricedCharge[] = [];
  for (const charge of invoice.charges) {
    const again = chargeAgain(charge, invoice, versions);
    if (again === null) {
      wrong.push(`${charge.event}: its terms are gone`);
      continue;
    }
    if (again.charge.amount !== charge.amount)
      wrong.push(`${charge.event}: ${again.charge.amount} instead of ${charge.amount}`);
    priced.push(again);
  }
  const { lines } = linesOf(priced, invoice.period.from, [], () => '');
  // They stand in the order that the components had then, which later terms may change.
  const told = (of: readonly Pick<Line, 'component' | 'month' | 'amount'>[]): string =>
    of
      .map(({ component, month, amount }) => `${component} ${month} ${amount}`)
      .toSorted()
      .join(', ');
  if (told(lines) !== told(invoice.lines)) wrong.push(`lines: ${told(lines)} instead of ${told(invoice.lines)}`);
  const net = sumOf(lines.map((line) => line.amount));
  const tax = taxOn(invoice.tax, net).amount;
  if (net !== invoice.net || tax !== invoice.tax.amount || net + tax !== invoice.gross) {
    wrong.push(`totals: ${net} + ${tax} instead of ${invoice.net} + ${invoice.tax.amount} = ${invoice.gross}`);
  }
  return wrong;
}

function chargeAgain(
  { component: id, event, day, deliveryId, chainId, derivation }: InvoicedCharge,
  { period }: InvoiceSnapshot,
  versions: readonly TermsVersion[],
): PricedCharge | null {
  const version = versions.find((one) => one.version === derivation.termsVersion);
  const component = version?.terms.components.find((one) => one.id === id);
  if (version === undefined || component === undefined) return null;
  const priced = { component, model: modelOf(component), version };
  const reviewed: Reviewed = { standing: derivation.accepted ?? 'returned', acceptedAt: derivation.acceptedAt };
  // A charge that stands though nobody accepted it is that of a unit that was replaced.
  const remedied = {
    partPercent: derivation.partPercent,
    replaced: derivation.accepted === null,
    isReplacement: false,
  };
  const common = { priced, event, day, judged: { kind: 'bill' } } as const;
  const billed = (source: BillableEvent['source']): PricedCharge => ({
    component,
    charge: chargeOf({ ...common, source }),
  });
  if (chainId !== null) {
    const facts = {
      ...remedied,
      id: chainId,
      deliveryId: deliveryId ?? 0,
      bookedDay: day,
      meetingDay: day,
      state: 'held',
      atBooking: reviewed,
      atMeeting: reviewed,
      deliveryReturned: false,
    } as const;
    return billed({ kind: 'chain', facts, reviewed });
  }
  if (deliveryId !== null) {
    const facts = { ...reviewed, ...remedied, id: deliveryId, day };
    return billed({ kind: 'delivery', facts, reviewed });
  }
  return billed({ kind: 'period', segment: segmentFrom(day, id, component.price, period, versions) });
}

/** The days of the period from `day` on which the component costs this price, under whatever version. */
function segmentFrom(
  day: string,
  component: string,
  price: number | undefined,
  period: InvoiceSnapshot['period'],
  versions: readonly TermsVersion[],
): Segment {
  const other = versions.find(
    ({ terms }) =>
      terms.from > day &&
      terms.from <= period.to &&
      terms.components.find(({ id }) => id === component)?.price !== price,
  );
  const to = other ? addDays(other.terms.from, -1) : period.to;
  return { from: day, to, days: daysIn({ from: day, to }), periodDays: daysIn(period) };
}
