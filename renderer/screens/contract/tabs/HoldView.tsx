import { Button, Popover, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { z } from 'zod';
import type { HeldDelivery, HeldWay, HoldAnswer } from '../../../../shared/api/delivery.ts';
import { formatMoney, sumOf } from '../../../../shared/domain/money.ts';
import { api, query } from '../../../api.ts';
import { Answered } from '../../../parts/Answered.tsx';
import { Empty } from '../../../parts/Empty.tsx';
import { momentText } from '../../../parts/format.ts';
import { type Column, List } from '../../../parts/List.tsx';
import { useAct } from '../../../parts/useAct.tsx';
import { Money } from '../../../parts/words.tsx';
import { useKeys } from '../../../shell/keys.tsx';
import { counted } from '../../../text/counted.ts';
import { heldText } from '../../../text/delivered.ts';
import { keptByText } from '../../../text/limits.ts';

type Row = z.output<typeof HeldDelivery>;
type Answer = z.output<typeof HoldAnswer>;

interface HoldViewProps {
  readonly contract: string;
  /** Chooses another standing. */
  readonly chips: ReactNode;
}

/** What waits on hold: left alone it goes out in its turn, oldest first, as soon as there is room. */
export function HoldView({ contract, chips }: HoldViewProps): ReactNode {
  const read = useQuery(query.delivery.hold.queryOptions({ input: { contract } }));
  return <Answered read={read}>{(answer) => <Hold answer={answer} chips={chips} />}</Answered>;
}

function Hold({ answer, chips }: { readonly answer: Answer; readonly chips: ReactNode }): ReactNode {
  const navigate = useNavigate();
  const { rows, total, client, contract } = answer;
  const [selection, setSelection] = useState<ReadonlySet<number>>(new Set());
  const [cursor, setCursor] = useState<number | undefined>(rows[0]?.id);
  const [discarding, setDiscarding] = useState(false);
  const decide = useAct(api.delivery.decideHeld, { said: heldText });
  const chosen = rows.filter(({ id }) => (selection.size > 0 ? selection.has(id) : id === (cursor ?? rows[0]?.id)));
  const decideAs = (as: HeldWay, note = ''): void => {
    if (chosen.length === 0 || decide.busy) return;
    const ids = chosen.map(({ id }) => id);
    void decide.act({ contract: contract.ref, ids, as, ...(note.trim() === '' ? {} : { note: note.trim() }) });
    setSelection(new Set());
    setDiscarding(false);
  };
  useKeys([
    { keys: 'd', says: 'Deliver what is chosen, as far as there is room', does: () => decideAs('deliver') },
    { keys: 'g', says: 'Give what is chosen as a make-good', does: () => decideAs('makeGood') },
    { keys: 'x', says: 'Discard what is chosen', does: () => setDiscarding(chosen.length > 0) },
  ]);
  const count = chosen.length > 1 ? ` ${chosen.length}` : '';
  const none = chosen.length === 0;
  return (
    <>
      <div className="tools">
        {chips}
        <span className="grow" />
        <Button variant="default" disabled={none} loading={decide.busy} onClick={() => decideAs('deliver')}>
          Deliver{count} now
        </Button>
        <Button variant="default" disabled={none} onClick={() => decideAs('makeGood')}>
          Give{count} as make-good
        </Button>
        <Popover opened={discarding} onChange={setDiscarding} position="bottom-end" trapFocus returnFocus>
          <Popover.Target>
            <Button variant="default" disabled={none} onClick={() => setDiscarding(!discarding)}>
              Discard{count}…
            </Button>
          </Popover.Target>
          <Popover.Dropdown>
            <DiscardForm count={chosen.length} busy={decide.busy} onDiscard={(note) => decideAs('discard', note)} />
          </Popover.Dropdown>
        </Popover>
      </div>
      {total > 0 && (
        <p className="quiet hold-says">
          {counted(total, 'lead')} on hold,{' '}
          {formatMoney(sumOf(rows.map(({ cost }) => cost)), client.currency, client.locale)} if all of them went out.
          Left here, they go out in this order as soon as there is room, and are billed then.
        </p>
      )}
      <List
        label="On hold"
        columns={columnsOf(client)}
        rows={rows}
        idOf={({ id }) => id}
        cursor={cursor}
        onCursor={({ id }) => setCursor(id)}
        onOpen={({ lead }) => void navigate({ to: '/leads/$lead', params: { lead: String(lead.id) } })}
        selection={selection}
        onSelection={setSelection}
        empty={<Empty title="Nothing on hold">What lies above a cap that holds waits here for room.</Empty>}
      />
    </>
  );
}

function DiscardForm({
  count,
  busy,
  onDiscard,
}: {
  readonly count: number;
  readonly busy: boolean;
  readonly onDiscard: (note: string) => void;
}): ReactNode {
  const [note, setNote] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onDiscard(note);
      }}
    >
      <Stack gap="sm">
        <TextInput
          label="Why"
          description="Kept in the history. The leads are not offered to this contract again."
          value={note}
          maxLength={500}
          data-autofocus
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        <Button type="submit" loading={busy}>
          Discard {counted(count, 'lead')}
        </Button>
      </Stack>
    </form>
  );
}

const columnsOf = ({ currency, locale, timeZone }: Answer['client']): readonly Column<Row>[] => [
  { id: 'name', title: 'Lead', text: ({ lead }) => lead.name ?? lead.email ?? 'erased' },
  { id: 'company', title: 'Company', text: ({ lead }) => lead.company ?? '' },
  { id: 'since', title: 'On hold since', width: 156, text: ({ since }) => momentText(since, timeZone, locale) },
  { id: 'kept', title: 'Why it waits', share: 1.5, text: ({ keptBy }) => keptByText(keptBy) },
  {
    id: 'cost',
    title: 'Would cost',
    width: 124,
    align: 'right',
    text: ({ cost }) => formatMoney(cost, currency, locale),
    cell: ({ cost }) => <Money amount={cost} currency={currency} locale={locale} />,
  },
];
