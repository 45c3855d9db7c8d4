import type { Reader } from '../../../db/handle.ts';
import { bandByDelivery, fieldsByDelivery } from '../../../db/queries/figures.ts';
import { isLeadField } from '../../../db/queries/leadColumns.ts';
import type { LeadField } from '../../../shared/domain/intake/fields.ts';
import { leadFieldTypes } from '../../../shared/domain/intake/fields.ts';
import { isAccepted, isDecided, isWon } from '../../../shared/domain/kpi/counts.ts';
import type { Outcome, Predictor } from '../../../shared/domain/kpi/predictors.ts';
import { predictor, tellingFirst } from '../../../shared/domain/kpi/predictors.ts';
import type { ScopedContract } from './scope.ts';

/** Fields that say what kind of lead it is and where it came from, whether a definition asks for them or not. */
const usual: readonly LeadField[] = [
  'company.industry',
  'company.employees',
  'address.region',
  'source.channel',
  'source.campaign',
  'source.keyword',
];

/** Which values of which fields go with acceptance and sale, in the agency's own history (domain §3). */
export function predict(r: Reader, some: readonly ScopedContract[]): Predictor[] {
  const outcomes = some.flatMap(outcomesOf);
  const ids = outcomes.map(({ id }) => id);
  const found = [
    predictor('band', outcomes, bandByDelivery(r, ids)),
    ...fieldsByDelivery(r, ids, fieldsOf(some)).map(([field, values]) => predictor(field, outcomes, values)),
  ];
  return tellingFirst(found.filter((one) => one !== null));
}

function outcomesOf({ rows }: ScopedContract): Outcome[] {
  const sold = new Set(rows.opportunities.filter((one) => isWon(one, rows.period)).map(({ deliveryId }) => deliveryId));
  return rows.deliveries.map((delivery) => ({
    id: delivery.id,
    decided: isDecided(delivery),
    accepted: isAccepted(delivery),
    sold: sold.has(delivery.id),
  }));
}

/** What the definitions ask for, then the usual ones. Instants are no kinds of leads. */
function fieldsOf(some: readonly ScopedContract[]): LeadField[] {
  const asked = some.flatMap(({ contract }) =>
    contract.versions.flatMap(({ terms }) => (terms.definition?.criteria ?? []).map(({ field }) => field)),
  );
  const fields = [...asked, ...usual].filter((field) => isLeadField(field));
  return [...new Set(fields)].filter((field) => leadFieldTypes[field] !== 'instant' && !isPersonal(field));
}

/** A name or a number is one person's: it groups nobody. */
const isPersonal = (field: LeadField): boolean =>
  ['person.fullName', 'person.firstName', 'person.lastName', 'person.email', 'person.phone'].includes(field);
