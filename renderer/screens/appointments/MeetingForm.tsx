import { Button, Group, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useFocusBack } from '../../parts/useFocusBack.ts';

/** When a meeting is to be, in the client's local time as it is typed, and who set it. */
export interface MeetingTime {
  readonly startsAt: string;
  readonly setter: string;
}

interface MeetingFormProps {
  readonly verb: string;
  /** Whose clock is meant: `Solwerk Energie GmbH, Europe/Berlin`. */
  readonly clock: string;
  readonly initial: MeetingTime;
  readonly busy: boolean;
  /** Something else that has to be chosen first is missing. */
  readonly incomplete?: boolean;
  readonly onDone: (time: MeetingTime) => void;
  readonly onBack: () => void;
}

/** The small form of Move and Book. */
export function MeetingForm(props: MeetingFormProps): ReactNode {
  const { verb, clock, initial, busy, incomplete = false, onDone, onBack } = props;
  useFocusBack();
  const [startsAt, setStartsAt] = useState(initial.startsAt);
  const [setter, setSetter] = useState(initial.setter);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onDone({ startsAt: startsAt.slice(0, 16), setter: setter.trim() });
  };
  return (
    <form
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onBack();
      }}
    >
      <TextInput
        type="datetime-local"
        label="Starts"
        description={`On the clock of ${clock}`}
        value={startsAt}
        onChange={(event) => setStartsAt(event.currentTarget.value)}
        required
        autoFocus
        data-autofocus
      />
      <TextInput
        mt={8}
        label="Setter"
        value={setter}
        maxLength={80}
        onChange={(event) => setSetter(event.currentTarget.value)}
      />
      <Group mt={12} gap={8}>
        <Button type="submit" loading={busy} disabled={incomplete || startsAt === ''}>
          {verb}
        </Button>
        <Button variant="subtle" onClick={onBack}>
          Cancel
        </Button>
      </Group>
    </form>
  );
}
