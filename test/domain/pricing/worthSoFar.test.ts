import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Terms } from '../../../shared/domain/contract/terms.ts';
import { sumOf } from '../../../shared/domain/money.ts';
import { threeMonths } from './anyMonths.ts';
import { issueMonths } from './months.ts';
import type { AnyComponent, Said, ThreeMonths } from './threeMonths.ts';
import { worthSoFar } from './worthSoFar.ts';

const long = process.env.TALLYPROOF_LONG !== undefined;
const seed = 20_260_302;

const isScaled = ({ volume, price, units }: AnyComponent): boolean =>
  volume !== undefined || typeof price === 'string' || units !== undefined;

/** The components alone. Where a price hangs on the number of units, none is given back in part or by an upgrade. */
function componentsAlone(story: ThreeMonths): ThreeMonths {
  const scaled = story.terms.some(({ components }) => components.some((one: AnyComponent) => isScaled(one)));
  const whole = (said: Said): Said => (scaled && /^\d/.test(said) ? 'accepted' : said);
  return {
    ...story,
    terms: story.terms.map(({ components, billing: { discount: _, ...billing }, ...terms }) =>
      Terms.parse({
        ...terms,
        components: components.map((one) => ('overlap' in one && scaled ? { ...one, overlap: 'each' } : one)),
        billing,
        minimum: undefined,
        guarantee: undefined,
        caps: [],
      }),
    ),
    happenings: story.happenings.map((one) => ({ ...one, said: one.said.map(whole) })),
  };
}

it(`components of all kinds come to what sixty lines say, month after month (seed ${seed})`, {
  timeout: 600_000,
}, () => {
  fc.assert(
    fc.property(threeMonths.map(componentsAlone), (story) => {
      const runs = issueMonths(story);
      fc.pre(runs.every(({ net }) => net !== null));
      for (const run of runs.keys()) {
        const paid = sumOf(runs.slice(0, run + 1).map(({ net, credited }) => (net ?? 0) - credited));
        expect(paid).toBe(Number(worthSoFar(story, run)));
      }
    }),
    { seed, numRuns: long ? 10_000 : 300 },
  );
});
