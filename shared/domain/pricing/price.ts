import type { Decimal, Minor } from '../basics.ts';
import { isUnitPriced } from '../contract/component.ts';
import { percentOf, ratio, shareOf, times } from '../money.ts';
import { never } from '../never.ts';
import { monthOf } from '../time.ts';
import type { Charge, Derivation } from './charge.ts';
import type { BillableEvent } from './events.ts';
import { originOf, traitsOf } from './events.ts';
import type { Segment } from './model.ts';
import { unlisted } from './model.ts';
import { listed } from './priceList.ts';
import type { Scale } from './scale.ts';
import { scaleOf } from './scale.ts';
import type { UnitPrice } from './unitPrice.ts';

/** Where a unit stands on the scale of its bucket: its rank from 1, of how many. */
export interface Place {
  readonly scale: Scale;
  readonly rank: number;
  readonly of: number;
}

/**
 * The charge of an event that is billed, with its derivation. Rounded half away from zero, once, here (domain §6). Without a
 * place, a unit whose price depends on its rank costs what the first of a period costs.
 */
export function chargeOf(billable: BillableEvent, place?: Place): Charge {
  const { priced, event, day } = billable;
  const { component, version } = priced;
  const priceIt = priceOf(billable, place);
  const amounts =
    'segment' in priceIt ? prorated(priceIt.fee, priceIt.segment) : partCredited(priceIt, partOf(billable));
  return {
    component: component.id,
    event,
    day,
    month: monthOf(day),
    ...originOf(billable),
    quantity: amounts.quantity,
    unit: amounts.unit,
    amount: amounts.amount,
    price: amounts.price,
    derivation: {
      rule: amounts.rule,
      kind: component.kind,
      termsVersion: version.version,
      from: version.terms.from,
      quantity: amounts.quantity,
      unit: amounts.full,
      partPercent: amounts.partPercent,
      working: amounts.working,
      rounding: amounts.rule === 'unitPrice' || amounts.rule === 'priceRule' ? 'none' : 'halfAwayFromZero',
      ...acceptanceOf(billable.source),
      ...amounts.named,
    },
  };
}

/** What a unit costs before a part of it is credited. */
interface Price {
  readonly rule: Derivation['rule'];
  readonly quantity: Decimal;
  /** As the contract writes it. */
  readonly unit: UnitPrice;
  readonly amount: Minor;
  readonly working: string;
  readonly named: Pick<Derivation, 'priceRule' | 'rank' | 'inputs'>;
}

type Fee = { readonly segment: Segment; readonly fee: Minor };

function priceOf(billable: BillableEvent, place: Place | undefined): Price | Fee {
  const { priced, source } = billable;
  const { component, model } = priced;
  if (source.kind === 'period') return { segment: source.segment, fee: source.fee };
  if (place !== undefined) return placed(place);
  const percent = model.percentOf?.(component);
  if (percent !== undefined) return share(percent, source);
  if (!isUnitPriced(component)) throw new Error(`no unit of ${component.kind} has a price: ${component.id}`);
  if (component.volume !== undefined) return placed({ scale: scaleOf(component.volume), rank: 1, of: 1 });
  const found = listed(component, traitsOf(billable) ?? unlisted.traits, billable.day);
  if (found === null) throw new Error(`priced without a price: ${component.id}`);
  const amount = typeof found.price === 'number' ? found.price : times(1, found.price);
  return {
    rule: found.rule === null ? 'unitPrice' : 'priceRule',
    quantity: '1',
    unit: found.price,
    amount,
    working: `${found.price}`,
    named: found.rule === null ? {} : { priceRule: found.rule },
  };
}

function placed({ scale, rank, of }: Place): Price {
  const unit = scale.unit(rank, of);
  const [to, from] = [scale.upTo(rank, of), scale.upTo(rank - 1, of)];
  const amount = to - from;
  return {
    rule: 'volume',
    quantity: scale.counts(rank) ? '1' : '0',
    unit,
    amount,
    // With parts of a cent it is the step between two rounded totals.
    working: typeof unit === 'string' ? `${to} - ${from}` : `${amount}`,
    named: { rank, ...(scale.free > 0 ? { inputs: { free: String(scale.free) } } : {}) },
  };
}

/** Percent of the money of a sale or a month of revenue [G05, G15, G16]. */
function share(percent: Decimal, source: BillableEvent['source']): Price {
  const money = source.kind === 'sale' || source.kind === 'revenue' ? (source.facts.amount ?? 0) : 0;
  const amount = percentOf(money, percent);
  const working = `${percent}% * ${money}`;
  return { rule: 'percentOfRevenue', quantity: '1', unit: amount, amount, working, named: {} };
}

/** Percent that a claim took off the unit before it was invoiced. */
function partOf({ source }: BillableEvent): Decimal | null {
  switch (source.kind) {
    case 'delivery':
    case 'chain':
      return source.facts.replaced ? null : source.facts.partPercent;
    case 'sale':
    case 'revenue':
    case 'period':
      return null;
    default:
      return never(source);
  }
}

interface Amounts extends Omit<Price, 'unit'> {
  /** After a part credit. */
  readonly unit: UnitPrice;
  /** Before it. */
  readonly full: UnitPrice;
  readonly price: Minor;
  readonly partPercent: Decimal | null;
}

function partCredited(price: Price, percent: Decimal | null): Amounts {
  if (percent === null) return { ...price, full: price.unit, price: price.amount, partPercent: null };
  const amount = price.amount - percentOf(price.amount, percent);
  return {
    ...price,
    rule: 'partCredited',
    unit: amount,
    full: price.unit,
    amount,
    price: price.amount,
    partPercent: percent,
    working: `${price.amount} - ${percent}% * ${price.amount}`,
  };
}

function prorated(fee: Minor, { days, periodDays }: Segment): Amounts {
  const whole = days === periodDays;
  const amount = whole ? fee : shareOf(fee, days, periodDays);
  return {
    rule: whole ? 'unitPrice' : 'proratedByDay',
    quantity: whole ? '1' : (ratio(days, periodDays, 4) ?? '0'),
    unit: fee,
    full: fee,
    amount,
    price: amount,
    partPercent: null,
    working: whole ? `${fee}` : `${fee} * ${days} / ${periodDays}`,
    named: {},
  };
}

function acceptanceOf(source: BillableEvent['source']): Pick<Derivation, 'accepted' | 'acceptedAt'> {
  if (source.kind !== 'delivery' && source.kind !== 'chain') return { accepted: null, acceptedAt: null };
  const { standing, acceptedAt } = source.reviewed;
  const accepted = standing === 'accepted' || standing === 'deemedAccepted' ? standing : null;
  return { accepted, acceptedAt: accepted && acceptedAt };
}
