import { Button, Group, TextInput } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { Suggested } from '../../../shared/api/scoring.ts';
import { ChartWithTable } from '../../parts/ChartWithTable.tsx';
import { numberText } from '../../parts/format.ts';
import { ownLocale } from '../../parts/ownLocale.ts';
import { useAct } from '../../parts/useAct.tsx';
import { Num } from '../../parts/words.tsx';
import { counted } from '../../text/counted.ts';
import { outcomeWords, verdictWords } from '../../text/scoring.ts';
import { draftVersion } from './draftVersion.ts';
import css from './scoring.module.css';
import { calibrationChart } from './scoringCharts.ts';
import { ShareText } from './ValueTable.tsx';

type Learned = Extract<Suggested, { kind: 'learned' }>;
type Estimate = Learned['auc']['model'];

/** Learned weights beside the present ones, with everything that says whether to believe them. */
export function LearnedWeights({
  learned,
  contract,
}: {
  readonly learned: Learned;
  readonly contract: string;
}): ReactNode {
  const { verdict, outcome, cases, events } = learned;
  const { word, says } = verdictWords[verdict];
  const foresight = learned.isStraightened ? learned.straightened : learned.plain;
  return (
    <>
      <p className={css.verdict}>
        <strong className={verdict === 'better' ? 'state good' : 'state quiet'}>
          {verdict === 'better' ? '● ' : '○ '}
          {word}.
        </strong>{' '}
        {says} Learned from {counted(cases, 'lead')}, {numberText(events, ownLocale)} of them {outcomeWords[outcome]}.
      </p>
      {verdict === 'better' && <NewVersion learned={learned} contract={contract} />}
      <Weights learned={learned} />
      <div className={css.two}>
        <div>
          <h3>On leads not learned from</h3>
          <Worth learned={learned} />
          <Bands learned={learned} />
        </div>
        <ChartWithTable chart={calibrationChart(foresight, outcomeWords[outcome])} />
      </div>
    </>
  );
}

function NewVersion({ learned, contract }: { readonly learned: Learned; readonly contract: string }): ReactNode {
  const navigate = useNavigate();
  const [from, setFrom] = useState(learned.earliest);
  const [isInTheWay, setInTheWay] = useState(false);
  const drafting = useAct(draftVersion);
  const open = async (): Promise<void> => {
    const drafted = await drafting.act({ contract, from, weights: learned.weights });
    if (drafted === undefined) return;
    setInTheWay(!drafted);
    if (!drafted) return;
    const params = { contract };
    await navigate({ to: '/contracts/$contract', params, search: { tab: 'terms', edit: 'new' } });
  };
  return (
    <Group align="end" gap="sm" mb="sm">
      <TextInput
        type="date"
        label="In force from"
        value={from}
        min={learned.earliest}
        onChange={({ currentTarget: { value } }) => value !== '' && setFrom(value)}
      />
      <Button loading={drafting.busy} disabled={from < learned.earliest} onClick={() => void open()}>
        Open as a new version
      </Button>
      {isInTheWay ? (
        <span role="alert" className="state wait">
          ▲ Another version of these terms is being written: save or discard it first.{' '}
          <Link to="/contracts/$contract" params={{ contract }} search={{ tab: 'terms' }}>
            Open the terms
          </Link>
        </span>
      ) : (
        <span className="quiet">A draft in the editor: you look at it, change it, and save it or not.</span>
      )}
    </Group>
  );
}

function Weights({ learned: { weights, outcome } }: { readonly learned: Learned }): ReactNode {
  return (
    <table className="plain" aria-label="Points now and suggested">
      <thead>
        <tr>
          <th scope="col">Criterion</th>
          <th scope="col" className="right">
            Met
          </th>
          <th scope="col" className="right">
            Not met
          </th>
          <th scope="col" className="right">
            Not known
          </th>
          <th scope="col" className="right">
            Odds {outcomeWords[outcome]}, when met
          </th>
          <th scope="col" className="right">
            Points now
          </th>
          <th scope="col" className="right">
            Suggested
          </th>
          <th scope="col">Why</th>
        </tr>
      </thead>
      <tbody>
        {weights.map((weight) => (
          <tr key={weight.id}>
            <th scope="row">
              {weight.definition} {weight.hard && <span className="quiet">must</span>}
            </th>
            {[weight.met, weight.unmet, weight.unknown].map((value, at) => (
              <td key={['met', 'unmet', 'unknown'][at]} className="right">
                <Num value={value} locale={ownLocale} />
              </td>
            ))}
            <td className="right">{weight.gain === null ? <span className="none">–</span> : oddsText(weight.gain)}</td>
            <td className="right">{weight.before}</td>
            <td className="right">
              <strong>{weight.after}</strong>
            </td>
            <td className="quiet">{whyOf(weight)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Log odds as people can take them in: how many times the odds. */
function oddsText({ value, low, high }: Estimate): string {
  const times = (log: string): string => numberText(Math.exp(Number(log)).toFixed(1), ownLocale);
  return `× ${times(value)} (${times(low)}–${times(high)})`;
}

function whyOf({ gain, hard, after, unmet, unknown }: Learned['weights'][number]): string {
  if (gain === null) {
    if (hard && unmet + unknown === 0) return 'All leads meet it: it tells none from another';
    return after > 0 ? 'Nothing seen of it yet: keeps its part' : 'All leads stand to it in the same way';
  }
  if (Number(gain.high) < 0)
    return 'Meeting it is bad news. Points cannot be taken away: turn the criterion round if you mean it';
  if (Number(gain.value) <= 0) return 'Gains nothing';
  return Number(gain.low) > 0 ? '' : 'May be chance';
}

function Worth({
  learned: { auc, plain, straightened, isStraightened, baseBrier },
}: {
  readonly learned: Learned;
}): ReactNode {
  const rows: readonly (readonly [string, string])[] = [
    ['Better lead of a pair has more points: suggested', pairs(auc.suggested)],
    ['… present', pairs(auc.present)],
    ['… difference', pairs(auc.difference)],
    ['Better lead of a pair is foretold better by the model', pairs(auc.model)],
    ['Squared distance of foretold and come (Brier)', straightest(plain.brier, straightened.brier, isStraightened)],
    ['… of the average alone', numberText(baseBrier, ownLocale)],
    [
      'Foretold and come lie apart by',
      `${numberText((isStraightened ? straightened : plain).calibrationError, ownLocale)} points`,
    ],
  ];
  return (
    <table className="plain" aria-label="What the weights are worth">
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="right">{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function pairs({ value, low, high }: Estimate): string {
  const percent = (text: string): string => numberText((Number(text) * 100).toFixed(1), ownLocale);
  return `${percent(value)} % (${percent(low)} to ${percent(high)})`;
}

const straightest = (plain: string, straightened: string, isStraightened: boolean): string =>
  isStraightened
    ? `${numberText(straightened, ownLocale)} straightened, ${numberText(plain, ownLocale)} before`
    : numberText(plain, ownLocale);

function Bands({ learned: { bands, bandsAreUsual, moves } }: { readonly learned: Learned }): ReactNode {
  return (
    <>
      <h3 className={css.below}>What would change</h3>
      <table className="plain" aria-label="Bands now and then">
        <thead>
          <tr>
            <th scope="col">Band</th>
            <th scope="col" className="right">
              Leads now
            </th>
            <th scope="col" className="right">
              Rate now
            </th>
            <th scope="col" className="right">
              Leads then
            </th>
            <th scope="col" className="right">
              Rate then
            </th>
          </tr>
        </thead>
        <tbody>
          {bands.map(({ band, before, after }) => (
            <tr key={band ?? ''}>
              <th scope="row">{band ?? 'No band'}</th>
              <td className="right">
                <Num value={before.cases} locale={ownLocale} />
              </td>
              <td className="right">
                <ShareText share={before} />
              </td>
              <td className="right">
                <Num value={after.cases} locale={ownLocale} />
              </td>
              <td className="right">
                <ShareText share={after} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">
        {counted(moves.up, 'lead')} would rise, {numberText(moves.down, ownLocale)} fall,{' '}
        {numberText(moves.same, ownLocale)} stay in their band.
        {bandsAreUsual && ' The terms name no bands: A from 70, B from 40, C below were used.'}
      </p>
    </>
  );
}
