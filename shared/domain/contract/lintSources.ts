import type { Finding } from '../pricing/model.ts';
import type { Source } from '../source.ts';
import { error, warning } from './finding.ts';
import type { Terms } from './terms.ts';

/** A source as the linter looks at it: of its costs, in which currencies they are. */
export interface LintedSource extends Pick<Source, 'ref'> {
  readonly costs: readonly Pick<Source['costs'][number], 'currency'>[];
}

/** Whether the sources that the terms name are there, and can be paid on in the client's currency (domain §2). */
export function lintSources(terms: Terms, sources: readonly LintedSource[], currency: string | undefined): Finding[] {
  const known = new Map(sources.map((source) => [source.ref, source]));
  const unknown = (names: readonly string[], place: string): Finding[] =>
    names.some((name) => !known.has(name)) ? [error('unknownSource', place)] : [];
  return [
    ...terms.caps.flatMap(({ per, allocations = [] }) =>
      unknown(
        allocations.map(({ source }) => source),
        `caps.${per}.allocations`,
      ),
    ),
    ...terms.components.flatMap((component) => {
      if (component.kind !== 'passThrough' || component.sources === undefined) return [];
      const place = `components.${component.id}.sources`;
      // Nothing is converted silently: what was paid in another currency is not passed on.
      const foreign = component.sources.some((name) =>
        known.get(name)?.costs.some((cost) => currency !== undefined && cost.currency !== currency),
      );
      return [...unknown(component.sources, place), ...(foreign ? [warning('costInOtherCurrency', place)] : [])];
    }),
  ];
}
