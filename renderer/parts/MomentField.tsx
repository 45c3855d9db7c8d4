import { TextInput } from '@mantine/core';
import { type ReactNode, type Ref, useState } from 'react';
import type { Instant } from '../../shared/domain/basics.ts';
import { readMoment } from '../../shared/domain/typedMoment.ts';
import { refusalText } from '../text/refusals.ts';
import { cityOf, weekdayMomentText } from './format.ts';

interface MomentFieldProps {
  readonly label: string;
  /** As typed: `tomorrow 10:00`, `fri 14:30`, `+2h`. */
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** The clock that is meant. */
  readonly zone: string;
  /** Another clock on which the same moment is shown. */
  readonly beside?: string | undefined;
  readonly locale: string;
  /** What the application's clock says. */
  readonly now: Instant;
  /** What holds while nothing is typed. */
  readonly empty?: string;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A moment as one types it, read back in words on every clock that matters; what cannot be read says how to write it. */
export function MomentField(props: MomentFieldProps): ReactNode {
  const { label, value, onChange, zone, beside, locale, now, empty, ref } = props;
  const [isTyping, setTyping] = useState(false);
  const read = value.trim() === '' ? null : readMoment(value, now, zone);
  const clocks = beside === undefined || beside === zone ? [zone] : [zone, beside];
  const said = read?.ok
    ? clocks.map((one) => `${weekdayMomentText(read.value, one, locale)} in ${cityOf(one)}`).join(' · ')
    : (empty ?? `On the clock in ${cityOf(zone)}`);
  return (
    <TextInput
      ref={ref}
      label={label}
      placeholder="tomorrow 10:00, fri 14:30, +2h"
      autoComplete="off"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      description={said}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      onFocus={() => setTyping(true)}
      onBlur={() => setTyping(false)}
      // Nobody is told of a mistake in the middle of a word.
      error={read?.ok === false && !isTyping ? refusalText(read.refusal) : undefined}
    />
  );
}
