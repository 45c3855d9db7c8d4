import type { z } from 'zod';
import type { BehindInput } from '../../../shared/api/scoring.ts';
import type { Criterion, LeadDefinition } from '../../../shared/domain/contract/criterion.ts';
import { type Reading, reader, readingsOf } from '../../../shared/domain/kpi/readings.ts';
import type { FieldValue } from '../../../shared/domain/lead.ts';
import type { Readers } from '../../../shared/domain/qualification/readers.ts';
import type { Scored } from './scored.ts';

/** One way to tell the leads of a contract apart. */
export interface LeadTable {
  readonly read: (one: Scored) => FieldValue | undefined;
  /** The lead's field it looks at; null where it looks at the verdict. */
  readonly field: string | null;
}

/** By score band, by each criterion of the definition, by the values of fields. */
export interface LeadTables {
  readonly band: LeadTable;
  readonly criteria: readonly (LeadTable & { readonly criterion: Criterion })[];
  readonly fields: readonly (LeadTable & { readonly reading: Reading })[];
}

export function leadTables({ criteria }: LeadDefinition, readers: Readers): LeadTables {
  return {
    band: { field: null, read: ({ delivery }) => delivery.band ?? undefined },
    criteria: criteria.map((criterion, at) => ({
      criterion,
      field: null,
      read: ({ results }) => (results[at] === 'notAsked' ? undefined : results[at]),
    })),
    fields: readingsOf(criteria).map((reading) => {
      const read = reader(reading);
      return { reading, field: reading.field, read: ({ delivery: { facts } }) => read(facts, readers) };
    }),
  };
}

/** The fields the tables look at; a phone is read by the country of its lead. */
export const fieldsOf = (tables: readonly LeadTable[]): string[] => {
  const fields = tables.flatMap(({ field }) => field ?? []);
  return fields.includes('person.phone') ? [...fields, 'address.country'] : fields;
};

/** The table a figure stands in; undefined for one there is not. */
export function tableNamed(
  { band, criteria, fields }: LeadTables,
  asked: NonNullable<z.output<typeof BehindInput>['row']>['table'],
): LeadTable | undefined {
  switch (asked.kind) {
    case 'band':
      return band;
    case 'criterion':
      return criteria.find(({ criterion }) => criterion.id === asked.id);
    case 'field':
      return fields.find(({ reading }) => reading.field === asked.field && reading.kind === asked.reading);
  }
}
