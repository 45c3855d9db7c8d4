import type { FinalOutcome } from '../../appointment.ts';
import { finalOutcomes } from '../../appointment.ts';
import type { Forms } from '../forms.ts';
import type { DisputeTerms, OutcomeEffect, Review, Terms } from '../terms.ts';
import type { WordedClause } from '../worded.ts';
import { clause, ifSaid } from '../worded.ts';
import { counted, inDays } from './counted.ts';

const inBusinessDays = (count: number, forms: Forms): string => counted(count, 'Werktag', 'Werktagen', forms);

function windowInGerman({ hours, businessDays }: Review, forms: Forms): string {
  if (hours !== undefined) return counted(hours, 'Stunde', 'Stunden', forms);
  return businessDays === undefined ? 'einer noch offenen Frist' : inBusinessDays(businessDays, forms);
}

export const reviewClauses = (review: Review, forms: Forms): WordedClause[] => [
  clause('window', `Der Kunde kann binnen ${windowInGerman(review, forms)} annehmen oder reklamieren`),
  clause(
    'silence',
    review.silence === 'accept'
      ? 'Schweigen bis dahin gilt als Annahme'
      : 'Schweigen bis dahin entscheidet nichts: gewartet wird auf die Antwort des Kunden',
  ),
];

/** Which claims are heard until when, and what they bring. */
export function claimClauses(disputes: DisputeTerms, forms: Forms): WordedClause[] {
  const { reasons, remedy, partPercent, cap, maxAgeDays, daysAfterPeriod, evidenceRequired } = disputes;
  const remedies = {
    credit: 'Eine anerkannte Reklamation wird ganz erstattet',
    replacement: 'Für eine anerkannte Reklamation wird Ersatz geliefert; die Berechnung bleibt',
    part: `Eine anerkannte Reklamation wird teilweise erstattet${partPercent === undefined ? '' : `: ${forms.percent(partPercent)} des Betrags`}`,
  };
  return [
    ...reasons.map(({ reason, clause: appealsTo, class: of }) =>
      clause(
        `reason ${reason}`,
        `„${reason}“${of === 'feedback' ? ' wird als Rückmeldung vermerkt und bewegt kein Geld' : ` kann reklamiert werden${appealsTo === null ? '' : ` (Klausel: ${appealsTo})`}`}`,
      ),
    ),
    ...(evidenceRequired ? [clause('evidence', 'Eine Reklamation muss sagen, was sie belegt')] : []),
    ...ifSaid(maxAgeDays, (days) =>
      clause(
        'maxAge',
        `Später als ${counted(days, 'Tag', 'Tage', forms)} nach Lieferung kann nichts reklamiert werden`,
      ),
    ),
    ...ifSaid(daysAfterPeriod, (days) =>
      clause(
        'afterPeriod',
        days === 0
          ? 'Reklamationen zu einem Abrechnungszeitraum werden bis zu seinem letzten Tag angenommen'
          : `Reklamationen zu einem Abrechnungszeitraum werden bis ${counted(days, 'Tag', 'Tage', forms)} nach seinem Ende angenommen`,
      ),
    ),
    clause('remedy', remedies[remedy]),
    ...ifSaid(cap, (most) =>
      clause(
        'cap',
        'count' in most
          ? `Höchstens ${counted(most.count, 'Rückgabe', 'Rückgaben', forms)} in einem Abrechnungszeitraum`
          : `Rückgaben von höchstens ${forms.percent(most.percent)} der Lieferungen eines Abrechnungszeitraums`,
      ),
    ),
    ...answerClauses(disputes, forms),
  ];
}

function answerClauses({ answerBusinessDays, silence }: DisputeTerms, forms: Forms): WordedClause[] {
  if (answerBusinessDays === undefined) return [];
  return [
    clause('answer', `Die Agentur antwortet binnen ${inBusinessDays(answerBusinessDays, forms)} auf eine Reklamation`),
    ...ifSaid(silence, (means) =>
      clause(
        'agencySilence',
        means === 'uphold'
          ? 'Eine bis dahin nicht beantwortete Reklamation gilt als anerkannt'
          : 'Eine bis dahin nicht beantwortete Reklamation gilt als abgelehnt',
      ),
    ),
  ];
}

export const replacementClause = ({ dueDays }: { readonly dueDays: number }, forms: Forms): WordedClause =>
  clause(
    'due',
    `Geschuldeter Ersatz ist binnen ${inDays(dueDays, forms)} zu liefern; er wird nie berechnet und kann nicht zurückgegeben werden`,
  );

const outcomeWords: Readonly<Record<FinalOutcome, string>> = {
  held: 'Wahrgenommen',
  prospectNoShow: 'Interessent nicht erschienen',
  clientNoShow: 'Kunde nicht erschienen',
  cancelledInTime: 'Rechtzeitig abgesagt',
  lateCancel: 'Zu spät abgesagt',
};

const effectWords: Readonly<Record<OutcomeEffect, string>> = {
  bill: 'wird berechnet',
  replace: 'wird berechnet, und Ersatz wird geschuldet',
  credit: 'wird nicht berechnet',
  none: 'bringt nichts',
};

export const outcomeClauses = ({ appointments }: Terms): WordedClause[] =>
  finalOutcomes.flatMap((outcome) =>
    ifSaid(appointments?.outcomes[outcome], (effect) =>
      clause(`outcome ${outcome}`, `${outcomeWords[outcome]}: ${effectWords[effect]}`),
    ),
  );
