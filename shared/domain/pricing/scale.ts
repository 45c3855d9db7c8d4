import type { Minor } from '../basics.ts';
import { divide, read, safe, tenTo } from '../exact.ts';
import { never } from '../never.ts';
import type { Tier, UnitPrice, Volume } from './unitPrice.ts';

/**
 * How the price of a unit depends on the how-manieth it is (domain §2, 19). Amounts are in minor units; every total is exact and
 * rounded once, so that the units between two totals always add up to their difference.
 */
export interface Scale {
  /** What the first `count` of `of` units cost, without fixed parts. */
  readonly upTo: (count: number, of: number) => Minor;
  /** The fixed part that is due when there are `of` units; the first tier's is due at none. */
  readonly flat: (of: number) => Minor;
  /** The price of the unit of a rank from 1, when there are `of` units. */
  readonly unit: (rank: number, of: number) => UnitPrice;
  /** The sum as one would write it down: `100 * 4500 + 9 * 3800`. */
  readonly working: (of: number) => string;
  /** Whether a unit of this rank is what the price is counted by: in a package only the one that opens it. */
  readonly counts: (rank: number) => boolean;
  /** How many of the first units are free. */
  readonly free: number;
}

/** What `of` units cost in all. */
export const totalOf = (scale: Scale, of: number): Minor => scale.upTo(of, of) + scale.flat(of);

/** The scale of a volume shape. Units above a last tier that is closed cost what that tier's cost. */
export function scaleOf(volume: Volume): Scale {
  switch (volume.shape) {
    case 'graduated':
      return graduated(volume.tiers);
    case 'volume':
      return wholeVolume(volume.tiers);
    case 'package':
      return packaged(volume);
    default:
      return never(volume);
  }
}

/** Each unit at one price: what a price with parts of a cent needs, so that its units add up. */
export const onePrice = (unit: UnitPrice): Scale => graduated([{ upTo: null, unit }]);

/** The first `free` units cost nothing: a volume that is covered, units that are made good. */
export function afterFree(free: number, scale: Scale): Scale {
  if (free <= 0) return scale;
  const rest = (count: number): number => Math.max(0, count - free);
  return {
    upTo: (count, of) => scale.upTo(rest(count), rest(of)),
    flat: (of) => scale.flat(rest(of)),
    unit: (rank, of) => (rank <= free ? 0 : scale.unit(rank - free, rest(of))),
    working: (of) => sumText([`${Math.min(free, of)} * 0`, ...(of > free ? [scale.working(of - free)] : [])]),
    counts: (rank) => rank <= free || scale.counts(rank - free),
    free: free + scale.free,
  };
}

/** Units above a limit cost `above` (domain §2, over-delivery price). */
export const aboveLimit = (limit: number, unit: UnitPrice, above: UnitPrice): Scale =>
  limit > 0
    ? graduated([
        { upTo: limit, unit },
        { upTo: null, unit: above },
      ])
    : onePrice(above);

/** Each unit at the price of the tier it falls in [P02, P07]. */
function graduated(tiers: readonly Tier[]): Scale {
  const steps = stepsOf(tiers);
  const inStep = ({ after, upTo }: Step, count: number): number => Math.max(0, Math.min(count, upTo) - after);
  return {
    upTo: (count) =>
      rounded(
        steps.reduce((sum, step) => sum + BigInt(inStep(step, count)) * step.digits, 0n),
        steps,
      ),
    flat: (of) => steps.reduce((sum, { after, flat }, at) => sum + (at === 0 || of > after ? flat : 0), 0),
    unit: (rank) => stepOf(steps, rank).unit,
    working: (of) =>
      sumText(
        steps.flatMap((step, at) => [
          ...(inStep(step, of) > 0 ? [`${inStep(step, of)} * ${step.unit}`] : []),
          ...(step.flat > 0 && (at === 0 || of > step.after) ? [`${step.flat}`] : []),
        ]),
      ),
    counts: () => true,
    free: 0,
  };
}

/** All units at the price of the tier their number falls in [P03]; the sum may fall as the number rises. */
function wholeVolume(tiers: readonly Tier[]): Scale {
  const steps = stepsOf(tiers);
  return {
    upTo: (count, of) => rounded(BigInt(count) * stepOf(steps, of).digits, steps),
    flat: (of) => stepOf(steps, of).flat,
    unit: (_, of) => stepOf(steps, of).unit,
    working: (of) => {
      const { unit, flat } = stepOf(steps, of);
      return sumText([...(of > 0 ? [`${of} * ${unit}`] : []), ...(flat > 0 ? [`${flat}`] : [])]);
    },
    counts: () => true,
    free: 0,
  };
}

/** A price for every package that is started [P04]: the unit that starts one carries its price. */
function packaged({ size, free, each }: Extract<Volume, { shape: 'package' }>): Scale {
  const packages = (count: number): number => Math.ceil(Math.max(0, count - free) / size);
  return {
    upTo: (count) => safe(packages(count) * each),
    flat: () => 0,
    unit: () => each,
    working: (of) => `${packages(of)} * ${each}`,
    counts: (rank) => packages(rank) > packages(rank - 1),
    free: 0,
  };
}

/** A tier with the number of units below it and its price as an integer over the common power of ten. */
interface Step {
  readonly after: number;
  readonly upTo: number;
  readonly unit: UnitPrice;
  readonly digits: bigint;
  readonly scale: number;
  readonly flat: Minor;
}

function stepsOf(tiers: readonly Tier[]): readonly Step[] {
  const scale = Math.max(...tiers.map(({ unit }) => read(unit).scale));
  return tiers.map(({ upTo, unit, flat = 0 }, at) => {
    const exact = read(unit);
    return {
      after: tiers[at - 1]?.upTo ?? 0,
      upTo: at === tiers.length - 1 ? Number.POSITIVE_INFINITY : (upTo ?? Number.POSITIVE_INFINITY),
      unit,
      digits: exact.digits * tenTo(scale - exact.scale),
      scale,
      flat,
    };
  });
}

function stepOf(steps: readonly Step[], count: number): Step {
  const found = steps.find(({ upTo }) => count <= upTo) ?? steps.at(-1);
  if (found === undefined) throw new Error('a scale without tiers');
  return found;
}

const rounded = (digits: bigint, [first]: readonly Step[]): Minor =>
  safe(Number(divide(digits, tenTo(first?.scale ?? 0))));

const sumText = (parts: readonly string[]): string => (parts.length === 0 ? '0' : parts.join(' + '));
