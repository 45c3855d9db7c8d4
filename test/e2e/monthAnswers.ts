import { z } from 'zod';
import { Count, CurrencyCode, Minor } from '../../shared/domain/basics.ts';
import { formatMoney } from '../../shared/domain/money.ts';
import { monthJson } from '../world.ts';

const Taken = z.object({
  rows: Count,
  pass: Count,
  check: Count,
  fail: Count,
  duplicate: Count,
  broken: Count,
  willBill: z.object({ amount: Minor, currency: CurrencyCode }),
});

const Bill = z.object({
  currency: CurrencyCode,
  carriedOver: z.array(z.object({ count: Count })),
  lines: z.array(z.object({ quantity: Count, unit: Minor, amount: Minor })),
  net: Minor,
  tax: Minor,
  gross: Minor,
});
export type MonthBill = z.infer<typeof Bill>;

/** What the worked month comes to, as it was worked by hand: the answers of `expected.json`. */
export const month = z
  .object({
    'import leads-1.csv': Taken,
    'import leads-2.tsv': Taken,
    'import leads-b.csv': Taken,
    'deliver 1': z.object({ delivered: Count }),
    'deliver 2': z.object({ delivered: Count }),
    'deliver b': z.object({ delivered: Count }),
    feedback: z.object({ accepted: Count, disputed: Count, late: Count, unmatched: Count }),
    appointments: z.object({
      booked: Count,
      held: Count,
      prospectNoShow: Count,
      clientNoShow: Count,
      lateCancel: Count,
    }),
    'bill brightsmile-leads 2026-03 (dry)': Bill,
    'bill brightsmile-leads 2026-03': Bill,
    'bill maschinenbau-termine 2026-03': Bill,
    'figures brightsmile-leads': z.object({ delivered: Count, disputed: Count, returned: Count, accepted: Count }),
    'figures maschinenbau-termine': z.object({ showRate: z.string(), keptRate: z.string() }),
  })
  .parse(monthJson('expected.json'));

/** Counts as a sentence names them, those of nothing left out: `36 pass, 8 fail`. */
export const named = (counts: readonly (readonly [count: number, words: string])[]): string =>
  counts
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${count} ${words}`)
    .join(', ');

export const outcomesOf = ({ pass, check, fail, duplicate, broken }: z.infer<typeof Taken>): string =>
  named([
    [pass, 'pass'],
    [check, 'check'],
    [fail, 'fail'],
    [duplicate, 'duplicate'],
    [broken, 'broken'],
  ]);

/** An amount in the client's way of writing, its blanks plain ones as page and PDF are read. */
export const money = (amount: number, currency: string, locale: string): string =>
  formatMoney(amount, currency, locale).replaceAll(/\s+/g, ' ');

/** A part in a whole, percent with two places. */
export const percent = (part: number, whole: number): string => ((100 * part) / whole).toFixed(2);
