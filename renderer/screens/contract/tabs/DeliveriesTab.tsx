import { Button, Menu } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { z } from 'zod';
import type { DeliveryListAnswer, ListedDelivery } from '../../../../shared/api/delivery.ts';
import { standings } from '../../../../shared/domain/delivery.ts';
import { formatMoney, sumOf } from '../../../../shared/domain/money.ts';
import { api, query } from '../../../api.ts';
import { Answered } from '../../../parts/Answered.tsx';
import { Empty } from '../../../parts/Empty.tsx';
import { FilterChips } from '../../../parts/FilterChips.tsx';
import { momentText } from '../../../parts/format.ts';
import { LinkButton } from '../../../parts/LinkButton.tsx';
import { type Column, List } from '../../../parts/List.tsx';
import { StateBadge } from '../../../parts/StateBadge.tsx';
import { useAct } from '../../../parts/useAct.tsx';
import { Money } from '../../../parts/words.tsx';
import { useKeys } from '../../../shell/keys.tsx';
import { decidedText } from '../../../text/delivered.ts';
import { stateWord } from '../../../text/states.ts';
import { useShow } from '../useShow.ts';
import { HoldView } from './HoldView.tsx';

type Row = z.output<typeof ListedDelivery>;
type Answer = z.output<typeof DeliveryListAnswer>;

/** What was handed over under this contract, with the client's answer by word. */
export function DeliveriesTab({ contract }: { readonly contract: string }): ReactNode {
  const { show } = useSearch({ from: '/contracts/$contract' });
  const go = useShow(contract);
  const standing = standings.find((one) => one === show);
  const read = useInfiniteQuery(
    query.delivery.list.infiniteOptions({
      input: (after: Answer['next'] | undefined) => ({
        contract,
        standings: standing === undefined ? [] : [standing],
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
        if (first === undefined) return null;
        const chips = (
          <StandingChips
            counts={first.counts}
            standing={standing}
            onStanding={(next) => go({ tab: 'deliveries', show: next })}
          />
        );
        if (standing === 'onHold') return <HoldView contract={contract} chips={chips} />;
        return (
          <Deliveries
            answer={first}
            rows={pages.flatMap(({ rows }) => rows)}
            onMore={read.hasNextPage ? () => void read.fetchNextPage() : undefined}
            standing={standing}
            chips={chips}
          />
        );
      }}
    </Answered>
  );
}

type Standing = Row['standing'];

function StandingChips({
  counts,
  standing,
  onStanding,
}: {
  readonly counts: Answer['counts'];
  readonly standing: Standing | undefined;
  readonly onStanding: (standing: Standing | undefined) => void;
}): ReactNode {
  return (
    <FilterChips
      label="Standing"
      value={standing}
      onChange={onStanding}
      options={counts
        .filter(({ count, standing: of }) => count > 0 || of === standing)
        .map((one) => ({
          value: one.standing,
          label: stateWord('standing', one.standing).word,
          count: one.count,
        }))}
    />
  );
}

interface DeliveriesProps {
  readonly answer: Answer;
  readonly rows: readonly Row[];
  readonly onMore: (() => void) | undefined;
  readonly standing: Standing | undefined;
  readonly chips: ReactNode;
}

function Deliveries({ answer, rows, onMore, standing, chips }: DeliveriesProps): ReactNode {
  const navigate = useNavigate();
  const [selection, setSelection] = useState<ReadonlySet<number>>(new Set());
  const [cursor, setCursor] = useState<number | undefined>(rows[0]?.id);
  const { client, reasons } = answer;
  const decide = useAct(api.delivery.decide, {
    said: decidedText,
  });
  const ids = selection.size > 0 ? [...selection] : cursor === undefined ? [] : [cursor];
  const answerAs = (decision: 'accept' | 'dispute', reason?: string): void => {
    if (ids.length === 0 || decide.busy) return;
    void decide.act({ ids, decision, ...(reason === undefined ? {} : { reason }) });
    setSelection(new Set());
  };
  useKeys([{ keys: 'a', says: 'Accept what is chosen', does: () => answerAs('accept') }]);
  const count = ids.length > 1 ? ` ${ids.length}` : '';
  return (
    <>
      <div className="tools">
        {chips}
        <span className="grow" />
        <Button variant="default" disabled={ids.length === 0} loading={decide.busy} onClick={() => answerAs('accept')}>
          Accept{count}
        </Button>
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" disabled={ids.length === 0}>
              Dispute{count}…
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>The client’s reason</Menu.Label>
            {(reasons.length > 0 ? reasons : [{ reason: 'not as agreed', class: 'creditable' as const }]).map((one) => (
              <Menu.Item key={one.reason} onClick={() => answerAs('dispute', one.reason)}>
                {one.reason}
                {one.class === 'feedback' && <span className="quiet"> (feedback only)</span>}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
      <List
        label="Deliveries"
        columns={columnsOf(client)}
        rows={rows}
        idOf={({ id }) => id}
        cursor={cursor}
        onCursor={({ id }) => setCursor(id)}
        onOpen={({ lead }) => void navigate({ to: '/leads/$lead', params: { lead: String(lead.id) } })}
        selection={selection}
        onSelection={setSelection}
        onMore={onMore}
        empty={
          <Empty
            title={standing === undefined ? 'Nothing delivered yet' : 'None of these'}
            action={
              standing === undefined ? (
                <LinkButton to="/import" search={{ contract: answer.contract.ref, kind: 'leads' }}>
                  Import leads
                </LinkButton>
              ) : undefined
            }
          >
            {standing === undefined
              ? 'Import leads for this contract, then deliver those that pass.'
              : 'Choose another standing above.'}
          </Empty>
        }
      />
    </>
  );
}

/** What stands in place of a charge where there never is one. */
const unchargedWord = ({ isReplacement, isFree }: Row): string | null =>
  isReplacement ? 'replacement' : isFree ? 'make-good' : null;

function columnsOf({ currency, locale, timeZone }: Answer['client']): readonly Column<Row>[] {
  const owed = ({ charges }: Row): number => sumOf(charges.map(({ left }) => left));
  const moment = (at: number | null): string => (at === null ? '' : momentText(at, timeZone, locale));
  return [
    { id: 'name', title: 'Lead', text: ({ lead }) => lead.name ?? lead.email ?? 'erased' },
    { id: 'company', title: 'Company', hidden: true, text: ({ lead }) => lead.company ?? '' },
    { id: 'delivered', title: 'Delivered', width: 156, text: ({ deliveredAt }) => moment(deliveredAt) },
    {
      id: 'standing',
      title: 'Standing',
      width: 164,
      text: (row) => stateWord('standing', row.standing).word,
      cell: (row) => <StateBadge kind="standing" value={row.standing} />,
    },
    { id: 'review', title: 'Review until', width: 156, text: ({ reviewEndsAt }) => moment(reviewEndsAt) },
    {
      id: 'claim',
      title: 'Claim',
      text: ({ disputes }) => disputes.map(({ reason }) => reason).join(', '),
    },
    {
      id: 'charged',
      title: 'Charged',
      width: 112,
      align: 'right',
      text: (row) => unchargedWord(row) ?? formatMoney(owed(row), currency, locale),
      cell: (row) =>
        unchargedWord(row) !== null ? (
          <span className="quiet">{unchargedWord(row)}</span>
        ) : (
          <Money amount={owed(row)} currency={currency} locale={locale} />
        ),
    },
    {
      id: 'invoice',
      title: 'Invoice',
      width: 132,
      text: ({ charges }) => [...new Set(charges.flatMap(({ number }) => number ?? []))].join(', '),
    },
  ];
}
