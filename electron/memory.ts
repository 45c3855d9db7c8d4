import { setFlagsFromString } from 'node:v8';

/**
 * How V8 sweeps, for every host and before it has anything to sweep. An import leaves much behind that is old after a moment: there
 * is more room for the young, and nothing is taken for old from its birth because many of its kind lived on at an unlucky moment
 * – from then on everything it points to would be kept as well. The old is swept when it has grown by three fifths; by itself V8
 * lets it grow further, and an import takes 70 MiB more for nothing. Sooner costs time: by a fourth, a tenth of the CPU and more.
 */
for (const flag of [
  '--max-semi-space-size=32',
  '--min-semi-space-size=16',
  '--no-allocation-site-pretenuring',
  '--heap-growing-percent=60',
]) {
  setFlagsFromString(flag);
}
