import { never } from '../../../shared/domain/never.ts';
import { german as germanReasons } from '../../../shared/domain/pricing/germanWording.ts';
import type { Words } from './englishWords.ts';

export const german: Words = {
  invoice: 'Rechnung',
  // In German law a "Gutschrift" is something else: an invoice the buyer writes.
  creditNote: 'Rechnungskorrektur',
  number: 'Nummer',
  issueDay: 'Datum',
  dueDay: 'Fällig',
  period: 'Leistungszeitraum',
  contract: 'Vertrag',
  terms: 'Bedingungen',
  termsFrom: (version, day) => `Fassung ${version} vom ${day}`,
  termsVersion: 'Fassung',
  purchaseOrder: 'Bestellnummer',
  yourTaxId: 'Ihre USt\u2011IdNr.',
  ourTaxId: 'Unsere USt\u2011IdNr.',
  taxId: 'USt\u2011IdNr.',
  companyId: 'Register',
  corrects: 'Berichtigt',
  ofDay: (number, day) => `${number} vom ${day}`,
  reason: 'Grund',
  description: 'Leistung',
  month: 'Monat',
  quantity: 'Menge',
  unitPrice: 'Einzelpreis',
  amount: 'Betrag',
  net: 'Netto',
  taxOn: (percent, base) => `Umsatzsteuer ${percent} auf ${base}`,
  noTax: 'Keine Umsatzsteuer',
  gross: 'Summe mit Umsatzsteuer',
  paidFromBalance: 'Aus dem Guthaben bezahlt',
  amountDue: 'Zu zahlen',
  amountCredited: 'Erstattungsbetrag',
  payment: 'Zahlung',
  pleasePay: (amount, day, number) => `Bitte überweisen Sie ${amount} bis zum ${day} unter Angabe von ${number}.`,
  paidAhead: (used, left) => `${used} wurden aus Ihrem Guthaben bezahlt; es beträgt jetzt ${left}.`,
  nothingDue: 'Es ist nichts mehr zu zahlen',
  backOnBalance: (amount, balance) => `${amount} kommen auf Ihr Guthaben zurück; es beträgt jetzt ${balance}.`,
  credit: 'Erstattung',
  settled: (amount, number) =>
    `Der Zahlbetrag der Rechnung ${number} mindert sich um ${amount}; ist sie bereits bezahlt, erstatten oder verrechnen wir den Betrag.`,
  rebilled: 'Die berichtigten Posten werden mit einer neuen Rechnung unter ihrem eigenen Monat noch einmal berechnet.',
  account: 'IBAN',
  carriedOver: 'Nicht in dieser Rechnung',
  carriedOverNote: 'Am Tag dieser Rechnung noch offen; wird mit einer späteren unter dem eigenen Monat berechnet.',
  carried: (code, count) => {
    switch (code) {
      case 'reviewOpen':
        return `${count} noch in Prüfung`;
      case 'disputeOpen':
        return `${count} mit offener Reklamation`;
      case 'meetingUnconfirmed':
        return count === 1 ? '1 Termin noch unbestätigt' : `${count} Termine noch unbestätigt`;
      case 'revenueMissing':
        return count === 1 ? '1 Umsatzmeldung fehlt' : `${count} Umsatzmeldungen fehlen`;
      default:
        return never(code);
    }
  },
  annex: 'Leads zu diesem Beleg',
  annexOf: (number) => `Anlage zu ${number}`,
  line: 'Pos.',
  reference: 'Referenz',
  delivered: 'Geliefert',
  meeting: 'Termin',
  why: 'Urteil und Annahme',
  source: 'Quelle',
  price: 'Preis',
  charged: 'Berechnet',
  credited: 'Erstattet',
  total: 'Summe',
  component: (heading) => {
    switch (heading.kind) {
      case 'perLead':
        return 'Angenommene Leads';
      case 'perRecord':
        return 'Angenommene Kontaktdatensätze';
      case 'perSubmission':
        return 'Angenommene Formularanfragen';
      case 'perCall':
        return 'Angenommene Anrufe';
      case 'perAppointment':
        return heading.stage === 'held' ? 'Wahrgenommene Termine' : 'Vereinbarte Termine';
      case 'perSale':
        return 'Abschlüsse';
      case 'firstPurchaseShare':
        return 'Anteil an Erstkäufen';
      case 'dealShare':
        return 'Anteil an gewonnenen Aufträgen';
      case 'recurringShare':
        return 'Anteil an laufenden Zahlungen';
      case 'retainer':
        return 'Grundpauschale';
      case 'subscription':
        return 'Abonnement';
      case 'bonus':
        return 'Leistungsbonus';
      case 'oneOff':
        return 'Einmaliges Honorar';
      case 'passThrough':
      case 'cost':
        return 'Weiterberechnete Kosten';
      case 'tier':
        return 'Staffel neu berechnet';
      case 'shortfall':
        return 'Gutschrift für nicht genutztes Volumen';
      case 'upgrade':
        return 'Durch eine spätere Leistung ersetzt';
      case 'discount':
        return 'Rabatt';
      case 'minimum':
        return 'Mindestabnahme';
      case 'guarantee':
        return 'Zusage nicht erreicht';
      default:
        return never(heading.kind);
    }
  },
  covered: (plan) => `${plan}: enthaltene Einheiten`,
  above: (plan) => `${plan}: zusätzliche Einheiten`,
  effect: (effect, on, { gives, late }) => {
    const own = on ?? '';
    switch (effect) {
      case 'tier':
        return `${own}: ${late ? 'Staffel neu berechnet' : 'Grundbetrag der Staffel'}`;
      case 'shortfall':
        return `${own}: ${gives ? 'Volumen nicht genutzt' : 'Volumen doch genutzt'}`;
      case 'upgrade':
        return `${own}: ${gives ? 'durch eine spätere Leistung ersetzt' : 'erneut berechnet'}`;
      case 'bonus':
        return gives ? `${own} zurückgenommen` : own;
      case 'discount':
        return gives ? 'Rabatt' : 'Rabatt berichtigt';
      case 'minimum':
        return gives ? 'Mindestabnahme berichtigt' : 'Mindestabnahme';
      case 'guarantee':
        return gives ? 'Kürzung, da die Zusage nicht erreicht wurde' : 'Kürzung berichtigt';
      case 'cost':
        return gives ? `${own} berichtigt` : own;
      default:
        return never(effect);
    }
  },
  ofMonth: (text, month) => `${text} für ${month}`,
  reasons: germanReasons,
  carriedIn: (month) => `übertragen aus ${month}`,
  partCredited: (percent) => `${percent} erlassen`,
  verdict: { pass: 'bestanden', check: 'von Hand geprüft', fail: 'nicht bestanden' },
  under: (verdict, version) => `${verdict} nach Fassung ${version}`,
  replaced: 'wird ersetzt',
  won: (day) => `gewonnen ${day}`,
  receivedIn: (month) => `eingegangen im ${month}`,
  reported: (day) => `gemeldet ${day}`,
  accepted: (how, day) => {
    switch (how) {
      case 'accepted':
        return `angenommen ${day}`;
      case 'deemedAccepted':
        return `gilt als angenommen ${day}`;
      default:
        return never(how);
    }
  },
  acceptedCount: (count) => `${count} angenommen`,
  deemedCount: (count) => `${count} gelten als angenommen`,
  replacedCount: (count) => `${count} ${count === '1' ? 'wird' : 'werden'} ersetzt`,
  underTerms: (versions, count) => `${count === 1 ? 'Fassung' : 'Fassungen'} ${versions}`,
  lessPart: (price, percent, unit) => `${price} abzüglich ${percent}: je ${unit}`,
  wholeCharge: 'der ganze Betrag',
  partOfCharge: (unit, charged) => `${unit} von berechneten ${charged}`,
  bank: 'An',
  quoting: 'Verwendungszweck',
  dueBy: (amount, day) => `${amount} zu zahlen bis ${day}`,
  creditedFor: (amount, number) => `${amount} erstattet zu Rechnung ${number}`,
  contractSheet: 'Vertragsblatt',
  sheetOf: (ref, version) => `${ref}, Fassung ${version}`,
  termsValid: (version, from, until) =>
    `Bedingungen in Fassung ${version}, gültig ab ${from}${until === null ? '' : ` bis ${until}`}`,
  draftTerms: 'Entwurf: noch ist nichts davon vereinbart.',
  agency: 'Agentur',
  client: 'Kunde',
  placeAndDay: 'Ort und Datum',
  nameAndSignature: 'Name und Unterschrift',
  examples: 'Was das ergibt',
  examplesFor: (period) => `Beispiele für einen ganzen Abrechnungszeitraum (${period}), gerechnet wie die Rechnungen.`,
  examplesLeaveOut: {
    conditions: 'Kein Lead darin erfüllt eine Bedingung einer Preisliste.',
    costs: 'Weiterberechnete Kosten kommen hinzu.',
  },
  anyPeriod: 'Jeder Abrechnungszeitraum',
  salesOf: (sales, amount) => `${sales} zu je ${amount}`,
  comesTo: 'Zu zahlen',
  page: (page, of) => `Seite ${page} von ${of}`,
};
