/** Colours of one chart as the theme gives them now: light or dark, resolved to what a canvas understands. */
export interface ChartInk {
  readonly series: readonly string[];
  readonly text: string;
  readonly line: string;
  readonly font: string;
}

/** Colours of series in their order. Four are told apart in both schemes; more in one chart nobody reads. */
export const seriesInks = [
  'var(--accent)',
  'light-dark(var(--mantine-color-orange-8), var(--mantine-color-orange-4))',
  'light-dark(var(--mantine-color-indigo-7), var(--mantine-color-indigo-3))',
  'light-dark(var(--mantine-color-grape-7), var(--mantine-color-grape-4))',
] as const;

/** Broken lines: colour alone tells nothing, so every series has a stroke, a point and a hatch of its own besides. */
const strokes: readonly (readonly number[])[] = [[], [6, 3], [2, 3], [10, 3, 2, 3]];
const points = ['circle', 'triangle', 'rect', 'rectRot'] as const;

export const strokeOf = (at: number): number[] => [...(strokes[at % strokes.length] ?? [])];
export const pointOf = (at: number): (typeof points)[number] => points[at % points.length] ?? 'circle';

const tile = 8;

/** The fill of a bar: the first series is solid, the others are hatched, each its own way. */
export function fillOf(at: number, color: string): string | CanvasPattern {
  const kind = at % seriesInks.length;
  if (kind === 0) return color;
  const canvas = document.createElement('canvas');
  canvas.width = tile;
  canvas.height = tile;
  const pen = canvas.getContext('2d');
  const pattern = pen && hatched(pen, kind, color);
  return pattern ?? color;
}

function hatched(pen: CanvasRenderingContext2D, kind: number, color: string): CanvasPattern | null {
  pen.fillStyle = color;
  pen.globalAlpha = 0.25;
  pen.fillRect(0, 0, tile, tile);
  pen.globalAlpha = 1;
  pen.strokeStyle = color;
  pen.lineWidth = 2;
  pen.beginPath();
  if (kind !== 2) strokeLine(pen, [0, tile], [tile, 0]);
  if (kind === 2) strokeLine(pen, [0, tile / 2], [tile, tile / 2]);
  if (kind === 3) strokeLine(pen, [0, 0], [tile, tile]);
  pen.stroke();
  return pen.createPattern(pen.canvas, 'repeat');
}

function strokeLine(pen: CanvasRenderingContext2D, [x, y]: [number, number], [toX, toY]: [number, number]): void {
  pen.moveTo(x, y);
  pen.lineTo(toX, toY);
}
