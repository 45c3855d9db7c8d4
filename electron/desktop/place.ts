import type { Rectangle } from 'electron';
import { z } from 'zod';

const Pixels = z.int().min(-100_000).max(100_000);

/** Where the window was, in the display's independent pixels, and how large its text: Chromium's zoom level, 0 is 100 %. */
export const Place = z.strictObject({
  x: Pixels,
  y: Pixels,
  width: Pixels.min(1),
  height: Pixels.min(1),
  maximized: z.boolean(),
  zoom: z.number().min(-8).max(9),
});
export type Place = z.infer<typeof Place>;

export const smallest = { width: 960, height: 600 } as const;
const first = { width: 1280, height: 800 } as const;
/** So much of the upper edge has to be on a display for the window to be moved by hand. */
const grip = { width: 100, height: 30 } as const;

/**
 * Bounds for the window on the displays there are now. `areas` are their work areas, the main one first. A window whose
 * display is gone comes back in its size, where the system puts new windows (no x and y).
 */
export function fitted(
  place: Place | undefined,
  areas: readonly Rectangle[],
): { width: number; height: number; x?: number; y?: number } {
  const wish = place ?? first;
  const area = place === undefined ? areas[0] : (areas.find((one) => reachable(place, one)) ?? areas[0]);
  if (area === undefined) return first;
  const size = {
    width: Math.min(Math.max(wish.width, smallest.width), area.width),
    height: Math.min(Math.max(wish.height, smallest.height), area.height),
  };
  return place !== undefined && reachable(place, area) ? { ...size, x: place.x, y: place.y } : size;
}

function reachable(place: Rectangle, area: Rectangle): boolean {
  const shared = Math.min(place.x + place.width, area.x + area.width) - Math.max(place.x, area.x);
  return shared >= grip.width && place.y >= area.y && place.y + grip.height <= area.y + area.height;
}
