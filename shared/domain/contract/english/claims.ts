import type { FinalOutcome } from '../../appointment.ts';
import type { Forms } from '../forms.ts';
import type { DisputeTerms, OutcomeEffect, Review, Terms } from '../terms.ts';
import type { WordedClause } from '../worded.ts';
import { capitalised, clause, ifSaid } from '../worded.ts';
import { counted } from './counted.ts';

/** The review window alone: "48 hours", "2 business days". */
function windowInWords({ hours, businessDays }: Review, forms: Forms): string {
  if (hours !== undefined) return counted(hours, 'hour', forms);
  return businessDays === undefined ? 'no time named' : counted(businessDays, 'business day', forms);
}

export const reviewClauses = (review: Review, forms: Forms): WordedClause[] => [
  clause('window', `The client may accept or dispute within ${windowInWords(review, forms)}`),
  clause(
    'silence',
    review.silence === 'accept'
      ? 'Silence until then means accepted'
      : 'Silence until then decides nothing: the unit waits until the client has answered',
  ),
];

/** Which claims are heard until when, and what they bring (domain §2, §5). */
export function claimClauses(disputes: DisputeTerms, forms: Forms): WordedClause[] {
  const { reasons, remedy, partPercent, cap, maxAgeDays, daysAfterPeriod, evidenceRequired } = disputes;
  const remedies = {
    credit: 'A claim upheld is credited in full',
    replacement: 'A claim upheld is made good by a replacement; the charge stands',
    part: `A claim upheld is credited in part${partPercent === undefined ? '' : `: ${forms.percent(partPercent)} of the charge`}`,
  };
  return [
    ...reasons.map(({ reason, clause: appealsTo, class: of }) =>
      clause(
        `reason ${reason}`,
        `“${reason}”${of === 'feedback' ? ' is noted as feedback and moves no money' : ` can be claimed${appealsTo === null ? '' : ` (clause: ${appealsTo})`}`}`,
      ),
    ),
    ...(evidenceRequired ? [clause('evidence', 'A claim must say what proves it')] : []),
    ...ifSaid(maxAgeDays, (days) =>
      clause('maxAge', `Nothing can be claimed later than ${counted(days, 'day', forms)} after delivery`),
    ),
    ...ifSaid(daysAfterPeriod, (days) =>
      clause(
        'afterPeriod',
        days === 0
          ? 'Claims on a billing period are heard until its last day'
          : `Claims on a billing period are heard until ${counted(days, 'day', forms)} after its end`,
      ),
    ),
    clause('remedy', remedies[remedy]),
    ...ifSaid(cap, (most) =>
      clause(
        'cap',
        'count' in most
          ? `At most ${counted(most.count, 'return', forms)} in a billing period`
          : `Returns of at most ${forms.percent(most.percent)} of the deliveries of a billing period`,
      ),
    ),
    ...answerClauses(disputes, forms),
  ];
}

function answerClauses({ answerBusinessDays, silence }: DisputeTerms, forms: Forms): WordedClause[] {
  if (answerBusinessDays === undefined) return [];
  return [
    clause('answer', `The agency answers a claim within ${counted(answerBusinessDays, 'business day', forms)}`),
    ...ifSaid(silence, (means) =>
      clause(
        'agencySilence',
        means === 'uphold'
          ? 'A claim the agency has not answered by then is upheld'
          : 'A claim the agency has not answered by then is denied',
      ),
    ),
  ];
}

export const replacementClause = ({ dueDays }: { readonly dueDays: number }, forms: Forms): WordedClause =>
  clause(
    'due',
    `A replacement owed is due within ${counted(dueDays, 'day', forms)}; it is never charged and cannot be returned`,
  );

/** How a meeting ended, in plain words. */
export const outcomeWords: Readonly<Record<FinalOutcome, string>> = {
  held: 'held',
  prospectNoShow: 'prospect did not come',
  clientNoShow: 'client did not come',
  cancelledInTime: 'cancelled in time',
  lateCancel: 'cancelled late',
};

/** What an outcome brings, in plain words. */
export const effectWords: Readonly<Record<OutcomeEffect, string>> = {
  bill: 'is billed',
  replace: 'is billed, and a replacement is owed',
  credit: 'is not billed',
  none: 'brings nothing',
};

const outcomes = Object.keys(outcomeWords) as FinalOutcome[];

export const outcomeClauses = ({ appointments }: Terms): WordedClause[] =>
  outcomes.flatMap((outcome) =>
    ifSaid(appointments?.outcomes[outcome], (effect) =>
      clause(`outcome ${outcome}`, `${capitalised(outcomeWords[outcome])}: ${effectWords[effect]}`),
    ),
  );
