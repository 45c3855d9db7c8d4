import { Radio } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import type { MergePreview } from '../../../shared/api/merge.ts';
import { Moment } from '../../parts/words.tsx';
import { counted } from '../../text/counted.ts';
import css from './merge.module.css';

type Cell = MergePreview['cells'][number];
type Side = MergePreview['keep'];

interface CellsProps {
  readonly preview: MergePreview;
  /** Fields whose value comes from the entry that goes. */
  readonly take: ReadonlySet<string>;
  readonly onTake: (field: string, taken: boolean) => void;
}

/** Every cell of both: where they differ one chooses, of the rest it is seen which value stays. */
export function Cells({ preview, take, onTake }: CellsProps): ReactNode {
  const { keep, from, zone, cells } = preview;
  const table = useRef<HTMLTableElement>(null);
  useEffect(() => table.current?.querySelector<HTMLElement>('input[type=radio]')?.focus(), []);
  const ordered = [...cells.filter(isOpen), ...cells.filter(isFilled), ...cells.filter(isRest)];
  return (
    <table ref={table} className={`plain ${css.cells}`}>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">
            <Head words="Stays" side={keep} zone={zone} />
          </th>
          <th scope="col">
            <Head words="Goes into it" side={from} zone={zone} />
          </th>
        </tr>
      </thead>
      <tbody>
        {ordered.map((cell) => (
          <tr key={cell.field} className={cell.open ? css.open : undefined}>
            <th scope="row">{cell.label}</th>
            {cell.open ? (
              <Choice cell={cell} taken={take.has(cell.field)} onTake={(taken) => onTake(cell.field, taken)} />
            ) : (
              <>
                <Value text={cell.keep} stays={cell.stays === 'keep' || cell.keep === cell.from} />
                <Value text={cell.from} stays={cell.stays === 'from' || cell.keep === cell.from} />
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const isOpen = ({ open }: Cell): boolean => open;
const isFilled = ({ open, stays }: Cell): boolean => !open && stays === 'from';
const isRest = ({ open, stays }: Cell): boolean => !open && stays === 'keep';

function Head({
  words,
  side,
  zone,
}: {
  readonly words: string;
  readonly side: Side;
  readonly zone: string;
}): ReactNode {
  return (
    <>
      {words}:{' '}
      <Link to="/leads/$lead" params={{ lead: String(side.id) }}>
        {side.name ?? `lead ${side.id}`}
      </Link>
      <div className="quiet">
        <Moment at={side.capturedAt} zone={zone} locale="en-GB" />
        {side.source !== null && ` · ${side.source}`} ·{' '}
        {side.deliveries === 0 ? 'not delivered' : `delivered ${counted(side.deliveries, 'time')}`} ·{' '}
        {counted(side.calls, 'call')}
      </div>
    </>
  );
}

function Value({ text, stays }: { readonly text: string | null; readonly stays: boolean }): ReactNode {
  if (text === null) return <td className="none">–</td>;
  return <td className={stays ? css.stays : css.goes}>{stays ? text : <s>{text}</s>}</td>;
}

function Choice({
  cell: { field, label, keep, from },
  taken,
  onTake,
}: {
  readonly cell: Cell;
  readonly taken: boolean;
  readonly onTake: (taken: boolean) => void;
}): ReactNode {
  return (
    <>
      <td>
        <Radio
          name={field}
          aria-label={`${label}: ${keep}`}
          label={keep}
          checked={!taken}
          onChange={() => onTake(false)}
        />
      </td>
      <td>
        <Radio
          name={field}
          aria-label={`${label}: ${from}`}
          label={from}
          checked={taken}
          onChange={() => onTake(true)}
        />
      </td>
    </>
  );
}
