import { Button, Group, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Predicted, Suggested } from '../../../shared/api/scoring.ts';
import { query } from '../../api.ts';
import { Answered } from '../../parts/Answered.tsx';
import { tooFewText } from '../../text/scoring.ts';
import { LearnedWeights } from './LearnedWeights.tsx';
import css from './scoring.module.css';

/** Weights learned from the contract's own history: only when asked for, and applied by nobody but the owner. */
export function Suggestion({ predicted }: { readonly predicted: Predicted }): ReactNode {
  const { learn, from, to } = useSearch({ from: '/insights/scoring' });
  const navigate = useNavigate({ from: '/insights/scoring' });
  const { ref } = predicted.contract;
  const read = useQuery({
    ...query.scoring.suggest.queryOptions({ input: { contract: ref, from, to, outcome: learn ?? 'accepted' } }),
    // Learned once for what was asked: it must not change under the eyes with every change of the file.
    enabled: ({ state: { data } }) => learn !== undefined && data === undefined,
    gcTime: 0,
  });
  const ask = (outcome: 'accepted' | 'sold' | undefined): void =>
    void navigate({ search: (before) => ({ ...before, learn: outcome }), replace: true });
  return (
    <section aria-labelledby="learned-weights">
      <h2 id="learned-weights">Weights from history</h2>
      <p className={`quiet ${css.says}`}>
        Which points the criteria of this contract should give, learned from how its own leads of these days ended.
        Leads that were turned away are not seen. Nothing changes until you save a new version.
      </p>
      {learn === undefined ? (
        <Group>
          <Button variant="default" onClick={() => ask('accepted')}>
            Learn from acceptance
          </Button>
          <Button variant="default" onClick={() => ask('sold')}>
            Learn from sales
          </Button>
        </Group>
      ) : (
        <>
          <SegmentedControl
            size="xs"
            aria-label="Learned from"
            value={learn}
            onChange={(value) => ask(value === 'sold' ? 'sold' : 'accepted')}
            data={[
              { value: 'accepted', label: 'From acceptance' },
              { value: 'sold', label: 'From sales' },
            ]}
          />
          <Answered read={read}>{(suggested) => <Told suggested={suggested} contract={ref} />}</Answered>
        </>
      )}
    </section>
  );
}

function Told({ suggested, contract }: { readonly suggested: Suggested; readonly contract: string }): ReactNode {
  if (suggested.kind === 'learned') return <LearnedWeights learned={suggested} contract={contract} />;
  return (
    <p className={`finding wait ${css.verdict}`}>
      <span aria-hidden="true">◦</span> {tooFewText(suggested)} Keep what you have.
    </p>
  );
}
