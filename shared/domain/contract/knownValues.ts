import type { Terms } from './terms.ts';

/** The values that the list criteria of a lead definition know, by field, each once: what texts of a file may be mapped to. */
export function knownValues(definition: Terms['definition'] | undefined): { field: string; values: string[] }[] {
  const byField = new Map<string, Set<string>>();
  for (const criterion of definition?.criteria ?? []) {
    const values =
      criterion.op === 'in' || criterion.op === 'notIn'
        ? criterion.value
        : criterion.op === 'is' && typeof criterion.value === 'string'
          ? [criterion.value]
          : [];
    const known = byField.get(criterion.field) ?? new Set();
    for (const value of values) known.add(value);
    if (known.size > 0) byField.set(criterion.field, known);
  }
  return [...byField].map(([field, values]) => ({ field, values: [...values] }));
}
