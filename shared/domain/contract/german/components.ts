import { never } from '../../never.ts';
import type { Measure } from '../../pricing/measures.ts';
import type { PriceRule, Volume } from '../../pricing/unitPrice.ts';
import { criterionInGerman, oder } from '../../qualification/germanWording.ts';
import type { Component, UnitPriced } from '../component.ts';
import { isUnitPriced } from '../component.ts';
import type { Forms } from '../forms.ts';
import type { Terms } from '../terms.ts';
import type { WordedClause } from '../worded.ts';
import { capitalised, clause, joined } from '../worded.ts';
import { counted, und } from './counted.ts';

/** What is paid, a clause for each price, each condition and each rule of the contract about them. */
export const componentClauses = ({ components }: Terms, forms: Forms): WordedClause[] =>
  components.flatMap((component) => [
    clause(`component ${component.id}`, capitalised(`${priceOf(component, forms)}${nameOf(component)}`)),
    ...(isUnitPriced(component) ? ruleClauses(component, forms) : []),
    ...restClauses(component, forms),
  ]);

const nameOf = ({ name }: Component): string => (name === undefined ? '' : ` („${name}“)`);

/** A unit as the contract calls it: after "für", alone, as many, and after "von". */
interface UnitWords {
  readonly every: string;
  readonly one: string;
  readonly many: string;
  readonly all: string;
}

/** What a component with a unit price counts. */
export function unitWords(component: UnitPriced): UnitWords {
  switch (component.kind) {
    case 'perLead':
      return leadWords;
    case 'perRecord':
      return {
        every: 'jeden angenommenen Kontaktdatensatz',
        one: 'ein angenommener Kontaktdatensatz',
        many: 'angenommene Kontaktdatensätze',
        all: 'angenommenen Kontaktdatensätze',
      };
    case 'perSubmission':
      return {
        every: 'jede angenommene Formularanfrage',
        one: 'eine angenommene Formularanfrage',
        many: 'angenommene Formularanfragen',
        all: 'angenommenen Formularanfragen',
      };
    case 'perCall':
      return callWords(component.longerThan);
    case 'perAppointment':
      return appointmentWords[component.trigger ?? 'open'];
    case 'perSale':
      return { every: 'jeden Abschluss', one: 'ein Abschluss', many: 'Abschlüsse', all: 'Abschlüsse' };
    default:
      return never(component);
  }
}

const leadWords: UnitWords = {
  every: 'jeden angenommenen Lead',
  one: 'ein angenommener Lead',
  many: 'angenommene Leads',
  all: 'angenommenen Leads',
};

function callWords(longerThan: number | undefined): UnitWords {
  const length = longerThan === undefined ? 'von noch offener Länge' : `von mehr als ${longerThan} s`;
  return {
    every: `jeden angenommenen Anruf ${length}`,
    one: `ein angenommener Anruf ${length}`,
    many: `angenommene Anrufe ${length}`,
    all: `angenommenen Anrufe ${length}`,
  };
}

const appointmentWords: Readonly<Record<'booked' | 'held' | 'open', UnitWords>> = {
  booked: {
    every: 'jeden vereinbarten Termin',
    one: 'ein vereinbarter Termin',
    many: 'vereinbarte Termine',
    all: 'vereinbarten Termine',
  },
  held: {
    every: 'jeden wahrgenommenen Termin',
    one: 'ein wahrgenommener Termin',
    many: 'wahrgenommene Termine',
    all: 'wahrgenommenen Termine',
  },
  open: {
    every: 'jeden Termin; ob vereinbart oder wahrgenommen, ist noch offen',
    one: 'ein Termin',
    many: 'Termine',
    all: 'Termine',
  },
};

const countedUnits = {
  lead: leadWords.many,
  booked: appointmentWords.booked.many,
  held: appointmentWords.held.many,
} as const;

const measureWords: Readonly<Record<Measure, string>> = {
  delivered: 'gelieferte Leads',
  accepted: 'angenommene Leads',
  held: 'wahrgenommene Termine',
  sales: 'Abschlüsse',
  acceptanceRate: 'Annahmequote',
  returnRate: 'Rückgabequote',
  showRate: 'Show\u2011Rate',
  leadToCloseRate: 'Abschlussquote',
};

const isRate = (measure: Measure): boolean => measure.endsWith('Rate');

/** "mindestens 50 angenommene Leads", "Rückgabequote höchstens 10 %". */
export function targetInGerman(
  {
    measure,
    atLeast,
    atMost,
  }: { readonly measure: Measure; readonly atLeast?: string | undefined; readonly atMost?: string | undefined },
  forms: Forms,
): string {
  const value = (limit: string): string => (isRate(measure) ? forms.percent(limit) : forms.decimal(limit));
  const limits = [
    ...(atLeast === undefined ? [] : [`mindestens ${value(atLeast)}`]),
    ...(atMost === undefined ? [] : [`höchstens ${value(atMost)}`]),
  ];
  const said = limits.length === 0 ? 'noch offen' : und(limits);
  return isRate(measure) ? `${measureWords[measure]} ${said}` : `${said} ${measureWords[measure]}`;
}

const open = 'noch kein Preis';

function priceOf(component: Component, forms: Forms): string {
  const { money, percent } = forms;
  const share = (value: string | undefined): string =>
    value === undefined ? 'ein noch offener Anteil' : percent(value);
  const fee = (value: number | undefined): string => (value === undefined ? open : money(value));
  switch (component.kind) {
    case 'perLead':
    case 'perRecord':
    case 'perSubmission':
    case 'perCall':
    case 'perAppointment':
    case 'perSale':
      return unitPriceInGerman(component, forms);
    case 'firstPurchaseShare':
      return `${share(component.percent)} vom ersten Kauf jedes Kunden`;
    case 'dealShare':
      return `${share(component.percent)} von jedem gewonnenen Auftrag`;
    case 'recurringShare': {
      const months =
        component.months === undefined ? 'eine noch offene Zeit' : counted(component.months, 'Monat', 'Monate', forms);
      return `${share(component.percent)} der Zahlungen jedes Kunden, Monat für Monat, für ${months} ab dem ersten bezahlten`;
    }
    case 'retainer':
      return `${fee(component.price)} für jeden Abrechnungszeitraum, anteilig nach Tagen`;
    case 'oneOff':
      return `${fee(component.price)} einmalig${component.on === undefined ? ', an einem noch offenen Tag' : `, am ${forms.day(component.on)}`}`;
    case 'subscription':
      return subscriptionInGerman(component, forms);
    case 'bonus': {
      const targets = (component.targets ?? []).map((target) => targetInGerman(target, forms));
      return `${fee(component.price)} für jeden Abrechnungszeitraum, in dem erreicht wird: ${targets.length === 0 ? 'noch offen' : und(targets)}`;
    }
    case 'passThrough': {
      const of = component.sources === undefined ? 'aller Quellen' : `der Quellen ${und(component.sources)}`;
      const added = component.markUpPercent;
      const how =
        added === undefined
          ? 'mit einem noch offenen Aufschlag'
          : added === '0'
            ? 'ohne Aufschlag'
            : `mit ${percent(added)} Aufschlag`;
      return `die Kosten ${of}, nach den von dort gelieferten Leads, werden ${how} weiterberechnet; nur solche in der Währung des Kunden`;
    }
    default:
      return never(component);
  }
}

type Of<Kind extends Component['kind']> = Extract<Component, { readonly kind: Kind }>;

function subscriptionInGerman({ price, counts, units, overage }: Of<'subscription'>, forms: Forms): string {
  const fee = price === undefined ? open : forms.money(price);
  const number = units === undefined ? 'eine noch offene Zahl von Einheiten' : forms.number(units);
  const covered = joined([number, counts === undefined ? 'Einheiten' : countedUnits[counts]], ' ');
  const above = overage === undefined ? 'einen noch offenen Preis' : forms.unitPrice(overage);
  return `${fee} für jeden Abrechnungszeitraum, anteilig nach Tagen; darin enthalten: ${covered}; jede Einheit darüber kostet ${above}`;
}

function unitPriceInGerman(component: UnitPriced, forms: Forms): string {
  const { price, prices, volume } = component;
  const units = unitWords(component);
  if (volume !== undefined) return volumeInGerman(volume, units, forms);
  if (prices === undefined) return `${price === undefined ? open : forms.unitPrice(price)} für ${units.every}`;
  if (price === undefined) return `für ${units.every} gilt der letzte zutreffende der folgenden Preise`;
  return `${forms.unitPrice(price)} für ${units.every}; trifft einer der folgenden Preise zu, gilt der letzte davon`;
}

function volumeInGerman(volume: Volume, { many, all }: UnitWords, forms: Forms): string {
  const { number, money } = forms;
  if (volume.shape === 'package') {
    const free = volume.free === 0 ? '' : `; die ersten ${number(volume.free)} sind frei`;
    return `${money(volume.each)} für jedes angefangene Paket von ${number(volume.size)} (${many}) im Abrechnungszeitraum, nach Abzug der Rückgaben${free}`;
  }
  const steps = volume.tiers.map(({ upTo, unit, flat }, at) => {
    const first = (volume.tiers[at - 1]?.upTo ?? 0) + 1;
    const once = flat === undefined || flat === 0 ? '' : ` und einmalig ${money(flat)}`;
    return `${rangeInGerman(first, upTo, forms)} zu je ${forms.unitPrice(unit)}${once}`;
  });
  return volume.shape === 'graduated'
    ? `${many} eines Abrechnungszeitraums, nach Abzug der Rückgaben, jeweils zum Preis der eigenen Staffel: ${steps.join(', ')}`
    : `alle ${all} eines Abrechnungszeitraums, nach Abzug der Rückgaben, zum Preis der Staffel, die ihre Zahl erreicht: ${steps.join(', ')} (eine Einheit mehr kann den Preis aller ändern)`;
}

function rangeInGerman(first: number, upTo: number | null, { number }: Forms): string {
  if (upTo === null) return first === 1 ? 'alle' : `ab ${number(first)}`;
  return first === upTo ? number(first) : `${number(first)} bis ${number(upTo)}`;
}

const ruleClauses = (component: UnitPriced, forms: Forms): WordedClause[] =>
  (component.prices ?? []).map((rule, at) =>
    clause(
      `component ${component.id} price ${at + 1}`,
      `${conditionInGerman(rule, forms)}: ${forms.unitPrice(rule.price)} für ${unitWords(component).every}`,
    ),
  );

function conditionInGerman({ when: { bands, leads, criteria = [] }, from, to }: PriceRule, { day }: Forms): string {
  const conditions = [
    ...criteria.map(criterionInGerman),
    ...(bands === undefined ? [] : [`Wertungsstufe ist ${oder(bands)}`]),
    ...(leads === undefined ? [] : [leads === 'exclusive' ? 'Lead ist exklusiv' : 'Lead ist geteilt']),
  ];
  const days = joined([from && `ab ${day(from)}`, to && `bis ${day(to)}`], ' ');
  const fits =
    conditions.length === 0 ? 'Allgemein' : `Wo ${und(conditions.map((condition) => `„${condition}“`))} zutrifft`;
  return joined([fits, days], ', ');
}

function restClauses(component: Component, forms: Forms): WordedClause[] {
  switch (component.kind) {
    case 'perCall': {
      const { longerThan } = component;
      if (longerThan === undefined) return [];
      const text = `Ein Anruf von genau ${forms.number(longerThan)} s reicht nicht; einer, dessen Länge niemand festhielt, zählt nicht`;
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
  firstPurchaseShare: 'der Anteil an einem ersten Kauf',
  dealShare: 'der Anteil an einem Auftrag',
  recurringShare: 'der Anteil an den Zahlungen eines Kunden',
} as const;

const shortfallWords = {
  rollover: 'Was ein Zeitraum nicht ausschöpft, kommt einmal zum nächsten hinzu',
  credit: 'Was ein Zeitraum nicht ausschöpft, wird mit seinem Anteil an der Gebühr erstattet',
  none: 'Was ein Zeitraum nicht ausschöpft, verfällt',
} as const;

function overlapClauses(
  { id, overlap }: { readonly id: string; readonly overlap?: 'each' | 'upgrade' | undefined },
  unit: string,
): WordedClause[] {
  if (overlap === undefined) return [];
  const text =
    overlap === 'each'
      ? `${unit} wird zusätzlich zu dem berechnet, was derselbe Lead zuvor brachte`
      : `${unit} ersetzt, was derselbe Lead zuvor brachte: der frühere Betrag wird in eigener Zeile zurückgegeben`;
  return [clause(`component ${id} overlap`, capitalised(text))];
}
