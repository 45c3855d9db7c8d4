import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { z } from 'zod';
import type { RunRow } from '../../../shared/api/invoice.ts';
import { query } from '../../api.ts';
import { Answered } from '../../parts/Answered.tsx';
import { Empty } from '../../parts/Empty.tsx';
import { FigureStrip } from '../../parts/FigureStrip.tsx';
import { monthText } from '../../parts/format.ts';
import { LinkButton } from '../../parts/LinkButton.tsx';
import { List } from '../../parts/List.tsx';
import { MonthSwitch } from '../../parts/MonthSwitch.tsx';
import { ownLocale } from '../../parts/ownLocale.ts';
import { Screen } from '../../parts/Screen.tsx';
import { useRoomBeside } from '../../parts/useRoomBeside.ts';
import { useKeys } from '../../shell/keys.tsx';
import { counted } from '../../text/counted.ts';
import { BillingTabs } from './BillingTabs.tsx';
import { IssueButton } from './IssueButton.tsx';
import { RunPanel } from './RunPanel.tsx';
import { type Due, idOfDue, runColumns, runColumnsBesidePanel } from './runColumns.tsx';
import { sumFigures } from './Sums.tsx';

/** The invoice run of a month: every contract's due periods, whatever its cycle, and one button that issues them. */
export function Run(): ReactNode {
  const { month, open } = useSearch({ from: '/billing' });
  const navigate = useNavigate({ from: '/billing' });
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const read = useQuery({
    ...query.invoice.due.queryOptions({ input: month === undefined ? {} : { month } }),
    placeholderData: keepPreviousData,
  });
  const roomy = useRoomBeside();
  const due = read.data;
  const rows = due?.rows ?? [];
  const opened = rows.find((row) => idOfDue(row) === open);
  const goTo = (next: string): void => {
    setSelection(new Set());
    void navigate({ search: { month: next } });
  };
  useKeys([
    { keys: '[', says: 'Earlier month', does: () => due && goTo(due.before) },
    { keys: ']', says: 'Later month', does: () => due && goTo(due.after) },
  ]);
  // A period that was just issued is another row now: what was open stays open under its number, else the first of
  // them opens, in the month it was issued in.
  const follow = (issued: readonly z.output<typeof RunRow>[]): void => {
    setSelection(new Set());
    const shown = issued.find(({ contract, period }) => open === `${contract} ${period} `) ?? issued[0];
    if (shown)
      void navigate({ search: { month: due?.month, open: `${shown.contract} ${shown.period} ${shown.number ?? ''}` } });
  };
  return (
    <Screen
      title="Billing"
      figure={due && <Headline rows={rows} />}
      main={due && <IssueButton rows={rows} chosen={chosenOf(rows, selection)} until={due.until} onIssued={follow} />}
      strip={
        due && (
          <FigureStrip
            label="Sums of the run"
            figures={[
              ...sumFigures('To issue', due.ready, 'invoice', 'invoices'),
              ...sumFigures('Issued', due.issued, 'invoice', 'invoices'),
            ]}
          />
        )
      }
      tools={
        <>
          <BillingTabs tab="run" />
          {due && <MonthSwitch month={due.month} before={due.before} after={due.after} onMonth={goTo} />}
          <span className="quiet">Every period that ends in this month or before, whatever the contract’s cycle</span>
        </>
      }
      panel={
        opened && (
          <RunPanel row={opened} onClose={() => void navigate({ search: (now) => ({ ...now, open: undefined }) })} />
        )
      }
    >
      <Answered read={read}>
        {(answer) => (
          <List
            label="Invoice run"
            columns={runColumns}
            rows={answer.rows}
            idOf={idOfDue}
            cursor={open}
            onCursor={(row) =>
              void navigate({ search: (now) => ({ ...now, open: idOfDue(row) }), replace: open !== undefined })
            }
            onOpen={({ number }) => number !== null && void navigate({ to: '/documents/$number', params: { number } })}
            selection={selection}
            onSelection={setSelection}
            shown={opened === undefined || roomy ? undefined : runColumnsBesidePanel}
            empty={
              <Empty
                title={`Nothing to bill for ${monthText(answer.month, ownLocale)}`}
                action={<LinkButton to="/import">Import leads</LinkButton>}
              >
                Contracts appear here when something was delivered to them and their period has begun. Choose another
                month, or deliver leads first.
              </Empty>
            }
            autoFocus
          />
        )}
      </Answered>
    </Screen>
  );
}

/** The rows to issue: those chosen, or all. A contract's periods go together, the oldest first. */
function chosenOf(rows: readonly Due[], selection: ReadonlySet<string>): readonly Due[] {
  const ready = rows.filter(({ stand }) => stand === 'ready');
  if (selection.size === 0) return ready;
  const contracts = new Set(rows.filter((row) => selection.has(idOfDue(row))).map(({ contract }) => contract));
  return ready.filter(({ contract }) => contracts.has(contract));
}

function Headline({ rows }: { readonly rows: readonly Due[] }): ReactNode {
  const of = (stand: Due['stand']): number => rows.filter((row) => row.stand === stand).length;
  const ready = of('ready');
  const blocked = of('blocked');
  return (
    <>
      <strong>{ready === 0 ? 'Nothing left to bill' : counted(ready, 'invoice', 'invoices')}</strong>
      {ready > 0 && ' to issue'}
      {blocked > 0 && ` · ${blocked} blocked`}
    </>
  );
}
