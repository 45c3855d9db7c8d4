import type { InferContractRouterOutputs } from '@orpc/contract';
import type { report } from '../../../shared/api/report.ts';
import { deliveredUpTo } from '../../../shared/domain/kpi/pace.ts';
import { ratePercent } from '../../../shared/domain/money.ts';
import { english } from './englishWords.ts';
import type { ReportSnapshot } from './reportSnapshot.ts';

type Page = InferContractRouterOutputs<typeof report>['read'];

/** Delivered so far, day by day, beside what the target had due by then: as it was frozen, whatever the calendar says since. */
export const paceOf = ({ deliveries, period, target }: ReportSnapshot): Page['pace'] =>
  deliveredUpTo(
    deliveries.map(({ day }) => ({ day, count: 1 })),
    period,
  ).map(({ day, delivered }, at) => ({ day, delivered, wanted: target?.planned[at] ?? null }));

export function funnelOf({ total, hasMeetings }: ReportSnapshot): Page['funnel'] {
  const { counts } = total;
  const hasPipeline = counts.opportunities + counts.sales > 0;
  const stages = [
    { title: english.delivered, count: counts.delivered },
    { title: english.accepted, count: counts.accepted },
    ...(hasMeetings
      ? [
          { title: english.booked, count: counts.booked },
          { title: english.held, count: counts.held },
        ]
      : []),
    ...(hasPipeline
      ? [
          { title: english.opportunities, count: counts.opportunities },
          { title: english.sales, count: counts.sales },
        ]
      : []),
  ];
  return stages.map((stage) => ({ ...stage, share: ratePercent(stage.count, counts.delivered) }));
}

export const weeksOf = ({ weeks }: ReportSnapshot): Page['weeks'] =>
  weeks.map(({ week, from, counts, spend }) => ({
    week,
    from,
    delivered: counts.delivered,
    accepted: counts.accepted,
    returned: counts.returned,
    held: counts.held,
    spend,
  }));

/** How the meetings of the period ended; none where the contract has no meetings. */
export function meetingsOf({ total, hasMeetings }: ReportSnapshot): Page['meetings'] {
  if (!hasMeetings) return [];
  const { counts } = total;
  return [
    { title: english.held, count: counts.held },
    { title: english.prospectNoShow, count: counts.prospectNoShow },
    { title: english.clientNoShow, count: counts.clientNoShow },
    { title: english.lateCancel, count: counts.lateCancel },
    { title: english.cancelledInTime, count: counts.cancelledInTime },
    { title: english.unconfirmed, count: counts.unconfirmed },
  ];
}

/** Where the leads came from, the most first; what was charged for no lead is a row of its own. */
export const sourcesOf = ({ origins }: ReportSnapshot): Page['sources'] =>
  origins
    .toSorted((a, b) => b.counts.delivered - a.counts.delivered)
    .map(({ origin, counts, spend, costPerQualifiedLead }) => ({
      title:
        origin !== ''
          ? origin
          : counts.delivered + counts.booked + counts.opportunities > 0
            ? english.unknownOrigin
            : english.notForLeads,
      delivered: counts.delivered,
      accepted: counts.accepted,
      spend,
      costPerAccepted: costPerQualifiedLead,
    }));
