import { type RefObject, useCallback, useRef, useState } from 'react';
import type { CallRead } from '../../../shared/api/call.ts';
import type { ClientLook } from '../../../shared/api/look.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import { readMoment } from '../../../shared/domain/typedMoment.ts';
import { api } from '../../api.ts';
import { useAct } from '../../parts/useAct.tsx';
import { finishedText } from '../../text/calls.ts';
import { type CallDraft, freshCall } from './callDraft.ts';
import { secondsOf } from './timer.ts';

export type Callee = NonNullable<CallRead['lead']>;

/** Where a call is made from: its contract, the clocks that matter, and what was left of it. */
export interface Desk {
  readonly lead: Callee;
  readonly contract: string;
  readonly look: ClientLook;
  /** The caller's own zone. */
  readonly zone: string;
  readonly clock: () => Instant;
  readonly left: CallDraft | null;
  readonly save: (draft: CallDraft, atOnce: boolean) => void;
  readonly discard: () => void;
  readonly onDone: () => void;
}

export interface CallInHand {
  readonly call: CallDraft;
  readonly change: (part: Partial<CallDraft>) => void;
  /** Changes what depends on what is typed already; the newest, not what was drawn last. */
  readonly rework: (make: (call: CallDraft) => Partial<CallDraft>) => void;
  readonly finish: () => Promise<void>;
  readonly busy: boolean;
}

/** Which field of the form keeps a call from being saved. */
type Missing = 'outcome' | 'again' | 'meeting';

/** One call as it is typed, and how it ends. */
export function useCall(desk: Desk, form: RefObject<HTMLFormElement | null>): CallInHand {
  const { lead, left, save, discard, onDone } = desk;
  const [call, setCall] = useState<CallDraft>(left ?? freshCall);
  const newest = useRef(call);
  const isOver = useRef(false);
  const known = lead.calls.length;
  const rework = useCallback(
    (make: (call: CallDraft) => Partial<CallDraft>) => {
      // What is typed between the end of a call and the next lead would become a draft of the one before.
      if (isOver.current) return;
      const before = newest.current;
      const made = make(before);
      const next = { ...before, callsBefore: before.callsBefore ?? known, ...made };
      newest.current = next;
      setCall(next);
      save(next, endsWord(made));
    },
    [save, known],
  );
  const change = useCallback((part: Partial<CallDraft>) => rework(() => part), [rework]);
  const finishing = useAct(api.call.finish, { said: finishedText });
  const finish = async (): Promise<void> => {
    if (isOver.current || finishing.busy) return;
    const wish = wishOf(newest.current, desk);
    if ('missing' in wish) {
      form.current?.querySelector<HTMLElement>(`[data-part=${wish.missing}] input`)?.focus();
      return;
    }
    isOver.current = true;
    if ((await finishing.act(wish.call)) === undefined) {
      isOver.current = false;
      return;
    }
    discard();
    onDone();
  };
  return { call, change, rework, finish, busy: finishing.busy };
}

/** Whether a change ends a word, or is none of letters. */
const endsWord = ({ note, answers }: Partial<CallDraft>): boolean =>
  note !== undefined
    ? /\s$/.test(note)
    : answers === undefined || Object.values(answers).some((one) => /\s$/.test(one));

type Finish = Parameters<typeof api.call.finish>[0];

/** What is to be written of a call, or what is missing for it. */
function wishOf(call: CallDraft, desk: Desk): { readonly call: Finish } | { readonly missing: Missing } {
  const { lead, contract, look, zone, clock } = desk;
  const { outcome } = call;
  if (outcome === null) return { missing: 'outcome' };
  const now = clock();
  const again = asksAgain(call) && call.again.trim() !== '' ? readMoment(call.again, now, zone) : null;
  if (again?.ok === false || (outcome === 'callBack' && again === null)) return { missing: 'again' };
  const meeting = call.meeting && readMoment(call.meeting.when, now, look.timeZone);
  if (meeting?.ok === false) return { missing: 'meeting' };
  const held = new Map(lead.fields.map(({ field, value }) => [field, value]));
  // What the lead says by now by itself needs no answer any more.
  const answered = Object.keys(call.answers).filter((field) => call.answers[field] !== (held.get(field) ?? ''));
  const pick = <Value>(from: Readonly<Record<string, Value>>) =>
    Object.fromEntries(answered.flatMap((field) => (field in from ? [[field, from[field] as Value]] : [])));
  return {
    call: {
      lead: lead.id,
      contract,
      startedAt: call.startedAt ?? now,
      seconds: secondsOf(call, now),
      outcome,
      note: call.note.trim() === '' ? null : call.note,
      answers: pick(call.answers),
      was: pick(call.was),
      callAgainAt: again?.value ?? null,
      deliver: call.deliver,
      meeting: call.meeting && meeting ? { startsAt: meeting.value, ...arranged(call.meeting) } : null,
      suppress: outcome === 'doNotCall' && call.suppress !== 'none' ? call.suppress : null,
    },
  };
}

/** Whether the form asks for a moment to call again. */
export const asksAgain = ({ outcome }: Pick<CallDraft, 'outcome'>): boolean =>
  outcome === 'callBack' || outcome === 'notReached';

function arranged({ kind, withWhom, setter, remindMinutes }: NonNullable<CallDraft['meeting']>) {
  return {
    ...(kind !== null && { kind }),
    ...(withWhom.trim() !== '' && { withWhom: withWhom.trim() }),
    ...(setter.trim() !== '' && { setter: setter.trim() }),
    ...(remindMinutes !== null && { remindMinutes }),
  };
}
