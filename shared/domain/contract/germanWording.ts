import type { FinalOutcome } from '../appointment.ts';
import { finalOutcomes } from '../appointment.ts';
import { formatUnitPrice } from '../money.ts';
import { never } from '../never.ts';
import { criterionInGerman, fieldInGerman, oder } from '../qualification/germanWording.ts';
import type { Component } from './component.ts';
import type { Criterion, JunkCheck } from './criterion.ts';
import type { Billing, Cap, Cycle, DisputeTerms, DuplicateRule, OutcomeEffect, Review, Tax, Terms } from './terms.ts';
import type { MoneyLook, TermsPart, WordedClause, WordedPart } from './wording.ts';
import { termsParts } from './wording.ts';

const titles: Readonly<Record<TermsPart, string>> = {
  definition: 'Wer zählt',
  components: 'Was vergütet wird',
  review: 'Prüfung',
  disputes: 'Reklamationen',
  replacement: 'Ersatz',
  appointments: 'Was ein Termin bringt',
  duplicates: 'Dubletten',
  exclusivity: 'Exklusivität',
  caps: 'Obergrenzen',
  billing: 'Abrechnung',
  reporting: 'Berichte',
  privacy: 'Einwilligung und Aufbewahrung',
};

/** The terms in plain German, part by part: what `termsInWords` says in English, clause by clause under the same keys. */
export function termsInGerman(terms: Terms, look: MoneyLook): WordedPart[] {
  const clauses: Readonly<Record<TermsPart, readonly WordedClause[]>> = {
    definition: definitionClauses(terms),
    components: terms.components.map((component) => componentClause(component, look)),
    review: terms.review ? reviewClauses(terms.review) : [],
    disputes: terms.disputes ? disputeClauses(terms.disputes) : [],
    replacement: terms.replacement
      ? [
          clause(
            'due',
            `Geschuldeter Ersatz ist binnen ${days(terms.replacement.dueDays)} zu liefern; er wird nie berechnet und kann nicht zurückgegeben werden`,
          ),
        ]
      : [],
    appointments: outcomeClauses(terms),
    duplicates: terms.duplicates ? duplicateClauses(terms.duplicates) : [],
    exclusivity: [exclusivityClause(terms)],
    caps: terms.caps.map(capClause),
    billing: billingClauses(terms.billing),
    reporting: terms.reporting ? [clause('cadence', `Ein Ergebnisbericht ${every[terms.reporting.cadence]}`)] : [],
    privacy: privacyClauses(terms),
  };
  return termsParts.map((part) => ({ part, title: titles[part], clauses: clauses[part] }));
}

const clause = (key: string, text: string): WordedClause => ({ key, text });
const grouped = new Intl.NumberFormat('de');
const counted = (count: number, one: string, many: string): string =>
  `${grouped.format(count)} ${count === 1 ? one : many}`;
/** After "binnen": in the dative. */
const days = (count: number): string => counted(count, 'Tag', 'Tagen');
/** A decimal as German writes it. */
const decimal = (value: string): string => value.replace('.', ',');

const junkWords: Readonly<Record<JunkCheck, string>> = {
  testData: 'Testdaten',
  keyboardRun: 'Tastenfolgen',
  repeatedCharacters: 'wiederholte Zeichen',
  nameIsSurname: 'ein Vorname gleich dem Nachnamen',
  digitsInName: 'Ziffern im Namen',
  sequentialPhone: 'eine fortlaufende Telefonnummer',
  disposableMail: 'eine Wegwerfadresse',
  profanity: 'Schimpfwörter',
};

function definitionClauses({ definition }: Terms): WordedClause[] {
  if (!definition) return [];
  const { criteria, junk, bands } = definition;
  const ordered = bands.toSorted((a, b) => b.from - a.from).map(({ band, from }) => `${band} ab ${from}`);
  return [
    ...criteria.map((criterion) => clause(`criterion ${criterion.id}`, criterionClause(criterion))),
    ...(junk.length > 0 ? [clause('junk', `Nicht gezählt: ${oder(junk.map((check) => junkWords[check]))}`)] : []),
    ...(bands.length > 0 ? [clause('bands', `Wertungsstufen: ${ordered.join(', ')}`)] : []),
  ];
}

function criterionClause(criterion: Criterion): string {
  const remarks = [
    ...(criterion.hard ? [] : ['zählt nur zur Wertung']),
    ...(criterion.points === undefined ? [] : [counted(criterion.points, 'Punkt', 'Punkte')]),
  ];
  return [criterionInGerman(criterion), ...(remarks.length === 0 ? [] : [remarks.join(', ')])].join('; ');
}

function componentClause(component: Component, { currency, locale }: MoneyLook): WordedClause {
  const price =
    'price' in component && component.price !== undefined
      ? formatUnitPrice(component.price, currency, locale)
      : 'noch kein Preis';
  const name = component.name === undefined ? '' : ` („${component.name}“)`;
  return clause(`component ${component.id}`, `${price} ${unitOf(component)}${name}`);
}

function unitOf(component: Component): string {
  switch (component.kind) {
    case 'perLead':
      return 'für jeden angenommenen Lead';
    case 'perAppointment':
      if (component.trigger === undefined) return 'für jeden Termin; ob vereinbart oder wahrgenommen, ist noch offen';
      return component.trigger === 'held' ? 'für jeden wahrgenommenen Termin' : 'für jeden vereinbarten Termin';
    case 'perRecord':
      return 'für jeden angenommenen Datensatz';
    case 'perSubmission':
      return 'für jede angenommene Anfrage';
    case 'perCall':
      return `für jeden angenommenen Anruf über ${component.longerThan ?? 0} Sekunden`;
    case 'perSale':
      return 'für jeden Verkauf';
    case 'firstPurchaseShare':
      return `${component.percent ?? 'kein'} % des ersten Kaufs jedes Kunden`;
    case 'dealShare':
      return `${component.percent ?? 'kein'} % jedes gewonnenen Geschäfts`;
    case 'recurringShare':
      return `${component.percent ?? 'kein'} % der Einnahmen von jedem Kunden, ${component.months ?? 0} Monate lang`;
    case 'subscription':
      return `für jeden Abrechnungszeitraum mit ${component.units ?? 0} Einheiten`;
    case 'bonus':
      return 'für jeden Abrechnungszeitraum, der seine Ziele erreicht';
    case 'oneOff':
      return 'einmalig';
    case 'passThrough':
      return `Kosten der Quellen plus ${component.markUpPercent ?? 'kein'} %`;
    case 'retainer':
      return 'für jeden Abrechnungszeitraum, anteilig nach Tagen';
    default:
      return never(component);
  }
}

function reviewClauses({ hours, businessDays, silence }: Review): WordedClause[] {
  const window =
    hours === undefined
      ? businessDays === undefined
        ? 'einer noch offenen Frist'
        : counted(businessDays, 'Werktag', 'Werktagen')
      : counted(hours, 'Stunde', 'Stunden');
  return [
    clause('window', `Der Kunde kann binnen ${window} annehmen oder reklamieren`),
    clause(
      'silence',
      silence === 'accept'
        ? 'Schweigen bis dahin gilt als Annahme'
        : 'Schweigen bis dahin entscheidet nichts: gewartet wird auf die Antwort des Kunden',
    ),
  ];
}

function disputeClauses({ reasons, remedy, partPercent, cap }: DisputeTerms): WordedClause[] {
  const remedies = {
    credit: 'Eine anerkannte Reklamation wird ganz erstattet',
    replacement: 'Für eine anerkannte Reklamation wird Ersatz geliefert; die Berechnung bleibt',
    part: `Eine anerkannte Reklamation wird teilweise erstattet${partPercent === undefined ? '' : `: ${decimal(partPercent)} % des Betrags`}`,
  };
  return [
    ...reasons.map(({ reason, clause: appealsTo, class: of }) =>
      clause(
        `reason ${reason}`,
        `„${reason}“${of === 'feedback' ? ' wird als Rückmeldung vermerkt und bewegt kein Geld' : ` kann reklamiert werden${appealsTo === null ? '' : ` (Klausel: ${appealsTo})`}`}`,
      ),
    ),
    clause('remedy', remedies[remedy]),
    ...(cap === undefined
      ? []
      : [
          clause(
            'cap',
            'count' in cap
              ? `Höchstens ${counted(cap.count, 'Rückgabe', 'Rückgaben')} in einem Abrechnungszeitraum`
              : `Rückgaben von höchstens ${decimal(cap.percent)} % der Lieferungen eines Abrechnungszeitraums`,
          ),
        ]),
  ];
}

const outcomeWords: Readonly<Record<FinalOutcome, string>> = {
  held: 'Wahrgenommen',
  prospectNoShow: 'Interessent nicht erschienen',
  clientNoShow: 'Kunde nicht erschienen',
  cancelledInTime: 'Rechtzeitig abgesagt',
  lateCancel: 'Zu spät abgesagt',
};

const effectWords: Readonly<Record<OutcomeEffect, string>> = {
  bill: 'wird berechnet',
  replace: 'wird berechnet, und Ersatz wird geschuldet',
  credit: 'wird nicht berechnet',
  none: 'bringt nichts',
};

const outcomeClauses = ({ appointments }: Terms): WordedClause[] =>
  finalOutcomes.flatMap((outcome) => {
    const effect = appointments?.outcomes[outcome];
    return effect === undefined
      ? []
      : [clause(`outcome ${outcome}`, `${outcomeWords[outcome]}: ${effectWords[effect]}`)];
  });

const scopes: Readonly<Record<DuplicateRule['scope'], string>> = {
  contract: 'aus diesem Vertrag',
  client: 'von diesem Kunden',
  allClients: 'von irgendeinem Kunden',
};

function duplicateClauses({ days: within, fields, match, scope, countReturned }: DuplicateRule): WordedClause[] {
  const names = fields.map(fieldInGerman);
  const same = match === 'any' ? oder(names) : names.join(' und ');
  return [
    clause(
      'rule',
      `Stimmen ${same} mit einem Lead ${scopes[scope]} aus den letzten ${days(within)} überein, ist es eine Dublette`,
    ),
    clause('returned', `Zurückgegebene Leads zählen ${countReturned ? '' : 'nicht '}als frühere`),
  ];
}

function exclusivityClause({ exclusivity: { leads, buyers } }: Terms): WordedClause {
  if (leads === 'exclusive') return clause('leads', 'Leads sind exklusiv: niemand sonst kauft sie');
  return clause('leads', `Leads werden geteilt${buyers === undefined ? '' : `, mit höchstens ${buyers} Käufern`}`);
}

const capWords: Readonly<Record<Cap['per'], string>> = {
  day: 'am Tag',
  week: 'in der Woche',
  month: 'im Monat',
  period: 'im Abrechnungszeitraum',
};

const capClause = ({ per, leads, above }: Cap): WordedClause =>
  clause(
    `cap ${per}`,
    `Höchstens ${counted(leads ?? 0, 'Lead', 'Leads')} ${capWords[per]}; weitere ${above === 'hold' ? 'werden zurückgehalten' : 'werden abgelehnt'}`,
  );

const every: Readonly<Record<Cycle, string>> = {
  weekly: 'jede Woche',
  twoWeekly: 'alle zwei Wochen',
  monthly: 'jeden Monat',
  quarterly: 'jedes Quartal',
};

function billingClauses({ cycle, firstDay, paymentDays, purchaseOrder, tax }: Billing): WordedClause[] {
  const counts = (cycle === 'weekly' || cycle === 'twoWeekly') && firstDay !== undefined;
  return [
    clause('cycle', `Rechnung ${every[cycle]}${counts ? `, gezählt ab ${dayInGerman(firstDay)}` : ''}`),
    clause('payment', paymentDays === 0 ? 'Sofort zahlbar' : `Zahlbar binnen ${days(paymentDays)}`),
    ...(purchaseOrder === undefined ? [] : [clause('purchaseOrder', `Bestellnummer ${purchaseOrder}`)]),
    ...(tax === undefined ? [] : [clause('tax', taxInGerman(tax))]),
  ];
}

const dayInGerman = (day: string): string =>
  Temporal.PlainDate.from(day).toLocaleString('de-DE', { day: 'numeric', month: 'long', year: 'numeric' });

const taxWords: Readonly<Record<Tax['category'], string>> = {
  S: 'Zuzüglich Umsatzsteuer',
  Z: 'Umsatzsteuer zum Nullsatz',
  E: 'Von der Umsatzsteuer befreit',
  AE: 'Steuerschuldnerschaft des Leistungsempfängers',
  O: 'Nicht steuerbar',
  G: 'Ausfuhr, ohne Umsatzsteuer',
  K: 'Innergemeinschaftliche Lieferung oder Leistung, ohne Umsatzsteuer',
};

const taxInGerman = ({ category, ratePercent, note }: Tax): string =>
  category === 'S'
    ? `Zuzüglich ${decimal(ratePercent)} % Umsatzsteuer`
    : `${taxWords[category]}${note === undefined ? '' : ` („${note}“)`}`;

const privacyClauses = ({ consentRequired, retentionDays }: Terms): WordedClause[] => [
  ...(consentRequired ? [clause('consent', 'Zu jedem Lead gehört ein Nachweis der Einwilligung')] : []),
  ...(retentionDays === undefined
    ? []
    : [clause('retention', `Personenbezogene Daten werden ${counted(retentionDays, 'Tag', 'Tage')} aufbewahrt`)]),
];
