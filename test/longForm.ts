/**
 * A proof has a short form, which every run of the tests takes, and a long one at the figure it is promised at:
 * `npm run test:long`, or TALLYPROOF_LONG for one file. A seed found to fail is played again by TALLYPROOF_SEED.
 */
const isLong = process.env.TALLYPROOF_LONG !== undefined;

export const runsOf = (short: number, long: number): number => (isLong ? long : short);

const told = process.env.TALLYPROOF_SEED;
if (told !== undefined && !Number.isSafeInteger(Number(told)))
  throw new Error(`TALLYPROOF_SEED is no whole number: ${told}`);

export const seedOf = (usual: number): number => (told === undefined ? usual : Number(told));

/** Says what a proof has come to, so that every run tells its seed and its figures. */
export function say(proof: string, seed: number, startedAt: number, figures: string): void {
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  process.stderr.write(`${proof}: ${figures}, ${seconds} s, seed ${seed}\n`);
}
