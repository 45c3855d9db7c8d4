/** What a chart shows, as plain data: the screen computes nothing, it draws what a read procedure answered. */
export interface ChartData {
  /** Also the accessible name of the picture and the caption of its table. */
  readonly title: string;
  readonly kind: ChartKind;
  /** One per point or bar, already written for people. */
  readonly labels: readonly string[];
  readonly series: readonly ChartSeries[];
  /** The same in words and numbers: everything the picture says stands here too. */
  readonly table: ChartTable;
  /** What the numbers on the axis are, such as `leads` or `%`. */
  readonly unit?: string | undefined;
}

/**
 * `pace`: cumulative counts against target and projection. `trend`: values over time. `funnel`: one bar a step, each as wide as
 * its count. `bars`: one bar for each value of a cut. `scorecard`: several measures side by side for each of some things.
 */
export type ChartKind = 'pace' | 'trend' | 'funnel' | 'bars' | 'scorecard';

interface ChartSeries {
  readonly name: string;
  /** One for each label; null draws nothing: a value that does not exist is not zero. */
  readonly values: readonly (number | null)[];
  /** What stands at each bar; the value itself where it is left out. Lines show none. */
  readonly texts?: readonly string[] | undefined;
  /** A limit or a forecast is drawn broken, what happened is drawn whole. Default `actual`. */
  readonly role?: 'actual' | 'target' | 'projected' | undefined;
}

export interface ChartTable {
  readonly columns: readonly string[];
  /** Cells as people read them; the first names the row, each row its own. Null is shown as "–". */
  readonly rows: readonly (readonly (string | null)[])[];
}

/** Kinds drawn as lines; all others as bars. */
export const isLine = (kind: ChartKind): boolean => kind === 'pace' || kind === 'trend';

/** Kinds whose bars lie: names are longer than numbers. */
export const isLying = (kind: ChartKind): boolean => kind === 'funnel' || kind === 'scorecard';
