import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { z } from 'zod';
import type { LeadFindInput } from '../../../shared/api/leadFind.ts';
import type { Kept } from '../../../shared/domain/basics.ts';
import { type LeadSort, leadSorts } from '../../../shared/domain/lead.ts';
import { query } from '../../api.ts';
import { Answered } from '../../parts/Answered.tsx';
import { Empty } from '../../parts/Empty.tsx';
import { LinkButton } from '../../parts/LinkButton.tsx';
import { List } from '../../parts/List.tsx';
import { SavedViews } from '../../parts/SavedViews.tsx';
import { Screen } from '../../parts/Screen.tsx';
import { useRoomBeside } from '../../parts/useRoomBeside.ts';
import { filterOf, type LeadsAddress, leadsAddress } from './address.ts';
import { Bulk, BulkOfAll } from './Bulk.tsx';
import { ChangesOfMany } from './ChangesOfMany.tsx';
import { ChooseAll } from './ChooseAll.tsx';
import { fieldsShown, leadColumns, withFields } from './columns.tsx';
import { Filters } from './Filters.tsx';
import { LeadPanel } from './LeadPanel.tsx';
import { SaveLeads } from './SaveLeads.tsx';
import { useLeadCount, useLeadPages } from './useLeadPages.ts';

type Input = z.input<typeof LeadFindInput>;

/** What stays in sight on a laptop while a lead is open beside the list. */
const besidePanel = ['name', 'outcome', 'why', 'deliveries'];

const usualColumns = leadColumns.filter(({ hidden }) => hidden !== true).map(({ id }) => id);

/** Every lead, any filter, however many there are. */
export function Leads(): ReactNode {
  const address = useSearch({ from: '/leads' });
  const navigate = useNavigate({ from: '/leads' });
  const roomy = useRoomBeside();
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set());
  /** All that the filter fits are chosen, however many. */
  const [isAll, setIsAll] = useState(false);
  const setChosen = useCallback((chosen: ReadonlySet<number>): void => {
    setIsAll(false);
    setPicked(chosen);
  }, []);
  const sort: LeadSort = address.sort ?? 'newest';
  const filter = filterOf(address);
  const fields = fieldsShown(address.columns ?? []);
  const asked: Input = { filter, sort, descending: address.up !== true, fields };
  const { read, rows, first, looked, orderedAt, stop } = useLeadPages(asked);
  const whole = first?.total?.more === false ? first.total : null;
  const counted = useLeadCount(filter, first !== undefined && whole === null);
  const total = whole ?? { count: Math.max(counted.count, first?.total?.count ?? 0), more: !counted.isWhole };
  const custom = useQuery(query.lead.choices.queryOptions()).data?.custom;
  const columns = useMemo(() => withFields(custom ?? []), [custom]);
  const change = useCallback(
    (part: Partial<LeadsAddress>): void => {
      setChosen(new Set());
      void navigate({ search: (before) => ({ ...before, ...part, open: undefined }), replace: true });
    },
    [navigate, setChosen],
  );
  const chosen = useMemo(() => (isAll ? new Set(rows.map(({ id }) => id)) : picked), [isAll, rows, picked]);
  const clear = (): void => setChosen(new Set());
  const open = rows.find(({ id }) => id === address.open);
  const { open: _open, ...shown } = address;
  // As it is saved: without what is not set.
  const view: Record<string, Kept> = JSON.parse(JSON.stringify(shown));
  const isNarrowed = Object.keys(filter).length > 0;
  const fetchMore = (): void => {
    if (!read.isFetchingNextPage) void read.fetchNextPage();
  };
  return (
    <Screen
      title="Leads"
      figure={
        first && (
          <>
            <Total total={total} />
            {rows.length > 1 && (
              <Order isNewest={sort === 'newest'} onNewest={() => change({ sort: undefined, up: undefined })} />
            )}
            {orderedAt !== null && <span>, in the order of {timeText(orderedAt)}</span>}
            {looked !== null && <Looking looked={looked} isOrdering={sort !== 'newest'} onStop={stop} />}
          </>
        )
      }
      main={<LinkButton to="/import">Import leads</LinkButton>}
      tools={
        isAll ? (
          <BulkOfAll all={{ filter, total, onBegun: clear }} contract={address.contract} onClear={clear} />
        ) : chosen.size > 0 ? (
          <Bulk
            leads={[...chosen]}
            contract={address.contract}
            onClear={clear}
            more={
              read.hasNextPage &&
              chosen.size === rows.length && (
                <ChooseAll asked={asked} total={total} onChoose={setChosen} onChooseFilter={() => setIsAll(true)} />
              )
            }
          />
        ) : (
          <>
            <Filters address={address} onChange={change} />
            {address.contract !== undefined && (
              <LinkButton to="/requalify" search={{ contract: address.contract, filter: address }} variant="default">
                Judge again…
              </LinkButton>
            )}
            <SavedViews
              screen="/leads"
              address={view}
              onView={(saved) => {
                setChosen(new Set());
                void navigate({ search: leadsAddress.parse(saved) });
              }}
            />
            <ChangesOfMany />
            {rows.length > 0 && <SaveLeads address={address} shown={address.columns ?? usualColumns} />}
          </>
        )
      }
      panel={
        open && (
          <LeadPanel
            lead={open}
            onClose={() => void navigate({ search: (before) => ({ ...before, open: undefined }), replace: true })}
          />
        )
      }
    >
      <Answered read={read}>
        {() => (
          <List
            label="Leads"
            autoFocus
            columns={columns}
            rows={rows}
            idOf={({ id }) => id}
            cursor={address.open}
            onCursor={({ id }) => void navigate({ search: (before) => ({ ...before, open: id }), replace: true })}
            onOpen={({ id }) => void navigate({ to: '/leads/$lead', params: { lead: String(id) } })}
            selection={chosen}
            onSelection={setChosen}
            sort={sort === 'newest' ? undefined : { by: sort, down: address.up !== true }}
            onSort={({ by, down }) => {
              const wanted = leadSorts.find((one) => one === by);
              change({ sort: wanted, up: down ? undefined : true });
            }}
            shown={address.columns ?? (open === undefined || roomy ? undefined : besidePanel)}
            onColumns={(columns) =>
              void navigate({ search: (before) => ({ ...before, columns: [...columns] }), replace: true })
            }
            onMore={read.hasNextPage ? fetchMore : undefined}
            empty={
              looked !== null ? (
                <Empty title={sort === 'newest' ? 'Looking through all leads' : 'Putting the leads in order'}>
                  {sort === 'newest'
                    ? 'Few fit so far. What fits is shown as it is found.'
                    : 'No index has this order: every lead that fits is read once. Other work goes on meanwhile.'}
                </Empty>
              ) : (
                <NoLeads isNarrowed={isNarrowed} behind={first?.behind ?? 0} onClear={() => change(nothing)} />
              )
            }
          />
        )}
      </Answered>
    </Screen>
  );
}

/** Nothing narrows the list. */
const nothing: Partial<LeadsAddress> = {
  contract: undefined,
  outcome: undefined,
  delivery: undefined,
  contact: undefined,
  pool: undefined,
  source: undefined,
  channel: undefined,
  campaign: undefined,
  tag: undefined,
  batch: undefined,
  from: undefined,
  to: undefined,
  text: undefined,
  band: undefined,
  reach: undefined,
  fields: undefined,
};

function Total({ total }: { readonly total: { readonly count: number; readonly more: boolean } }): ReactNode {
  return (
    <span>
      <strong>
        {total.count.toLocaleString('en')}
        {total.more && '+'}
      </strong>{' '}
      {total.count === 1 ? 'lead' : 'leads'}
    </span>
  );
}

/** What few leads fit is looked for among all of them: how far it is, and the way to end it. */
function Looking({
  looked,
  isOrdering,
  onStop,
}: {
  readonly looked: number;
  readonly isOrdering: boolean;
  readonly onStop: () => void;
}): ReactNode {
  return (
    <span role="status">
      , {isOrdering ? 'putting them in order' : 'looking through them'}: {Math.floor(looked * 100)} %{' '}
      <Button variant="subtle" size="compact-xs" onClick={onStop}>
        Stop
      </Button>
    </span>
  );
}

const timeText = (at: number): string =>
  new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });

/** The usual order is that of no column: what came in last stands first. It is said, and one gets back to it. */
function Order({ isNewest, onNewest }: { readonly isNewest: boolean; readonly onNewest: () => void }): ReactNode {
  if (isNewest) return <span>, newest first</span>;
  return (
    <Button variant="subtle" size="compact-xs" onClick={onNewest}>
      Newest first
    </Button>
  );
}

function NoLeads({
  isNarrowed,
  behind,
  onClear,
}: {
  readonly isNarrowed: boolean;
  readonly behind: number;
  readonly onClear: () => void;
}): ReactNode {
  if (behind > 0) {
    return (
      <Empty title="Still reading the words of a new import">
        {behind.toLocaleString('en')} leads to go; the list follows by itself.
      </Empty>
    );
  }
  if (isNarrowed) {
    return (
      <Empty
        title="No lead fits"
        action={
          <Button variant="default" onClick={onClear}>
            Show all leads
          </Button>
        }
      >
        Take a filter away, or search for another word.
      </Empty>
    );
  }
  return (
    <Empty title="No leads yet" action={<LinkButton to="/import">Import leads</LinkButton>}>
      Drop a file of leads anywhere on this window, and see what it brings before anything is written.
    </Empty>
  );
}
