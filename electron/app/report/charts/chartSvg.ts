import type { Html } from '../html.ts';
import { html, own } from '../html.ts';
import type { Drawing, Label, Paint } from './drawing.ts';
import { paint } from './drawing.ts';

/** What each paint of a drawing is on a page: a colour, or the name of one in its style. */
export type Colours = Readonly<Record<Paint, string>>;

/**
 * A drawing as SVG. Its shapes are ours; its labels may hold names, and are escaped. `font` is named where the page does not give
 * its own, `written` says how a label is put into letters.
 */
export function chartSvg(
  drawing: Drawing,
  colours: Colours,
  page: { readonly font: string | null; readonly className: string; readonly written: (text: string) => string },
): Html {
  const { width, height, shapes, labels } = drawing;
  const painted = Object.entries(paint).reduce(
    (svg, [name, hex]) => svg.replaceAll(hex, colours[name as Paint]),
    shapes,
  );
  const family = page.font === null ? null : html` font-family="${page.font}"`;
  const label = ({ text, x, y, size, anchor, strong, paint: colour }: Label): Html =>
    html`<text x="${hundredth(x)}" y="${hundredth(y)}" font-size="${hundredth(size)}" text-anchor="${anchor}" fill="${colours[colour]}"${family}${strong ? own(' font-weight="bold"') : null}>${page.written(text)}</text>`;
  return html`<svg xmlns="http://www.w3.org/2000/svg" class="${page.className}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" aria-hidden="true">${own(painted)}${labels.map(label)}</svg>`;
}

const hundredth = (number: number): number => Math.round(number * 100) / 100;
