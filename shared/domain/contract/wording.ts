import type { FinalOutcome } from '../appointment.ts';
import type { Day } from '../basics.ts';
import type { Client } from '../client.ts';
import { formatUnitPrice } from '../money.ts';
import { never } from '../never.ts';
import type { UnitPrice } from '../pricing/unitPrice.ts';
import { criterionInWords, fieldInWords, or } from '../qualification/wording.ts';
import type { Component } from './component.ts';
import type { Criterion, JunkCheck } from './criterion.ts';
import type {
  Billing,
  Cap,
  ContractInput,
  Cycle,
  DisputeTerms,
  DuplicateRule,
  OutcomeEffect,
  Review,
  Tax,
  Terms,
} from './terms.ts';

/** The parts of the terms in the order people read them. */
export const termsParts = [
  'definition',
  'components',
  'review',
  'disputes',
  'replacement',
  'appointments',
  'duplicates',
  'exclusivity',
  'caps',
  'billing',
  'reporting',
  'privacy',
] as const;
export type TermsPart = (typeof termsParts)[number];

/** One sentence of the terms. `key` names what it is about, so that the same clause of two versions can be set side by side. */
export interface WordedClause {
  readonly key: string;
  readonly text: string;
}

export interface WordedPart {
  readonly part: TermsPart;
  readonly title: string;
  /** Empty where the terms say nothing of it and nothing holds without them. */
  readonly clauses: readonly WordedClause[];
}

/** How money is written: in the client's currency and locale. */
export type MoneyLook = Pick<Client, 'currency' | 'locale'>;

const titles: Readonly<Record<TermsPart, string>> = {
  definition: 'Who counts',
  components: 'What is paid',
  review: 'Review',
  disputes: 'Disputes',
  replacement: 'Replacements',
  appointments: 'What a meeting brings',
  duplicates: 'Duplicates',
  exclusivity: 'Exclusivity',
  caps: 'Caps',
  billing: 'Billing',
  reporting: 'Reporting',
  privacy: 'Consent and retention',
};

/**
 * The terms in plain English, part by part: what both sides read on screen and sign on the contract summary (domain §2). A
 * criterion says whether its limit is strict or included.
 */
export function termsInWords(terms: Terms, look: MoneyLook): WordedPart[] {
  const clauses: Readonly<Record<TermsPart, readonly WordedClause[]>> = {
    definition: definitionClauses(terms),
    components: componentClauses(terms, look),
    review: terms.review ? reviewClauses(terms.review) : [],
    disputes: terms.disputes ? disputeClauses(terms.disputes) : [],
    replacement: terms.replacement
      ? [
          clause(
            'due',
            `A replacement owed is due within ${days(terms.replacement.dueDays)}; it is never charged and cannot be returned`,
          ),
        ]
      : [],
    appointments: outcomeClauses(terms),
    duplicates: terms.duplicates ? duplicateClauses(terms.duplicates) : [],
    exclusivity: [exclusivityClause(terms)],
    caps: terms.caps.map(capClause),
    billing: billingClauses(terms.billing),
    reporting: terms.reporting ? [clause('cadence', `A results report ${every[terms.reporting.cadence]}`)] : [],
    privacy: privacyClauses(terms),
  };
  return termsParts.map((part) => ({ part, title: titles[part], clauses: clauses[part] }));
}

const clause = (key: string, text: string): WordedClause => ({ key, text });
const counted = (count: number, one: string, many = `${one}s`): string =>
  `${grouped.format(count)} ${count === 1 ? one : many}`;
const grouped = new Intl.NumberFormat('en');
const days = (count: number): string => counted(count, 'day');

function definitionClauses({ definition }: Terms): WordedClause[] {
  if (!definition) return [];
  const { criteria, junk, bands } = definition;
  return [
    ...criteria.map((criterion) => clause(`criterion ${criterion.id}`, capitalised(criterionClause(criterion)))),
    ...(junk.length > 0 ? [clause('junk', `Not counted: ${or(junk.map((check) => junkWords[check]))}`)] : []),
    ...(bands.length > 0
      ? [
          clause(
            'bands',
            `Score bands: ${bands
              .toSorted((a, b) => b.from - a.from)
              .map(({ band, from }) => `${band} from ${from}`)
              .join(', ')}`,
          ),
        ]
      : []),
  ];
}

const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

function criterionClause(criterion: Criterion): string {
  const points = criterion.points === undefined ? null : `${criterion.points} points`;
  const remark = criterion.hard ? points : ['scores only', points].filter((word) => word !== null).join(', ');
  return remark === null ? criterionInWords(criterion) : `${criterionInWords(criterion)}; ${remark}`;
}

/** Junk checks in plain words, as what is not counted. */
export const junkWords: Readonly<Record<JunkCheck, string>> = {
  testData: 'test data',
  keyboardRun: 'runs on the keyboard',
  repeatedCharacters: 'repeated characters',
  nameIsSurname: 'a first name that is the surname',
  digitsInName: 'digits in a name',
  sequentialPhone: 'a sequential phone number',
  disposableMail: 'a disposable mail',
  profanity: 'profanity',
};

function componentClauses({ components }: Terms, { currency, locale }: MoneyLook): WordedClause[] {
  const money = (price: UnitPrice | undefined): string =>
    price === undefined ? 'no price yet' : formatUnitPrice(price, currency, locale);
  return components.map((component) => {
    const words = unitInWords(component, money('price' in component ? component.price : undefined));
    const name = component.name === undefined ? '' : ` (“${component.name}”)`;
    return clause(`component ${component.id}`, capitalised(`${words}${name}`));
  });
}

function unitInWords(component: Component, price: string): string {
  switch (component.kind) {
    case 'perLead':
      return `${price} for every accepted lead`;
    case 'perRecord':
      return `${price} for every accepted contact record`;
    case 'perSubmission':
      return `${price} for every accepted form submission`;
    case 'perCall':
      return `${price} for every accepted call longer than ${component.longerThan ?? 0} seconds`;
    case 'perAppointment':
      return component.trigger === undefined
        ? `${price} for every appointment, not yet said whether booked or held`
        : `${price} for every appointment ${component.trigger}`;
    case 'perSale':
      return `${price} for every sale`;
    case 'firstPurchaseShare':
      return `${component.percent ?? 'no'} % of the first purchase of every customer`;
    case 'dealShare':
      return `${component.percent ?? 'no'} % of every deal won`;
    case 'recurringShare':
      return `${component.percent ?? 'no'} % of the money received from every customer for ${component.months ?? 0} months`;
    case 'retainer':
      return `${price} for every billing period, prorated by the day`;
    case 'subscription':
      return `${price} for every billing period, with ${component.units ?? 0} units`;
    case 'bonus':
      return `${price} for every billing period that meets its targets`;
    case 'oneOff':
      return `${price} once`;
    case 'passThrough':
      return `Costs of the sources, plus ${component.markUpPercent ?? 'no'} %`;
    default:
      return never(component);
  }
}

/** The review window alone: "48 hours", "2 business days". */
function windowInWords({ hours, businessDays }: Review): string {
  if (hours !== undefined) return counted(hours, 'hour');
  return businessDays === undefined ? 'no time named' : counted(businessDays, 'business day');
}

function reviewClauses(review: Review): WordedClause[] {
  return [
    clause('window', `The client may accept or dispute within ${windowInWords(review)}`),
    clause(
      'silence',
      review.silence === 'accept'
        ? 'Silence until then means accepted'
        : 'Silence until then decides nothing: the unit waits until the client has answered',
    ),
  ];
}

function disputeClauses({ reasons, remedy, partPercent, cap, answerBusinessDays }: DisputeTerms): WordedClause[] {
  const remedies = {
    credit: 'A claim upheld is credited in full',
    replacement: 'A claim upheld is made good by a replacement; the charge stands',
    part: `A claim upheld is credited in part${partPercent === undefined ? '' : `: ${partPercent} % of the charge`}`,
  };
  return [
    ...reasons.map(({ reason, clause: appealsTo, class: of }) =>
      clause(
        `reason ${reason}`,
        `“${reason}”${of === 'feedback' ? ' is noted as feedback and moves no money' : ` can be claimed${appealsTo === null ? '' : ` (clause: ${appealsTo})`}`}`,
      ),
    ),
    clause('remedy', remedies[remedy]),
    ...(cap === undefined
      ? []
      : [
          clause(
            'cap',
            'count' in cap
              ? `At most ${counted(cap.count, 'return')} in a billing period`
              : `Returns of at most ${cap.percent} % of the deliveries of a billing period`,
          ),
        ]),
    ...(answerBusinessDays === undefined
      ? []
      : [clause('answer', `The agency answers a claim within ${counted(answerBusinessDays, 'business day')}`)]),
  ];
}

/** How a meeting ended, in plain words. */
export const outcomeWords: Readonly<Record<FinalOutcome, string>> = {
  held: 'held',
  prospectNoShow: 'prospect did not come',
  clientNoShow: 'client did not come',
  cancelledInTime: 'cancelled in time',
  lateCancel: 'cancelled late',
};

/** What an outcome brings, in plain words. */
export const effectWords: Readonly<Record<OutcomeEffect, string>> = {
  bill: 'is billed',
  replace: 'is billed, and a replacement is owed',
  credit: 'is not billed',
  none: 'brings nothing',
};

const outcomes = Object.keys(outcomeWords) as FinalOutcome[];

function outcomeClauses({ appointments }: Terms): WordedClause[] {
  return outcomes.flatMap((outcome) => {
    const effect = appointments?.outcomes[outcome];
    return effect === undefined
      ? []
      : [clause(`outcome ${outcome}`, `${capitalised(outcomeWords[outcome])}: ${effectWords[effect]}`)];
  });
}

const scopes: Readonly<Record<DuplicateRule['scope'], string>> = {
  contract: 'of this contract',
  client: 'of this client',
  allClients: 'of any client',
};

function duplicateClauses({ days: within, fields, match, scope, countReturned }: DuplicateRule): WordedClause[] {
  const names = fields.map(fieldInWords);
  const same = match === 'any' ? or(names) : names.join(' and ');
  return [
    clause('rule', `A lead with the same ${same} as one ${scopes[scope]} in the last ${days(within)} is a duplicate`),
    clause(
      'returned',
      countReturned ? 'Returned leads count as earlier ones' : 'Returned leads do not count as earlier ones',
    ),
  ];
}

function exclusivityClause({ exclusivity: { leads, buyers } }: Terms): WordedClause {
  if (leads === 'exclusive') return clause('leads', 'Leads are exclusive: nobody else buys them');
  return clause('leads', `Leads are shared${buyers === undefined ? '' : ` with at most ${buyers} buyers`}`);
}

const capWords: Readonly<Record<Cap['per'], string>> = {
  day: 'a day',
  week: 'a week',
  month: 'a month',
  period: 'a billing period',
};

const capClause = ({ per, leads, above }: Cap): WordedClause =>
  clause(
    `cap ${per}`,
    `At most ${counted(leads ?? 0, 'lead')} ${capWords[per]}; more ${above === 'hold' ? 'wait on hold' : 'are refused'}`,
  );

const every: Readonly<Record<Cycle, string>> = {
  weekly: 'every week',
  twoWeekly: 'every two weeks',
  monthly: 'every month',
  quarterly: 'every quarter',
};

function billingClauses({ cycle, firstDay, paymentDays, purchaseOrder, tax }: Billing): WordedClause[] {
  const counts = (cycle === 'weekly' || cycle === 'twoWeekly') && firstDay !== undefined;
  return [
    clause('cycle', `Invoiced ${every[cycle]}${counts ? `, counted from ${dayInWords(firstDay)}` : ''}`),
    clause('payment', paymentDays === 0 ? 'Payable at once' : `Payable within ${days(paymentDays)}`),
    ...(purchaseOrder === undefined ? [] : [clause('purchaseOrder', `Purchase order ${purchaseOrder}`)]),
    ...(tax === undefined ? [] : [clause('tax', taxInWords(tax))]),
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

const taxInWords = ({ category, ratePercent, note }: Tax): string =>
  category === 'S' ? `Plus ${ratePercent} % tax` : `${taxWords[category]}${note === undefined ? '' : ` (“${note}”)`}`;

const privacyClauses = ({ consentRequired, retentionDays }: Terms): WordedClause[] => [
  ...(consentRequired ? [clause('consent', 'Every lead needs a proof of consent')] : []),
  ...(retentionDays === undefined ? [] : [clause('retention', `Personal data is kept for ${days(retentionDays)}`)]),
];

/** A day of the calendar in words: "1 March 2026". */
const dayInWords = (day: Day): string =>
  Temporal.PlainDate.from(day).toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

const inputNames: Readonly<Record<ContractInput['key'], string>> = {
  target: 'Target of delivered leads',
  inMarketBuyers: 'Buyers in the market',
  averagePurchase: 'Average purchase',
  purchasesPerYear: 'Purchases a year',
  years: 'Years a customer stays',
  salesCost: 'Cost of sales',
};

/** The name of a figure that no event gives (domain §7). */
export const inputInWords = (key: ContractInput['key']): string => inputNames[key];

/** Figures that are money, in minor units of the client's currency; the others are plain numbers. */
export const moneyInputs: ReadonlySet<ContractInput['key']> = new Set(['averagePurchase', 'salesCost']);
