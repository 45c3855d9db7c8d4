import { type ReactNode, useState } from 'react';
import { type Measure, measures } from '../../../../shared/domain/pricing/measures.ts';
import { Choice } from './Choice.tsx';
import { DecimalField } from './fields.tsx';

const measureWords: Readonly<Record<Measure, string>> = {
  delivered: 'leads delivered',
  accepted: 'leads accepted',
  held: 'meetings held',
  sales: 'sales',
  acceptanceRate: 'acceptance rate',
  returnRate: 'return rate',
  showRate: 'show rate',
  leadToCloseRate: 'lead-to-close rate',
};

/** Counts have no unit; everything else is a rate in percent. */
const counts: ReadonlySet<Measure> = new Set(['delivered', 'accepted', 'held', 'sales']);

interface Target {
  readonly measure: Measure;
  readonly atLeast?: string | undefined;
  readonly atMost?: string | undefined;
}

const sides = ['atLeast', 'atMost'] as const;
const sideWords = { atLeast: 'at least', atMost: 'at most' } as const;

/** What is measured, and the limit it is to keep; the limit itself is good enough. */
export function TargetFields({
  target,
  onTarget,
}: {
  readonly target: Target;
  readonly onTarget: (target: Target) => void;
}): ReactNode {
  const { measure, atLeast, atMost } = target;
  const [side, setSide] = useState<(typeof sides)[number]>(atMost === undefined ? 'atLeast' : 'atMost');
  const both = atLeast !== undefined && atMost !== undefined;
  const limit = (of: 'atLeast' | 'atMost', value: string | undefined): ReactNode => (
    <DecimalField
      label={`Limit of ${measureWords[measure]}, ${sideWords[of]}`}
      hidesLabel
      wanted
      w={96}
      {...(counts.has(measure) ? {} : { unit: '%' })}
      value={value}
      onChange={(next) => onTarget(of === 'atLeast' ? { ...target, atLeast: next } : { ...target, atMost: next })}
    />
  );
  return (
    <>
      <Choice
        label="Measured"
        hidesLabel
        w={164}
        options={measures}
        words={measureWords}
        value={measure}
        onChange={(next) => onTarget({ ...target, measure: next })}
      />
      {both ? (
        <>
          <span>at least</span>
          {limit('atLeast', atLeast)}
          <span>and at most</span>
          {limit('atMost', atMost)}
        </>
      ) : (
        <>
          <Choice
            label="Side of the limit"
            hidesLabel
            w={100}
            options={sides}
            words={sideWords}
            value={side}
            onChange={(next) => {
              setSide(next);
              const value = atLeast ?? atMost;
              onTarget(next === 'atLeast' ? { measure, atLeast: value } : { measure, atMost: value });
            }}
          />
          {limit(side, side === 'atLeast' ? atLeast : atMost)}
        </>
      )}
    </>
  );
}
