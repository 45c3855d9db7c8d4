import type { Criterion, LeadDefinition } from './criterion.ts';
import { freeName } from './freeName.ts';

/** What the four questions are called in the definition, and where their answers lie. */
const bantFields = {
  budget: 'bant.budget',
  authority: 'bant.authority',
  need: 'bant.need',
  timeline: 'bant.timeline',
} as const;

const pointsEach = 25;

/** Answers that are a no, in the languages of our readers. What is not asked or not answered is unknown, and earns nothing either. */
const noes = ['no', 'none', 'not yet', 'unknown', 'nein', 'keine', 'keins', 'noch nicht', 'unbekannt'];

/** One band for each number of questions answered well. */
const bantBands: LeadDefinition['bands'] = [
  { band: 'A', from: 75 },
  { band: 'B', from: 50 },
  { band: 'C', from: 25 },
  { band: 'D', from: 0 },
];

const question = (id: string, field: string): Criterion => ({
  id,
  field,
  op: 'notIn',
  value: [...noes],
  hard: false,
  points: pointsEach,
});

/**
 * The definition scored by budget, authority, need and timeline (domain §3): each that is not asked yet becomes a soft criterion
 * worth 25 points, and bands come with it where there are none. What was written stays as it is.
 */
export function withBant(definition: LeadDefinition): LeadDefinition {
  const criteria = [...definition.criteria];
  for (const [id, field] of Object.entries(bantFields)) {
    if (criteria.some((criterion) => criterion.field === field)) continue;
    const taken = criteria.map((criterion) => criterion.id);
    criteria.push(question(freeName(id, taken), field));
  }
  return { ...definition, criteria, bands: definition.bands.length === 0 ? [...bantBands] : definition.bands };
}

/** Whether all four are asked already. */
export const asksBant = ({ criteria }: Pick<LeadDefinition, 'criteria'>): boolean =>
  Object.values(bantFields).every((field) => criteria.some((criterion) => criterion.field === field));
