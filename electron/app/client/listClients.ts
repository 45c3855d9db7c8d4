import type { z } from 'zod';
import type { Reader } from '../../../db/handle.ts';
import { readAgency } from '../../../db/queries/agency.ts';
import { readClients } from '../../../db/queries/client.ts';
import type { ClientList } from '../../../shared/api/client.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import { sumOf } from '../../../shared/domain/money.ts';
import type { Period } from '../../../shared/domain/period.ts';
import { parsePeriod, periodContaining } from '../../../shared/domain/period.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { done, refuse } from '../../../shared/domain/refusal.ts';
import { addDays, dayOf, monthOf } from '../../../shared/domain/time.ts';
import type { Context } from '../context.ts';
import { type Kept, withKept } from '../kept.ts';
import { lookOf } from '../look.ts';
import { itemsOfDays, readDays } from '../today/readToday.ts';
import { createMonths } from './clientMonth.ts';

type List = z.infer<typeof ClientList>;

/** The month asked for as its days, else the one that runs where the agency is. Refuses what is no month (`invalidInput`). */
export function monthAsked(r: Reader, month: string | undefined, now: Instant): Result<Period> {
  const running = dayOf(now, readAgency(r)?.timeZone ?? 'UTC');
  if (month === undefined) return done(periodContaining({ cycle: 'monthly' }, running));
  const period = parsePeriod(month);
  return period === null || monthOf(period.from) !== month
    ? refuse('invalidInput', { field: 'month', value: month })
    : done(period);
}

/** The month as its text and days, and the ones beside it. */
export const monthShown = (period: Period) => ({
  month: monthOf(period.from),
  before: monthOf(addDays(period.from, -1)),
  after: monthOf(addDays(period.to, 1)),
  period,
});

/** Who is served and how each is doing in a month (experience, Clients). Refuses what is no month (`invalidInput`). */
export function listClients(context: Context, input: { readonly month?: string | undefined }): Result<List> {
  const asked = monthAsked(context.handle.reader, input.month, context.now());
  if (!asked.ok) return asked;
  const period = asked.value;
  const rows = withKept(context, (kept) => rowsOf(context, period, kept));
  return done({ ...monthShown(period), rows, totals: totalsOf(rows) });
}

function rowsOf(context: Context, period: Period, kept: Kept): List['rows'] {
  const { reader } = context.handle;
  const monthOf = createMonths(context, period, kept);
  const days = Map.groupBy(readDays(context, kept), ({ contract }) => contract.client.id);
  return readClients(reader).map((client) => {
    const own = days.get(client.id) ?? [];
    const running = own.filter(({ contract }) => contract.state === 'active');
    return {
      client: lookOf(client),
      contracts: running.length,
      drafts: own.length - running.length,
      month: monthOf(running.map(({ contract }) => contract)),
      next: itemsOfDays(own)[0] ?? null,
    };
  });
}

/** One row for each currency: nothing is converted. */
function totalsOf(rows: List['rows']): List['totals'] {
  const months = rows.flatMap(({ month }) => month ?? []);
  const byCurrency = Map.groupBy(months, ({ figures }) => figures.currency);
  return [...byCurrency]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, some]) => ({
      currency,
      spend: sumOf(some.map(({ figures }) => figures.spend)),
      openToInvoice: sumOf(some.map((month) => month.openToInvoice)),
      earned: sumOf(some.map(({ figures, openToInvoice }) => figures.spend + openToInvoice)),
      sourceCost: sumOf(some.map(({ figures }) => figures.sourceCost)),
      expectedMargin: sumOf(some.map((month) => month.expectedMargin)),
    }));
}
