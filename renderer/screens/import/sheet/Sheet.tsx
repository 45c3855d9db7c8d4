import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { outcomeAt } from '../../../../shared/domain/intake/outcomeLetters.ts';
import { useKeys } from '../../../shell/keys.tsx';
import type { MapDraft } from '../mapDraft.ts';
import type { Previewed } from '../useIntake.ts';
import type { SheetRows } from '../useSheetRows.ts';
import { blockText, type Filled, filledWith, pastedInto } from './blocks.ts';
import { CellLine } from './CellLine.tsx';
import { pastedCells } from './pastedCells.ts';
import css from './Sheet.module.css';
import { SheetHead } from './SheetHead.tsx';
import { type EditorHand, type Opened, SheetRow } from './SheetRow.tsx';
import { sheetColumns } from './sheetColumns.ts';
import { type SheetKey, sheetKey } from './sheetKeys.ts';
import { useColumnsInSight } from './useColumnsInSight.ts';
import { useSheetCursor } from './useSheetCursor.ts';
import { useTypedAhead } from './useTypedAhead.ts';

const rowHeight = 32;
const headHeight = 40;
const screenful = 16;
const whyWidth = 264;
/** Row and verdict, which stay in sight; with the money beside them. */
const [fixedWidth, fixedWithMoney] = [168, 256];
/** So many rows from what is in sight, a row that is not known is fetched; with it those before and after. */
const soon = 60;
const [before, ahead] = [300, 1600];

/**
 * The rows of a file as a sheet: verdict, money and reason beside the file's own cells, which are mended where they stand. Worked as
 * a spreadsheet is: arrows move, Shift widens, Enter, F2 or typing edits, Enter keeps and goes on to the next trouble, Tab to the
 * next cell, Escape gives up, Ctrl+Z takes the last mend back, Ctrl+C, X and V take blocks of cells over.
 */
export function Sheet({
  label,
  list,
  rows,
  preview,
  map,
  onMended,
  empty,
}: {
  readonly label: string;
  /** Numbers of the rows shown, in order. */
  readonly list: readonly number[];
  readonly rows: SheetRows;
  readonly preview: Previewed;
  readonly map: MapDraft | null;
  /** These rows were mended just now; `lost` rows of a pasted block found no place. */
  readonly onMended: (rows: readonly number[], lost: number) => void;
  readonly empty: ReactNode;
}): ReactNode {
  const scroller = useRef<HTMLTableElement>(null);
  const prefix = useId();
  const [opened, setOpened] = useState<Opened | null>(null);
  const { header, shown, willBill, look } = preview;
  const columns = useMemo(() => sheetColumns(header, map, shown), [header, map, shown]);
  const { rowAt, columnAt, sentTo, number, current, chosen, goTo, goToTrouble, chooseAll } = useSheetCursor(
    list,
    rows,
    columns,
  );
  const ground = { list, columns, at: rows.at };
  const cellText = current?.cells[columns[columnAt]?.cell ?? -1] ?? '';

  const virtual = useVirtualizer({
    count: list.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    // What is typed next goes into the row at the cursor: it is drawn before the sheet has scrolled to it.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), Math.min(rowAt, range.count - 1)])],
    // The titles stand over the rows, wherever these are scrolled to.
    scrollPaddingEnd: headHeight,
    initialRect: { width: 1000, height: 640 },
  });
  const inSight = virtual.getVirtualItems();
  const fixed = willBill === null ? fixedWidth : fixedWithMoney;
  const { drawn, gap, width, scrollTo } = useColumnsInSight(scroller, columns, { fixed, lead: whyWidth });
  const across = useRef(scrollTo);
  across.current = scrollTo;
  useEffect(() => {
    virtual.scrollToIndex(rowAt);
    across.current(columnAt);
  }, [rowAt, columnAt, virtual]);
  const focus = (): void => scroller.current?.focus({ preventScroll: true });
  // Before it is seen: whoever sees it may press a key.
  useLayoutEffect(() => scroller.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    const { startIndex: first, endIndex: last } = virtual.range ?? { startIndex: 0, endIndex: 0 };
    rows.look(
      list.slice(Math.max(0, first - soon), last + soon),
      list.slice(Math.max(0, first - before), last + ahead),
    );
  });

  const mend = ({ rows: changed, lost }: Filled): void => {
    rows.mend(changed);
    onMended(
      changed.map(({ row }) => row),
      lost,
    );
  };
  const takeBack = (): void => goToFirst(rows.takeBack());
  const doAgain = (): void => goToFirst(rows.doAgain());
  const goToFirst = ([row]: readonly number[]): void => {
    const at = row === undefined ? -1 : list.indexOf(row);
    if (at >= 0) goTo(at, null);
  };
  const open = (text: string, typed: boolean): void => {
    if (current === undefined) return;
    goTo(rowAt, columnAt);
    setOpened({ column: columnAt, text, typed });
  };
  const edit = (): void => open(cellText, false);
  const goOn = (then: Parameters<EditorHand['onKeep']>[1]): void => {
    if (then === 'nextTrouble') goToTrouble(1);
    else if (then !== null) goTo(rowAt + then.rows, columnAt + then.columns);
  };
  const typeAhead = useTypedAhead(
    sentTo,
    current !== undefined,
    (text) => open(text, true),
    (text, then) => {
      if (text !== cellText) mend(filledWith(ground, chosen, text));
      goOn(then);
    },
  );
  const does = (key: SheetKey): void => {
    if (key.kind === 'move') {
      const rowTo = key.rows * (key.far ? list.length : 1);
      const columnTo = key.columns * (key.far ? columns.length : 1);
      goTo(rowAt + rowTo, columnAt + columnTo, key.widen);
    } else if (key.kind === 'page') goTo(rowAt + key.by * screenful, columnAt, key.widen);
    else if (key.kind === 'edit') edit();
    // The field has to be there before the letter that opened it arrives.
    else if (key.kind === 'type') flushSync(() => open('', true));
    else if (key.kind === 'clear') mend(filledWith(ground, chosen, ''));
    else if (key.kind === 'takeBack') takeBack();
    else if (key.kind === 'again') doAgain();
    else if (key.kind === 'nextTrouble') goToTrouble(key.by);
    else chooseAll();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>): void => {
    if (event.target !== scroller.current) return;
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    const altGraph = event.getModifierState('AltGraph');
    // What finds no field waits for its row.
    if (current === undefined && number !== undefined && (altGraph || !(ctrlKey || metaKey || altKey))) {
      if (typeAhead(key, shiftKey)) {
        event.stopPropagation();
        event.preventDefault();
        return;
      }
    }
    const found = sheetKey({ key, ctrlKey, metaKey, altKey, shiftKey, altGraph });
    if (found === null) return;
    event.stopPropagation();
    does(found);
    // The letter that starts editing goes into the field it has just opened.
    if (found.kind !== 'type') event.preventDefault();
  };
  const atSheet = (of: () => void) => (): void => {
    focus();
    of();
  };
  useKeys([
    { keys: 'F2', says: 'Mend the cell', does: atSheet(edit) },
    { keys: 'F8', says: 'Go to the next cell to mend', does: atSheet(() => goToTrouble(1)) },
    { keys: 'mod+z', says: 'Take the last mend back', does: atSheet(takeBack) },
    { keys: 'mod+shift+z', says: 'Mend it again', does: atSheet(doAgain) },
  ]);

  const editor: EditorHand = {
    onKeep: (text, then) => {
      if (opened !== null && text !== cellText) mend(filledWith(ground, chosen, text));
      setOpened(null);
      focus();
      goOn(then);
    },
    onGiveUp: () => {
      setOpened(null);
      focus();
    },
  };
  // Always the newest, and always the same: a row need not be drawn again because the sheet was.
  const newest = useRef(editor);
  newest.current = editor;
  const [hand] = useState<EditorHand>(() => ({
    onKeep: (...of) => newest.current.onKeep(...of),
    onGiveUp: () => newest.current.onGiveUp(),
  }));

  const onMouse = (event: MouseEvent<HTMLTableElement>): void => {
    const under = cellUnder(event);
    if (under === null || event.buttons !== 1) return;
    // Marking text is no way to choose cells.
    event.preventDefault();
    const drags = event.type === 'mousemove';
    if (drags && under.row === rowAt && (under.column ?? columnAt) === columnAt) return;
    goTo(under.row, drags ? (under.column ?? columnAt) : under.column, drags || event.shiftKey);
    focus();
  };
  const onClipboard = (event: ClipboardEvent<HTMLTableElement>): void => {
    if (event.target instanceof HTMLTextAreaElement) return;
    event.preventDefault();
    if (event.type === 'paste') {
      mend(pastedInto(ground, chosen, pastedCells(event.clipboardData.getData('text/plain'))));
      return;
    }
    event.clipboardData.setData('text/plain', blockText(ground, chosen));
    if (event.type === 'cut') mend(filledWith(ground, chosen, ''));
  };

  return (
    <div className={css.sheet}>
      <CellLine
        row={current}
        number={number}
        column={columns[columnAt]}
        was={number === undefined ? undefined : rows.was(number)}
      />
      <table
        ref={scroller}
        className={css.scroll}
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={list.length + 1}
        aria-colcount={columns.length + 4}
        aria-multiselectable="true"
        aria-activedescendant={number === undefined || opened !== null ? undefined : `${prefix}-${number}-${columnAt}`}
        onKeyDown={onKeyDown}
        onMouseDown={onMouse}
        onMouseMove={onMouse}
        onDoubleClick={(event) => cellUnder(event)?.column != null && edit()}
        onCopy={onClipboard}
        onCut={onClipboard}
        onPaste={onClipboard}
      >
        <SheetHead
          columns={columns}
          drawn={drawn}
          gap={gap}
          width={width}
          whyWidth={whyWidth}
          bills={willBill !== null}
        />
        <tbody className={css.body} style={{ height: virtual.getTotalSize(), width }}>
          {inSight.map(({ index, start }) => {
            const row = list[index];
            if (row === undefined) return null;
            const isChosen = index >= chosen.top && index <= chosen.bottom;
            return (
              <SheetRow
                key={row}
                number={row}
                index={index}
                row={rows.at(row)}
                outcome={outcomeAt(rows.outcomes, row)}
                was={rows.was(row)}
                start={start}
                width={width}
                gap={gap}
                whyWidth={whyWidth}
                columns={columns}
                drawn={drawn}
                look={look}
                currency={willBill?.currency ?? null}
                cursor={index === rowAt ? columnAt : null}
                left={isChosen ? chosen.left : null}
                right={isChosen ? chosen.right : null}
                opened={index === rowAt ? opened : null}
                editor={hand}
                prefix={prefix}
              />
            );
          })}
        </tbody>
      </table>
      {list.length === 0 && <div className="list-empty">{empty}</div>}
    </div>
  );
}

/** Which cell the mouse is on, by its places among the rows and columns shown; no column where it is on the verdict or reason. */
function cellUnder({ target }: MouseEvent): { readonly row: number; readonly column: number | null } | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
  if (cell === null || target instanceof HTMLTextAreaElement) return null;
  const { row, column } = cell.dataset;
  return { row: Number(row), column: column === undefined ? null : Number(column) };
}
