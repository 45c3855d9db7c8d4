import { appointmentOutcomes } from '../appointment.ts';
import { readBoolean } from './cells.ts';
import { fieldTypesByKind, type IntakeKind } from './fields.ts';

/** Fields whose cells must be one of a few words, with these words. */
const choices: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['feedback.decision', ['accept', 'dispute']],
  ['appointment.outcome', appointmentOutcomes],
]);
const yesOrNo: readonly string[] = ['yes', 'no'];

/** The words a field takes, or null where any text will do. */
export function choicesOf(kind: IntakeKind, field: string): readonly string[] | null {
  return choices.get(field) ?? (fieldTypesByKind[kind].get(field) === 'boolean' ? yesOrNo : null);
}

/** Whether a text is one of a field's words as it stands. */
export function isChoice(kind: IntakeKind, field: string, text: string): boolean {
  const words = choicesOf(kind, field);
  if (words === null) return true;
  if (words === yesOrNo) return readBoolean(text) !== null;
  return words.some((word) => word.toLowerCase() === text.trim().toLowerCase());
}

/** What people write for these words. Only what leaves no doubt: whether a meeting was cancelled in time is not said by "cancelled". */
const meanings: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  [
    'feedback.decision',
    table({
      accept: 'accepted|approve|approved|ok|okay|yes|y|valid|good|ja|angenommen|akzeptiert|gut',
      dispute: 'disputed|reject|rejected|no|n|invalid|declined|bad|returned|nein|abgelehnt|reklamiert|reklamation',
    }),
  ],
  [
    'appointment.outcome',
    table({
      held: 'showed|show|showed up|attended|completed|took place|stattgefunden|wahrgenommen|erschienen',
      prospectNoShow: 'no show|no-show|noshow|prospect no-show|prospect no show|nicht erschienen',
      clientNoShow: 'client no-show|client no show',
      cancelledInTime: 'cancelled in time|canceled in time',
      lateCancel: 'late cancel|late cancellation|cancelled late|canceled late',
      rescheduled: 'moved|reschedule|verschoben',
    }),
  ],
  [
    'consent.given',
    table({
      yes: 'opt-in|opted in|opted-in|granted|given|checked|agreed|x|erteilt',
      no: 'opt-out|opted out|opted-out|denied|declined|not given|unchecked|nicht erteilt',
    }),
  ],
]);

function table(words: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(words).flatMap(([word, texts]) => texts.split('|').map((text) => [text, word] as const)),
  );
}

/** What a text means for a field, where people agree on that; null where it is one of the field's words or unknown. */
export const meaningOf = (field: string, text: string): string | null =>
  meanings.get(field)?.get(text.trim().toLowerCase()) ?? null;
