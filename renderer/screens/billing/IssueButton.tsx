import { Button } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { RunRow } from '../../../shared/api/invoice.ts';
import { sumByCurrency } from '../../../shared/domain/currencySum.ts';
import { api } from '../../api.ts';
import { periodOfDays } from '../../parts/format.ts';
import { useAct } from '../../parts/useAct.tsx';
import { Money } from '../../parts/words.tsx';
import { useKeys } from '../../shell/keys.tsx';
import { counted } from '../../text/counted.ts';
import type { Due } from './runColumns.tsx';
import { idOfDue } from './runColumns.tsx';
import { SumTable } from './Sums.tsx';

type Issued = z.output<typeof RunRow>;

/** Issues all that is ready, or what was chosen, after one question: it cannot be undone. */
export function IssueButton({
  rows,
  chosen,
  until,
  onIssued,
}: {
  readonly rows: readonly Due[];
  readonly chosen: readonly Due[];
  readonly until: string;
  readonly onIssued: (issued: readonly Issued[]) => void;
}): ReactNode {
  const { act, busy } = useAct(api.invoice.run, { said: issuedWords });
  const issue = async (): Promise<void> => {
    const contracts = [...new Set(chosen.map(({ contract }) => contract))];
    const answer = await act({ until, contracts, issue: true, job: 'invoice run' });
    if (answer) onIssued(answer.filter(({ number }) => number !== null));
  };
  const words = `Issue ${counted(chosen.length, 'invoice', 'invoices')}`;
  const ask = (): void => {
    if (chosen.length === 0) return;
    modals.openConfirmModal({
      title: `${words}?`,
      size: 'lg',
      children: <Question chosen={chosen} />,
      labels: { confirm: words, cancel: 'Cancel' },
      onConfirm: () => void issue(),
    });
  };
  useKeys([{ keys: 'i', says: 'Issue what is ready or chosen', does: ask }]);
  if (!rows.some(({ stand }) => stand === 'ready')) return null;
  return (
    <Button onClick={ask} loading={busy} disabled={chosen.length === 0}>
      {chosen.length === 0 ? 'Choose invoices that are ready' : words}
    </Button>
  );
}

function issuedWords(answer: readonly Issued[]): string {
  const numbers = answer.flatMap(({ number }) => number ?? []);
  const [first = '', last = first] = [numbers.at(0), numbers.at(-1)];
  if (numbers.length === 0) return 'Nothing was issued: nothing is ready any more';
  return `Issued ${counted(numbers.length, 'invoice', 'invoices')}: ${first === last ? first : `${first} to ${last}`}`;
}

function Question({ chosen }: { readonly chosen: readonly Due[] }): ReactNode {
  return (
    <div className="stacked">
      <p>
        They get their numbers now and never change again. Only a credit note corrects an issued invoice; this cannot be
        undone.
      </p>
      <SumTable sums={sumByCurrency(chosen.map(({ client, ...row }) => ({ ...row, currency: client.currency })))} />
      <table className="plain">
        <tbody>
          {chosen.map((row) => (
            <tr key={idOfDue(row)}>
              <td>{row.client.name}</td>
              <td>{periodOfDays(row, row.client.locale)}</td>
              <td className="right">
                <Money amount={row.gross} currency={row.client.currency} locale={row.client.locale} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
