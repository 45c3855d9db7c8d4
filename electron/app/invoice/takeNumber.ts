import type { Writer } from '../../../db/handle.ts';
import { deviceOrdinal, nextSequence } from '../../../db/queries/document.ts';
import type { Agency } from '../../../shared/domain/client.ts';
import type { Issue } from '../../../shared/domain/invoice.ts';
import { documentNumber, seriesName } from '../../../shared/domain/series.ts';
import { dayOf } from '../../../shared/domain/time.ts';
import type { Context } from '../context.ts';

/**
 * The next number of a series, inside the transaction that writes the document: gapless per series (domain §6). The year is
 * that of the issue day in the agency's zone; devices are counted in the order in which they first issued.
 */
export function takeNumber(w: Writer, context: Context, agency: Agency, kind: keyof Agency['series']): Issue {
  const issuedAt = context.now();
  const issueDay = dayOf(issuedAt, agency.timeZone);
  const ordinal = deviceOrdinal(w, context.device, issuedAt);
  const series = seriesName(agency.series[kind], Number(issueDay.slice(0, 4)), ordinal);
  const sequence = nextSequence(w, series);
  return { number: documentNumber(series, sequence), series, sequence, issuedAt, issueDay };
}
