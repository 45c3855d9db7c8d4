import type { Brand, Paper } from '../../../shared/domain/brand.ts';
import type { Hex } from '../../../shared/domain/colour.ts';
import { mixed, readable, standingOut, visible } from '../../../shared/domain/colour.ts';
import type { ShownLogo } from './logo.ts';
import { shownLogo } from './logo.ts';

const white: Hex = '#ffffff';
export const ink: Hex = '#1c1e21';
export const quiet: Hex = '#5f6570';
export const rule: Hex = '#c4c8ce';

/** Without a brand: a blue that prints as a middle grey. */
export const usualAccent: Hex = '#1f4e8c';

/** How a document looks on paper. */
export interface Look {
  readonly paper: Paper;
  readonly logo: ShownLogo | null;
  /** The brand's colour as text: readable on white, whatever was chosen. */
  readonly accent: Hex;
  /** The brand's colour on a surface: to be told from white. */
  readonly fill: Hex;
  /** Hardly more than white. */
  readonly tint: Hex;
}

export function lookOf(brand: Brand | undefined, paper: Paper): Look {
  const accent = brand?.accent ?? usualAccent;
  return {
    paper,
    logo: shownLogo(brand?.logo),
    accent: standingOut(accent, white, readable),
    fill: standingOut(accent, white, visible),
    tint: mixed(white, accent, 0.06),
  };
}
