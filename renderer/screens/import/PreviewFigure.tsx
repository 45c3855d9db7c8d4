import type { ReactNode } from 'react';
import { formatMoney } from '../../../shared/domain/money.ts';
import { numberText } from '../../parts/format.ts';
import { ownLocale } from '../../parts/ownLocale.ts';
import { stateWord } from '../../text/states.ts';
import type { Previewed } from './useIntake.ts';

/** What the file comes to, in one line: `36 billable = $2,700.00; 8 fail`. */
export function PreviewFigure({
  preview,
  settled,
}: {
  readonly preview: Previewed;
  /** Whether it knows all that was mended; else it is being worked out anew. */
  readonly settled: boolean;
}): ReactNode {
  const { counts, willBill, look, updated } = preview;
  const locale = look?.locale ?? ownLocale;
  const rest = counts
    .filter(({ outcome }) => willBill === null || outcome !== 'pass')
    .map(({ outcome, count }) => `${numberText(count, locale)} ${stateWord('importRow', outcome).word.toLowerCase()}`);
  if (updated > 0) rest.push(`${numberText(updated, locale)} completed`);
  const pass = counts.find(({ outcome }) => outcome === 'pass')?.count ?? 0;
  return (
    <output aria-busy={!settled} className={settled ? '' : 'quiet'}>
      {willBill !== null && (
        <strong>
          {numberText(pass, locale)} billable = {formatMoney(willBill.amount, willBill.currency, locale)}
        </strong>
      )}
      {willBill !== null && rest.length > 0 && '; '}
      {rest.join('; ')}
      {!settled && ' …'}
    </output>
  );
}
