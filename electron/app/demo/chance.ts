/** Chance that comes out the same every time: the sample agency is the same for the same day. */
export interface Chance {
  /** A whole number from 0 to below `n`. */
  readonly below: (n: number) => number;
  /** True in `percent` of the cases. */
  readonly percent: (percent: number) => boolean;
  readonly pick: <T>(things: readonly T[]) => T;
  /** Picks by weight, as in `[['held', 70], ['prospectNoShow', 20]]`. */
  readonly weighted: <T>(things: readonly (readonly [T, number])[]) => T;
}

/** A linear congruential generator with the constants of Numerical Recipes; the high bits are used. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const below = (n: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  const pick = <T>(things: readonly T[]): T => {
    const thing = things[below(things.length)];
    if (thing === undefined) throw new Error('there is nothing to pick from');
    return thing;
  };
  return {
    below,
    percent: (percent) => below(100) < percent,
    pick,
    weighted: (things) => {
      let left = below(things.reduce((sum, [, weight]) => sum + weight, 0));
      for (const [thing, weight] of things) {
        if (left < weight) return thing;
        left -= weight;
      }
      throw new Error('the weights do not add up');
    },
  };
}
