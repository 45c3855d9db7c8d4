import type { LeadDefinition } from '../contract/criterion.ts';
import type { CriterionResult } from './conditions.ts';

/** What one criterion is worth and how a lead stands to it. */
interface Pointed {
  readonly result: CriterionResult;
  readonly points: number | null;
}

/**
 * Points as a score 0–100 (domain §3). Points are not negative, so half up is half away from zero. `possible` is above zero: a
 * definition without points gives no score.
 */
export const scoreOf = (earned: number, possible: number): number =>
  Math.floor((200 * earned + possible) / (2 * possible));

/** The highest band a score reaches; null without a score or below all bands. `bands` stand highest first. */
export const bandOf = (score: number | null, bands: LeadDefinition['bands']): string | null =>
  score === null ? null : (bands.find((band) => score >= band.from)?.band ?? null);

/** Bands as `bandOf` wants them. */
export const highestFirst = (bands: LeadDefinition['bands']): LeadDefinition['bands'] =>
  bands.toSorted((a, b) => b.from - a.from);

/** What a criterion brought of what it can bring: only a criterion that is met earns. */
export const earnedOf = ({ result, points }: Pointed): number => (result === 'pass' ? (points ?? 0) : 0);

/** What all criteria brought and could bring together; null where none gives points. */
export function pointsOf(criteria: readonly Pointed[]): { readonly earned: number; readonly possible: number } | null {
  let [earned, possible] = [0, 0];
  for (const one of criteria) {
    earned += earnedOf(one);
    possible += one.points ?? 0;
  }
  return possible === 0 ? null : { earned, possible };
}
