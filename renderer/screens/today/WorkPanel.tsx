import { Anchor, Button, Kbd } from '@mantine/core';
import type { ReactNode } from 'react';
import type { TodayItem } from '../../../shared/api/today.ts';
import { periodOfDays } from '../../parts/format.ts';
import { Panel } from '../../parts/Screen.tsx';
import { StateBadge } from '../../parts/StateBadge.tsx';
import { Money } from '../../parts/words.tsx';
import { dutyWords } from '../../text/duties.ts';
import { todayWords } from '../../text/today.ts';
import type { Direct } from './Today.tsx';
import { dueText } from './todayColumns.tsx';

/** The piece of work the cursor stands on: what it is, why it matters, and the way to it. */
export function WorkPanel({
  item,
  direct,
  onOpen,
}: {
  readonly item: TodayItem;
  readonly direct: Direct | null;
  readonly onOpen: () => void;
}): ReactNode {
  const { client, contract, period, amount } = item;
  const words = todayWords[item.kind];
  const due = dueText(item);
  const stands = item.duty === null ? '' : dutyWords(item.duty, client).stands;
  return (
    <Panel
      title={words.says(item)}
      foot={
        <>
          {direct !== null && (
            <Button onClick={direct.does} loading={direct.busy} rightSection={<Kbd size="xs">D</Kbd>}>
              {direct.says}
            </Button>
          )}
          <Button
            variant={direct === null ? 'filled' : 'default'}
            onClick={onOpen}
            rightSection={<Kbd size="xs">⏎</Kbd>}
          >
            {words.opens}
          </Button>
        </>
      }
    >
      <p>{words.means(item)}</p>
      <dl className="facts spaced">
        <dt>When</dt>
        <dd>
          <StateBadge kind="urgency" value={item.urgency} />
          {due !== '' && <span className="quiet"> {due}</span>}
        </dd>
        <dt>Client</dt>
        <dd>
          <Anchor href={`#/clients/${encodeURIComponent(client.ref)}`} inherit>
            {client.name}
          </Anchor>
        </dd>
        <dt>Contract</dt>
        <dd>
          <Anchor href={`#/contracts/${encodeURIComponent(contract.ref)}`} inherit>
            {contract.name}
          </Anchor>
        </dd>
        {stands !== '' && (
          <>
            <dt>Stands at</dt>
            <dd>{stands}</dd>
          </>
        )}
        {period !== null && (
          <>
            <dt>Period</dt>
            <dd>{periodOfDays(period, client.locale)}</dd>
          </>
        )}
        {amount !== null && (
          <>
            <dt>Net</dt>
            <dd>
              <Money amount={amount} currency={client.currency} locale={client.locale} />
            </dd>
          </>
        )}
      </dl>
    </Panel>
  );
}
