import { readFileSync } from 'node:fs';
import { createCanvas, GlobalFonts, type SKRSContext2D, type SvgCanvas, SvgExportFlag } from '@napi-rs/canvas';
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  Filler,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
} from 'chart.js';
import { fontFile } from '../../documents/fonts.ts';
import { printable } from '../../documents/glyphs.ts';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Filler,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
);

// Drawn once, at once, as large as asked: there is nobody to watch it move.
Chart.defaults.animation = false;
Chart.defaults.responsive = false;
Chart.defaults.devicePixelRatio = 1;
Chart.defaults.events = [];

/** The documents' own font, so that a chart is measured the same on every machine. */
export const plainFont = 'Tallyproof';
export const strongFont = 'Tallyproof Strong';
for (const [name, file] of [
  [plainFont, fontFile.normal],
  [strongFont, fontFile.bold],
] as const) {
  // From its bytes: the drawing library opens no file inside a packed application, and would quietly take another font.
  if (GlobalFonts.register(readFileSync(file), name) === null) throw new Error(`the font ${name} cannot be used`);
}

/** Colours a chart is drawn with; each page puts its own in their place, so that one drawing serves paper, light and dark. */
export const paint = {
  ink: '#010203',
  quiet: '#020304',
  rule: '#030405',
  full: '#040506',
  half: '#050607',
  faint: '#060708',
} as const;
export type Paint = keyof typeof paint;

export interface Size {
  readonly width: number;
  readonly height: number;
  /** How much wider than our own font the reader's may be: 1 on paper. */
  readonly looseness: number;
}

/** A piece of text of a chart: `x` is where its anchor is, `y` its base line. */
export interface Label {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly strong: boolean;
  readonly paint: Paint;
}

/** A drawn chart: its shapes as markup that holds nothing of a user, its labels as text that is still to be escaped. */
export interface Drawing extends Omit<Size, 'looseness'> {
  readonly shapes: string;
  readonly labels: readonly Label[];
}

/**
 * Draws a chart as shapes and labels. Labels are kept apart: as real text they can be read, searched and copied, and take the
 * page's font; they are measured in the document's own font, letters it has not as the sign that stands for them.
 */
export function draw<Kind extends 'bar' | 'line'>(
  config: ChartConfiguration<Kind>,
  { width, height, looseness }: Size,
): Drawing {
  const canvas = createCanvas(width, height, SvgExportFlag.NoPrettyXML);
  const pen = canvas.getContext('2d');
  pen.lang = 'en';
  const labels: Label[] = [];
  const measure = pen.measureText.bind(pen);
  pen.measureText = (text) => {
    const found = measure(printable(text));
    return { ...found, width: found.width * looseness };
  };
  pen.fillText = (text, x, y) => {
    labels.push(labelOf(pen, text, x, y));
  };
  if (!isCanvas(canvas)) throw new Error('nothing to draw on');
  const chart = new Chart(canvas, config);
  const shapes = shapesIn(canvas.getContent().toString());
  chart.destroy();
  return { width, height, shapes, labels };
}

/** A label cut to the width there is, its end shown as one sign. */
export function fitted(text: string, width: number, size: number, looseness: number): string {
  const pen = createCanvas(1, 1).getContext('2d');
  pen.lang = 'en';
  pen.font = `${size}px "${plainFont}"`;
  const fits = (piece: string): boolean => pen.measureText(printable(piece)).width * looseness <= width;
  if (fits(text)) return text;
  const letters = [...text];
  while (letters.length > 0 && !fits(`${letters.join('')}…`)) letters.pop();
  return `${letters.join('')}…`;
}

/** All that a chart asks of a canvas where there is no document around it. */
const isCanvas = (thing: object): thing is HTMLCanvasElement & SvgCanvas => 'getContext' in thing;

const anchors: Readonly<Record<string, Label['anchor']>> = { left: 'start', right: 'end', center: 'middle' };
/** How far below its reference a text's base line is, as a share of its size. */
const drops: Readonly<Record<string, number>> = { top: 0.93, middle: 0.35, bottom: -0.24 };

function labelOf(pen: SKRSContext2D, text: string, x: number, y: number): Label {
  const { a, b, c, d, e, f } = pen.getTransform();
  const size = Number(/([\d.]+)px/.exec(pen.font)?.[1] ?? 10);
  const colour = Object.entries(paint).find(([, hex]) => hex === pen.fillStyle)?.[0];
  return {
    text,
    x: a * x + c * y + e,
    y: b * x + d * y + f + size * (drops[pen.textBaseline] ?? 0),
    size,
    anchor: anchors[pen.textAlign] ?? 'start',
    strong: pen.font.includes(strongFont),
    paint: isPaint(colour) ? colour : 'ink',
  };
}

const isPaint = (name: string | undefined): name is Paint => name !== undefined && Object.hasOwn(paint, name);

/** The shapes of a picture as Skia writes it: without its frame, and no finer than a hundredth. */
function shapesIn(svg: string): string {
  const inside = /<svg[^>]*>(.*)<\/svg>/s.exec(svg)?.[1] ?? '';
  return (
    inside
      .replaceAll(/<rect fill-opacity="0"[^>]*\/>/g, '')
      // Nothing reaches beyond its frame; and their names are counted on from chart to chart, so never the same twice.
      .replaceAll(/<clipPath.*?<\/clipPath>/gs, '')
      .replaceAll(/<g clip-path="[^"]*">/g, '<g>')
      .replaceAll(/\s+</g, '<')
      .replaceAll(/ stroke-miterlimit="10"/g, '')
      .replaceAll(/-?\d*\.\d+(?:e[-+]?\d+)?/g, (number) => String(Math.round(Number(number) * 100) / 100))
  );
}
