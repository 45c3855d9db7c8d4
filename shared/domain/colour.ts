/** `#rrggbb`, in either case. */
export type Hex = string;

const channelsOf = (hex: Hex): number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

const hexOf = (channels: readonly number[]): Hex =>
  `#${channels.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;

/** Relative luminance, 0 black to 1 white (WCAG 2.2). */
function luminance(hex: Hex): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(hex).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours, 1 to 21 (WCAG 2.2). */
export function contrast(one: Hex, other: Hex): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** One colour with a share of another in it, 0 to 1. */
export function mixed(one: Hex, other: Hex, share: number): Hex {
  const others = channelsOf(other);
  return hexOf(channelsOf(one).map((channel, at) => channel * (1 - share) + (others[at] ?? 0) * share));
}

/** What text of a colour needs to be read on its background, and what a filled shape needs to be told from it (WCAG 2.2 AA). */
export const readable = 4.5;
export const visible = 3;

/**
 * The colour itself where it stands out from the background as much as asked; else the nearest one that does: darker on a
 * light background, lighter on a dark one.
 */
export function standingOut(hex: Hex, background: Hex, least: number): Hex {
  const towards = luminance(background) > 0.5 ? '#000000' : '#ffffff';
  for (let share = 0; share < 1; share += 0.02) {
    const found = mixed(hex, towards, share);
    if (contrast(found, background) >= least) return found;
  }
  return towards;
}
