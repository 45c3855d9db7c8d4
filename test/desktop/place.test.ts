import { expect, test } from 'vitest';
import { fitted, type Place } from '../../electron/desktop/place.ts';

const laptop = { x: 0, y: 25, width: 1440, height: 875 };
const beside = { x: 1440, y: 0, width: 1920, height: 1080 };
const at = (x: number, y: number, width = 1200, height = 700): Place => ({
  x,
  y,
  width,
  height,
  maximized: false,
  zoom: 0,
});

test.each([
  ['the first time', undefined, [laptop], { width: 1280, height: 800 }],
  ['on a small display', undefined, [{ x: 0, y: 0, width: 1024, height: 700 }], { width: 1024, height: 700 }],
  ['where it was', at(100, 100), [laptop], { x: 100, y: 100, width: 1200, height: 700 }],
  ['on the second display', at(1600, 50), [laptop, beside], { x: 1600, y: 50, width: 1200, height: 700 }],
  ['the second display is gone', at(1600, 50), [laptop], { width: 1200, height: 700 }],
  ['half over the edge', at(-600, 100), [laptop], { x: -600, y: 100, width: 1200, height: 700 }],
  ['all but 99 pixels over the edge', at(-1101, 100), [laptop], { width: 1200, height: 700 }],
  ['its upper edge under the menu bar', at(100, 0), [laptop], { width: 1200, height: 700 }],
  ['its upper edge below the display', at(100, 880), [laptop], { width: 1200, height: 700 }],
  ['larger than its display', at(0, 25, 3000, 2000), [laptop], { x: 0, y: 25, width: 1440, height: 875 }],
  ['smaller than it can be', at(0, 25, 200, 100), [laptop], { x: 0, y: 25, width: 960, height: 600 }],
  ['without a display', at(0, 0), [], { width: 1280, height: 800 }],
] as const)('%s', (_name, place, areas, bounds) => {
  expect(fitted(place, areas)).toEqual(bounds);
});
