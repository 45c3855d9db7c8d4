import { Progress, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ContractOverview } from '../../../../shared/api/contract.ts';
import { formatMoney } from '../../../../shared/domain/money.ts';
import { leadsToWarn } from '../../../../shared/domain/prepaid.ts';
import { query } from '../../../api.ts';
import { Answered } from '../../../parts/Answered.tsx';
import { ChartWithTable } from '../../../parts/ChartWithTable.tsx';
import { Empty } from '../../../parts/Empty.tsx';
import { Explained } from '../../../parts/Explained.tsx';
import { FigureStrip, type StripFigure } from '../../../parts/FigureStrip.tsx';
import { dayText, numberText, periodOfDays } from '../../../parts/format.ts';
import { LinkButton } from '../../../parts/LinkButton.tsx';
import { Money, Percent } from '../../../parts/words.tsx';
import { counted } from '../../../text/counted.ts';
import { findingText, placeText } from '../../../text/findings.ts';
import { coveredText, limitSpans } from '../../../text/limits.ts';
import { DutiesPanel } from './DutiesPanel.tsx';
import { OwnedPanel } from './OwnedPanel.tsx';
import { funnelChart, paceChart } from './overviewCharts.ts';
import { PeriodMoney } from './PeriodMoney.tsx';

/** How the contract is doing in the billing period of today. */
export function OverviewTab({ contract }: { readonly contract: string }): ReactNode {
  const read = useQuery(query.contract.read.queryOptions({ input: { ref: contract } }));
  return <Answered read={read}>{(overview) => <Overview overview={overview} />}</Answered>;
}

function Overview({ overview }: { readonly overview: ContractOverview }): ReactNode {
  const { contract, period, pace, nextVersion } = overview;
  const { locale } = contract.client;
  if (period === null || pace === null) {
    return (
      <Empty
        title="Not in force yet"
        action={
          <LinkButton to="/contracts/$contract" params={{ contract: contract.ref }} search={{ tab: 'terms' }}>
            Read the terms
          </LinkButton>
        }
      >
        {nextVersion !== null && `The first terms are in force from ${dayText(nextVersion, locale)}.`}
      </Empty>
    );
  }
  const { rates } = overview;
  const { currency } = contract.client;
  const rate = (label: string, figure: Rate): StripFigure => ({
    label,
    value: <Percent value={figure?.value ?? null} locale={locale} />,
    ...(figure === null ? {} : { opens: <Explained figure={figure} currency={currency} locale={locale} /> }),
  });
  return (
    <div className="page contract-overview">
      <FigureStrip
        label="This period"
        figures={[
          {
            label: `Delivered, ${periodOfDays(period, locale)}`,
            value: numberText(pace.delivered, locale),
            detail:
              pace.target === null
                ? 'no target agreed'
                : `${numberText(pace.attainment ?? '0', locale)} % of ${numberText(pace.target, locale)}`,
          },
          {
            label: 'Projected',
            value: pace.projected === null ? '–' : numberText(pace.projected, locale),
            detail: 'at the end of the period',
            ...(behind(pace) ? { tone: 'wait' as const } : {}),
          },
          rate('Acceptance rate', rates.acceptanceRate),
          rate('Dispute rate', rates.disputeRate),
          rate('Return rate', rates.returnRate),
          rate('Show rate', rates.showRate),
        ]}
      />
      <div className="contract-grid">
        <div className="contract-column">
          <VisuallyHidden component="h2">How it goes</VisuallyHidden>
          <ChartWithTable chart={paceChart(pace, locale)} />
          <ChartWithTable chart={funnelChart(overview.funnel, locale)} />
        </div>
        <div className="contract-column narrow">
          <Waiting overview={overview} />
          <DutiesPanel contract={contract.ref} client={contract.client} />
          <PeriodMoney overview={overview} />
          <Balance overview={overview} />
          <Meters overview={overview} />
          <OwnedPanel overview={overview} />
          <Lint overview={overview} />
        </div>
      </div>
    </div>
  );
}

type Rate = ContractOverview['rates']['showRate'];

const behind = ({ projected, target }: NonNullable<ContractOverview['pace']>): boolean =>
  projected !== null && target !== null && Number(projected) < Number(target);

function Waiting({ overview }: { readonly overview: ContractOverview }): ReactNode {
  const { contract, waits } = overview;
  const params = { contract: contract.ref };
  const items = [
    { count: waits.toDeliver, one: 'lead to deliver', many: 'leads to deliver', tab: 'deliveries' },
    { count: waits.onHold, one: 'of them on hold', many: 'of them on hold', tab: 'deliveries', show: 'onHold' },
    { count: waits.openDisputes, one: 'open dispute', many: 'open disputes', tab: 'disputes' },
    { count: waits.lateClaims, one: 'late claim', many: 'late claims', tab: 'disputes' },
    {
      count: waits.unconfirmed,
      one: 'meeting nobody confirmed',
      many: 'meetings nobody confirmed',
      tab: 'appointments',
    },
    { count: waits.replacementsOwed, one: 'replacement owed', many: 'replacements owed', tab: 'deliveries' },
  ] as const;
  const open = items.filter(({ count }) => count > 0);
  return (
    <section aria-labelledby="contract-waits">
      <h2 id="contract-waits">What waits</h2>
      {open.length === 0 ? (
        <p className="quiet">Nothing waits.</p>
      ) : (
        <ul className="bare-list">
          {open.map(({ count, one, many, ...search }) => (
            <li key={many}>
              <Link to="/contracts/$contract" params={params} search={search}>
                {counted(count, one, many)}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Of a prepaid contract: what is left, and how far it goes. */
function Balance({ overview }: { readonly overview: ContractOverview }): ReactNode {
  const { balance, contract } = overview;
  if (balance === null) return null;
  const { locale, currency } = contract.client;
  const money = (amount: number): ReactNode => <Money amount={amount} currency={currency} locale={locale} />;
  const { covers } = balance;
  return (
    <section aria-labelledby="contract-balance">
      <h2 id="contract-balance">
        <Link to="/contracts/$contract" params={{ contract: contract.ref }} search={{ tab: 'billing' }}>
          Balance
        </Link>
      </h2>
      <table className="example-bill" aria-label="What is left of the balance">
        <tbody>
          <tr>
            <th scope="row">Paid in and not used</th>
            <td>{money(balance.balance)}</td>
          </tr>
          <tr>
            <th scope="row">Delivered, not invoiced, with tax</th>
            <td>{money(-balance.open)}</td>
          </tr>
          <tr className="sum">
            <th scope="row">Left</th>
            <td>{money(balance.balance - balance.open)}</td>
          </tr>
        </tbody>
      </table>
      {covers !== null && (
        <p className={covers < leadsToWarn ? 'finding wait' : 'quiet'}>
          {covers < leadsToWarn && <span aria-hidden="true">◐ </span>}
          {coveredText(covers)}
        </p>
      )}
    </section>
  );
}

interface Meter {
  readonly label: string;
  readonly used: number;
  readonly most: number;
  /** Minor units, not leads. */
  readonly isMoney: boolean;
}

function Meters({ overview }: { readonly overview: ContractOverview }): ReactNode {
  const { limits, capacity, returns, contract } = overview;
  const { locale, currency } = contract.client;
  const said = ({ isMoney }: Meter, value: number): string =>
    isMoney ? formatMoney(value, currency, locale) : numberText(value, locale);
  const meters: readonly Meter[] = [
    ...limits
      .filter(({ kind }) => kind !== 'balance')
      .flatMap(({ kind, leads, money, used, spent }): Meter[] => [
        ...(leads === null ? [] : [{ label: `Delivered ${limitSpans[kind]}`, used, most: leads, isMoney: false }]),
        ...(money === null
          ? []
          : [{ label: `Delivered ${limitSpans[kind]}, in money`, used: spent, most: money, isMoney: true }]),
      ]),
    ...(capacity === null
      ? []
      : [
          {
            label: 'Delivered today, of what can be answered',
            used: capacity.used,
            most: capacity.leads,
            isMoney: false,
          },
        ]),
    ...(returns === null
      ? []
      : [{ label: 'Returns this period', used: returns.used, most: returns.cap, isMoney: false }]),
  ];
  if (meters.length === 0) return null;
  return (
    <section aria-labelledby="contract-caps">
      <h2 id="contract-caps">Caps</h2>
      {meters.map((meter) => {
        const { label, used, most } = meter;
        const share = most === 0 ? 100 : Math.min(100, (used / most) * 100);
        return (
          <div key={label} className="meter">
            <div className="meter-head">
              <span>{label}</span>
              <span>
                {said(meter, used)} of {said(meter, most)}
                {used > most ? ' – beyond it' : share >= 100 ? ' – reached' : share >= 90 ? ' – nearly full' : ''}
              </span>
            </div>
            <Progress
              value={share}
              color={share >= 90 ? 'orange' : 'petrol'}
              aria-label={`${label}: ${said(meter, used)} of ${said(meter, most)}`}
            />
          </div>
        );
      })}
    </section>
  );
}

function Lint({ overview }: { readonly overview: ContractOverview }): ReactNode {
  const { lint, contract } = overview;
  if (lint.length === 0) return null;
  return (
    <section aria-labelledby="contract-lint">
      <h2 id="contract-lint">
        <Link to="/contracts/$contract" params={{ contract: contract.ref }} search={{ tab: 'terms' }}>
          {lint.some(({ severity }) => severity === 'error') ? 'Terms to mend' : 'Worth a look in the terms'}
        </Link>
      </h2>
      <ul className="bare-list">
        {lint.map(({ code, place, severity }) => (
          <li key={`${place} ${code}`} className={severity === 'error' ? 'finding bad' : 'finding wait'}>
            <span aria-hidden="true">{severity === 'error' ? '▲' : '◐'}</span> {placeText(place)}: {findingText(code)}
          </li>
        ))}
      </ul>
    </section>
  );
}
