import { Button, Select } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { Predicted } from '../../../shared/api/scoring.ts';
import { query } from '../../api.ts';
import { ChartWithTable } from '../../parts/ChartWithTable.tsx';
import { DaysChoice } from '../../parts/DaysChoice.tsx';
import { Empty } from '../../parts/Empty.tsx';
import { numberText } from '../../parts/format.ts';
import { InTurn } from '../../parts/InTurn.tsx';
import { LinkButton } from '../../parts/LinkButton.tsx';
import { Opening } from '../../parts/Opening.tsx';
import { ownLocale } from '../../parts/ownLocale.ts';
import { Screen, Scrolled } from '../../parts/Screen.tsx';
import { counted } from '../../text/counted.ts';
import { readingName, saleWords } from '../../text/scoring.ts';
import { type Asked, BehindPanel } from './BehindPanel.tsx';
import { ChooseContract } from './ChooseContract.tsx';
import { Suggestion } from './Suggestion.tsx';
import css from './scoring.module.css';
import { bandsOverTime } from './scoringCharts.ts';
import { TotalStrip } from './TotalStrip.tsx';
import { type Group, ValueTable } from './ValueTable.tsx';

/** From so many leads on a read takes seconds: it is not made again with every change of the file. */
const manyLeads = 20_000;

/** What the scores of one contract are worth: bands, criteria and values beside acceptance and sale, and learned weights. */
export function Scoring(): ReactNode {
  const { contract } = useSearch({ from: '/insights/scoring' });
  return contract === undefined ? <ChooseContract /> : <OfContract contract={contract} />;
}

function OfContract({ contract }: { readonly contract: string }): ReactNode {
  const { from, to } = useSearch({ from: '/insights/scoring' });
  const read = useQuery({
    ...query.scoring.predict.queryOptions({ input: { contract, from, to }, placeholderData: keepPreviousData }),
    enabled: ({ state: { data } }) => data === undefined || data.total.delivered < manyLeads,
  });
  return (
    <Opening title="What predicts" read={read}>
      {(predicted) => <Predictions predicted={predicted} onAgain={() => void read.refetch()} />}
    </Opening>
  );
}

function Predictions({
  predicted,
  onAgain,
}: {
  readonly predicted: Predicted;
  readonly onAgain: () => void;
}): ReactNode {
  const search = useSearch({ from: '/insights/scoring' });
  const navigate = useNavigate({ from: '/insights/scoring' });
  const [asked, setAsked] = useState<Asked | null>(null);
  const change = (next: Partial<typeof search>): void => {
    setAsked(null);
    void navigate({ search: (before) => ({ ...before, learn: undefined, ...next }), replace: true });
  };
  const { contract, contracts, days, total, bands, criteria, fields, comparisons, least } = predicted;
  return (
    <Screen
      title="What predicts"
      over={
        <>
          <Link to="/insights" search={{ contract: contract.ref }}>
            Insights
          </Link>{' '}
          · {contract.client.name}: {contract.name}
        </>
      }
      figure={
        <>
          <strong>{numberText(total.delivered, ownLocale)}</strong> delivered
        </>
      }
      strip={total.delivered > 0 && <TotalStrip predicted={predicted} onOpen={setAsked} />}
      tools={
        <>
          <Select
            aria-label="Contract"
            searchable
            allowDeselect={false}
            w={240}
            data={contracts.map(({ ref, name, client }) => ({ value: ref, label: `${client} · ${name}` }))}
            value={contract.ref}
            onChange={(ref) => ref !== null && change({ contract: ref })}
          />
          <DaysChoice days={days} onDays={change} />
          {total.delivered >= manyLeads && (
            <Button variant="default" onClick={onAgain}>
              Count again
            </Button>
          )}
        </>
      }
      panel={
        asked && (
          <BehindPanel
            key={JSON.stringify(asked)}
            scope={{ contract: contract.ref, from: days.from, to: days.to }}
            asked={asked}
            look={contract.client}
            onClose={() => setAsked(null)}
          />
        )
      }
    >
      {total.delivered === 0 ? (
        <Empty
          title="Nothing was delivered on these days"
          action={
            <LinkButton to="/contracts/$contract" params={{ contract: contract.ref }}>
              Open the contract
            </LinkButton>
          }
        >
          What predicts acceptance and sale is seen from leads that were delivered. Choose other days, or deliver some.
        </Empty>
      ) : (
        <Scrolled className="page" label="What predicts">
          <div className="sections">
            <section>
              <h2>Score bands</h2>
              {bands.length === 0 ? (
                <p className="quiet">
                  No lead of these days has a band: a score needs criteria with points, and the terms name the bands.{' '}
                  <Link
                    to="/contracts/$contract"
                    params={{ contract: contract.ref }}
                    search={{ tab: 'terms', edit: 'new' }}
                  >
                    Write a version that scores
                  </Link>
                </p>
              ) : (
                <ValueTable label="Score bands" groups={[bandGroup(predicted)]} onOpen={setAsked} />
              )}
            </section>
            <Suggestion predicted={predicted} />
            {bands.length > 0 && <ChartWithTable chart={bandsOverTime(predicted)} />}
            <InTurn>
              <section>
                <h2>What predicts acceptance and sale</h2>
                <p className="quiet">
                  In brackets the 95 % interval (Wilson). Each value stands beside all other leads; ▲ and ▼ only where
                  the interval of the difference leaves out zero (Newcombe), and never for fewer than {least} cases.{' '}
                  {numberText(comparisons.telling, ownLocale)} of {counted(comparisons.made, 'difference')}{' '}
                  {comparisons.telling === 1 ? 'says' : 'say'} something; of twenty, chance alone makes one.{' '}
                  {saleWords(predicted.sale)}
                </p>
                <h3 className={css.below}>Criteria</h3>
                {criteria.length === 0 ? (
                  <p className="quiet">The terms have no criteria.</p>
                ) : (
                  <ValueTable label="Criteria" groups={criteria.map(criterionGroup)} onOpen={setAsked} />
                )}
              </section>
            </InTurn>
            <InTurn>
              <section>
                <h3>Values</h3>
                <ValueTable label="Values" groups={fields.map(fieldGroup)} onOpen={setAsked} />
              </section>
            </InTurn>
          </div>
        </Scrolled>
      )}
    </Screen>
  );
}

const bandGroup = ({ bands }: Predicted): Group => ({ title: null, of: 'band', table: { kind: 'band' }, rows: bands });

const criterionGroup = ({ id, definition, hard, points, rows }: Predicted['criteria'][number]): Group => ({
  title: definition,
  detail: [hard ? 'must' : 'only scores', ...(points > 0 ? [counted(points, 'point')] : [])].join(', '),
  of: 'criterion',
  table: { kind: 'criterion', id },
  rows,
});

const fieldGroup = ({ field, reading, rows }: Predicted['fields'][number]): Group => ({
  title: readingName({ field, reading }),
  of: 'field',
  table: { kind: 'field', field, reading },
  rows,
});
