import type { Replacement } from '../../../db/queries/replacement.ts';
import type { Day, Decimal } from '../../../shared/domain/basics.ts';
import type { FigureRows } from '../figures/rows.ts';
import type { NextStep } from './reportSnapshot.ts';

/** What is open beside the figures. */
interface Open {
  readonly owed: readonly Replacement[];
  readonly overdue: readonly Replacement[];
  readonly target: Decimal | undefined;
  readonly delivered: number;
}

/** What waits for client or agency, computed from what is open (domain §7, next steps); nothing is invented. */
export function nextSteps(rows: FigureRows, open: Open): NextStep[] {
  const { deliveries, chains, period, today } = rows;
  const standing = (at: string): number => deliveries.filter((one) => one.standing === at && !one.replaced).length;
  const state = (at: string): number => chains.filter((chain) => chain.state === at).length;
  const lateClaims = deliveries.filter(({ lateClaims: late }) => late > 0).length;
  const short = Math.ceil(Number(open.target ?? 0)) - open.delivered;
  const steps: NextStep[] = [
    { kind: 'reviewOpen', count: standing('reviewOpen'), day: null },
    { kind: 'silent', count: standing('silent'), day: null },
    { kind: 'disputeOpen', count: standing('disputed'), day: null },
    { kind: 'lateClaim', count: lateClaims, day: null },
    { kind: 'meetingUnconfirmed', count: state('unconfirmed'), day: null },
    { kind: 'meetingAhead', count: state('booked'), day: firstMeeting(rows) },
    { kind: 'replacementOwed', count: open.owed.length - open.overdue.length, day: firstDue(open.owed, today) },
    { kind: 'replacementOverdue', count: open.overdue.length, day: null },
    { kind: 'behindTarget', count: today > period.to ? Math.max(short, 0) : 0, day: null },
  ];
  return steps.filter(({ count }) => count > 0);
}

const first = (days: readonly Day[]): Day | null => days.toSorted()[0] ?? null;

const firstMeeting = ({ chains }: FigureRows): Day | null =>
  first(chains.filter(({ state }) => state === 'booked').map(({ meetingDay }) => meetingDay));

const firstDue = (owed: readonly Replacement[], today: Day): Day | null =>
  first(owed.flatMap(({ dueDay }) => (dueDay !== null && dueDay >= today ? [dueDay] : [])));
