import { Button } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { z } from 'zod';
import type { QueueAnswer } from '../../../shared/api/dispute.ts';
import { choiceKeys, disputeStates, waiting } from '../../../shared/domain/dispute.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import { Answered } from '../../parts/Answered.tsx';
import { ContractChoice } from '../../parts/ContractChoice.tsx';
import { Empty } from '../../parts/Empty.tsx';
import { FilterChips } from '../../parts/FilterChips.tsx';
import { LinkButton } from '../../parts/LinkButton.tsx';
import { type Column, List } from '../../parts/List.tsx';
import { PersonSearch } from '../../parts/PersonSearch.tsx';
import { SavedViews } from '../../parts/SavedViews.tsx';
import { Panel, Screen } from '../../parts/Screen.tsx';
import { StateBadge } from '../../parts/StateBadge.tsx';
import { Money } from '../../parts/words.tsx';
import { useKeys } from '../../shell/keys.tsx';
import { counted } from '../../text/counted.ts';
import { leadName } from '../../text/leadName.ts';
import { stateWord } from '../../text/states.ts';
import { type DisputesAddress, disputesAddress } from './address.ts';
import { Decide } from './Decide.tsx';
import style from './disputes.module.css';
import { Evidence } from './Evidence.tsx';
import { SettleButton } from './SettleButton.tsx';
import { useDeciding } from './useDeciding.tsx';
import { statesOf, useQueue } from './useQueue.ts';
import { ageWords, type ChoiceKey, type Claim, decisions } from './words.ts';

type Queue = z.output<typeof QueueAnswer>;

/** The queue of claims, oldest first: evidence beside the claim, one key to decide, and the cursor goes to the next. */
export function Disputes(): ReactNode {
  const address = useSearch({ from: '/disputes' });
  const read = useQueue(address);
  return (
    <Answered read={read}>
      {({ pages }) => {
        const [first] = pages;
        if (first === undefined) return null;
        return (
          <Claims
            address={address}
            queue={first}
            rows={pages.flatMap(({ rows }) => rows)}
            onMore={read.hasNextPage && !read.isFetchingNextPage ? () => void read.fetchNextPage() : undefined}
          />
        );
      }}
    </Answered>
  );
}

function Claims({
  address,
  queue,
  rows,
  onMore,
}: {
  readonly address: DisputesAddress;
  readonly queue: Queue;
  readonly rows: readonly Claim[];
  readonly onMore: (() => void) | undefined;
}): ReactNode {
  const navigate = useNavigate({ from: '/disputes' });
  const [selection, setSelection] = useState<ReadonlySet<number>>(new Set());
  const go = (to: Partial<DisputesAddress>): void =>
    void navigate({ search: (before) => ({ ...before, ...to }), replace: true });
  const current = rows.find(({ id }) => id === address.at) ?? rows[0];
  const marked = rows.filter(({ id }) => selection.has(id));
  const chosen = marked.length > 0 ? marked : current === undefined ? [] : [current];
  const deciding = useDeciding(chosen, (ids) => {
    setSelection(new Set());
    go({ at: nextOf(rows, ids) });
  });
  useKeys(choiceKeys.map((way) => ({ ...keyOf(way), does: () => deciding.choose(way) })));
  const countOf = (wanted: readonly string[]): number =>
    queue.counts.reduce((sum, { state, count }) => (wanted.includes(state) ? sum + count : sum), 0);
  const waits = countOf(waiting);
  return (
    <Screen
      title="Disputes"
      figure={
        <>
          <strong>{waits}</strong> {waits === 1 ? 'waits' : 'wait'} for a decision
        </>
      }
      main={queue.silent > 0 && <SettleButton contract={address.contract} count={queue.silent} />}
      tools={<Tools address={address} queue={queue} countOf={countOf} onAddress={go} />}
      panel={
        current !== undefined && (
          <Panel
            title={marked.length > 1 ? `${counted(marked.length, 'claim')} chosen` : leadName(current.lead)}
            foot={<Decide {...deciding} onChoose={deciding.choose} />}
          >
            {marked.length > 1 ? <Chosen rows={marked} /> : <Evidence claim={chosen[0] ?? current} />}
          </Panel>
        )
      }
    >
      <List
        label="Claims"
        columns={columns}
        rows={rows}
        idOf={({ id }) => id}
        cursor={current?.id}
        onCursor={({ id }) => go({ at: id })}
        onOpen={({ lead }) => void navigate({ to: '/leads/$lead', params: { lead: String(lead.id) } })}
        selection={selection}
        onSelection={setSelection}
        sort={{ by: address.sort ?? 'openedAt', down: address.down ?? false }}
        onSort={({ by, down }) => go(disputesAddress.pick({ sort: true, down: true }).parse({ sort: by, down }))}
        onMore={onMore}
        empty={<Nothing address={address} onClear={() => go({ q: undefined, contract: undefined, state: 'all' })} />}
        autoFocus
      />
    </Screen>
  );
}

const keyOf = (way: ChoiceKey): { readonly keys: string; readonly says: string } => ({
  keys: decisions[way].key,
  says: decisions[way].says,
});

/** The claim the cursor goes to once some are decided: the one after them, at the end the one before. */
function nextOf(rows: readonly Claim[], decided: readonly number[]): number | undefined {
  const gone = new Set(decided);
  const last = rows.findLastIndex(({ id }) => gone.has(id));
  const after = rows.find(({ id }, place) => place > last && !gone.has(id));
  return (after ?? rows.findLast(({ id }) => !gone.has(id)))?.id;
}

const columns: readonly Column<Claim>[] = [
  {
    id: 'name',
    title: 'Lead',
    text: ({ lead }) => [leadName(lead), lead.company].filter((part) => part !== null).join(' · '),
    sorts: true,
  },
  { id: 'contract', title: 'Client', text: ({ client }) => client.name, sorts: true },
  { id: 'reason', title: 'Reason', width: 152, text: ({ reason }) => reason, sorts: true },
  {
    id: 'openedAt',
    title: 'Waits',
    text: ({ ageHours, answerOverdue }) => `${ageWords(ageHours)}${answerOverdue ? ', overdue' : ''}`,
    cell: ({ ageHours, answerOverdue, state }) => (
      <span className={answerOverdue ? style.overdue : waiting.includes(state) ? undefined : 'quiet'}>
        {answerOverdue && <span aria-hidden="true">▲ </span>}
        {ageWords(ageHours)}
        {answerOverdue && <span className={style.unseen}>, answer overdue</span>}
      </span>
    ),
    width: 88,
    align: 'right',
    sorts: true,
  },
  {
    id: 'worth',
    title: 'Worth',
    text: ({ worth, client }) => formatMoney(worth, client.currency, client.locale),
    cell: ({ worth, client }) => <Money amount={worth} currency={client.currency} locale={client.locale} />,
    width: 88,
    align: 'right',
  },
  {
    id: 'state',
    title: 'State',
    text: ({ state }) => stateWord('dispute', state).word,
    cell: ({ state }) => <StateBadge kind="dispute" value={state} />,
    width: 96,
    sorts: true,
  },
];

function Tools({
  address,
  queue,
  countOf,
  onAddress,
}: {
  readonly address: DisputesAddress;
  readonly queue: Queue;
  readonly countOf: (states: readonly string[]) => number;
  readonly onAddress: (to: Partial<DisputesAddress>) => void;
}): ReactNode {
  const current = address.state ?? 'waiting';
  const shown = offered
    .map((state) => ({
      value: state,
      label: state === 'waiting' ? 'Waiting' : state === 'all' ? 'All' : stateWord('dispute', state).word,
      count: countOf(state === 'all' ? disputeStates : statesOf(state)),
    }))
    .filter(({ value, count }) => count > 0 || value === current || value === 'waiting' || value === 'all');
  return (
    <>
      <FilterChips
        label="State"
        options={shown}
        value={current}
        onChange={(state) => onAddress({ state, at: undefined })}
      />
      <ContractChoice
        contracts={queue.contracts}
        value={address.contract}
        onContract={(contract) => onAddress({ contract, at: undefined })}
      />
      <PersonSearch value={address.q} onText={(q) => onAddress({ q, at: undefined })} />
      <div className="grow" />
      <SavedViews
        screen="/disputes"
        address={{ ...address, at: undefined }}
        onView={(view) => onAddress({ ...nowhere, ...disputesAddress.parse(view) })}
      />
    </>
  );
}

/** The states one looks through, in the order of a claim's life. */
const offered = ['waiting', 'late', 'noted', 'upheld', 'part', 'denied', 'withdrawn', 'all'] as const;

const nowhere: DisputesAddress = {
  state: undefined,
  contract: undefined,
  q: undefined,
  sort: undefined,
  down: undefined,
  at: undefined,
};

/** The claims of a selection, in short. */
function Chosen({ rows }: { readonly rows: readonly Claim[] }): ReactNode {
  return (
    <table className="plain">
      <thead>
        <tr>
          <th scope="col">Lead</th>
          <th scope="col">Reason</th>
          <th scope="col" className="right">
            Worth
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, lead, reason, worth, client }) => (
          <tr key={id}>
            <td>{leadName(lead)}</td>
            <td>{reason}</td>
            <td className="right">
              <Money amount={worth} currency={client.currency} locale={client.locale} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Nothing({ address, onClear }: { readonly address: DisputesAddress; readonly onClear: () => void }): ReactNode {
  const narrowed = address.q !== undefined || address.contract !== undefined;
  if (!narrowed && (address.state ?? 'waiting') === 'waiting') {
    return (
      <Empty
        title="No claim waits for a decision"
        action={<LinkButton to="/import">Import the client’s answers</LinkButton>}
      >
        Claims come in with the file a client sends back, or one by one on the Deliveries of a contract.
      </Empty>
    );
  }
  return (
    <Empty
      title="No claims here"
      action={
        <Button variant="default" onClick={onClear}>
          Show all claims
        </Button>
      }
    >
      Nothing fits this state, contract and text.
    </Empty>
  );
}
