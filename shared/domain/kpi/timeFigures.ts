import type { Decimal } from '../basics.ts';
import { ratio } from '../money.ts';
import { daysBetween } from '../time.ts';
import { countOf, isWon } from './counts.ts';
import type { Figure } from './figure.ts';
import { percentFigure, plainFigure } from './figure.ts';
import type { FigureFacts } from './figures.ts';
import { isQuickContact, mean, median } from './formulas.ts';

/** How long it took (domain §7): to the first contact, and from lead to sale. Two decimals. */
export function timeFigures({ deliveries, opportunities, period }: FigureFacts): Readonly<Record<string, Figure>> {
  const contacts = deliveries.flatMap(({ firstContact }) => (firstContact === null ? [] : [firstContact]));
  const noContact = [{ reason: 'noContact', count: deliveries.length - contacts.length }];
  const quick = countOf(contacts, isQuickContact);
  const days = opportunities.flatMap((one) =>
    one.wonDay !== null && isWon(one, period) ? [daysBetween(one.leadDay, one.wonDay)] : [],
  );
  return {
    speedToFirstContact: plainFigure(
      'median of first contact − delivery',
      'seconds',
      shown(median(contacts)),
      noContact,
    ),
    quickContactRate: percentFigure('contacted within 300 s ÷ contacted', quick, contacts.length, noContact),
    timeToConversion: plainFigure('median of sale day − lead day', 'days', shown(median(days))),
    meanTimeToConversion: plainFigure('mean of sale day − lead day', 'days', shown(mean(days))),
  };
}

const shown = (value: Decimal | null): Decimal | null => value && ratio(value, 1, 2);
