import { Button, Group, NumberInput, TextInput, UnstyledButton } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { useFocusBack } from '../../parts/useFocusBack.ts';
import style from './disputes.module.css';
import type { ChoiceKey } from './words.ts';
import { decisions } from './words.ts';

/** One way to decide what is chosen, as a button. */
export interface Way {
  readonly key: ChoiceKey;
  /** The verb and what it brings: `Uphold – £55.00 not billed`. */
  readonly label: string;
  /** Why it is not open; null where it is. */
  readonly why: string | null;
}

/** The percent of a part, while it is asked for; `brings` says what it would bring. */
export interface PercentAsked {
  readonly value: string;
  readonly brings: string | null;
}

interface DecideProps {
  readonly ways: readonly Way[];
  readonly note: string;
  readonly onNote: (note: string) => void;
  readonly percent: PercentAsked | null;
  readonly onPercent: (value: string | null) => void;
  readonly onChoose: (key: ChoiceKey) => void;
  readonly busy: boolean;
}

/** The ways to decide, each saying what it brings; a part without a percent asks for it. */
export function Decide({ ways, note, onNote, percent, onPercent, onChoose, busy }: DecideProps): ReactNode {
  if (ways.length === 0) return <p className="quiet">Nothing is left to decide here.</p>;
  return (
    <div className={style.foot}>
      <TextInput
        aria-label="Note for the history"
        placeholder="Note: what was said or agreed"
        value={note}
        onChange={(event) => onNote(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      {percent === null ? (
        <div className={style.choices}>
          {ways.map((way) => (
            <UnstyledButton
              key={way.key}
              className={style.choice}
              aria-keyshortcuts={decisions[way.key].key}
              disabled={way.why !== null || busy}
              onClick={() => onChoose(way.key)}
            >
              <span className={style.key} aria-hidden="true">
                {decisions[way.key].key.toUpperCase()}
              </span>
              <span>{way.label}</span>
              {way.why !== null && <span className={style.why}>{way.why}</span>}
            </UnstyledButton>
          ))}
        </div>
      ) : (
        <Percent percent={percent} onPercent={onPercent} onDecide={() => onChoose('part')} busy={busy} />
      )}
    </div>
  );
}

function Percent({
  percent,
  onPercent,
  onDecide,
  busy,
}: {
  readonly percent: PercentAsked;
  readonly onPercent: (value: string | null) => void;
  readonly onDecide: () => void;
  readonly busy: boolean;
}): ReactNode {
  const field = useRef<HTMLInputElement>(null);
  useFocusBack();
  useEffect(() => field.current?.focus(), []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onDecide();
  };
  return (
    <form onSubmit={submit}>
      <Group align="end" justify="space-between">
        <NumberInput
          ref={field}
          label="Percent credited"
          suffix=" %"
          min={0}
          max={100}
          decimalScale={2}
          hideControls
          w={136}
          value={percent.value}
          onChange={(value) => onPercent(String(value))}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onPercent(null);
          }}
        />
        <Button variant="subtle" onClick={() => onPercent(null)}>
          Cancel
        </Button>
      </Group>
      <UnstyledButton type="submit" className={style.choice} mt={8} w="100%" disabled={percent.brings === null || busy}>
        <span className={style.key} aria-hidden="true">
          ↵
        </span>
        <span>{percent.brings === null ? 'Uphold in part' : `Uphold in part – ${percent.brings}`}</span>
      </UnstyledButton>
    </form>
  );
}
