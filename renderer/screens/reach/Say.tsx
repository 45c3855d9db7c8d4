import { Button, Group, Kbd, Stack, TextInput } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { ReachRead } from '../../../shared/api/reach.ts';
import type { ReachAnswer } from '../../../shared/domain/reach.ts';
import { addDays } from '../../../shared/domain/time.ts';
import { api } from '../../api.ts';
import { useAct } from '../../parts/useAct.tsx';
import { useFocusBack } from '../../parts/useFocusBack.ts';
import { useKeys } from '../../shell/keys.tsx';
import { leadName } from '../../text/leadName.ts';
import { stateWord } from '../../text/states.ts';

interface SayProps {
  readonly lead: NonNullable<ReachRead['lead']>;
  readonly today: string;
  readonly waits: boolean;
  readonly onSaid: () => void;
}

/** The answer by one key: yes, no, or later with its day. */
export function Say({ lead, today, waits, onSaid }: SayProps): ReactNode {
  const [note, setNote] = useState('');
  const [isLater, setLater] = useState(false);
  const saying = useAct(api.reach.say, {
    said: ({ contact, word }) =>
      `${leadName(lead)}: ${said[word.answer]}; contact data ${stateWord('lead', contact.after).word.toLowerCase()}`,
  });
  const say = async (answer: ReachAnswer, until?: string): Promise<void> => {
    if (waits || saying.busy) return;
    const word = {
      lead: lead.id,
      answer,
      ...(until !== undefined && { until }),
      ...(note.trim() !== '' && { note: note.trim() }),
    };
    if ((await saying.act(word)) !== undefined) onSaid();
  };
  useKeys([
    { keys: 'y', says: 'Can be reached', does: () => void say('yes') },
    { keys: 'n', says: 'Cannot be reached', does: () => void say('no') },
    { keys: 'l', says: 'Ask again later', does: () => setLater(true) },
  ]);
  return (
    <Stack gap={8} w="100%">
      <TextInput
        aria-label="Note for the history"
        placeholder="Note: what was heard"
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        onKeyDown={leaveOnEscape}
      />
      {isLater ? (
        <Later
          today={today}
          busy={saying.busy}
          onDay={(day) => void say('later', day)}
          onCancel={() => setLater(false)}
        />
      ) : (
        <Group gap={8} grow>
          <Button aria-keyshortcuts="y" onClick={() => void say('yes')} rightSection={<Kbd size="xs">Y</Kbd>}>
            Yes
          </Button>
          <Button
            aria-keyshortcuts="n"
            variant="default"
            onClick={() => void say('no')}
            rightSection={<Kbd size="xs">N</Kbd>}
          >
            No
          </Button>
          <Button
            aria-keyshortcuts="l"
            variant="default"
            onClick={() => setLater(true)}
            rightSection={<Kbd size="xs">L</Kbd>}
          >
            Later
          </Button>
        </Group>
      )}
    </Stack>
  );
}

const said: Readonly<Record<ReachAnswer, string>> = {
  yes: 'can be reached',
  no: 'cannot be reached',
  later: 'asked again later',
};

function leaveOnEscape(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key === 'Escape') event.currentTarget.blur();
}

function Later({
  today,
  busy,
  onDay,
  onCancel,
}: {
  readonly today: string;
  readonly busy: boolean;
  readonly onDay: (day: string) => void;
  readonly onCancel: () => void;
}): ReactNode {
  const tomorrow = addDays(today, 1);
  const [day, setDay] = useState(tomorrow);
  const field = useRef<HTMLInputElement>(null);
  useFocusBack();
  useEffect(() => field.current?.focus(), []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onDay(day);
  };
  return (
    <form onSubmit={submit}>
      <Group align="end" gap={8} wrap="nowrap">
        <TextInput
          ref={field}
          type="date"
          label="Ask again on"
          min={tomorrow}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onCancel();
          }}
        />
        <Button type="submit" disabled={day === ''} loading={busy}>
          Later
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          Cancel
        </Button>
      </Group>
    </form>
  );
}
