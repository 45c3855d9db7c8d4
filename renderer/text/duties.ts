import type { Duty } from '../../shared/api/duty.ts';
import type { ClientLook } from '../../shared/api/look.ts';
import { formatMoney } from '../../shared/domain/money.ts';
import { dayText, numberText, periodOfDays } from '../parts/format.ts';
import { cadenceNames } from './agreed.ts';
import { counted } from './counted.ts';

/** What a duty says on a screen. */
export interface DutyWords {
  /** What falls due, in a few words. */
  readonly says: string;
  /** What it stands at now; empty where there is nothing to measure. */
  readonly stands: string;
  /** What comes of it. */
  readonly means: string;
  /** It is missed, or will be: something has to be done. */
  readonly isBad: boolean;
}

type Measure = Extract<Duty, { kind: 'benchmark' }>['measure'];

/** A measure and whether it is a rate in percent. */
const measures: Readonly<Record<Measure, { readonly name: string; readonly isRate: boolean }>> = {
  delivered: { name: 'delivered leads', isRate: false },
  accepted: { name: 'accepted leads', isRate: false },
  held: { name: 'held meetings', isRate: false },
  sales: { name: 'sales', isRate: false },
  acceptanceRate: { name: 'acceptance rate', isRate: true },
  returnRate: { name: 'return rate', isRate: true },
  showRate: { name: 'show rate', isRate: true },
  leadToCloseRate: { name: 'lead-to-close rate', isRate: true },
};

/** `in 13 days`, `tomorrow`, `today`, `2 days ago`. */
export function daysText(daysLeft: number): string {
  if (daysLeft === 0) return 'today';
  if (daysLeft === 1) return 'tomorrow';
  return daysLeft > 0 ? `in ${counted(daysLeft, 'day')}` : `${counted(-daysLeft, 'day')} ago`;
}

/** A duty in words, its figures as the client writes them. */
export function dutyWords(duty: Duty, look: Pick<ClientLook, 'locale' | 'currency'>): DutyWords {
  switch (duty.kind) {
    case 'pilotEnd':
      return pilotWords(duty, look);
    case 'minimumTermEnd':
      return {
        says: 'Minimum term ends',
        stands: counted(duty.months, 'month'),
        means: 'From then on the contract can end with a billing period, when notice is given in time.',
        isBad: false,
      };
    case 'lastNotice':
      return {
        says: 'Last day to give notice',
        stands: `to end with ${dayText(duty.ends, look.locale)}`,
        means: 'After this day the contract goes on for another billing period.',
        isBad: false,
      };
    case 'benchmark':
      return benchmarkWords(duty, look);
    case 'reportDue':
      return {
        says: `Report for ${periodOfDays(duty.period, look.locale)}`,
        stands: cadenceNames[duty.cadence],
        means: 'The contract promises a report for every such period.',
        isBad: duty.daysLeft < 0,
      };
    case 'guarantee':
      return guaranteeWords(duty, look);
  }
}

type Of<Kind extends Duty['kind']> = Extract<Duty, { kind: Kind }>;
type Look = Pick<ClientLook, 'locale' | 'currency'>;

function pilotWords({ daysLeft, leads, money }: Of<'pilotEnd'>, { locale, currency }: Look): DutyWords {
  const sum = (amount: number): string => formatMoney(amount, currency, locale);
  return {
    says: daysLeft < 0 ? 'The pilot is over' : 'The pilot ends',
    stands: [
      ...(leads === null ? [] : [`${numberText(leads.used, locale)} of ${numberText(leads.of, locale)} leads`]),
      ...(money === null ? [] : [`${sum(money.used)} of ${sum(money.of)}`]),
    ].join(', '),
    means:
      daysLeft < 0
        ? 'Agree what comes after it: a new version of the terms without a pilot, or the end.'
        : 'Its own caps hold to its last day. Agree in time what comes after it.',
    isBad: daysLeft < 0,
  };
}

function benchmarkWords(duty: Of<'benchmark'>, { locale }: Look): DutyWords {
  const { name, isRate } = measures[duty.measure];
  const written = (value: string): string => `${numberText(value, locale)}${isRate ? ' %' : ''}`;
  const limits = [
    ...(duty.atLeast === null ? [] : [`at least ${written(duty.atLeast)}`]),
    ...(duty.atMost === null ? [] : [`at most ${written(duty.atMost)}`]),
  ].join(' and ');
  const isMissed = !duty.isReached && duty.daysLeft < 0;
  const may = duty.exit === 'terminate' ? 'may end the contract' : 'may ask to renegotiate';
  const now = duty.value === null ? 'no value yet' : written(duty.value);
  return {
    says: `${isMissed ? 'Benchmark missed' : 'Benchmark'}: ${name} ${limits}`,
    stands: `${duty.daysLeft < 0 ? 'was' : 'now'} ${now}, ${duty.isReached ? 'reached' : 'not reached'}`,
    means: duty.isReached
      ? 'Measured since the contract began, as the report measures it.'
      : `Where it is not reached, the client ${may} from ${dayText(duty.exitFrom, locale)}.`,
    isBad: isMissed,
  };
}

const shortfalls = {
  makeGood: 'What is missing is given free in the next period.',
  rollover: 'What is missing is added to what the next period promises.',
  feeCut: 'The retainer is cut by the share that is missing.',
} as const;

function guaranteeWords(duty: Of<'guarantee'>, { locale }: Look): DutyWords {
  const { units, of, projected, isAtRisk, shortfall } = duty;
  const atEnd = projected === null ? '' : `, ${numberText(projected, locale)} at this pace`;
  return {
    says: isAtRisk ? 'Guarantee at risk' : 'Guarantee',
    stands: `${numberText(units, locale)} of ${numberText(of, locale)}${atEnd}`,
    means: shortfall === null ? 'The terms do not say what comes of a shortfall.' : shortfalls[shortfall],
    isBad: isAtRisk,
  };
}
