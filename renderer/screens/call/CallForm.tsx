import { Button, Group, Kbd, Radio, Textarea, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { CallRead } from '../../../shared/api/call.ts';
import type { ClientLook } from '../../../shared/api/look.ts';
import { type CallOutcome, callOutcomes } from '../../../shared/domain/call.ts';
import { api } from '../../api.ts';
import { modKey, Scrolled } from '../../parts/Screen.tsx';
import { useAct } from '../../parts/useAct.tsx';
import { useClock } from '../../parts/useClock.ts';
import { useDraft } from '../../parts/useDraft.ts';
import { Moment } from '../../parts/words.tsx';
import { useKeys } from '../../shell/keys.tsx';
import { stateWord } from '../../text/states.ts';
import { Calls, lengthText } from '../lead/Calls.tsx';
import { Book } from '../lead/DeliveryActions.tsx';
import css from './call.module.css';
import { CallDraft, freshCall, secondsOf } from './callDraft.ts';
import { Rules, useLive } from './Rules.tsx';

type Callee = NonNullable<CallRead['lead']>;

interface CallFormProps {
  readonly lead: Callee;
  readonly contract: string;
  readonly look: ClientLook;
  /** What the application's clock said when the lead was read. */
  readonly now: number;
  readonly onDone: () => void;
  readonly onNext: () => void;
  readonly onBefore: () => void;
}

/** One call: what was typed before, by whatever ended it, is there again before the first key. */
export function CallForm(props: CallFormProps): ReactNode {
  const draft = useDraft(`call:${props.lead.id}`, CallDraft);
  if (draft.left === undefined) return <div className={css.form} />;
  return <Filling {...props} left={draft.left} save={draft.save} discard={draft.discard} />;
}

function Filling({
  lead,
  contract,
  look,
  now,
  onDone,
  onNext,
  onBefore,
  left,
  save,
  discard,
}: CallFormProps & {
  readonly left: CallDraft | null;
  readonly save: (draft: CallDraft) => void;
  readonly discard: () => void;
}): ReactNode {
  const [call, setCall] = useState<CallDraft>(left ?? freshCall);
  const form = useRef<HTMLFormElement>(null);
  const clock = useClock(now);
  const isRunning = call.startedAt !== null && call.endedAt === null;
  const ended = call.endedAt === null ? undefined : secondsOf(call, 0);
  const live = useLive({ lead: lead.id, contract, answers: call.answers, seconds: ended }, lead.live);
  const finishing = useAct(api.call.finish, {
    said: ({ before, after }) =>
      before === after || after === null
        ? 'Saved the call'
        : `Saved the call: the lead is now ${stateWord('lead', after).word.toLowerCase()}`,
  });
  const change = (part: Partial<CallDraft>): void => {
    const next = { ...call, ...part };
    setCall(next);
    save(next);
  };
  const startStop = (): void => {
    if (isRunning) change({ endedAt: clock() });
    else change({ startedAt: clock(), endedAt: null });
    focusOn(form.current, isRunning ? 'input[type=radio]' : 'input[name]');
  };
  const finish = async (): Promise<void> => {
    if (call.outcome === null) {
      focusOn(form.current, 'input[type=radio]');
      return;
    }
    const at = clock();
    const done = await finishing.act({
      lead: lead.id,
      contract,
      startedAt: call.startedAt ?? at,
      seconds: secondsOf(call, at),
      outcome: call.outcome,
      note: call.note.trim() === '' ? null : call.note,
      answers: { ...call.answers },
      callAgainAt: call.again === '' ? null : new Date(call.again).getTime(),
    });
    if (done === undefined) return;
    discard();
    onDone();
  };
  useKeys([
    { keys: 'mod+Enter', says: 'Save the call and go to the next', does: () => void finish() },
    { keys: 'mod+.', says: 'Start or stop the call', does: startStop },
    { keys: 'mod+ArrowDown', says: 'Next in the queue', does: onNext },
    { keys: 'mod+ArrowUp', says: 'Back in the queue', does: onBefore },
  ]);
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>): void => {
    // What floats above the form has keys of its own.
    if (!(event.target instanceof Node) || form.current?.contains(event.target) !== true) return;
    const place = /^Digit([1-6])$/.exec(event.code)?.[1];
    const outcome = event.altKey && place !== undefined ? callOutcomes[Number(place) - 1] : undefined;
    if (outcome !== undefined) {
      change({ outcome });
      // Its moment is asked next, once there is a field for it.
      if (outcome === 'callBack') requestAnimationFrame(() => focusOn(form.current, 'input[type=datetime-local]'));
      event.preventDefault();
    } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      focusAfter(form.current, event.target);
    }
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
        <div className={css.person}>
          <div>
            <h2>
              <Link to="/leads/$lead" params={{ lead: String(lead.id) }}>
                {lead.name ?? lead.email ?? 'Lead'}
              </Link>
            </h2>
            <span className="quiet">
              {[lead.company, lead.email, lead.source, lead.campaign].filter((part) => part !== null).join(' · ')} ·{' '}
              <Moment at={lead.capturedAt} zone={look.timeZone} locale={look.locale} />
            </span>
          </div>
          <span className={css.phone}>{lead.phone ?? 'No phone'}</span>
          <div className={css.clock}>
            <Clock call={call} isRunning={isRunning} clock={clock} />
            <Button type="button" variant={isRunning ? 'filled' : 'default'} onClick={startStop}>
              {isRunning ? 'Stop' : call.startedAt === null ? 'Start the call' : 'Start again'}
            </Button>
          </div>
        </div>
        <Scrolled className={`${css.fields}`} label="What is asked on the call">
          <div className={css.grid}>
            {lead.fields.map(({ field, label, value, asked }) => (
              <TextInput
                key={field}
                name={field}
                label={label}
                description={asked ? live.criteria.find((one) => one.field === field)?.definition : undefined}
                error={live.unreadable.includes(field) ? 'This cannot be read as such a field' : undefined}
                value={call.answers[field] ?? value ?? ''}
                onChange={(event) =>
                  change({ answers: withAnswer(call.answers, field, event.currentTarget.value, value) })
                }
              />
            ))}
          </div>
          <Textarea
            mt={8}
            label="Note on the call"
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
          <Radio.Group
            label="Outcome"
            value={call.outcome}
            onChange={(value) => change({ outcome: callOutcomes.find((one) => one === value) ?? null })}
          >
            <Group gap={12}>
              {callOutcomes.map((outcome, place) => (
                <Radio key={outcome} value={outcome} label={<OutcomeLabel outcome={outcome} place={place + 1} />} />
              ))}
            </Group>
          </Radio.Group>
          {(call.outcome === 'callBack' || call.outcome === 'noAnswer') && (
            <TextInput
              type="datetime-local"
              label={call.outcome === 'callBack' ? 'Call back at (your time)' : 'Try again at (in two hours if empty)'}
              value={call.again}
              onChange={(event) => change({ again: event.currentTarget.value })}
            />
          )}
          <Group gap={8} ml="auto">
            {lead.delivery !== null && <Book delivery={lead.delivery} clock={`${look.name}, ${look.timeZone}`} />}
            <Button
              type="button"
              loading={finishing.busy}
              onClick={() => void finish()}
              disabled={call.outcome === null}
            >
              Save and next&nbsp;<Kbd size="xs">{modKey} ⏎</Kbd>
            </Button>
          </Group>
        </div>
      </form>
      <Rules live={live} />
    </>
  );
}

function OutcomeLabel({ outcome, place }: { readonly outcome: CallOutcome; readonly place: number }): ReactNode {
  return (
    <>
      {stateWord('call', outcome).word} <Kbd size="xs">Alt {place}</Kbd>
    </>
  );
}

interface ClockProps {
  readonly call: CallDraft;
  readonly isRunning: boolean;
  readonly clock: () => number;
}

function Clock({ call, isRunning, clock }: ClockProps): ReactNode {
  const [now, setNow] = useState(clock);
  useEffect(() => {
    if (!isRunning) return;
    setNow(clock());
    const timer = setInterval(() => setNow(clock()), 1000);
    return () => clearInterval(timer);
  }, [isRunning, clock]);
  return (
    <span className={css.time} role="timer" aria-label="Length of the call">
      {lengthText(secondsOf(call, now))}
    </span>
  );
}

/** An answer that says what the lead says already is none. */
function withAnswer(
  answers: CallDraft['answers'],
  field: string,
  typed: string,
  held: string | null,
): CallDraft['answers'] {
  const { [field]: _before, ...others } = answers;
  return typed === (held ?? '') ? others : { ...others, [field]: typed };
}

const focusOn = (form: HTMLFormElement | null, selector: string): void =>
  form?.querySelector<HTMLElement>(selector)?.focus();

/** Enter goes on to the next field, from the last one to the note. */
function focusAfter(form: HTMLFormElement | null, from: HTMLElement): void {
  const fields = [...(form?.querySelectorAll<HTMLElement>('input[name]:not([type=radio]), textarea') ?? [])];
  fields[fields.indexOf(from) + 1]?.focus();
}
