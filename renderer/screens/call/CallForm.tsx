import { Button, Checkbox, Kbd, Textarea } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { ClientLook } from '../../../shared/api/look.ts';
import { callOutcomes } from '../../../shared/domain/call.ts';
import { modKey, Scrolled } from '../../parts/Screen.tsx';
import { useClock } from '../../parts/useClock.ts';
import { useDraft } from '../../parts/useDraft.ts';
import { useKeys } from '../../shell/keys.tsx';
import { stateWord } from '../../text/states.ts';
import { Calls } from '../lead/Calls.tsx';
import { Answers } from './Answers.tsx';
import css from './call.module.css';
import { CallDraft, freshMeeting } from './callDraft.ts';
import { Ending } from './Ending.tsx';
import { Later } from './Later.tsx';
import { Meanwhile } from './Meanwhile.tsx';
import { Meeting } from './Meeting.tsx';
import { Person } from './Person.tsx';
import { Rules, useLive } from './Rules.tsx';
import { toggled } from './timer.ts';
import { asksAgain, type Callee, type Desk, useCall } from './useCall.ts';
import { useJudgedSeconds } from './useTalk.ts';

interface CallFormProps {
  readonly lead: Callee;
  readonly contract: string;
  readonly look: ClientLook;
  /** The caller's own zone. */
  readonly zone: string;
  /** What the application's clock said when the lead was read. */
  readonly now: number;
  readonly onDone: () => void;
  readonly onNext: () => void;
  readonly onBefore: () => void;
}

/** One call: what was typed before, by whatever ended it, is there again before the first key. */
export function CallForm({ now, onNext, onBefore, ...rest }: CallFormProps): ReactNode {
  const draft = useDraft(`call:${rest.lead.id}`, CallDraft);
  const clock = useClock(now);
  // What was left is what was there first, however often the file is read again.
  const [left, setLeft] = useState(draft.left);
  if (left === undefined && draft.left !== undefined) setLeft(draft.left);
  if (left === undefined) return <div className={css.form} />;
  const desk: Desk = { ...rest, clock, left, save: draft.save, discard: draft.discard };
  return <Filling desk={desk} saving={draft.state} onNext={onNext} onBefore={onBefore} />;
}

interface FillingProps {
  readonly desk: Desk;
  readonly saving: 'unchanged' | 'saving' | 'saved';
  readonly onNext: () => void;
  readonly onBefore: () => void;
}

const savingWords = { unchanged: '', saving: 'Saving the draft …', saved: 'Draft saved' } as const;

function Filling({ desk, saving, onNext, onBefore }: FillingProps): ReactNode {
  const { lead, contract, look, clock, onDone } = desk;
  const form = useRef<HTMLFormElement>(null);
  const hand = useCall(desk, form);
  const { call, change, rework, finish, busy } = hand;
  const [isLater, setLater] = useState(false);
  const [turnsAt, setTurnsAt] = useState(lead.live.turnsAt);
  const seconds = useJudgedSeconds(call, clock, turnsAt);
  const live = useLive({ lead: lead.id, contract, answers: call.answers, seconds, outcome: call.outcome }, lead.live);
  if (live.turnsAt !== turnsAt) setTurnsAt(live.turnsAt);

  const toggle = (): void => {
    rework((now) => toggled(now, clock()));
    if (call.startedAt === null) focusOn(form.current, 'input[name]');
  };
  const toggleMeeting = (): void => change({ meeting: call.meeting === null ? freshMeeting : null });
  const end = (outcome: (typeof callOutcomes)[number]): void => {
    change({ outcome });
    // Its moment is asked next, once there is a field for it.
    if (asksAgain({ outcome })) requestAnimationFrame(() => focusOn(form.current, '[data-part=again] input'));
  };
  useKeys([
    { keys: 'mod+Enter', says: 'Save the call and go to the next', does: () => void finish() },
    { keys: 'mod+.', says: 'Start the call, pause it, go on', does: toggle },
    ...callOutcomes.map((outcome, place) => ({
      keys: `alt+${place + 1}`,
      says: `The call ended: ${stateWord('call', outcome).word.toLowerCase()}`,
      does: () => end(outcome),
    })),
    { keys: 'mod+u', says: 'To the next answer that is not known', does: () => toUnknown(form.current, live.criteria) },
    { keys: 'mod+b', says: 'Book a meeting on the call', does: toggleMeeting },
    {
      keys: 'mod+d',
      says: 'Deliver the lead with the call',
      does: () => rework(({ deliver }) => ({ deliver: !deliver })),
    },
    { keys: 'mod+shift+l', says: 'Not now: put it off, with the reason', does: () => setLater(true) },
    { keys: 'mod+ArrowDown', says: 'Skip: next in the queue', does: onNext },
    { keys: 'mod+ArrowUp', says: 'Back in the queue', does: onBefore },
  ]);
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>): void => {
    const { target, currentTarget: within } = event;
    // What floats above the form has keys of its own.
    if (!(target instanceof Element) || !within.contains(target)) return;
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || !target.matches('input, select')) return;
    event.preventDefault();
    focusAfter(within, target);
  };
  useEffect(() => {
    focusOn(form.current, 'button');
  }, []);

  return (
    <>
      <form
        ref={form}
        className={css.form}
        aria-label="Call"
        onKeyDown={onKeyDown}
        onSubmit={(event) => event.preventDefault()}
      >
        <Person desk={desk} timer={call} turnsAt={turnsAt} onToggle={toggle} />
        <Scrolled className={`${css.fields}`} label="What is asked on the call">
          <Meanwhile desk={desk} call={call} />
          {call.meeting !== null && (
            <Meeting
              desk={desk}
              live={live}
              meeting={call.meeting}
              onChange={(meeting) => change({ meeting })}
              onDrop={() => {
                change({ meeting: null });
                focusOn(form.current, '[data-meeting]');
              }}
            />
          )}
          <Answers lead={lead} live={live} hand={hand} />
          <Textarea
            mt={8}
            label="Note on the call"
            name="note"
            autosize
            minRows={2}
            value={call.note}
            onChange={(event) => change({ note: event.currentTarget.value })}
          />
          {lead.calls.length > 0 && (
            <>
              <h3>Calls before</h3>
              <Calls calls={lead.calls} look={look} />
            </>
          )}
        </Scrolled>
        <div className={css.foot}>
          {isLater ? (
            <Later desk={desk} onDone={onDone} onBack={() => setLater(false)} />
          ) : (
            <>
              <Ending desk={desk} hand={hand} />
              <div className={css.line}>
                {lead.delivery === null && (
                  <Checkbox
                    label={
                      <>
                        Deliver if it passes <Kbd size="xs">{modKey} D</Kbd>
                      </>
                    }
                    checked={call.deliver || call.meeting !== null}
                    disabled={call.meeting !== null}
                    onChange={(event) => change({ deliver: event.currentTarget.checked })}
                  />
                )}
                <span className={css.end} />
                <Button type="button" size="compact-xs" variant="subtle" onClick={onNext}>
                  Skip&nbsp;<Kbd size="xs">{modKey} ↓</Kbd>
                </Button>
                <Button type="button" size="compact-xs" variant="subtle" onClick={() => setLater(true)}>
                  Not now&nbsp;<Kbd size="xs">{modKey} ⇧ L</Kbd>
                </Button>
              </div>
              <div className={css.line}>
                <span className="quiet" role="status" aria-label="Draft">
                  {savingWords[saving]}
                </span>
                <Button type="button" className={css.end} variant="default" data-meeting onClick={toggleMeeting}>
                  {call.meeting === null ? 'Book' : 'No meeting'}&nbsp;<Kbd size="xs">{modKey} B</Kbd>
                </Button>
                <Button type="button" data-save loading={busy} onClick={() => void finish()}>
                  Save and next&nbsp;<Kbd size="xs">{modKey} ⏎</Kbd>
                </Button>
              </div>
            </>
          )}
        </div>
      </form>
      <Rules live={live} />
    </>
  );
}

const focusOn = (form: HTMLFormElement | null, selector: string): void =>
  form?.querySelector<HTMLElement>(selector)?.focus();

/** What is typed into, in the order of the form. */
const typedInto = 'input:not([type=radio], [type=checkbox]), select, textarea';

/** Enter goes on to the next field; from the last one to the outcome, or to saving where that is said. */
function focusAfter(form: HTMLFormElement, from: Element): void {
  const fields: Element[] = [...form.querySelectorAll(typedInto)];
  const next = fields[fields.indexOf(from) + 1];
  if (next instanceof HTMLElement && fields.includes(from)) next.focus();
  else focusOn(form, form.querySelector('input[type=radio]:checked') === null ? 'input[type=radio]' : '[data-save]');
}

/** The next field after the one the keyboard is on, from the last one to the first, that a criterion does not know. */
function toUnknown(form: HTMLFormElement | null, criteria: Callee['live']['criteria']): void {
  const unknown = new Set(criteria.filter(({ result }) => result === 'unknown').map(({ field }) => field));
  const fields = [...(form?.querySelectorAll<HTMLInputElement>('input[name]') ?? [])];
  const at = fields.findLastIndex(({ name }) => name === document.activeElement?.getAttribute('name'));
  const inTurn = [...fields.slice(at + 1), ...fields.slice(0, at + 1)];
  inTurn.find(({ name }) => unknown.has(name))?.focus();
}
