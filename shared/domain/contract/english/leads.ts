import { criterionInWords, fieldInWords, or } from '../../qualification/wording.ts';
import type { Criterion, JunkCheck } from '../criterion.ts';
import type { Forms } from '../forms.ts';
import type { Cap, DuplicateRule, Terms } from '../terms.ts';
import type { WordedClause } from '../worded.ts';
import { capitalised, capKey, clause, ifSaid, joined } from '../worded.ts';
import { and, counted, limitInWords } from './counted.ts';

/** Who counts (domain §3). */
export function definitionClauses({ definition }: Terms): WordedClause[] {
  if (!definition) return [];
  const { criteria, junk, bands } = definition;
  const ordered = bands.toSorted((a, b) => b.from - a.from).map(({ band, from }) => `${band} from ${from}`);
  return [
    ...criteria.map((criterion) => clause(`criterion ${criterion.id}`, capitalised(criterionClause(criterion)))),
    ...(junk.length > 0 ? [clause('junk', `Not counted: ${or(junk.map((check) => junkWords[check]))}`)] : []),
    ...(bands.length > 0 ? [clause('bands', `Score bands: ${ordered.join(', ')}`)] : []),
  ];
}

function criterionClause(criterion: Criterion): string {
  const points = criterion.points === undefined ? null : `${criterion.points} points`;
  const remark = joined([criterion.hard ? null : 'scores only', points], ', ');
  return joined([criterionInWords(criterion), remark], '; ');
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

const scopes: Readonly<Record<DuplicateRule['scope'], string>> = {
  contract: 'of this contract',
  client: 'of this client',
  allClients: 'of any client',
};

export function duplicateClauses(rule: DuplicateRule, forms: Forms): WordedClause[] {
  const { days, fields, match, scope, countReturned } = rule;
  const names = fields.map(fieldInWords);
  const same = match === 'any' ? or(names) : names.join(' and ');
  return [
    clause(
      'rule',
      `A lead with the same ${same} as one ${scopes[scope]} in the last ${counted(days, 'day', forms)} is a duplicate`,
    ),
    clause(
      'returned',
      countReturned ? 'Returned leads count as earlier ones' : 'Returned leads do not count as earlier ones',
    ),
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
      ? 'Leads are exclusive: nobody else buys them'
      : `Leads are shared${buyers === undefined ? '' : ` with at most ${number(buyers)} buyers`}`,
  ),
  ...(client ? [clause('client', 'The client runs no other marketing of its own while the contract runs')] : []),
];

const capWords: Readonly<Record<Cap['per'], string>> = {
  day: 'a day',
  week: 'a week',
  month: 'a month',
  period: 'a billing period',
};

/** How much is delivered at most, what happens above, and what the client can answer. */
export const capClauses = ({ caps, capacity }: Terms, forms: Forms): WordedClause[] => [
  ...caps.flatMap((cap) => [
    clause(capKey(cap), capInWords(cap, forms)),
    ...ifSaid(cap.allocations, (allocations) =>
      clause(
        `${capKey(cap)} sources`,
        `Of the leads ${capWords[cap.per]} ${and(allocations.map(({ source, leads }) => `${source} brings at most ${forms.number(leads)}`))}; what a source brings above is not payable to it`,
      ),
    ),
  ]),
  ...ifSaid(capacity, ({ leadsPerDay }) =>
    clause('capacity', `The client can answer ${counted(leadsPerDay, 'lead', forms)} a day`),
  ),
];

function capInWords({ per, leads, money, above, price }: Cap, forms: Forms): string {
  const most = limitInWords({ leads, money }, forms);
  const aboveWords = {
    hold: 'more wait on hold',
    refuse: 'more are refused',
    charge: `each above costs ${price === undefined ? 'a price still open' : forms.unitPrice(price)}`,
  };
  return `At most ${most === '' ? 'a number still open' : most} ${capWords[per]}; ${aboveWords[above]}`;
}

export const privacyClauses = ({ consentRequired, retentionDays }: Terms, forms: Forms): WordedClause[] => [
  ...(consentRequired ? [clause('consent', 'Every lead needs a proof of consent')] : []),
  ...ifSaid(retentionDays, (days) => clause('retention', `Personal data is kept for ${counted(days, 'day', forms)}`)),
];
