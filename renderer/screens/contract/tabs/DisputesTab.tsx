import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { QueueAnswer, QueuedDispute } from '../../../../shared/api/dispute.ts';
import { query } from '../../../api.ts';
import { Answered } from '../../../parts/Answered.tsx';
import { Empty } from '../../../parts/Empty.tsx';
import { momentText } from '../../../parts/format.ts';
import { LinkButton } from '../../../parts/LinkButton.tsx';
import { type Column, List } from '../../../parts/List.tsx';
import { StateBadge } from '../../../parts/StateBadge.tsx';
import { stateWord } from '../../../text/states.ts';

type Row = z.output<typeof QueuedDispute>;
type Answer = z.output<typeof QueueAnswer>;

/** Every claim under this contract; they are decided on the screen of disputes, with the evidence beside them. */
export function DisputesTab({ contract }: { readonly contract: string }): ReactNode {
  const navigate = useNavigate();
  const read = useInfiniteQuery(
    query.dispute.queue.infiniteOptions({
      input: (after: Answer['next'] | undefined) => ({
        contract,
        direction: 'descending' as const,
        ...(after == null ? {} : { after }),
      }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
  );
  return (
    <Answered read={read}>
      {({ pages }) => {
        const [first] = pages;
        const open = (first?.counts ?? []).filter(({ state }) => state === 'open' || state === 'appealed');
        const waiting = open.reduce((sum, { count }) => sum + count, 0);
        const meter = first?.rows.find((row) => row.meter !== null)?.meter;
        return (
          <>
            <div className="tools">
              <span className="quiet">
                {first?.total ?? 0} claims{meter ? `, ${meter.used} of ${meter.cap} returns used` : ''}
              </span>
              <span className="grow" />
              <LinkButton variant={waiting > 0 ? 'filled' : 'default'} to="/disputes" search={{ contract }}>
                {waiting > 0 ? `Decide ${waiting} on Disputes` : 'Open Disputes'}
              </LinkButton>
            </div>
            <List
              label="Disputes"
              columns={columns}
              rows={pages.flatMap(({ rows }) => rows)}
              idOf={({ id }) => id}
              onOpen={({ lead }) => void navigate({ to: '/leads/$lead', params: { lead: String(lead.id) } })}
              onMore={read.hasNextPage ? () => void read.fetchNextPage() : undefined}
              empty={<Empty title="No claims">Nothing was disputed under this contract.</Empty>}
            />
          </>
        );
      }}
    </Answered>
  );
}

const columns: readonly Column<Row>[] = [
  {
    id: 'opened',
    title: 'Claimed',
    width: 156,
    text: ({ openedAt, client }) => momentText(openedAt, client.timeZone, client.locale),
  },
  { id: 'name', title: 'Lead', text: ({ lead }) => lead.name ?? lead.email ?? 'erased' },
  { id: 'reason', title: 'Reason', text: ({ reason }) => reason },
  { id: 'clause', title: 'Clause', text: ({ clause }) => clause?.words ?? clause?.name ?? '' },
  {
    id: 'state',
    title: 'State',
    width: 124,
    text: ({ state }) => stateWord('dispute', state).word,
    cell: ({ state }) => <StateBadge kind="dispute" value={state} />,
  },
  {
    id: 'decided',
    title: 'Decided',
    width: 156,
    text: ({ decidedAt, client }) => (decidedAt === null ? '' : momentText(decidedAt, client.timeZone, client.locale)),
  },
];
