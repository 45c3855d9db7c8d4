import type { reportFormats } from '../../../shared/api/report.ts';
import { decimalFromMinor } from '../../../shared/domain/money.ts';
import { never } from '../../../shared/domain/never.ts';
import { periodText } from '../../../shared/domain/period.ts';
import { csvText } from '../documents/csv.ts';
import { render } from '../documents/render.ts';
import type { FrozenReport } from './reportSnapshot.ts';

type Format = (typeof reportFormats)[number];

/** A report as a file that can be handed on; the rows of its leads as CSV. */
export async function reportFile(report: FrozenReport, format: Format): Promise<File> {
  const { snapshot, madeAt: lastModified } = report;
  const name = `report-${snapshot.contract.ref}-${periodText(snapshot.period)}.${format}`;
  switch (format) {
    case 'html':
      return new File([await render({ kind: 'reportPage', report })], name, {
        type: 'text/html;charset=utf-8',
        lastModified,
      });
    case 'pdf':
      return new File([await render({ kind: 'report', report })], name, { type: 'application/pdf', lastModified });
    case 'csv':
      return new File([leadsCsv(report)], name, { type: 'text/csv;charset=utf-8', lastModified });
    default:
      return never(format);
  }
}

/** Every lead of the report by reference, amounts as decimals: no person is in it. */
const leadsCsv = ({ snapshot }: FrozenReport): string =>
  csvText(
    ['reference', 'delivered', 'week', 'source', 'state', 'meeting', 'stage', 'charged', 'currency'],
    snapshot.deliveries.map(({ reference, day, week, origin, standing, meeting, stage, charged }) => [
      reference,
      day,
      week,
      origin,
      standing,
      meeting,
      stage,
      charged === null ? null : decimalFromMinor(charged, snapshot.currency),
      charged === null ? null : snapshot.currency,
    ]),
  );
