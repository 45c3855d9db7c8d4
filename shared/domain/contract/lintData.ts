import type { Finding } from '../pricing/model.ts';
import { error, repeated, warning, when } from './finding.ts';
import { isLeadField } from './lintDefinition.ts';
import type { Terms } from './terms.ts';

/** What is said of whose the leads are, of what belongs to whom, and of how long data is kept (domain §2, §8). */
export const lintData = (terms: Terms): Finding[] => [
  ...lintExclusivity(terms),
  ...lintDuplicates(terms),
  ...when(terms.dataOwner === undefined, warning('noDataOwner', 'dataOwner')),
  ...lintAssets(terms),
  ...lintRetention(terms),
];

function lintExclusivity({ exclusivity: { leads, buyers } }: Terms): Finding[] {
  return [
    ...when(leads === 'shared' && buyers === undefined, error('noBuyers', 'exclusivity.buyers')),
    ...when(leads === 'exclusive' && buyers !== undefined, error('buyersOfExclusive', 'exclusivity.buyers')),
  ];
}

function lintDuplicates({ duplicates }: Terms): Finding[] {
  if (duplicates === undefined) return [];
  return when(!duplicates.fields.every(isLeadField), error('unknownField', 'duplicates.fields'));
}

function lintAssets({ assets }: Terms): Finding[] {
  const nameOf = (at: number): string => `${assets[at]?.kind} ${assets[at]?.name.trim().toLowerCase()}`;
  const names = assets.map((_, at) => nameOf(at));
  return repeated(names).map((name) => error('assetRepeated', `assets.${names.lastIndexOf(name) + 1}`));
}

/** Data that is gone can prove neither a claim nor a sale. */
function lintRetention({ retentionDays, disputes, attribution }: Terms): Finding[] {
  const needed = Math.max(disputes?.maxAgeDays ?? 0, attribution?.days ?? 0);
  return when(retentionDays !== undefined && retentionDays < needed, warning('retentionTooShort', 'retentionDays'));
}
