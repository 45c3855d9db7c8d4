import type { Decimal, Minor } from '../basics.ts';
import { percentOf, ratio, shareOf } from '../money.ts';
import { monthOf } from '../time.ts';
import type { Charge, Derivation } from './charge.ts';
import type { BillableEvent } from './events.ts';
import type { Segment } from './model.ts';

/**
 * The charge of an event that is billed, with its derivation. A part credit and a prorated period are rounded half away from
 * zero, once, here (domain §6).
 */
export function chargeOf(billable: BillableEvent): Charge {
  const { priced, event, day, source } = billable;
  const { component, version } = priced;
  const price = component.price ?? noPrice(component.id);
  const amounts =
    source.kind === 'period'
      ? prorated(price, source.segment)
      : partCredited(price, source.facts.replaced ? null : source.facts.partPercent);
  return {
    component: component.id,
    event,
    day,
    month: monthOf(day),
    deliveryId: source.kind === 'delivery' ? source.facts.id : source.kind === 'chain' ? source.facts.deliveryId : null,
    chainId: source.kind === 'chain' ? source.facts.id : null,
    quantity: amounts.quantity,
    unit: amounts.unit,
    amount: amounts.amount,
    derivation: {
      rule: amounts.rule,
      kind: component.kind,
      termsVersion: version.version,
      from: version.terms.from,
      quantity: amounts.quantity,
      unit: price,
      partPercent: amounts.partPercent,
      working: amounts.working,
      rounding: amounts.rule === 'unitPrice' ? 'none' : 'halfAwayFromZero',
      ...acceptanceOf(source),
    },
  };
}

function noPrice(component: string): never {
  throw new Error(`priced without a price: ${component}`);
}

interface Amounts {
  readonly rule: Derivation['rule'];
  readonly quantity: Decimal;
  readonly unit: Minor;
  readonly amount: Minor;
  readonly partPercent: Decimal | null;
  readonly working: string;
}

function partCredited(price: Minor, percent: Decimal | null): Amounts {
  if (percent === null) {
    return { rule: 'unitPrice', quantity: '1', unit: price, amount: price, partPercent: null, working: `${price}` };
  }
  const amount = price - percentOf(price, percent);
  const working = `${price} - ${percent}% * ${price}`;
  return { rule: 'partCredited', quantity: '1', unit: amount, amount, partPercent: percent, working };
}

function prorated(price: Minor, { days, periodDays }: Segment): Amounts {
  if (days === periodDays) return partCredited(price, null);
  return {
    rule: 'proratedByDay',
    quantity: ratio(days, periodDays, 4) ?? '0',
    unit: price,
    amount: shareOf(price, days, periodDays),
    partPercent: null,
    working: `${price} * ${days} / ${periodDays}`,
  };
}

function acceptanceOf(source: BillableEvent['source']): Pick<Derivation, 'accepted' | 'acceptedAt'> {
  if (source.kind === 'period') return { accepted: null, acceptedAt: null };
  const { standing, acceptedAt } = source.reviewed;
  const accepted = standing === 'accepted' || standing === 'deemedAccepted' ? standing : null;
  return { accepted, acceptedAt: accepted && acceptedAt };
}
