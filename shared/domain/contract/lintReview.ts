import type { Finding } from '../pricing/model.ts';
import { longestPeriod } from './capCeiling.ts';
import { error, isPart, isPercent, repeated, warning, when } from './finding.ts';
import { stageOf } from './lintComponents.ts';
import type { Cycle, DisputeTerms, Review, Terms } from './terms.ts';

/** What review, claims, replacements and meetings lack, and where they contradict each other (domain §2, §5). */
export const lintReview = (terms: Terms): Finding[] => [
  ...lintWindow(terms),
  ...lintDisputes(terms),
  ...lintReplacement(terms),
  ...lintOutcomes(terms),
];

/** Days of a billing period at least. */
const shortest: Readonly<Record<Cycle, number>> = { weekly: 7, twoWeekly: 14, monthly: 28, quarterly: 90 };

function lintWindow({ review, billing }: Terms): Finding[] {
  if (review === undefined) return [error('noReviewWindow', 'review')];
  const { hours, businessDays } = review;
  if (hours !== undefined && businessDays !== undefined) return [error('hoursAndBusinessDays', 'review')];
  if (hours === undefined && businessDays === undefined) return [error('noReviewWindow', 'review')];
  // One or two business days are what 24 to 48 hours are in hours.
  const usual = hours === undefined ? (businessDays ?? 0) <= 2 : hours >= 24 && hours <= 48;
  return [
    ...when(!usual, warning('unusualWindow', 'review')),
    // Nothing delivered in a period could be billed with it.
    ...when(daysOf(review) > shortest[billing.cycle], warning('windowBeyondPeriod', 'review')),
  ];
}

/** How long the window is at least, in days. */
const daysOf = ({ hours, businessDays }: Review): number => (hours === undefined ? (businessDays ?? 0) : hours / 24);

function lintDisputes(terms: Terms): Finding[] {
  const { disputes, definition } = terms;
  if (disputes === undefined) return [warning('noDisputeTerms', 'disputes')];
  const { reasons, remedy, partPercent, cap } = disputes;
  const clauses = new Set(['definition', ...(definition?.criteria ?? []).map(({ id }) => id)]);
  return [
    ...repeated(reasons.map(({ reason }) => reason)).map((reason) => error('reasonRepeated', `disputes.${reason}`)),
    ...when(
      reasons.every((reason) => reason.class === 'feedback'),
      warning('noCreditableReason', 'disputes'),
    ),
    ...when(remedy === 'part' && partPercent === undefined, error('noPartPercent', 'disputes.partPercent')),
    // All of it is a credit, not a part of one.
    ...when(partPercent !== undefined && !isPart(partPercent), error('percentOutOfRange', 'disputes.partPercent')),
    ...when(
      cap !== undefined && 'percent' in cap && !isPercent(cap.percent),
      error('percentOutOfRange', 'disputes.cap.percent'),
    ),
    ...reasons.flatMap(({ reason, clause }) =>
      when(clause !== null && !clauses.has(clause), warning('unknownClause', `disputes.${reason}.clause`)),
    ),
    ...lintClaimDays(disputes, terms),
  ];
}

function lintClaimDays(disputes: DisputeTerms, { review, billing }: Terms): Finding[] {
  const { maxAgeDays, daysAfterPeriod, answerBusinessDays, silence } = disputes;
  const window = review === undefined ? 0 : daysOf(review);
  const never =
    maxAgeDays !== undefined &&
    daysAfterPeriod !== undefined &&
    maxAgeDays > longestPeriod[billing.cycle] + daysAfterPeriod;
  return [
    ...when(maxAgeDays !== undefined && maxAgeDays < window, error('maxAgeBelowWindow', 'disputes.maxAgeDays')),
    // What is delivered on the last day of a period would lose a part of its window.
    ...when(
      daysAfterPeriod !== undefined && daysAfterPeriod < window,
      error('daysAfterBelowWindow', 'disputes.daysAfterPeriod'),
    ),
    ...when(never, warning('maxAgeNeverReached', 'disputes.maxAgeDays')),
    ...when(
      silence !== undefined && answerBusinessDays === undefined,
      error('silenceWithoutAnswer', 'disputes.answerBusinessDays'),
    ),
  ];
}

function lintReplacement({ replacement, disputes, appointments }: Terms): Finding[] {
  const owed = disputes?.remedy === 'replacement' || Object.values(appointments?.outcomes ?? {}).includes('replace');
  return when(owed && replacement === undefined, error('noReplacementTerms', 'replacement'));
}

function lintOutcomes({ appointments, components }: Terms): Finding[] {
  if (appointments === undefined) return [];
  const meets = components.some(
    (one) => one.kind === 'perAppointment' || stageOf(one) === 'booked' || stageOf(one) === 'held',
  );
  const pays = components.some((one) => stageOf(one) === 'held');
  const { held } = appointments.outcomes;
  return [
    ...when(!meets && Object.keys(appointments.outcomes).length > 0, warning('outcomesUnused', 'appointments')),
    ...when(pays && (held === 'credit' || held === 'none'), error('heldNotBilled', 'appointments.held')),
  ];
}
