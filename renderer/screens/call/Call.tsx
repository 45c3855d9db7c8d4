import { NativeSelect, Select } from '@mantine/core';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CallRead } from '../../../shared/api/call.ts';
import { CallingRule, callingSetting } from '../../../shared/domain/call.ts';
import { query } from '../../api.ts';
import { Answered } from '../../parts/Answered.tsx';
import { Empty } from '../../parts/Empty.tsx';
import { LinkButton } from '../../parts/LinkButton.tsx';
import { type Column, List } from '../../parts/List.tsx';
import { Screen } from '../../parts/Screen.tsx';
import { useKept } from '../../parts/useKept.ts';
import { callReasonWords } from '../../text/calls.ts';
import { counted } from '../../text/counted.ts';
import { CallForm } from './CallForm.tsx';
import css from './call.module.css';

type Queued = CallRead['queue'][number];

/** The keyboard-only form: who waits, the lead that is called now, and the rules beside it. */
export function Call(): ReactNode {
  const address = useSearch({ from: '/call' });
  const navigate = useNavigate({ from: '/call' });
  const read = useQuery({
    ...query.call.read.queryOptions({
      input: {
        ...(address.contract !== undefined && { contract: address.contract }),
        ...(address.lead !== undefined && { lead: address.lead }),
      },
    }),
    placeholderData: keepPreviousData,
    // Who is due, and the length of a call, go by the moment at which it is read.
    refetchOnMount: 'always',
  });
  const page = read.data;
  const goTo = (lead: number | undefined): void =>
    void navigate({ search: (before) => ({ ...before, lead }), replace: true });
  return (
    <Screen
      title="Call"
      figure={page && <Waiting page={page} />}
      main={
        page && page.contracts.length > 0 ? (
          <Select
            aria-label="Call for the contract"
            data={page.contracts.map(({ ref, name, client }) => ({ value: ref, label: `${client}: ${name}` }))}
            value={page.contract}
            onChange={(contract) => void navigate({ search: contract === null ? {} : { contract } })}
            allowDeselect={false}
            searchable
            w={280}
          />
        ) : undefined
      }
    >
      <Answered read={read}>{(answer) => <Calling page={answer} goTo={goTo} />}</Answered>
    </Screen>
  );
}

function Calling({
  page,
  goTo,
}: {
  readonly page: CallRead;
  readonly goTo: (lead: number | undefined) => void;
}): ReactNode {
  const { contract, look, lead, queue, zone, now } = page;
  if (contract === null || look === null) {
    return (
      <Empty title="No contract to call for" action={<LinkButton to="/clients">Open clients</LinkButton>}>
        Calls are made for an active contract with a lead definition. Set one up first.
      </Empty>
    );
  }
  if (lead === null) {
    return (
      <Empty title="Nobody waits to be called" action={<LinkButton to="/import">Import leads</LinkButton>}>
        Who passed or is to be checked for this contract was called, or there is nobody yet. Import leads, choose
        another contract, or come back when a call is due again.
      </Empty>
    );
  }
  const at = queue.findIndex(({ id }) => id === lead.id);
  const beside = (by: number): void => {
    const next = queue[Math.min(queue.length - 1, Math.max(0, at + by))];
    if (next !== undefined) goTo(next.id);
  };
  return (
    <div className={css.page}>
      <div className={css.queue}>
        <List
          label="Waiting to be called"
          columns={queueColumns}
          rows={queue}
          idOf={({ id }) => id}
          cursor={lead.id}
          onCursor={({ id }) => goTo(id)}
          empty={<Empty title="Nobody else waits" />}
        />
        <QueueRule putOff={page.putOff} />
      </div>
      <CallForm
        // After its call the same lead begins anew.
        key={`${contract} ${lead.id} ${lead.calls.length}`}
        lead={lead}
        contract={contract}
        look={look}
        zone={zone}
        now={now}
        onDone={() => goTo(undefined)}
        onNext={() => beside(1)}
        onBefore={() => beside(-1)}
      />
    </div>
  );
}

const queueColumns: readonly Column<Queued>[] = [
  { id: 'name', title: 'Waiting', text: ({ name, company, phone }) => name ?? company ?? phone ?? 'Lead' },
  {
    id: 'why',
    title: 'Because',
    text: ({ why, calls }) => (why === 'again' ? `again, ${calls}×` : callReasonWords[why]),
    width: 80,
    align: 'right',
  },
];

/** How many wait, and for what. */
function Waiting({ page: { counts, more } }: { readonly page: CallRead }): ReactNode {
  const number = (count: number): string => count.toLocaleString('en');
  const parts = [
    counts.promised > 0 ? `${counted(counts.promised, 'promised call')} due` : '',
    counts.reminder > 0 ? `${counted(counts.reminder, 'meeting')} to remind of` : '',
    counts.new > 0 ? `${number(counts.new)} new` : '',
    counts.again > 0 ? `${number(counts.again)} to try again` : '',
  ].filter((part) => part !== '');
  return (
    <>
      <strong>
        {number(counts.promised + counts.reminder + counts.new + counts.again)}
        {more && '+'}
      </strong>{' '}
      waiting{parts.length > 0 && `: ${parts.join(', ')}`}
    </>
  );
}

/** The agency's rule on how often one lead is tried on a day, and how many are left out for now. */
function QueueRule({ putOff }: { readonly putOff: number }): ReactNode {
  const client = useQueryClient();
  const [rule, keep] = useKept(callingSetting, CallingRule, CallingRule.parse({}));
  return (
    <div className={css.rule}>
      <NativeSelect
        size="xs"
        aria-label="Attempts per lead and day"
        data={attempts}
        value={String(rule.attemptsPerDay)}
        onChange={(event) => {
          keep({ attemptsPerDay: Number(event.currentTarget.value) });
          void client.invalidateQueries({ queryKey: query.call.read.key() });
        }}
      />
      {putOff > 0 && <span className="quiet">{putOff.toLocaleString('en')} put off</span>}
    </div>
  );
}

const attempts = [1, 2, 3, 4, 5, 6, 8, 10].map((count) => ({
  value: String(count),
  label: `${counted(count, 'attempt')} a day at most`,
}));
