import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { PreviewRow } from '../../../shared/api/intake.ts';
import { fieldTitle, whyOf } from '../../../shared/domain/intake/reasonWords.ts';
import { Panel } from '../../parts/Screen.tsx';
import { StateBadge } from '../../parts/StateBadge.tsx';
import classes from './Import.module.css';
import { keep, leaveOut, type MapDraft, targetOf } from './mapDraft.ts';
import type { Fix } from './useIntake.ts';

/** One row: why it falls where it falls, and its cells to be mended by keyboard. Enter keeps the row and goes to the next. */
export function RowPanel({
  row,
  header,
  map,
  editing,
  onFix,
  onUnfix,
  onNext,
}: {
  readonly row: PreviewRow;
  readonly header: readonly string[];
  readonly map: MapDraft | null;
  /** Grows each time the cells are to take the keyboard. */
  readonly editing: number;
  readonly onFix: (fix: Fix) => void;
  readonly onUnfix: (row: number) => void;
  readonly onNext: () => void;
}): ReactNode {
  const [cells, setCells] = useState<readonly string[] | null>(null);
  const left = useRef<() => void>(() => {});
  const form = useRef<HTMLFormElement>(null);
  const asked = useRef(editing);
  const shown = header.map((_, column) => (cells ?? row.cells)[column] ?? '');
  const beyond = row.cells.slice(header.length).filter((cell) => cell !== '');
  const first = suspect(row, header, map);

  useEffect(() => {
    if (asked.current === editing) return;
    asked.current = editing;
    const input = form.current?.elements[first];
    if (!(input instanceof HTMLInputElement)) return;
    input.focus();
    input.select();
  }, [editing, first]);

  // As in a spreadsheet: whoever goes to another row keeps what was typed into this one.
  left.current = () => cells !== null && onFix({ row: row.row, cells: shown });
  useEffect(() => () => left.current(), []);

  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (cells === null && beyond.length === 0) return;
    onFix({ row: row.row, cells: shown });
    left.current = () => {};
    setCells(null);
    onNext();
    backToList();
  };

  return (
    <Panel
      title={`Row ${row.row}`}
      foot={
        <>
          <Button type="submit" form={formId} disabled={cells === null && beyond.length === 0}>
            Keep the mended row
          </Button>
          {row.fixed && (
            <Button variant="default" onClick={() => onUnfix(row.row)}>
              As it stands in the file
            </Button>
          )}
        </>
      }
    >
      <p>
        <StateBadge kind="importRow" value={row.outcome} />
      </p>
      <ul className={classes.reasons}>
        {whyOf(row).map((why) => (
          <li key={why}>{why}</li>
        ))}
        {row.reasons
          .flatMap(({ lead }) => lead ?? [])
          .map((lead) => (
            <li key={lead}>
              <Link to="/leads/$lead" params={{ lead: String(lead) }}>
                Open the earlier lead
              </Link>
            </li>
          ))}
      </ul>
      {beyond.length > 0 && <p>Beyond the last column: {beyond.join(' · ')}</p>}
      <form
        id={formId}
        ref={form}
        className={classes.cells}
        aria-label={`Cells of row ${row.row}`}
        onSubmit={save}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          setCells(null);
          backToList();
        }}
      >
        {header.map((name, column) => (
          <TextInput
            key={name}
            label={
              <>
                {name} <span className="quiet">{meaning(map, name)}</span>
              </>
            }
            value={shown[column] ?? ''}
            error={column === first && row.reasons.length > 0 && cells === null && row.outcome === 'broken'}
            onChange={(event) => {
              const text = event.currentTarget.value;
              setCells(shown.map((cell, at) => (at === column ? text : cell)));
            }}
          />
        ))}
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </form>
    </Panel>
  );
}

const formId = 'cells-of-the-row';

/** The keyboard goes back to where the rows are walked. */
const backToList = (): void => document.querySelector<HTMLElement>('[role=grid]')?.focus();

/** The column the trouble is in; the first where the whole row is meant. */
function suspect({ reasons }: PreviewRow, header: readonly string[], map: MapDraft | null): number {
  const field = reasons.find((reason) => reason.field !== null)?.field;
  const at = field === undefined || map === null ? -1 : header.findIndex((name) => targetOf(map, name) === field);
  return Math.max(0, at);
}

function meaning(map: MapDraft | null, name: string): string | undefined {
  const target = map === null ? keep : targetOf(map, name);
  const title = target === keep || target === leaveOut ? undefined : fieldTitle(target);
  return title?.toLowerCase() === name.toLowerCase() ? undefined : title;
}
