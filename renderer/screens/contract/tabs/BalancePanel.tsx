import { Button, Group, Modal, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { z } from 'zod';
import type { ContractRow } from '../../../../shared/api/contract.ts';
import type { BalanceAnswer } from '../../../../shared/api/prepaid.ts';
import { leadsToWarn, type PrepaidKind } from '../../../../shared/domain/prepaid.ts';
import { api, query } from '../../../api.ts';
import { Answered } from '../../../parts/Answered.tsx';
import { FigureStrip, type StripFigure } from '../../../parts/FigureStrip.tsx';
import { dayText, numberText } from '../../../parts/format.ts';
import { MoneyField } from '../../../parts/MoneyField.tsx';
import { useAct } from '../../../parts/useAct.tsx';
import { Money } from '../../../parts/words.tsx';

type Balance = z.output<typeof BalanceAnswer>;

/** What a prepaid contract holds, how far that goes, and what moved it. */
export function BalancePanel({ contract }: { readonly contract: string }): ReactNode {
  const read = useQuery(query.prepaid.read.queryOptions({ input: { contract } }));
  return <Answered read={read}>{(balance) => <FigureStrip label="Balance" figures={figuresOf(balance)} />}</Answered>;
}

function figuresOf(balance: Balance): StripFigure[] {
  const { client, covers, creditLimit } = balance;
  const money = (amount: number): ReactNode => (
    <Money amount={amount} currency={client.currency} locale={client.locale} />
  );
  return [
    {
      label: 'Balance',
      value: money(balance.balance),
      opens: <Movements balance={balance} />,
      ...(creditLimit > 0 ? { detail: <>and {money(creditLimit)} of credit</> } : {}),
      ...(balance.balance < 0 ? { tone: 'bad' as const } : {}),
    },
    { label: 'Delivered, not invoiced', value: money(balance.open), detail: 'with tax, if all is accepted' },
    {
      label: 'Covers about',
      value: covers === null ? '–' : numberText(covers, client.locale),
      detail: covers === 1 ? 'more lead' : 'more leads',
      ...(covers !== null && covers < leadsToWarn ? { tone: covers === 0 ? ('bad' as const) : ('wait' as const) } : {}),
    },
  ];
}

const kindWords: Readonly<Record<PrepaidKind, string>> = {
  topUp: 'Paid in',
  correction: 'Corrected',
  used: 'Invoice',
  givenBack: 'Credit note',
};

function Movements({ balance: { entries, client } }: { readonly balance: Balance }): ReactNode {
  if (entries.length === 0) return <p className="quiet">Nothing was paid in yet.</p>;
  return (
    <table className="plain" aria-label="What moved the balance">
      <thead>
        <tr>
          <th scope="col">Day</th>
          <th scope="col">What</th>
          <th scope="col" className="right">
            Amount
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ id, day, kind, amount, note, number }) => (
          <tr key={id}>
            <th scope="row">{dayText(day, client.locale)}</th>
            <td>
              {kindWords[kind]}{' '}
              {number === null ? (
                <span className="quiet">{note}</span>
              ) : (
                <Link to="/documents/$number" params={{ number }}>
                  {number}
                </Link>
              )}
            </td>
            <td className="right">
              <Money amount={amount} currency={client.currency} locale={client.locale} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Opens what a payment in advance is entered in. */
export function TopUpButton({ row }: { readonly row: ContractRow }): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        Top up…
      </Button>
      {open && <TopUpDialog row={row} onClose={() => setOpen(false)} />}
    </>
  );
}

const ways = { topUp: 'Paid in', less: 'Taken off, a correction' } as const;
type Way = keyof typeof ways;

/** What the client paid in, or what is taken off again: a mistake, or money paid out. */
function TopUpDialog({ row, onClose }: { readonly row: ContractRow; readonly onClose: () => void }): ReactNode {
  const { client } = row;
  const [amount, setAmount] = useState<number | undefined>(undefined);
  const [way, setWay] = useState<Way>('topUp');
  const [day, setDay] = useState('');
  const [note, setNote] = useState('');
  const { act, busy } = useAct(api.prepaid.topUp, {
    said: () => (way === 'topUp' ? 'Topped up the balance' : 'Corrected the balance'),
    afterwards: onClose,
  });
  const isReady = amount !== undefined && amount > 0;
  return (
    <Modal opened onClose={onClose} title={`Balance of ${row.name}`}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!isReady) return;
          void act({
            contract: row.ref,
            kind: way === 'topUp' ? 'topUp' : 'correction',
            amount: way === 'topUp' ? amount : -amount,
            ...(day === '' ? {} : { day }),
            ...(note.trim() === '' ? {} : { note: note.trim() }),
          });
        }}
      >
        <Stack gap="sm">
          <MoneyField autoFocus label="Amount" value={amount} currency={client.currency} onChange={setAmount} />
          <Radio.Group label="What it is" value={way} onChange={(next) => setWay(next === 'less' ? 'less' : 'topUp')}>
            <Group mt={4}>
              {Object.entries(ways).map(([value, label]) => (
                <Radio key={value} value={value} label={label} />
              ))}
            </Group>
          </Radio.Group>
          <TextInput
            type="date"
            label="Day"
            description="Today unless told"
            value={day}
            onChange={({ currentTarget }) => setDay(currentTarget.value)}
          />
          <Textarea
            label="Note"
            value={note}
            maxLength={500}
            onChange={({ currentTarget }) => setNote(currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={busy} disabled={!isReady}>
              {way === 'topUp' ? 'Top up' : 'Take off'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
