import { Button, Group, TextInput } from '@mantine/core';
import { memo, type ReactNode, useCallback } from 'react';
import { StateBadge } from '../../parts/StateBadge.tsx';
import css from './call.module.css';
import { isOvertaken, keptAnswer, withAnswer, withoutAnswer } from './callDraft.ts';
import type { Live } from './Rules.tsx';
import type { Callee, CallInHand } from './useCall.ts';

/** The questions of the call: what the contract wants to know and does not, comes first. */
export function Answers({
  lead,
  live,
  hand: { call, rework },
}: {
  readonly lead: Callee;
  readonly live: Live;
  readonly hand: CallInHand;
}): ReactNode {
  const type = useCallback(
    (field: string, typed: string, held: string | null) => rework((now) => withAnswer(now, field, typed, held)),
    [rework],
  );
  const take = useCallback((field: string) => rework((now) => withoutAnswer(now, field)), [rework]);
  const keep = useCallback(
    (field: string, held: string | null) => rework((now) => keptAnswer(now, field, held)),
    [rework],
  );
  return (
    <div className={css.grid}>
      {lead.fields.map(({ field, label, value, asked }) => {
        const criterion = asked ? live.criteria.find((one) => one.field === field) : undefined;
        const typed = call.answers[field];
        const overtaken = typed !== undefined && typed !== (value ?? '') && isOvertaken(call, field, value);
        return (
          <AnswerField
            key={field}
            field={field}
            label={label}
            held={value}
            typed={typed ?? value ?? ''}
            wanted={criterion?.definition}
            result={criterion?.result}
            unreadable={live.unreadable.includes(field)}
            was={overtaken ? (call.was[field] ?? '') : undefined}
            onType={type}
            onTake={take}
            onKeep={keep}
          />
        );
      })}
    </div>
  );
}

interface AnswerFieldProps {
  readonly field: string;
  readonly label: string;
  /** What the lead says. */
  readonly held: string | null;
  readonly typed: string;
  /** What the contract wants of it. */
  readonly wanted: string | undefined;
  readonly result: 'pass' | 'fail' | 'unknown' | undefined;
  readonly unreadable: boolean;
  /** What the lead said when this was typed; undefined where it says so still. */
  readonly was: string | undefined;
  readonly onType: (field: string, typed: string, held: string | null) => void;
  readonly onTake: (field: string) => void;
  readonly onKeep: (field: string, held: string | null) => void;
}

/** Drawn anew only when it says something else itself: a key in one field must not cost the others. */
const AnswerField = memo(function AnswerField(props: AnswerFieldProps): ReactNode {
  const { field, label, held, typed, wanted, result, unreadable, was, onType, onTake, onKeep } = props;
  return (
    <div>
      <TextInput
        name={field}
        label={label}
        autoComplete="off"
        description={
          wanted !== undefined && (
            <>
              {result !== undefined && <StateBadge kind="criterion" value={result} />} {wanted}
            </>
          )
        }
        error={unreadable ? 'This cannot be read as such a field' : undefined}
        value={typed}
        onChange={(event) => onType(field, event.currentTarget.value, held)}
      />
      {was !== undefined && (
        <div className={css.overtaken} role="status">
          Changed since you typed: {was === '' ? 'nothing' : `“${was}”`} became{' '}
          {held === null ? 'nothing' : `“${held}”`}.
          <Group gap={4}>
            <Button type="button" size="compact-xs" variant="default" onClick={() => onKeep(field, held)}>
              Keep mine
            </Button>
            <Button type="button" size="compact-xs" variant="default" onClick={() => onTake(field)}>
              Take that
            </Button>
          </Group>
        </div>
      )}
    </div>
  );
});
