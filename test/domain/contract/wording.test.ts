import { expect, it } from 'vitest';
import { termsDifference } from '../../../shared/domain/contract/difference.ts';
import { termsInGerman } from '../../../shared/domain/contract/germanWording.ts';
import { Terms } from '../../../shared/domain/contract/terms.ts';
import type { WordedPart } from '../../../shared/domain/contract/worded.ts';
import { termsParts } from '../../../shared/domain/contract/worded.ts';
import { termsInWords } from '../../../shared/domain/contract/wording.ts';
import { everything } from './everyTerm.ts';

const look = { currency: 'EUR', locale: 'en-GB' };

const whole = {
  from: '2026-03-01',
  definition: {
    criteria: [
      { id: 'size', field: 'company.employees', op: 'gt', value: 50 },
      { id: 'rank', field: 'person.jobTitle', op: 'seniority', value: ['head'], hard: false, points: 20 },
    ],
    junk: ['testData', 'profanity'],
    bands: [
      { band: 'B', from: 40 },
      { band: 'A', from: 70 },
    ],
  },
  components: [
    { id: 'lead', kind: 'perLead', price: 7_500 },
    { id: 'meeting', kind: 'perAppointment', trigger: 'held', price: 25_000, name: 'Demo' },
    { id: 'base', kind: 'retainer' },
  ],
  review: { hours: 48, silence: 'ask' },
  disputes: {
    reasons: [
      { reason: 'too small', clause: 'size', class: 'creditable' },
      { reason: 'not interested', clause: null, class: 'feedback' },
    ],
    remedy: 'part',
    partPercent: '50',
    cap: { percent: '15' },
  },
  replacement: { dueDays: 1 },
  appointments: { outcomes: { clientNoShow: 'bill' } },
  duplicates: { days: 90, fields: ['person.email', 'person.phone'] },
  exclusivity: { leads: 'shared', buyers: 3 },
  caps: [{ per: 'day', leads: 1, above: 'hold' }],
  billing: { cycle: 'weekly', firstDay: '2026-03-02', paymentDays: 0, tax: { category: 'S', ratePercent: '19' } },
  reporting: { cadence: 'weekly' },
  consentRequired: true,
  retentionDays: 365,
};

const said = (terms: object): string[] =>
  termsInWords(Terms.parse(terms), look).flatMap(({ title, clauses }) =>
    clauses.map(({ text }) => `${title}: ${text}`),
  );

const all = (parts: readonly WordedPart[]): string[] =>
  parts.flatMap(({ title, clauses }) => clauses.map(({ text }) => `${title}: ${text}`));

const every = Terms.parse(everything);

it('says every clause in plain English, in American forms', () =>
  expect(all(termsInWords(every, { currency: 'USD', locale: 'en-US' }))).toEqual([
    'Who counts: Employees over 50 (strict)',
    'Who counts: Job title ranks as head; scores only, 20 points',
    'Who counts: Not counted: test data or profanity',
    'Who counts: Score bands: A from 70, B from 40',
    'What is paid: $75.00 for every accepted lead',
    'What is paid: Accepted leads of a billing period, net of returns, each at the price of its own step: 1 at $45.00 each, 2 to 1,200 at $0.065 each plus $10.00 once, from 1,201 on at $38.00 each',
    'What is paid: All accepted contact records of a billing period, net of returns, at the price their number reaches: 1 to 100 at $0.90 each, from 101 on at $0.60 each (an accepted contact record more can change the price of all)',
    'What is paid: $5.00 for every started package of 100 accepted form submissions in a billing period, net of returns; the first 10 are free',
    'What is paid: $20.00 for every accepted call longer than 120 s, unless one of these fits; then the last of these that fits holds',
    'What is paid: In general, from June 1, 2026: $22.00 for every accepted call longer than 120 s',
    'What is paid: If region is CA or NY, the score band is A or B and the lead is exclusive, from April 1, 2026 to June 30, 2026: $30.00 for every accepted call longer than 120 s',
    'What is paid: A call of exactly 120 s is not long enough, and one whose length nobody recorded does not count',
    'What is paid: The price of an accepted lead is the last of these that fits',
    'What is paid: If the lead is exclusive: $40.00 for every accepted lead',
    'What is paid: If the lead is shared: $18.00 for every accepted lead',
    'What is paid: $250.00 for every appointment held (“Demo”)',
    'What is paid: An appointment held replaces what the same lead brought before: the earlier charge is given back on a line of its own',
    'What is paid: $90.00 for every appointment booked',
    'What is paid: An appointment booked is charged beside what the same lead brought before',
    'What is paid: $500.00 for every sale won',
    'What is paid: A sale won is charged beside what the same lead brought before',
    'What is paid: 12.5% of the first purchase of every customer',
    'What is paid: The share of a first purchase replaces what the same lead brought before: the earlier charge is given back on a line of its own',
    'What is paid: 8% of every deal won',
    'What is paid: 10% of the money received from every customer, month by month, for 12 months from the first that is paid',
    'What is paid: $1,500.00 for every billing period, prorated by the day',
    'What is paid: $1,000.00 for every billing period, prorated by the day, covers 20 accepted leads; each above costs $40.00',
    'What is paid: What a period does not use of the subscription is added to the next one, once',
    'What is paid: $500.00 for every billing period in which accepted leads are at least 50 and the return rate is at most 10%',
    'What is paid: $2,000.00 once, on March 1, 2026',
    'What is paid: The costs of meta and google, by the leads delivered from there, are passed on with 15% on top; only those in the client’s currency',
    'What is paid: The costs of all sources, by the leads delivered from there, are passed on as they are; only those in the client’s currency',
    'Minimum and guarantee: The client takes at least 40 accepted leads in every billing period; what is missing is billed, each at $75.00',
    'Minimum and guarantee: The agency promises 20 accepted leads in every billing period; as many as are missing are free in the next period',
    'Sales and revenue: A sale is the lead’s if it is won within 90 days of delivery; its revenue counts with it',
    'Review: The client may accept or dispute within 48 hours',
    'Review: Silence until then decides nothing: the unit waits until the client has answered',
    'Disputes: “too small” can be claimed (clause: size)',
    'Disputes: “not interested” is noted as feedback and moves no money',
    'Disputes: A claim must say what proves it',
    'Disputes: Nothing can be claimed later than 30 days after delivery',
    'Disputes: Claims on a billing period are heard until 5 days after its end',
    'Disputes: A claim upheld is credited in part: 12.5% of the charge',
    'Disputes: Returns of at most 15% of the deliveries of a billing period',
    'Disputes: The agency answers a claim within 3 business days',
    'Disputes: A claim the agency has not answered by then is upheld',
    'Replacements: A replacement owed is due within 1 day; it is never charged and cannot be returned',
    'What a meeting brings: Client did not come: is billed',
    'What a meeting brings: Cancelled late: brings nothing',
    'Duplicates: A lead with the same mail or phone as one of this contract in the last 90 days is a duplicate',
    'Duplicates: Returned leads do not count as earlier ones',
    'Exclusivity: Leads are shared with at most 3 buyers',
    'Exclusivity: The client runs no other marketing of its own while the contract runs',
    'Caps: At most 1 lead a day; more wait on hold',
    'Caps: At most $1,000.00 worth of leads a week; more are refused',
    'Caps: At most 100 leads and $4,000.00 worth of leads a month; each above costs $50.00',
    'Caps: Of the leads a month meta brings at most 50 and google brings at most 50; what a source brings above is not payable to it',
    'Caps: The client can answer 8 leads a day',
    'Billing: Invoiced every two weeks, counted from March 2, 2026',
    'Billing: Payable at once',
    'Billing: Invoices are paid from a balance that the client tops up before; it may go $500.00 below zero',
    'Billing: A discount of 2.5% on what a billing period comes to, before minimum, passed-on costs and tax',
    'Billing: Purchase order PO 1',
    'Billing: Reverse charge: the client owes the tax (“x”)',
    'Reporting: A results report every week, the next one on March 9, 2026',
    'How long it holds: A pilot until April 30, 2026, included, with at most 30 leads and $2,000.00 worth of leads in all',
    'How long it holds: The contract runs for at least 6 months from the day it began',
    'How long it holds: Either side may end it at the end of a billing period, with 30 days’ notice',
    'How long it holds: By June 30, 2026 accepted leads are at least 60; if not, the client may end the contract',
    'How long it holds: By June 30, 2026 the return rate is at most 10%; if not, the client may ask for new terms',
    'What belongs to whom: The data of the leads belongs to the client',
    'What belongs to whom: The landing page “leads.example.com” belongs to the client',
    'What belongs to whom: “Video” belongs to the agency',
    'Consent and retention: Every lead needs a proof of consent',
    'Consent and retention: Personal data is kept for 365 days',
  ]));

it('says every clause in plain German', () =>
  expect(all(termsInGerman(every, { currency: 'EUR', locale: 'de-DE' }))).toEqual([
    'Wer zählt: Zahl der Beschäftigten über 50 (ohne den Grenzwert)',
    'Wer zählt: Position hat den Rang Leitung; zählt nur zur Wertung, 20 Punkte',
    'Wer zählt: Nicht gezählt: Testdaten oder Schimpfwörter',
    'Wer zählt: Wertungsstufen: A ab 70, B ab 40',
    'Was vergütet wird: 75,00\u00a0€ für jeden angenommenen Lead',
    'Was vergütet wird: Angenommene Leads eines Abrechnungszeitraums, nach Abzug der Rückgaben, jeweils zum Preis der eigenen Staffel: 1 zu je 45,00\u00a0€, 2 bis 1.200 zu je 0,065\u00a0€ und einmalig 10,00\u00a0€, ab 1.201 zu je 38,00\u00a0€',
    'Was vergütet wird: Alle angenommenen Kontaktdatensätze eines Abrechnungszeitraums, nach Abzug der Rückgaben, zum Preis der Staffel, die ihre Zahl erreicht: 1 bis 100 zu je 0,90\u00a0€, ab 101 zu je 0,60\u00a0€ (eine Einheit mehr kann den Preis aller ändern)',
    'Was vergütet wird: 5,00\u00a0€ für jedes angefangene Paket von 100 (angenommene Formularanfragen) im Abrechnungszeitraum, nach Abzug der Rückgaben; die ersten 10 sind frei',
    'Was vergütet wird: 20,00\u00a0€ für jeden angenommenen Anruf von mehr als 120 s; trifft einer der folgenden Preise zu, gilt der letzte davon',
    'Was vergütet wird: Allgemein, ab 1. Juni 2026: 22,00\u00a0€ für jeden angenommenen Anruf von mehr als 120 s',
    'Was vergütet wird: Wo „Region ist CA oder NY“, „Wertungsstufe ist A oder B“ und „Lead ist exklusiv“ zutrifft, ab 1. April 2026 bis 30. Juni 2026: 30,00\u00a0€ für jeden angenommenen Anruf von mehr als 120 s',
    'Was vergütet wird: Ein Anruf von genau 120 s reicht nicht; einer, dessen Länge niemand festhielt, zählt nicht',
    'Was vergütet wird: Für jeden angenommenen Lead gilt der letzte zutreffende der folgenden Preise',
    'Was vergütet wird: Wo „Lead ist exklusiv“ zutrifft: 40,00\u00a0€ für jeden angenommenen Lead',
    'Was vergütet wird: Wo „Lead ist geteilt“ zutrifft: 18,00\u00a0€ für jeden angenommenen Lead',
    'Was vergütet wird: 250,00\u00a0€ für jeden wahrgenommenen Termin („Demo“)',
    'Was vergütet wird: Ein wahrgenommener Termin ersetzt, was derselbe Lead zuvor brachte: der frühere Betrag wird in eigener Zeile zurückgegeben',
    'Was vergütet wird: 90,00\u00a0€ für jeden vereinbarten Termin',
    'Was vergütet wird: Ein vereinbarter Termin wird zusätzlich zu dem berechnet, was derselbe Lead zuvor brachte',
    'Was vergütet wird: 500,00\u00a0€ für jeden Abschluss',
    'Was vergütet wird: Ein Abschluss wird zusätzlich zu dem berechnet, was derselbe Lead zuvor brachte',
    'Was vergütet wird: 12,5\u00a0% vom ersten Kauf jedes Kunden',
    'Was vergütet wird: Der Anteil an einem ersten Kauf ersetzt, was derselbe Lead zuvor brachte: der frühere Betrag wird in eigener Zeile zurückgegeben',
    'Was vergütet wird: 8\u00a0% von jedem gewonnenen Auftrag',
    'Was vergütet wird: 10\u00a0% der Zahlungen jedes Kunden, Monat für Monat, für 12 Monate ab dem ersten bezahlten',
    'Was vergütet wird: 1.500,00\u00a0€ für jeden Abrechnungszeitraum, anteilig nach Tagen',
    'Was vergütet wird: 1.000,00\u00a0€ für jeden Abrechnungszeitraum, anteilig nach Tagen; darin enthalten: 20 angenommene Leads; jede Einheit darüber kostet 40,00\u00a0€',
    'Was vergütet wird: Was ein Zeitraum nicht ausschöpft, kommt einmal zum nächsten hinzu',
    'Was vergütet wird: 500,00\u00a0€ für jeden Abrechnungszeitraum, in dem erreicht wird: mindestens 50 angenommene Leads und Rückgabequote höchstens 10\u00a0%',
    'Was vergütet wird: 2.000,00\u00a0€ einmalig, am 1. März 2026',
    'Was vergütet wird: Die Kosten der Quellen meta und google, nach den von dort gelieferten Leads, werden mit 15\u00a0% Aufschlag weiterberechnet; nur solche in der Währung des Kunden',
    'Was vergütet wird: Die Kosten aller Quellen, nach den von dort gelieferten Leads, werden ohne Aufschlag weiterberechnet; nur solche in der Währung des Kunden',
    'Mindestabnahme und Zusage: Der Kunde nimmt in jedem Abrechnungszeitraum mindestens 40 angenommene Leads ab; was fehlt, wird berechnet, je Einheit mit 75,00\u00a0€',
    'Mindestabnahme und Zusage: Die Agentur sagt für jeden Abrechnungszeitraum 20 angenommene Leads zu; so viele, wie fehlen, sind im nächsten Zeitraum frei',
    'Abschlüsse und Umsatz: Ein Abschluss zählt zum Lead, wenn er binnen 90 Tagen nach Lieferung gelingt; Umsatz zählt mit seinem Abschluss',
    'Prüfung: Der Kunde kann binnen 48 Stunden annehmen oder reklamieren',
    'Prüfung: Schweigen bis dahin entscheidet nichts: gewartet wird auf die Antwort des Kunden',
    'Reklamationen: „too small“ kann reklamiert werden (Klausel: size)',
    'Reklamationen: „not interested“ wird als Rückmeldung vermerkt und bewegt kein Geld',
    'Reklamationen: Eine Reklamation muss sagen, was sie belegt',
    'Reklamationen: Später als 30 Tage nach Lieferung kann nichts reklamiert werden',
    'Reklamationen: Reklamationen zu einem Abrechnungszeitraum werden bis 5 Tage nach seinem Ende angenommen',
    'Reklamationen: Eine anerkannte Reklamation wird teilweise erstattet: 12,5\u00a0% des Betrags',
    'Reklamationen: Rückgaben von höchstens 15\u00a0% der Lieferungen eines Abrechnungszeitraums',
    'Reklamationen: Die Agentur antwortet binnen 3 Werktagen auf eine Reklamation',
    'Reklamationen: Eine bis dahin nicht beantwortete Reklamation gilt als anerkannt',
    'Ersatz: Geschuldeter Ersatz ist binnen 1 Tag zu liefern; er wird nie berechnet und kann nicht zurückgegeben werden',
    'Was ein Termin bringt: Kunde nicht erschienen: wird berechnet',
    'Was ein Termin bringt: Zu spät abgesagt: bringt nichts',
    'Dubletten: Stimmen Mailadresse oder Telefonnummer mit einem Lead aus diesem Vertrag aus den letzten 90 Tagen überein, ist es eine Dublette',
    'Dubletten: Zurückgegebene Leads zählen nicht als frühere',
    'Exklusivität: Leads werden geteilt, mit höchstens 3 Käufern',
    'Exklusivität: Der Kunde betreibt während der Laufzeit kein anderes eigenes Marketing',
    'Obergrenzen: Höchstens 1 Lead am Tag; weitere werden zurückgehalten',
    'Obergrenzen: Höchstens Leads im Wert von 1.000,00\u00a0€ in der Woche; weitere werden abgelehnt',
    'Obergrenzen: Höchstens 100 Leads und Leads im Wert von 4.000,00\u00a0€ im Monat; jeder darüber kostet 50,00\u00a0€',
    'Obergrenzen: Von den Leads im Monat bringt meta höchstens 50 und google höchstens 50; was eine Quelle darüber bringt, wird ihr nicht vergütet',
    'Obergrenzen: Der Kunde kann 8 Leads am Tag bearbeiten',
    'Abrechnung: Rechnung alle zwei Wochen, gezählt ab 2. März 2026',
    'Abrechnung: Sofort zahlbar',
    'Abrechnung: Rechnungen werden aus einem Guthaben beglichen, das der Kunde vorab auffüllt; es darf um 500,00\u00a0€ überzogen werden',
    'Abrechnung: Ein Rabatt von 2,5\u00a0% auf die Summe eines Abrechnungszeitraums, vor Mindestabnahme, weiterberechneten Kosten und Umsatzsteuer',
    'Abrechnung: Bestellnummer PO 1',
    'Abrechnung: Steuerschuldnerschaft des Leistungsempfängers („x“)',
    'Berichte: Ein Ergebnisbericht jede Woche, der nächste am 9. März 2026',
    'Laufzeit: Eine Probezeit bis einschließlich 30. April 2026, insgesamt höchstens 30 Leads und Leads im Wert von 2.000,00\u00a0€',
    'Laufzeit: Der Vertrag läuft ab seinem Beginn mindestens 6 Monate',
    'Laufzeit: Beide Seiten können zum Ende eines Abrechnungszeitraums kündigen, mit einer Frist von 30 Tagen',
    'Laufzeit: Bis 30. Juni 2026 erreicht: mindestens 60 angenommene Leads; sonst kann der Kunde kündigen',
    'Laufzeit: Bis 30. Juni 2026 erreicht: Rückgabequote höchstens 10\u00a0%; sonst kann der Kunde neue Bedingungen verlangen',
    'Was wem gehört: Die Daten der Leads gehören dem Kunden',
    'Was wem gehört: Die Zielseite „leads.example.com“ gehört dem Kunden',
    'Was wem gehört: „Video“ gehört der Agentur',
    'Einwilligung und Aufbewahrung: Zu jedem Lead gehört ein Nachweis der Einwilligung',
    'Einwilligung und Aufbewahrung: Personenbezogene Daten werden 365 Tage aufbewahrt',
  ]));

it('says in German what it says in English, clause by clause', () => {
  const keys = (parts: readonly WordedPart[]) =>
    parts.map(({ part, clauses }) => [part, clauses.map(({ key }) => key)]);
  const english = keys(termsInWords(every, look));
  expect(keys(termsInGerman(every, look))).toEqual(english);
  const flat = english.flatMap(([part, names]) => [...(names ?? [])].map((name) => `${part} ${name}`));
  expect(new Set(flat).size).toBe(flat.length);
});

it.each([
  ['en-US', 'March 9, 2026', '12.5%'],
  ['en-GB', '9 March 2026', '12.5%'],
  ['fr-FR', '9 March 2026', '12.5%'],
])('writes days and numbers for %s as %s and %s', (locale, day, percent) => {
  const text = all(termsInWords(every, { currency: 'EUR', locale })).join('\n');
  expect(text).toContain(`A results report every week, the next one on ${day}`);
  expect(text).toContain(`${percent} of the first purchase`);
});

it('words an empty draft by what holds anyway', () =>
  expect(said({ from: '2026-03-01' })).toEqual([
    'Exclusivity: Leads are exclusive: nobody else buys them',
    'Billing: Invoiced every month',
    'Billing: Payable within 14 days',
  ]));

it('lists every part in order, empty or not', () =>
  expect(termsInWords(Terms.parse({ from: '2026-03-01' }), look).map(({ part }) => part)).toEqual([...termsParts]));

const changes = (change: object): unknown =>
  termsDifference(Terms.parse(whole), Terms.parse({ ...whole, ...change }), look);

it('finds no difference between a version and itself, whatever day it is in force from', () =>
  expect(changes({ from: '2026-04-01' })).toEqual([]));

it('sets a changed clause beside what it was', () =>
  expect(changes({ components: [{ id: 'lead', kind: 'perLead', price: 8_000 }] })).toEqual([
    {
      part: 'components',
      title: 'What is paid',
      changes: [
        { before: '€75.00 for every accepted lead', after: '€80.00 for every accepted lead' },
        { before: '€250.00 for every appointment held (“Demo”)', after: null },
        { before: 'No price yet for every billing period, prorated by the day', after: null },
      ],
    },
  ]));

it('tells a clause that is new', () =>
  expect(changes({ caps: [...whole.caps, { per: 'month', leads: 100, above: 'refuse' }] })).toEqual([
    { part: 'caps', title: 'Caps', changes: [{ before: null, after: 'At most 100 leads a month; more are refused' }] },
  ]));
