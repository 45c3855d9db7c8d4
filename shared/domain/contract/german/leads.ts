import { criterionInGerman, fieldInGerman, oder } from '../../qualification/germanWording.ts';
import type { Criterion, JunkCheck } from '../criterion.ts';
import type { Forms } from '../forms.ts';
import type { Cap, DuplicateRule, Terms } from '../terms.ts';
import type { WordedClause } from '../worded.ts';
import { capKey, clause, ifSaid, joined } from '../worded.ts';
import { counted, inDays, limitInGerman, und } from './counted.ts';

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

/** Who counts. */
export function definitionClauses({ definition }: Terms, forms: Forms): WordedClause[] {
  if (!definition) return [];
  const { criteria, junk, bands } = definition;
  const ordered = bands.toSorted((a, b) => b.from - a.from).map(({ band, from }) => `${band} ab ${from}`);
  return [
    ...criteria.map((criterion) => clause(`criterion ${criterion.id}`, criterionClause(criterion, forms))),
    ...(junk.length > 0 ? [clause('junk', `Nicht gezählt: ${oder(junk.map((check) => junkWords[check]))}`)] : []),
    ...(bands.length > 0 ? [clause('bands', `Wertungsstufen: ${ordered.join(', ')}`)] : []),
  ];
}

function criterionClause(criterion: Criterion, forms: Forms): string {
  const points = criterion.points === undefined ? null : counted(criterion.points, 'Punkt', 'Punkte', forms);
  const remark = joined([criterion.hard ? null : 'zählt nur zur Wertung', points], ', ');
  return joined([criterionInGerman(criterion), remark], '; ');
}

const scopes: Readonly<Record<DuplicateRule['scope'], string>> = {
  contract: 'aus diesem Vertrag',
  client: 'von diesem Kunden',
  allClients: 'von irgendeinem Kunden',
};

export function duplicateClauses(rule: DuplicateRule, forms: Forms): WordedClause[] {
  const names = rule.fields.map(fieldInGerman);
  const same = rule.match === 'any' ? oder(names) : names.join(' und ');
  return [
    clause(
      'rule',
      `Stimmen ${same} mit einem Lead ${scopes[rule.scope]} aus den letzten ${inDays(rule.days, forms)} überein, ist es eine Dublette`,
    ),
    clause('returned', `Zurückgegebene Leads zählen ${rule.countReturned ? '' : 'nicht '}als frühere`),
  ];
}

/** Whose the leads are, and whether the client may look for others. */
export const exclusivityClauses = (
  { exclusivity: { leads, buyers, client } }: Terms,
  { number }: Forms,
): WordedClause[] => [
  clause(
    'leads',
    leads === 'exclusive'
      ? 'Leads sind exklusiv: niemand sonst kauft sie'
      : `Leads werden geteilt${buyers === undefined ? '' : `, mit höchstens ${number(buyers)} Käufern`}`,
  ),
  ...(client ? [clause('client', 'Der Kunde betreibt während der Laufzeit kein anderes eigenes Marketing')] : []),
];

const capWords: Readonly<Record<Cap['per'], string>> = {
  day: 'am Tag',
  week: 'in der Woche',
  month: 'im Monat',
  period: 'im Abrechnungszeitraum',
};

/** How much is delivered at most, what happens above, and what the client can answer. */
export const capClauses = ({ caps, capacity }: Terms, forms: Forms): WordedClause[] => [
  ...caps.flatMap((cap) => [
    clause(capKey(cap), capInGerman(cap, forms)),
    ...ifSaid(cap.allocations, (allocations) =>
      clause(
        `${capKey(cap)} sources`,
        `Von den Leads ${capWords[cap.per]} bringt ${und(allocations.map(({ source, leads }) => `${source} höchstens ${forms.number(leads)}`))}; was eine Quelle darüber bringt, wird ihr nicht vergütet`,
      ),
    ),
  ]),
  ...ifSaid(capacity, ({ leadsPerDay }) =>
    clause('capacity', `Der Kunde kann ${counted(leadsPerDay, 'Lead', 'Leads', forms)} am Tag bearbeiten`),
  ),
];

function capInGerman({ per, leads, money, above, price }: Cap, forms: Forms): string {
  const most = limitInGerman({ leads, money }, forms);
  const aboveWords = {
    hold: 'weitere werden zurückgehalten',
    refuse: 'weitere werden abgelehnt',
    charge: `jeder darüber kostet ${price === undefined ? 'einen noch offenen Preis' : forms.unitPrice(price)}`,
  };
  return `Höchstens ${most === '' ? 'eine noch offene Zahl' : most} ${capWords[per]}; ${aboveWords[above]}`;
}

export const privacyClauses = ({ consentRequired, retentionDays }: Terms, forms: Forms): WordedClause[] => [
  ...(consentRequired ? [clause('consent', 'Zu jedem Lead gehört ein Nachweis der Einwilligung')] : []),
  ...ifSaid(retentionDays, (days) =>
    clause('retention', `Personenbezogene Daten werden ${counted(days, 'Tag', 'Tage', forms)} aufbewahrt`),
  ),
];
