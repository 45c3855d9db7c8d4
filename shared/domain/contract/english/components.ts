import { never } from '../../never.ts';
import type { Measure } from '../../pricing/measures.ts';
import type { PriceRule, Volume } from '../../pricing/unitPrice.ts';
import { criterionInWords, or } from '../../qualification/wording.ts';
import type { Component, UnitPriced } from '../component.ts';
import { isUnitPriced } from '../component.ts';
import type { Forms } from '../forms.ts';
import type { Terms } from '../terms.ts';
import type { WordedClause } from '../worded.ts';
import { capitalised, clause, joined } from '../worded.ts';
import { and, counted } from './counted.ts';

/** What is paid, a clause for each price, each condition and each rule of the contract about them (domain §2). */
export const componentClauses = ({ components }: Terms, forms: Forms): WordedClause[] =>
  components.flatMap((component) => [
    clause(`component ${component.id}`, capitalised(`${priceOf(component, forms)}${nameOf(component)}`)),
    ...(isUnitPriced(component) ? ruleClauses(component, forms) : []),
    ...restClauses(component, forms),
  ]);

const nameOf = ({ name }: Component): string => (name === undefined ? '' : ` (“${name}”)`);

/** A unit as the contract calls it: after "for", and as many. */
interface UnitWords {
  readonly every: string;
  readonly one: string;
  readonly many: string;
}

/** What a component with a unit price counts. */
export function unitWords(component: UnitPriced): UnitWords {
  switch (component.kind) {
    case 'perLead':
      return accepted('lead');
    case 'perRecord':
      return accepted('contact record');
    case 'perSubmission':
      return accepted('form submission');
    case 'perCall': {
      const { longerThan } = component;
      return accepted('call', longerThan === undefined ? ' of a length still open' : ` longer than ${longerThan} s`);
    }
    case 'perAppointment':
      return appointment(component.trigger);
    case 'perSale':
      return { every: 'every sale won', one: 'a sale won', many: 'sales won' };
    default:
      return never(component);
  }
}

const accepted = (unit: string, more = ''): UnitWords => ({
  every: `every accepted ${unit}${more}`,
  one: `an accepted ${unit}${more}`,
  many: `accepted ${unit}s${more}`,
});

function appointment(trigger: 'booked' | 'held' | undefined): UnitWords {
  const how = trigger ?? 'booked or held, which is not said yet';
  return { every: `every appointment ${how}`, one: `an appointment ${how}`, many: `appointments ${how}` };
}

const countedUnits = {
  lead: accepted('lead').many,
  booked: appointment('booked').many,
  held: appointment('held').many,
} as const;

/** Measures of bonus and benchmarks, as a sentence names them. */
const measureWords: Readonly<Record<Measure, string>> = {
  delivered: 'delivered leads',
  accepted: 'accepted leads',
  held: 'appointments held',
  sales: 'sales',
  acceptanceRate: 'the acceptance rate',
  returnRate: 'the return rate',
  showRate: 'the show rate',
  leadToCloseRate: 'the lead-to-close rate',
};

const isRate = (measure: Measure): boolean => measure.endsWith('Rate');

/** "accepted leads are at least 50", "the return rate is at most 10%". */
export function targetInWords(
  {
    measure,
    atLeast,
    atMost,
  }: { readonly measure: Measure; readonly atLeast?: string | undefined; readonly atMost?: string | undefined },
  forms: Forms,
): string {
  const value = (limit: string): string => (isRate(measure) ? forms.percent(limit) : forms.decimal(limit));
  const limits = [
    ...(atLeast === undefined ? [] : [`at least ${value(atLeast)}`]),
    ...(atMost === undefined ? [] : [`at most ${value(atMost)}`]),
  ];
  const verb = isRate(measure) ? 'is' : 'are';
  return `${measureWords[measure]} ${verb} ${limits.length === 0 ? 'at a number still open' : and(limits)}`;
}

const open = 'no price yet';

function priceOf(component: Component, forms: Forms): string {
  const { money, percent } = forms;
  const share = (value: string | undefined): string =>
    value === undefined ? 'a percentage still open' : percent(value);
  const fee = (value: number | undefined): string => (value === undefined ? open : money(value));
  switch (component.kind) {
    case 'perLead':
    case 'perRecord':
    case 'perSubmission':
    case 'perCall':
    case 'perAppointment':
    case 'perSale':
      return unitPriceInWords(component, forms);
    case 'firstPurchaseShare':
      return `${share(component.percent)} of the first purchase of every customer`;
    case 'dealShare':
      return `${share(component.percent)} of every deal won`;
    case 'recurringShare': {
      const months = component.months === undefined ? 'a time still open' : counted(component.months, 'month', forms);
      return `${share(component.percent)} of the money received from every customer, month by month, for ${months} from the first that is paid`;
    }
    case 'retainer':
      return `${fee(component.price)} for every billing period, prorated by the day`;
    case 'oneOff':
      return `${fee(component.price)} once${component.on === undefined ? ', on a day still open' : `, on ${forms.day(component.on)}`}`;
    case 'subscription':
      return subscriptionInWords(component, forms);
    case 'bonus': {
      const targets = (component.targets ?? []).map((target) => targetInWords(target, forms));
      return `${fee(component.price)} for every billing period in which ${targets.length === 0 ? 'targets still open are met' : and(targets)}`;
    }
    case 'passThrough': {
      const of = component.sources === undefined ? 'all sources' : and(component.sources);
      const added = component.markUpPercent;
      const how =
        added === undefined
          ? 'with a mark-up still open'
          : added === '0'
            ? 'as they are'
            : `with ${percent(added)} on top`;
      return `the costs of ${of}, by the leads delivered from there, are passed on ${how}; only those in the client’s currency`;
    }
    default:
      return never(component);
  }
}

type Of<Kind extends Component['kind']> = Extract<Component, { readonly kind: Kind }>;

function subscriptionInWords({ price, counts, units, overage }: Of<'subscription'>, forms: Forms): string {
  const fee = price === undefined ? open : forms.money(price);
  const covered = `${units === undefined ? 'a number still open of' : forms.number(units)} ${counts === undefined ? 'units' : countedUnits[counts]}`;
  const above = overage === undefined ? 'a price still open' : forms.unitPrice(overage);
  return `${fee} for every billing period, prorated by the day, covers ${covered}; each above costs ${above}`;
}

function unitPriceInWords(component: UnitPriced, forms: Forms): string {
  const { price, prices, volume } = component;
  const units = unitWords(component);
  if (volume !== undefined) return volumeInWords(volume, units, forms);
  if (prices === undefined) return `${price === undefined ? open : forms.unitPrice(price)} for ${units.every}`;
  const list = 'the last of these that fits';
  if (price === undefined) return `the price of ${units.one} is ${list}`;
  return `${forms.unitPrice(price)} for ${units.every}, unless one of these fits; then ${list} holds`;
}

function volumeInWords(volume: Volume, { many, one }: UnitWords, forms: Forms): string {
  const { number, money } = forms;
  if (volume.shape === 'package') {
    const free = volume.free === 0 ? '' : `; the first ${number(volume.free)} are free`;
    return `${money(volume.each)} for every started package of ${number(volume.size)} ${many} in a billing period, net of returns${free}`;
  }
  const steps = volume.tiers.map(({ upTo, unit, flat }, at) => {
    const first = (volume.tiers[at - 1]?.upTo ?? 0) + 1;
    const range = rangeInWords(first, upTo, forms);
    const once = flat === undefined || flat === 0 ? '' : ` plus ${money(flat)} once`;
    return `${range} at ${forms.unitPrice(unit)} each${once}`;
  });
  return volume.shape === 'graduated'
    ? `${many} of a billing period, net of returns, each at the price of its own step: ${steps.join(', ')}`
    : `all ${many} of a billing period, net of returns, at the price their number reaches: ${steps.join(', ')} (${one} more can change the price of all)`;
}

function rangeInWords(first: number, upTo: number | null, { number }: Forms): string {
  if (upTo === null) return first === 1 ? 'all' : `from ${number(first)} on`;
  return first === upTo ? number(first) : `${number(first)} to ${number(upTo)}`;
}

const ruleClauses = (component: UnitPriced, forms: Forms): WordedClause[] =>
  (component.prices ?? []).map((rule, at) =>
    clause(
      `component ${component.id} price ${at + 1}`,
      `${conditionInWords(rule, forms)}: ${forms.unitPrice(rule.price)} for ${unitWords(component).every}`,
    ),
  );

function conditionInWords({ when: { bands, leads, criteria = [] }, from, to }: PriceRule, { day }: Forms): string {
  const conditions = [
    ...criteria.map(criterionInWords),
    ...(bands === undefined ? [] : [`the score band is ${or(bands)}`]),
    ...(leads === undefined ? [] : [leads === 'exclusive' ? 'the lead is exclusive' : 'the lead is shared']),
  ];
  const days = joined([from && `from ${day(from)}`, to && `to ${day(to)}`], ' ');
  const fits = conditions.length === 0 ? 'In general' : `If ${and(conditions)}`;
  return joined([fits, days], ', ');
}

function restClauses(component: Component, forms: Forms): WordedClause[] {
  switch (component.kind) {
    case 'perCall': {
      const { longerThan } = component;
      if (longerThan === undefined) return [];
      const text = `A call of exactly ${forms.number(longerThan)} s is not long enough, and one whose length nobody recorded does not count`;
      return [clause(`component ${component.id} length`, text)];
    }
    case 'perAppointment':
    case 'perSale':
      return overlapClauses(component, unitWords(component).one);
    case 'firstPurchaseShare':
    case 'dealShare':
    case 'recurringShare':
      return overlapClauses(component, shareWords[component.kind]);
    case 'subscription':
      return component.shortfall === undefined
        ? []
        : [clause(`component ${component.id} shortfall`, shortfallWords[component.shortfall])];
    default:
      return [];
  }
}

const shareWords = {
  firstPurchaseShare: 'the share of a first purchase',
  dealShare: 'the share of a deal',
  recurringShare: 'the share of what a customer pays',
} as const;

const shortfallWords = {
  rollover: 'What a period does not use of the subscription is added to the next one, once',
  credit: 'What a period does not use of the subscription is credited by its share of the fee',
  none: 'What a period does not use of the subscription is lost',
} as const;

function overlapClauses(
  { id, overlap }: { readonly id: string; readonly overlap?: 'each' | 'upgrade' | undefined },
  unit: string,
): WordedClause[] {
  if (overlap === undefined) return [];
  const text =
    overlap === 'each'
      ? `${unit} is charged beside what the same lead brought before`
      : `${unit} replaces what the same lead brought before: the earlier charge is given back on a line of its own`;
  return [clause(`component ${id} overlap`, capitalised(text))];
}
