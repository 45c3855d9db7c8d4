import type { TodayItem } from '../../shared/api/today.ts';
import type { TodayKind } from '../../shared/domain/today.ts';
import { inAddress } from '../parts/inAddress.ts';
import { counted } from './counted.ts';
import { dutyWords } from './duties.ts';

interface TodayWords {
  /** What waits, with its number. */
  readonly says: (item: TodayItem) => string;
  /** What it means and what comes of leaving it. */
  readonly means: (item: TodayItem) => string;
  /** What is before the moment or day: `oldest`, `ends`. */
  readonly at: string;
  /** The button that leads there. */
  readonly opens: string;
}

const waits = (count: number): string => (count === 1 ? 'waits' : 'wait');

/** What the terms date, in the words it has on the contract's page. */
function ofDuty(at: string): TodayWords {
  return {
    says: ({ duty, client }) => (duty === null ? '' : dutyWords(duty, client).says),
    means: ({ duty, client }) => (duty === null ? '' : dutyWords(duty, client).means),
    at,
    opens: 'Open the contract',
  };
}

/** The words of every kind of work on Today. */
export const todayWords: Readonly<Record<TodayKind, TodayWords>> = {
  decidedBySilence: {
    says: ({ count }) => `${counted(count, 'claim')} decided by silence`,
    means: () =>
      'Nobody answered in time: by the terms that decides them. Write it down, so that they are billed or credited.',
    at: '',
    opens: 'Open disputes',
  },
  disputeWaiting: {
    says: ({ count }) => `${counted(count, 'claim')} ${waits(count)} for a decision`,
    means: () => 'A claim that waits keeps its lead off the invoice. Decide it with the evidence beside it.',
    at: 'oldest from',
    opens: 'Open disputes',
  },
  replacementOwed: {
    says: ({ count }) => `${counted(count, 'replacement')} owed`,
    means: () => 'The next leads that are delivered fulfil what is owed, the oldest first. They are never charged.',
    at: 'due',
    opens: 'Open the contract',
  },
  meetingUnconfirmed: {
    says: ({ count }) => `${counted(count, 'meeting')} to confirm`,
    means: () => 'The time has passed and nobody said how it ended. Until then it is carried over, not billed.',
    at: 'first was on',
    opens: 'Open appointments',
  },
  periodToInvoice: {
    says: ({ blocked }) => (blocked ? 'Period to invoice, with something in the way' : 'Period to invoice'),
    means: ({ blocked }) =>
      blocked
        ? 'Something that must stand on the invoice is missing. The run names it.'
        : 'The period is over and not invoiced. What is still undecided is carried over.',
    at: 'ended on',
    opens: 'Open the invoice run',
  },
  revenueMissing: {
    says: ({ count }) => `${counted(count, 'revenue report')} missing`,
    means: () =>
      'The client has not said what its customers paid: their share is carried over. Ask for it, then enter it.',
    at: 'first month ended on',
    opens: 'Open the calendar',
  },
  reportDue: {
    says: ({ count }) => `${counted(count, 'report')} due`,
    means: () => 'The contract promises a report for every such period. Make it, review it, send it.',
    at: 'due',
    opens: 'Open reports',
  },
  meetingToday: {
    says: ({ count }) => `${counted(count, 'meeting')} today`,
    means: () => 'Remind both sides. Afterwards, say how it ended.',
    at: 'first at',
    opens: 'Open appointments',
  },
  reviewClosing: {
    says: ({ count }) => `${counted(count, 'review window')} ${count === 1 ? 'closes' : 'close'}`,
    means: () => 'When a window closes without a claim, the lead counts as accepted and can be billed.',
    at: 'first ends',
    opens: 'Open these leads',
  },
  leadToCheck: {
    says: ({ count }) => `${counted(count, 'lead')} ${count === 1 ? 'needs' : 'need'} a person`,
    means: () =>
      'Imported in the last two weeks. A criterion could not be decided from the data: look at the lead, or call.',
    at: '',
    opens: 'Open these leads',
  },
  leadToDeliver: {
    says: ({ count }) => `${counted(count, 'lead')} to deliver`,
    means: () =>
      'They passed, imported in the last two weeks. Delivering judges them once more and checks caps and exclusivity.',
    at: '',
    opens: 'Open these leads',
  },
  capNearlyFull: {
    says: ({ blocked, count, of }) => {
      const cap = of === null ? 'Cap in money' : 'Cap';
      const measured = of === null ? '' : `: ${count} of ${of}`;
      return `${cap} ${blocked ? 'reached' : 'nearly full'}${measured}`;
    },
    means: () =>
      'Above the cap leads are held, refused or cost the over-delivery price, as the terms say. Agree more room in time.',
    at: '',
    opens: 'Open the contract',
  },
  balanceLow: {
    says: ({ count }) => (count === 0 ? 'Balance used up, left' : `${counted(count, 'lead')} covered, left`),
    means: () => 'Beyond the balance and its credit limit nothing is delivered. Ask for a top-up in time.',
    at: '',
    opens: 'Open its billing',
  },
  beyondCapacity: {
    says: ({ count }) => `${counted(count, 'lead')} more than can be answered`,
    means: () =>
      'More leads were delivered today than the client’s sales team can answer, as the terms say. A lead that waits is worth less.',
    at: '',
    opens: 'Open the contract',
  },
  targetAtRisk: {
    says: ({ count, of }) => `Behind its target: ${count} of ${of}`,
    means: () => 'At this pace, over the working days that are left, the period ends below its target.',
    at: '',
    opens: 'Open the contract',
  },
  guarantee: ofDuty(''),
  benchmark: ofDuty('by'),
  lastNotice: ofDuty('until'),
  minimumTermEnd: ofDuty('on'),
  pilotEnd: ofDuty('on'),
  contractDraft: {
    says: ({ count }) => (count === 0 ? 'A draft that can be activated' : `A draft with ${counted(count, 'error')}`),
    means: ({ count }) =>
      count === 0 ? 'Nothing is missing. Activate it in its terms.' : 'The terms name what is missing, place by place.',
    at: '',
    opens: 'Open the terms',
  },
};

/** Where the work is done: the address of a screen, filtered to what is meant. */
export function addressOf({ kind, contract: { ref: contract }, period }: TodayItem): string {
  switch (kind) {
    case 'decidedBySilence':
    case 'disputeWaiting':
      return inAddress('/disputes', { contract });
    case 'meetingUnconfirmed':
      return inAddress('/appointments', { contract, state: 'unconfirmed' });
    case 'meetingToday':
      return inAddress('/appointments', { contract, state: 'booked' });
    case 'periodToInvoice':
      return period === null ? '/billing' : inAddress('/billing', { month: period.to.slice(0, 7) });
    case 'reportDue':
      return inAddress('/reports', { contract });
    case 'reviewClosing':
      return inAddress('/leads', { contract, delivery: 'reviewOpen' });
    case 'leadToCheck':
      return inAddress('/leads', { contract, outcome: 'check' });
    case 'leadToDeliver':
      return inAddress('/leads', { contract, outcome: 'pass', delivery: 'none' });
    case 'balanceLow':
      return inAddress(`/contracts/${encodeURIComponent(contract)}`, { tab: 'billing' });
    case 'revenueMissing':
      return inAddress(`/contracts/${encodeURIComponent(contract)}`, { tab: 'pipeline', show: 'revenue' });
    case 'contractDraft':
      return inAddress(`/contracts/${encodeURIComponent(contract)}`, { tab: 'terms' });
    case 'replacementOwed':
    case 'capNearlyFull':
    case 'beyondCapacity':
    case 'targetAtRisk':
    case 'guarantee':
    case 'benchmark':
    case 'lastNotice':
    case 'minimumTermEnd':
    case 'pilotEnd':
      return `/contracts/${encodeURIComponent(contract)}`;
  }
}
