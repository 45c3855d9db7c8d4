import { isIn } from '../period.ts';
import type { Counts, DeliveryFigure } from './counts.ts';
import { countOf, hasPassed } from './counts.ts';
import type { Figure, LeftOut } from './figure.ts';
import { percentFigure } from './figure.ts';
import type { FigureFacts } from './figures.ts';

/** Rates of domain §5 and §7, in percent with two decimals; deliveries are those of the period. */
export function rateFigures(facts: FigureFacts, counts: Counts): Readonly<Record<string, Figure>> {
  const { period, today, chains, deliveries: delivered } = facts;
  const passed = countOf(chains, (chain) => hasPassed(chain, period, today));
  const inPeriod = countOf(chains, ({ meetingDay }) => isIn(period, meetingDay));
  return {
    acceptanceRate: percentFigure('accepted ÷ decided', counts.accepted, counts.decided, undecided(delivered)),
    disputeRate: percentFigure('disputed ÷ delivered', counts.disputed, counts.delivered, [
      { reason: 'lateClaim', count: countOf(delivered, ({ claims, lateClaims }) => claims === 0 && lateClaims > 0) },
    ]),
    returnRate: percentFigure('returned ÷ delivered', counts.returned, counts.delivered, [
      waiting(delivered, 'disputed'),
    ]),
    leadToOpportunityRate: percentFigure('opportunities ÷ delivered', counts.opportunities, counts.delivered),
    leadToCloseRate: percentFigure('sales ÷ delivered', counts.sales, counts.delivered),
    ...meetingRates(counts, passed, inPeriod - passed),
  };
}

/** Show rate and kept rate (domain §5) of meetings, `passed` of which are over while `ahead` are still to come. */
export function meetingRates(
  counts: Pick<Counts, 'held' | 'prospectNoShow' | 'lateCancel' | 'clientNoShow' | 'cancelledInTime' | 'unconfirmed'>,
  passed: number,
  ahead: number,
): { readonly showRate: Figure; readonly keptRate: Figure } {
  const toCome = { reason: 'meetingAhead', count: ahead };
  return {
    showRate: percentFigure(
      'held ÷ (held + prospectNoShow + lateCancel)',
      counts.held,
      counts.held + counts.prospectNoShow + counts.lateCancel,
      [
        { reason: 'clientNoShow', count: counts.clientNoShow },
        { reason: 'cancelledInTime', count: counts.cancelledInTime },
        { reason: 'meetingUnconfirmed', count: counts.unconfirmed },
        toCome,
      ],
    ),
    keptRate: percentFigure('held ÷ booked chains whose day has passed', counts.held, passed, [toCome]),
  };
}

const reasonOf = { reviewOpen: 'reviewOpen', disputed: 'disputeOpen', silent: 'silent' } as const;

const waiting = (delivered: readonly DeliveryFigure[], standing: keyof typeof reasonOf): LeftOut => ({
  reason: reasonOf[standing],
  count: countOf(delivered, (delivery) => delivery.standing === standing && !delivery.replaced),
});

const undecided = (delivered: readonly DeliveryFigure[]): LeftOut[] => [
  waiting(delivered, 'reviewOpen'),
  waiting(delivered, 'disputed'),
  waiting(delivered, 'silent'),
];
