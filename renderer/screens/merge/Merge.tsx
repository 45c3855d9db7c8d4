import { Button, Kbd } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { MergePreview } from '../../../shared/api/merge.ts';
import { api, query } from '../../api.ts';
import { Answered } from '../../parts/Answered.tsx';
import { Empty } from '../../parts/Empty.tsx';
import { LinkButton } from '../../parts/LinkButton.tsx';
import { modKey, Screen, Scrolled } from '../../parts/Screen.tsx';
import { useAct } from '../../parts/useAct.tsx';
import { useKeys } from '../../shell/keys.tsx';
import { counted } from '../../text/counted.ts';
import { refusalText } from '../../text/refusals.ts';
import { Cells } from './Cells.tsx';
import css from './merge.module.css';

/** Two entries of one enquiry side by side; of several, one after the other goes into the first. */
export function Merge(): ReactNode {
  const { leads } = useSearch({ from: '/merge' });
  const [keep, from] = leads;
  return keep === undefined || from === undefined ? (
    <Nothing />
  ) : (
    <Pair key={`${keep} ${from}`} leads={leads} keep={keep} from={from} />
  );
}

function Nothing(): ReactNode {
  return (
    <Screen title="Merge" over={<Link to="/leads">Leads</Link>}>
      <Empty title="Nothing to merge" action={<LinkButton to="/leads">Open leads</LinkButton>}>
        Choose two or more entries of one enquiry in the list, then Merge.
      </Empty>
    </Screen>
  );
}

interface PairProps {
  readonly leads: readonly number[];
  readonly keep: number;
  readonly from: number;
}

function Pair({ leads, keep, from }: PairProps): ReactNode {
  const navigate = useNavigate();
  const [isSent, setSent] = useState(false);
  // Once they are one, there is nothing to see side by side any more.
  const read = useQuery({ ...query.merge.preview.queryOptions({ input: { keep, from } }), enabled: !isSent });
  const [take, setTake] = useState<ReadonlySet<string>>(new Set());
  const preview = read.data;
  const rest = leads.slice(2);
  const goOn = (to: readonly number[]): void =>
    void navigate({ to: '/merge', search: { leads: [...to] }, replace: true });
  const merging = useAct(api.merge.do, {
    said: ({ calls, tags }) =>
      `Merged two entries${calls + tags === 0 ? '' : `; moved ${counted(calls, 'call')} and ${counted(tags, 'tag')}`}`,
    afterwards: () =>
      rest.length > 0
        ? goOn([keep, ...rest])
        : void navigate({ to: '/leads/$lead', params: { lead: String(keep) }, replace: true }),
  });
  const isAllowed = preview?.refusal === null;
  const merge = async (): Promise<void> => {
    if (!isAllowed || isSent) return;
    setSent(true);
    if ((await merging.act({ keep, from, take: [...take] })) === undefined) setSent(false);
  };
  const canSwap = preview !== undefined && (isAllowed || preview.otherWay);
  const swap = (): void => {
    if (canSwap) goOn([from, keep, ...rest]);
  };
  const skip = (): void => {
    if (rest.length > 0) goOn([keep, ...rest]);
  };
  useKeys([
    { keys: 'mod+Enter', says: 'Merge the two', does: () => void merge() },
    { keys: 'x', says: 'Leave this one out, and go on with the next', does: skip },
    { keys: 's', says: 'Let the other one stay', does: swap },
  ]);
  return (
    <Screen
      title="Merge two entries"
      over={<Link to="/leads">Leads</Link>}
      figure={preview && <Figure preview={preview} rest={rest.length} />}
      main={
        <div className={css.actions}>
          {rest.length > 0 && (
            <Button variant="subtle" onClick={skip} aria-keyshortcuts="x">
              Leave out&nbsp;<Kbd size="xs">X</Kbd>
            </Button>
          )}
          <Button variant="default" onClick={swap} disabled={!canSwap} aria-keyshortcuts="s">
            Let the other one stay&nbsp;<Kbd size="xs">S</Kbd>
          </Button>
          <Button onClick={() => void merge()} disabled={!isAllowed} loading={merging.busy}>
            Merge&nbsp;<Kbd size="xs">{modKey} ⏎</Kbd>
          </Button>
        </div>
      }
    >
      <Answered read={read}>
        {(answer) => (
          <Scrolled className={`${css.page}`} label="Both entries, cell by cell">
            {answer.refusal !== null && (
              <div className={css.refused} role="alert">
                <strong>Not merged this way:</strong> {refusalText(answer.refusal)}
              </div>
            )}
            <Cells
              preview={answer}
              take={take}
              onTake={(field, taken) => {
                const next = new Set(take);
                if (taken) next.add(field);
                else next.delete(field);
                setTake(next);
              }}
            />
          </Scrolled>
        )}
      </Answered>
    </Screen>
  );
}

function Figure({ preview, rest }: { readonly preview: MergePreview; readonly rest: number }): ReactNode {
  const open = preview.cells.filter((cell) => cell.open).length;
  const filled = preview.cells.filter((cell) => !cell.open && cell.stays === 'from').length;
  return (
    <>
      <strong>{open}</strong> {open === 1 ? 'cell differs' : 'cells differ'}
      {filled > 0 && `, ${filled} filled`}
      {rest > 0 && `; ${counted(rest, 'entry', 'entries')} after this`}
    </>
  );
}
