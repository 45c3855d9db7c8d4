import type { Predicted, Suggested } from '../../../shared/api/scoring.ts';
import type { ChartData } from '../../parts/chart/chartData.ts';
import { numberText } from '../../parts/format.ts';
import { ownLocale } from '../../parts/ownLocale.ts';

const count = (value: number): string => numberText(value, ownLocale);
/** For drawing only: a picture needs no more than a float. */
const drawn = (value: string | null): number | null => (value === null ? null : Number(value));

type Share = Predicted['total']['acceptance'];

const shareText = ({ rate, low, high }: Share): string | null => {
  if (rate === null || low === null || high === null) return null;
  const short = (value: string): string => numberText(Number(value).toFixed(1), ownLocale);
  return `${short(rate)} % (${short(low)}–${short(high)})`;
};

const bandName = (band: string | null): string => (band === null ? 'No band' : `Band ${band}`);

/** Whether a band holds what it says, month by month: acceptance drawn, sale and counts in the table. */
export function bandsOverTime({ months }: Predicted): ChartData {
  const names = [...new Set(months.flatMap(({ bands }) => bands.map(({ band }) => band)))].toSorted((a, b) =>
    a === null ? 1 : b === null ? -1 : a.localeCompare(b),
  );
  return {
    title: 'Acceptance by band over time',
    kind: 'trend',
    unit: '%',
    labels: months.map(({ month }) => month),
    series: names.map((band) => ({
      name: bandName(band),
      values: months.map(({ bands }) => drawn(bands.find((one) => one.band === band)?.acceptance.rate ?? null)),
    })),
    table: {
      columns: ['Month and band', 'Delivered', 'Decided', 'Accepted', 'Old enough', 'Sold'],
      rows: months.flatMap(({ month, bands }) =>
        bands.map(({ band, delivered, decided, acceptance, ripe, closing }) => [
          `${month}, ${bandName(band)}`,
          count(delivered),
          count(decided),
          shareText(acceptance),
          count(ripe),
          shareText(closing),
        ]),
      ),
    },
  };
}

/** What was foretold of leads beside what came of them, the unlikeliest tenth first. */
export const calibrationChart = (
  { bins }: Extract<Suggested, { kind: 'learned' }>['plain'],
  outcome: string,
): ChartData => ({
  title: 'Foretold and come',
  kind: 'trend',
  unit: '%',
  labels: bins.map((_, at) => `${at + 1}`),
  series: [
    { name: 'Foretold', role: 'projected', values: bins.map(({ foretold }) => drawn(foretold)) },
    { name: `Really ${outcome}`, values: bins.map(({ came }) => drawn(came.rate)) },
  ],
  table: {
    columns: ['Part of the leads', 'Leads', 'Foretold', 'Came'],
    rows: bins.map(({ cases, foretold, came }, at) => [
      `${at + 1}`,
      count(cases),
      `${numberText(Number(foretold).toFixed(1), ownLocale)} %`,
      shareText(came),
    ]),
  },
});
