import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { AppointmentListAnswer, ListedChain } from '../../../../shared/api/appointment.ts';
import { formatMoney, sumOf } from '../../../../shared/domain/money.ts';
import { query } from '../../../api.ts';
import { Answered } from '../../../parts/Answered.tsx';
import { Empty } from '../../../parts/Empty.tsx';
import { momentText, numberText } from '../../../parts/format.ts';
import { LinkButton } from '../../../parts/LinkButton.tsx';
import { type Column, List } from '../../../parts/List.tsx';
import { StateBadge } from '../../../parts/StateBadge.tsx';
import { stateWord } from '../../../text/states.ts';

type Row = z.output<typeof ListedChain>;
type Answer = z.output<typeof AppointmentListAnswer>;

/** The meetings of this contract; they are decided on the screen of appointments. */
export function AppointmentsTab({ contract }: { readonly contract: string }): ReactNode {
  const navigate = useNavigate();
  const read = useInfiniteQuery(
    query.appointment.list.infiniteOptions({
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
        const waiting = first?.counts.find(({ state }) => state === 'unconfirmed')?.count ?? 0;
        return (
          <>
            <div className="tools">
              <span className="quiet">{first?.total ?? 0} meetings</span>
              <span className="grow" />
              <LinkButton variant={waiting > 0 ? 'filled' : 'default'} to="/appointments" search={{ contract }}>
                {waiting > 0 ? `Confirm ${waiting} on Appointments` : 'Open Appointments'}
              </LinkButton>
            </div>
            <List
              label="Appointments"
              columns={columns}
              rows={pages.flatMap(({ rows }) => rows)}
              idOf={({ id }) => id}
              onOpen={({ lead }) => void navigate({ to: '/leads/$lead', params: { lead: String(lead.id) } })}
              onMore={read.hasNextPage ? () => void read.fetchNextPage() : undefined}
              empty={
                <Empty title="No meetings yet">
                  Book one from a lead, or import the client’s calendar on the import screen.
                </Empty>
              }
            />
          </>
        );
      }}
    </Answered>
  );
}

const billed = ({ billing }: Row): number => sumOf(billing.map(({ amount }) => amount));

const columns: readonly Column<Row>[] = [
  { id: 'name', title: 'Lead', text: ({ lead }) => lead.name ?? lead.email ?? 'erased' },
  { id: 'company', title: 'Company', text: ({ lead }) => lead.company ?? '' },
  {
    id: 'starts',
    title: 'Meeting',
    width: 156,
    text: ({ startsAt, client }) => momentText(startsAt, client.timeZone, client.locale),
  },
  {
    id: 'booked',
    title: 'Booked',
    width: 156,
    text: ({ bookedAt, client }) => momentText(bookedAt, client.timeZone, client.locale),
  },
  {
    id: 'lead',
    title: 'Lead time',
    width: 88,
    align: 'right',
    text: ({ leadDays, client }) => `${numberText(leadDays, client.locale)} d`,
  },
  {
    id: 'state',
    title: 'State',
    width: 160,
    text: ({ state }) => stateWord('appointment', state).word,
    cell: ({ state }) => <StateBadge kind="appointment" value={state} />,
  },
  { id: 'setter', title: 'Set by', width: 128, text: ({ setter }) => setter ?? '' },
  {
    id: 'billed',
    title: 'Bills',
    width: 112,
    align: 'right',
    text: (row) => formatMoney(billed(row), row.client.currency, row.client.locale),
  },
];
