import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { FinalOutcome } from '../../../shared/domain/appointment.ts';
import { refusalText } from '../../text/refusals.ts';
import style from './appointments.module.css';
import { type Chain, outcomeKeys, outcomeWord, outcomeWords } from './words.ts';

/** The outcomes in the order of their keys. */
export const outcomes: readonly FinalOutcome[] = [
  'held',
  'prospectNoShow',
  'clientNoShow',
  'lateCancel',
  'cancelledInTime',
];

interface OutcomesProps {
  readonly chosen: readonly Chain[];
  readonly onOutcome: (outcome: FinalOutcome) => void;
  readonly onMove: () => void;
  readonly onBook: () => void;
  readonly busy: boolean;
}

/** What can be said of the chosen meetings, each with what it brings. */
export function Outcomes({ chosen, onOutcome, onMove, onBook, busy }: OutcomesProps): ReactNode {
  const [first] = chosen;
  const only = chosen.length === 1 ? first : undefined;
  return (
    <div className={style.choices}>
      {outcomes.map((outcome) => {
        const open = openFor(chosen, outcome);
        const choice = only?.outcomes.find((one) => one.outcome === outcome);
        const brings =
          choice === undefined || only === undefined
            ? `${open.length} of ${chosen.length}`
            : choice.refusal === null
              ? outcomeWords(choice, only.client)
              : refusalText(choice.refusal);
        return (
          <Choice
            key={outcome}
            sign={outcomeKeys[outcome]}
            says={`${outcomeWord(outcome)}${only?.state === outcome ? ' ✓' : ''}`}
            brings={choice?.refusal === null || choice === undefined ? brings : 'still to come'}
            title={choice?.refusal === null ? undefined : brings}
            disabled={busy || open.length === 0}
            onChoose={() => onOutcome(outcome)}
          />
        );
      })}
      <div className={style.pair}>
        <Choice
          sign="m"
          says="Move …"
          brings=""
          title={only?.cannotMove ? refusalText(only.cannotMove) : undefined}
          disabled={only === undefined || only.cannotMove !== null}
          onChoose={onMove}
        />
        <Choice sign="b" says="Book …" brings="" disabled={false} onChoose={onBook} />
      </div>
    </div>
  );
}

/** Those of the chosen an outcome can be said of now. */
export const openFor = (chosen: readonly Chain[], outcome: FinalOutcome): readonly Chain[] =>
  chosen.filter(({ outcomes: all }) => all.find((one) => one.outcome === outcome)?.refusal === null);

function Choice({
  sign,
  says,
  brings,
  title,
  disabled,
  onChoose,
}: {
  readonly sign: string;
  readonly says: string;
  readonly brings: string;
  readonly title?: string | undefined;
  readonly disabled: boolean;
  readonly onChoose: () => void;
}): ReactNode {
  return (
    <UnstyledButton
      className={style.choice}
      aria-keyshortcuts={sign}
      title={title}
      disabled={disabled}
      onClick={onChoose}
    >
      <span className={style.key} aria-hidden="true">
        {sign.toUpperCase()}
      </span>
      <span>{says}</span>
      <span className={style.brings}>{brings}</span>
    </UnstyledButton>
  );
}
