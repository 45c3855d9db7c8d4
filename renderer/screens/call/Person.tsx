import { Button, Kbd } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { modKey } from '../../parts/Screen.tsx';
import { Moment } from '../../parts/words.tsx';
import { counted } from '../../text/counted.ts';
import { lastingText } from '../../text/lasting.ts';
import { lengthText } from '../lead/Calls.tsx';
import css from './call.module.css';
import type { Timer } from './timer.ts';
import type { Callee, Desk } from './useCall.ts';
import { useSeconds } from './useTalk.ts';

interface PersonProps {
  readonly desk: Desk;
  readonly timer: Timer;
  /** The second of the talk at which the rules say something else. */
  readonly turnsAt: number | null;
  readonly onToggle: () => void;
}

/** Who is called, by what number, how often before, and for how long by now. */
export function Person({ desk, timer, turnsAt, onToggle }: PersonProps): ReactNode {
  const { lead, look, clock } = desk;
  const isRunning = timer.runningSince !== null;
  return (
    <div className={css.person}>
      <div className={css.who}>
        <h2>
          <Link to="/leads/$lead" params={{ lead: String(lead.id) }}>
            {lead.name ?? lead.email ?? 'Lead'}
          </Link>
        </h2>
        <span className="quiet">
          {[lead.company, lead.source, lead.campaign].filter((part) => part !== null).join(' · ')} · came in{' '}
          <Moment at={lead.capturedAt} zone={look.timeZone} locale={look.locale} /> · <Tried lead={lead} />
        </span>
      </div>
      <span className={css.phone}>{lead.phone ?? 'No phone'}</span>
      <div className={css.clock}>
        <Clock timer={timer} clock={clock} turnsAt={turnsAt} />
        <Button
          type="button"
          variant={isRunning ? 'filled' : 'default'}
          onClick={onToggle}
          aria-keyshortcuts="Control+."
        >
          {isRunning ? 'Pause' : timer.startedAt === null ? 'Start the call' : 'Go on'}&nbsp;
          <Kbd size="xs">{modKey} .</Kbd>
        </Button>
      </div>
    </div>
  );
}

function Tried({ lead: { calls, attemptsToday, firstContact } }: { readonly lead: Callee }): ReactNode {
  if (calls.length === 0) return 'never called';
  const today = attemptsToday > 0 ? `, ${attemptsToday} of it today` : '';
  const spoken = firstContact === null ? ', not reached yet' : `, first contact after ${lastingText(firstContact)}`;
  return `${counted(calls.length, 'attempt')}${today}${spoken}`;
}

function Clock({
  timer,
  clock,
  turnsAt,
}: {
  readonly timer: Timer;
  readonly clock: () => number;
  readonly turnsAt: number | null;
}): ReactNode {
  const seconds = useSeconds(timer, clock);
  return (
    <>
      {turnsAt !== null && seconds < turnsAt && (
        <span className="quiet" title="From this length on the rules say something else">
          {lengthText(turnsAt)} in {lengthText(turnsAt - seconds)}
        </span>
      )}
      <span className={css.time} role="timer" aria-label="Length of the call">
        {lengthText(seconds)}
      </span>
    </>
  );
}
