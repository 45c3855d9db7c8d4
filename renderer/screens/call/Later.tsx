import { Button, Group, TextInput } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { readMoment } from '../../../shared/domain/typedMoment.ts';
import { api } from '../../api.ts';
import { MomentField } from '../../parts/MomentField.tsx';
import { useAct } from '../../parts/useAct.tsx';
import { useFocusBack } from '../../parts/useFocusBack.ts';
import css from './call.module.css';
import type { Desk } from './useCall.ts';

interface LaterProps {
  readonly desk: Desk;
  readonly onDone: () => void;
  readonly onBack: () => void;
}

/** Not now, and why: the lead comes back into the queue at its moment, and no attempt is counted. */
export function Later({ desk, onDone, onBack }: LaterProps): ReactNode {
  const { lead, contract, look, zone, clock } = desk;
  useFocusBack();
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const moment = useRef<HTMLInputElement>(null);
  useEffect(() => moment.current?.focus(), []);
  const putting = useAct(api.call.later, { said: () => 'Put off' });
  const put = async (): Promise<void> => {
    const read = readMoment(until, clock(), zone);
    if (!read.ok) {
      moment.current?.focus();
      return;
    }
    const wish = { lead: lead.id, contract, until: read.value, reason: reason.trim() };
    if ((await putting.act(wish)) !== undefined) onDone();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onBack();
    else if (event.key !== 'Enter' || event.target instanceof HTMLButtonElement) return;
    else if (event.target === moment.current && reason.trim() === '') return;
    else void put();
    event.preventDefault();
    // Enter and Escape mean this, not the form around it.
    event.stopPropagation();
  };
  return (
    <fieldset className={css.later} onKeyDown={onKeyDown}>
      <legend>Not now</legend>
      <div className={css.grid}>
        <MomentField
          ref={moment}
          label="Not before"
          value={until}
          onChange={setUntil}
          zone={zone}
          beside={look.timeZone}
          locale={look.locale}
          now={clock()}
        />
        <TextInput
          label="Why"
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </div>
      <Group mt={8} gap={8} justify="end">
        <Button type="button" variant="subtle" onClick={onBack}>
          Cancel
        </Button>
        <Button type="button" disabled={reason.trim() === ''} loading={putting.busy} onClick={() => void put()}>
          Put off
        </Button>
      </Group>
    </fieldset>
  );
}
