import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Terms } from '../../../../shared/domain/contract/terms.ts';
import { MoneyField } from '../../../parts/MoneyField.tsx';
import { Choice } from './Choice.tsx';
import { Clause } from './Clause.tsx';
import { DayField, RemoveButton, WholeField } from './fields.tsx';
import { Offers } from './Offers.tsx';
import { Part } from './Part.tsx';
import type { PartProps } from './partProps.ts';
import { Rows } from './Rows.tsx';
import { TargetFields } from './TargetFields.tsx';

type Benchmark = Terms['benchmarks'][number];

const exits = ['terminate', 'renegotiate'] as const;
const exitWords = { terminate: 'the client may leave', renegotiate: 'it is negotiated again' } as const;

/** How long it runs: pilot, minimum term, notice, and what must be reached by when. */
export function DurationPart({
  terms,
  onTerms,
  findings,
  currency,
}: PartProps<'pilot' | 'minimumTerm' | 'notice' | 'benchmarks' | 'from'>): ReactNode {
  const { pilot, minimumTerm, notice, benchmarks, from } = terms;
  const addBenchmark = (): void =>
    onTerms({
      benchmarks: [
        ...benchmarks,
        { measure: 'acceptanceRate', atLeast: '80', by: pilot?.until ?? from, exit: 'terminate' },
      ],
    });
  return (
    <Part
      id="duration"
      title="Duration"
      says="Open-ended unless something is agreed."
      findings={findings}
      places={['pilot', 'minimumTerm', 'notice', 'benchmarks']}
      told={[
        ...(pilot ? ['pilot'] : []),
        ...(minimumTerm ? ['minimumTerm'] : []),
        ...(notice ? ['notice'] : []),
        ...(benchmarks.length > 0 ? ['benchmarks'] : []),
      ]}
    >
      {pilot !== undefined && (
        <Clause title="Pilot" place="pilot" findings={findings} onRemove={() => onTerms({ pilot: undefined })}>
          <span>until</span>
          <DayField
            label="Last day of the pilot"
            hidesLabel
            wanted
            value={pilot.until}
            onChange={(until) => onTerms({ pilot: { ...pilot, until } })}
          />
          <span>with at most</span>
          <WholeField
            label="Leads of the pilot"
            hidesLabel
            w={112}
            suffix="leads"
            placeholder="any number"
            value={pilot.leads}
            onChange={(leads) => onTerms({ pilot: { ...pilot, leads } })}
          />
          <span>for at most</span>
          <MoneyField
            label="Money of the pilot"
            hidesLabel
            w={132}
            currency={currency}
            value={pilot.money}
            onChange={(money) => onTerms({ pilot: { ...pilot, money } })}
          />
        </Clause>
      )}
      {minimumTerm !== undefined && (
        <Clause
          title="Minimum term"
          place="minimumTerm"
          findings={findings}
          onRemove={() => onTerms({ minimumTerm: undefined })}
        >
          <WholeField
            label="Minimum term"
            hidesLabel
            wanted
            w={116}
            suffix="months"
            value={minimumTerm.months === 0 ? undefined : minimumTerm.months}
            onChange={(months) => onTerms({ minimumTerm: { months: months ?? 0 } })}
          />
          <span>from the day the contract begins</span>
        </Clause>
      )}
      {notice !== undefined && (
        <Clause title="Notice" place="notice" findings={findings} onRemove={() => onTerms({ notice: undefined })}>
          <WholeField
            label="Notice"
            hidesLabel
            wanted
            w={104}
            suffix="days"
            value={notice.days === 0 ? undefined : notice.days}
            onChange={(days) => onTerms({ notice: { days: days ?? 0 } })}
          />
          <span>before a billing period ends</span>
        </Clause>
      )}
      {benchmarks.length > 0 && (
        <Clause title="Benchmarks" place="benchmarks" findings={findings}>
          <div className="clause-more clause-rows">
            <Rows rows={benchmarks} atOnce onRows={(next) => onTerms({ benchmarks: next })}>
              {(benchmark, { change, remove }) => (
                <BenchmarkRow benchmark={benchmark} onBenchmark={change} onRemove={remove} />
              )}
            </Rows>
            <Button size="compact-sm" variant="subtle" onClick={addBenchmark}>
              Add another benchmark
            </Button>
          </div>
        </Clause>
      )}
      <Offers
        offers={[
          { what: 'a pilot', add: () => onTerms({ pilot: {} }), there: pilot !== undefined },
          {
            what: 'a minimum term',
            add: () => onTerms({ minimumTerm: { months: 0 } }),
            there: minimumTerm !== undefined,
          },
          { what: 'a notice period', add: () => onTerms({ notice: { days: 0 } }), there: notice !== undefined },
          { what: 'a benchmark', add: addBenchmark, there: benchmarks.length > 0 },
        ]}
      />
    </Part>
  );
}

function BenchmarkRow({
  benchmark,
  onBenchmark,
  onRemove,
}: {
  readonly benchmark: Benchmark;
  readonly onBenchmark: (benchmark: Benchmark) => void;
  readonly onRemove: () => void;
}): ReactNode {
  const { measure, atLeast, atMost, by, exit } = benchmark;
  return (
    <div className="tier">
      <TargetFields target={{ measure, atLeast, atMost }} onTarget={(target) => onBenchmark({ by, exit, ...target })} />
      <span>by</span>
      <DayField
        label="Deadline of the benchmark"
        hidesLabel
        wanted
        value={by}
        onChange={(next) => onBenchmark({ ...benchmark, by: next ?? '' })}
      />
      <span>or</span>
      <Choice
        label="What the client may do otherwise"
        hidesLabel
        w={188}
        options={exits}
        words={exitWords}
        value={exit}
        onChange={(next) => onBenchmark({ ...benchmark, exit: next })}
      />
      <RemoveButton what="this benchmark" onClick={onRemove} />
    </div>
  );
}
