import { isUnitPriced } from '../component.ts';
import type { Forms } from '../forms.ts';
import type { Guarantee, Minimum, Terms } from '../terms.ts';
import type { WordedClause } from '../worded.ts';
import { clause, ifSaid } from '../worded.ts';
import { unitWords } from './components.ts';
import { inDays } from './counted.ts';

/** What the client takes at least, and what the agency promises. */
export const commitmentClauses = (terms: Terms, forms: Forms): WordedClause[] => [
  ...ifSaid(terms.minimum, (minimum) => clause('minimum', minimumInGerman(minimum, terms, forms))),
  ...ifSaid(terms.guarantee, (guarantee) => clause('guarantee', guaranteeInGerman(guarantee, terms, forms))),
];

const minimumShortfall = {
  trueUp: 'was fehlt, wird berechnet',
  rollover: 'was fehlt, kommt zur Mindestabnahme des nächsten hinzu',
  open: 'was mit Fehlendem geschieht, ist noch offen',
} as const;

function minimumInGerman({ amount, units, component, price, shortfall }: Minimum, terms: Terms, forms: Forms): string {
  const missing = minimumShortfall[shortfall ?? 'open'];
  if (units === undefined) {
    const sum = amount === undefined ? 'einen noch offenen Betrag' : forms.money(amount);
    return `Der Kunde zahlt für jeden Abrechnungszeitraum mindestens ${sum}, nach Rabatt und vor weiterberechneten Kosten und Umsatzsteuer; ${missing}`;
  }
  const found = terms.components.find(({ id }) => id === component);
  const each = price ?? (found !== undefined && isUnitPriced(found) ? found.price : undefined);
  const costs = each === undefined ? '' : `, je Einheit mit ${forms.unitPrice(each)}`;
  return `Der Kunde nimmt in jedem Abrechnungszeitraum mindestens ${forms.number(units)} ${unitsOf(component, terms)} ab; ${missing}${costs}`;
}

const guaranteeShortfall = {
  makeGood: 'so viele, wie fehlen, sind im nächsten Zeitraum frei',
  rollover: 'was fehlt, kommt zur Zusage des nächsten Zeitraums hinzu',
  feeCut: 'die Grundpauschale wird um den fehlenden Anteil gekürzt',
  open: 'was mit Fehlendem geschieht, ist noch offen',
} as const;

const guaranteeInGerman = ({ units, component, shortfall }: Guarantee, terms: Terms, forms: Forms): string =>
  `Die Agentur sagt für jeden Abrechnungszeitraum ${forms.number(units)} ${unitsOf(component, terms)} zu; ${guaranteeShortfall[shortfall ?? 'open']}`;

function unitsOf(id: string | undefined, { components }: Terms): string {
  const found = components.find((component) => component.id === id);
  return found !== undefined && isUnitPriced(found) ? unitWords(found).many : 'Einheiten';
}

/** Which sales and which revenue are the lead's. */
export const revenueClauses = ({ attribution }: Terms, forms: Forms): WordedClause[] =>
  ifSaid(attribution, ({ days }) =>
    clause(
      'attribution',
      `Ein Abschluss zählt zum Lead, wenn er binnen ${inDays(days, forms)} nach Lieferung gelingt; Umsatz zählt mit seinem Abschluss`,
    ),
  );
