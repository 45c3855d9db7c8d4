import fc from 'fast-check';
import { expect, it } from 'vitest';
import { threeMonths } from './anyMonths.ts';
import { issueMonths } from './months.ts';
import { invoicesOf } from './reference.ts';

const long = process.env.TALLYPROOF_LONG !== undefined;
const seed = 20_260_301;
const timeout = long ? 7_200_000 : 120_000;

it(`comes to what a naive model says, whatever the contract and its months (seed ${seed})`, { timeout }, () => {
  fc.assert(
    fc.property(threeMonths, (story) => {
      const nets = issueMonths(story).map(({ net }) => net);
      // Nothing says of a first month that gives back that it was ever ours.
      fc.pre(nets[0] !== null);
      expect(nets).toEqual(invoicesOf(story).map((net) => (net === null ? null : Number(net))));
    }),
    { seed, numRuns: long ? 10_000 : 300 },
  );
});
