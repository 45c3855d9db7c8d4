import type { Component } from './contract/component.ts';
import { isUnitPriced, modelOf } from './contract/component.ts';
import type { TermsVersion } from './contract/terms.ts';
import type { InvoicedCharge, InvoiceSnapshot } from './invoice.ts';
import { sumOf } from './money.ts';
import type { Period } from './period.ts';
import { daysIn } from './period.ts';
import { periodOf } from './pricing/billingPeriods.ts';
import type { Line } from './pricing/charge.ts';
import { effectNamed } from './pricing/charge.ts';
import { effectAgain } from './pricing/effectAgain.ts';
import type { LineHeading, PricedCharge } from './pricing/lines.ts';
import { headingOf, linesOf } from './pricing/lines.ts';
import { afterFree, scaleOf } from './pricing/scale.ts';
import { feeOf, timelineOf } from './pricing/timeline.ts';
import type { Volume } from './pricing/unitPrice.ts';
import { workedOut } from './pricing/working.ts';
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
    const heading = headingAgain(charge, versions);
    if (heading === null) {
      wrong.push(`${charge.event}: its terms are gone`);
      continue;
    }
    const working = workingAgain(charge, versions) ?? charge.derivation.working;
    const amount = workedOut(working);
    if (amount !== charge.amount) wrong.push(`${charge.event}: ${amount} instead of ${charge.amount}`);
    priced.push({ heading, charge: { ...charge, amount } });
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

const componentOf = ({ component, derivation }: InvoicedCharge, versions: readonly TermsVersion[]) =>
  versions
    .find(({ version }) => version === derivation.termsVersion)
    ?.terms.components.find(({ id }) => id === component);

function headingAgain(charge: InvoicedCharge, versions: readonly TermsVersion[]): LineHeading | null {
  const component = componentOf(charge, versions);
  const effect = effectNamed(charge.event);
  if (effect === null) return component ? headingOf(component) : null;
  if (!versions.some(({ version }) => version === charge.derivation.termsVersion)) return null;
  const name = component?.name;
  return { id: charge.component, kind: effect, ...(name === undefined ? {} : { name }) };
}

/** The sum as the stored terms have it; null where it hangs on more than them, and the derivation's own is what there is. */
function workingAgain(charge: InvoicedCharge, versions: readonly TermsVersion[]): string | null {
  const component = componentOf(charge, versions);
  const { derivation, day } = charge;
  const effect = effectNamed(charge.event);
  if (effect !== null) {
    const terms = versions.find(({ version }) => version === derivation.termsVersion)?.terms;
    return terms ? effectAgain(effect, derivation, component, terms) : null;
  }
  if (component === undefined) return null;
  const fee = feeOf({ component });
  if (charge.event.startsWith('period:') && fee !== undefined) {
    // It is of the period of its own day: what another cycle left of one comes with the next.
    const own = periodOf(timelineOf(versions), day);
    if (own === null) return null;
    const [days, of] = [daysFrom(day, component.id, fee, own, versions), daysIn(own.whole)];
    return days === of ? `${fee}` : `${fee} * ${days} / ${of}`;
  }
  const share = modelOf(component).percentOf?.(component);
  // `15% * 100000`: of what is the client's word, how much of it the contract's.
  if (share !== undefined) return `${share}% * ${derivation.working.split('% * ')[1] ?? '0'}`;
  const price = priceAgain(charge, component);
  if (price === null) return null;
  const { partPercent } = derivation;
  return partPercent === null ? `${price}` : `${price} - ${partPercent}% * ${price}`;
}

function priceAgain({ derivation }: InvoicedCharge, component: Component): number | null {
  if (!isUnitPriced(component)) return null;
  if (derivation.rank !== undefined) return stepAgain(derivation, derivation.rank, component);
  const price =
    derivation.priceRule === undefined ? component.price : component.prices?.[derivation.priceRule - 1]?.price;
  return typeof price === 'number' ? price : null;
}

/** The step a unit falls on, by a shape that needs no more than its rank; the price of all units by their number is not one. */
function stepAgain(
  { inputs }: InvoicedCharge['derivation'],
  rank: number,
  { volume }: { readonly volume?: Volume | undefined },
): number | null {
  if (volume === undefined || volume.shape === 'volume') return null;
  const { upTo } = afterFree(Number(inputs?.free ?? 0), scaleOf(volume));
  return upTo(rank, rank) - upTo(rank - 1, rank);
}

/** Days of the period from `day` on which the component costs this fee, under whatever version. */
function daysFrom(
  day: string,
  component: string,
  fee: number,
  period: Period,
  versions: readonly TermsVersion[],
): number {
  const feeUnder = ({ terms }: TermsVersion): number | undefined => {
    const found = terms.components.find(({ id }) => id === component);
    return found && feeOf({ component: found });
  };
  const other = versions
    .filter(({ terms }) => terms.from > day && terms.from <= period.to)
    .find((version) => feeUnder(version) !== fee);
  return daysIn({ from: day, to: other ? addDays(other.terms.from, -1) : period.to });
}
