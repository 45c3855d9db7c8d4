import { ActionIcon, Checkbox, Menu } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  memo,
  type ReactNode,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { cellTexts } from './cellTexts.ts';
import { useOnPaper } from './useOnPaper.ts';

export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  /** What the cell says as text: shown where there is no `cell`, and what is copied. */
  readonly text: (row: Row) => string;
  readonly cell?: (row: Row) => ReactNode;
  /** Pixels; a column without a width takes its share of the rest. */
  readonly width?: number;
  /** How large that share is beside the others'; 1 unless told. */
  readonly share?: number;
  /** Numbers, money and days stand at the right, under each other. */
  readonly align?: 'right';
  /** The list can be sorted by it. */
  readonly sorts?: boolean;
  /** Left out until it is chosen. */
  readonly hidden?: boolean;
}

export interface Sort {
  readonly by: string;
  readonly down: boolean;
}

interface ListProps<Row, Id extends string | number> {
  /** What is listed, for those who do not see it: `Leads`. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => Id;
  /** The row the cursor stands on; the list moves it, the screen keeps it (in the address, or in its state). */
  readonly cursor?: Id | undefined;
  readonly onCursor?: (row: Row) => void;
  /** Enter or a double click. */
  readonly onOpen?: (row: Row) => void;
  /** Chosen rows; without it nothing can be chosen. */
  readonly selection?: ReadonlySet<Id>;
  readonly onSelection?: (selection: ReadonlySet<Id>) => void;
  readonly sort?: Sort | undefined;
  readonly onSort?: (sort: Sort) => void;
  /** Columns shown, by id; those not hidden unless told. With `onColumns` the list offers the choice. */
  readonly shown?: readonly string[] | undefined;
  readonly onColumns?: (shown: readonly string[]) => void;
  /** There are more rows than these: called when the last ones come into sight. */
  readonly onMore?: (() => void) | undefined;
  readonly empty: ReactNode;
  /** Takes the keyboard when it appears. */
  readonly autoFocus?: boolean;
}

const rowHeight = 32;
/** Pixels a column without a width has at least. */
const leastWidth = 96;
const page = 12;
/** Some forty pages: more nobody reads on paper, and the browser would lay out for minutes. */
const mostOnPaper = 2_000;

/**
 * The one list of the product: 32 px rows of which only those in sight exist, worked by keyboard as by mouse. Arrows, j and k,
 * Home, End and Page move the cursor, Enter opens, Space chooses, Shift widens the choice, Ctrl+A chooses all that is loaded, Escape drops
 * the choice, Ctrl+C copies what is chosen as it is seen.
 */
export function List<Row, Id extends string | number>(props: ListProps<Row, Id>): ReactNode {
  const { label, rows, idOf, cursor, onCursor, onOpen, selection, onSelection, sort, onSort, onMore, empty } = props;
  const scroller = useRef<HTMLTableElement>(null);
  const anchor = useRef(0);
  const prefix = useId();
  const [own, setOwn] = useState<Id | undefined>(undefined);
  const columns = useMemo(() => shownColumns(props.columns, props.shown), [props.columns, props.shown]);
  const at = Math.max(
    0,
    rows.findIndex((row) => idOf(row) === (cursor ?? own)),
  );
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: rowHeight,
    initialRect: { width: 1000, height: 800 },
  });
  const onPaper = useOnPaper();
  const inSight = virtual.getVirtualItems();
  const last = inSight.at(-1)?.index ?? 0;
  // Paper does not scroll: all that is loaded is drawn, in order.
  const drawn = onPaper ? rows.slice(0, mostOnPaper).map((_, index) => ({ index, start: null })) : inSight;

  useEffect(() => {
    if (onMore !== undefined && last >= rows.length - 2) onMore();
  }, [last, rows.length, onMore]);
  useEffect(() => {
    // Who types already, into the search above it, goes on typing.
    if (props.autoFocus === true && !isTyping()) scroller.current?.focus({ preventScroll: true });
  }, [props.autoFocus]);

  const moveTo = (to: number, widen: boolean): void => {
    const index = Math.min(rows.length - 1, Math.max(0, to));
    const row = rows[index];
    if (row === undefined) return;
    setOwn(idOf(row));
    onCursor?.(row);
    virtual.scrollToIndex(index);
    if (!widen) anchor.current = index;
    else if (selection !== undefined) {
      const [from, until] = [Math.min(anchor.current, index), Math.max(anchor.current, index)];
      onSelection?.(new Set([...selection, ...rows.slice(from, until + 1).map(idOf)]));
    }
  };
  const toggle = (row: Row): void => {
    if (selection === undefined) return;
    const next = new Set(selection);
    if (!next.delete(idOf(row))) next.add(idOf(row));
    onSelection?.(next);
  };
  const copy = (): void => {
    const chosen = rows.filter((row, index) => (selection?.size ? selection.has(idOf(row)) : index === at));
    void navigator.clipboard.writeText(cellTexts(columns, chosen));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>): void => {
    if (event.target !== scroller.current) return;
    const row = rows[at];
    const mod = event.ctrlKey || event.metaKey;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      j: at + 1,
      ArrowUp: at - 1,
      k: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: rows.length - 1,
    };
    const to = mod ? undefined : moves[event.key];
    if (to !== undefined) moveTo(to, event.shiftKey);
    else if (event.key === 'Enter' && row !== undefined && onOpen) onOpen(row);
    else if (event.key === ' ' && row !== undefined && selection) toggle(row);
    else if (event.key === 'Escape' && selection?.size) onSelection?.(new Set());
    else if (mod && event.key.toLowerCase() === 'a' && selection) onSelection?.(new Set(rows.map(idOf)));
    else if (mod && event.key.toLowerCase() === 'c' && !window.getSelection()?.toString()) copy();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const widths = columns.map(({ width, share = 1 }) =>
    width === undefined ? `minmax(${leastWidth}px, ${share}fr)` : `${width}px`,
  );
  const template = [...(selection === undefined ? [] : ['32px']), ...widths].join(' ');
  // Every row the same, whatever stands in it: a grid as wide as its own words would put each row's columns elsewhere.
  const minWidth = columns.reduce((sum, { width = leastWidth }) => sum + width, selection === undefined ? 16 : 48);
  const hands: Hand<Row> = {
    click: (index, event) => {
      moveTo(index, event.shiftKey);
      if (!isControl(event.target)) scroller.current?.focus({ preventScroll: true });
    },
    open: (row) => onOpen?.(row),
    toggle,
  };
  // Always the newest, and always the same: a row need not be drawn again because the list was.
  const newest = useRef(hands);
  newest.current = hands;
  const [hand] = useState<Hand<Row>>(() => ({
    click: (...of) => newest.current.click(...of),
    open: (row) => newest.current.open(row),
    toggle: (row) => newest.current.toggle(row),
  }));
  const rowId = (row: Row): string => `${prefix}-${idOf(row)}`;
  const current = rows[at];
  return (
    <div className={props.onColumns === undefined ? 'list' : 'list with-choice'}>
      {props.onColumns !== undefined && (
        <ColumnChoice all={props.columns} shown={columns} onColumns={props.onColumns} />
      )}
      <table
        ref={scroller}
        className="list-scroll"
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={onMore === undefined ? rows.length + 1 : -1}
        aria-multiselectable={selection !== undefined}
        aria-activedescendant={current === undefined ? undefined : rowId(current)}
        onKeyDown={onKeyDown}
      >
        <thead className="list-head">
          <tr className="list-row" aria-rowindex={1} style={{ gridTemplateColumns: template, minWidth }}>
            {selection !== undefined && (
              <th scope="col" aria-label="Chosen">
                <Checkbox
                  tabIndex={-1}
                  aria-label="Choose all"
                  checked={rows.length > 0 && selection.size >= rows.length}
                  indeterminate={selection.size > 0 && selection.size < rows.length}
                  onChange={() => onSelection?.(new Set(selection.size >= rows.length ? [] : rows.map(idOf)))}
                />
              </th>
            )}
            {columns.map((column) => (
              <HeadCell key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody className="list-body" style={onPaper ? {} : { height: virtual.getTotalSize() }}>
          {drawn.map(({ index, start }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <Line
                key={idOf(row)}
                row={row}
                id={rowId(row)}
                index={index}
                start={start}
                columns={columns}
                template={template}
                minWidth={minWidth}
                isCursor={index === at}
                isChosen={selection?.has(idOf(row)) ?? null}
                hand={hand}
              />
            );
          })}
        </tbody>
      </table>
      {rows.length === 0 && <div className="list-empty">{empty}</div>}
      {(onMore !== undefined || rows.length > mostOnPaper) && (
        <p className="paper-only">
          The list goes on after {Math.min(rows.length, mostOnPaper)} rows. A filter makes it short enough for paper.
        </p>
      )}
    </div>
  );
}

/** What the mouse does to a row. */
interface Hand<Row> {
  readonly click: (index: number, event: MouseEvent) => void;
  readonly open: (row: Row) => void;
  readonly toggle: (row: Row) => void;
}

interface LineProps<Row> {
  readonly row: Row;
  readonly id: string;
  readonly index: number;
  /** Pixels from the top of the list; null on paper, where the rows follow each other. */
  readonly start: number | null;
  readonly columns: readonly Column<Row>[];
  readonly template: string;
  readonly minWidth: number;
  readonly isCursor: boolean;
  /** Null where nothing can be chosen. */
  readonly isChosen: boolean | null;
  readonly hand: Hand<Row>;
}

function DrawnLine<Row>(props: LineProps<Row>): ReactNode {
  const { row, id, index, start, columns, template, minWidth, isCursor, isChosen, hand } = props;
  return (
    <tr
      id={id}
      className={`list-row${isCursor ? ' cursor' : ''}${isChosen === true ? ' chosen' : ''}`}
      aria-rowindex={index + 2}
      aria-selected={isChosen ?? isCursor}
      style={start === null ? {} : { gridTemplateColumns: template, minWidth, transform: `translateY(${start}px)` }}
      onMouseDown={(event) => {
        // Widening a choice is no marking of text.
        if (event.shiftKey) event.preventDefault();
      }}
      onClick={(event) => hand.click(index, event)}
      onDoubleClick={() => hand.open(row)}
    >
      {isChosen !== null && (
        <td>
          <Checkbox
            tabIndex={-1}
            aria-label={`Choose row ${index + 1}`}
            checked={isChosen}
            onChange={() => hand.toggle(row)}
            onClick={(event) => event.stopPropagation()}
          />
        </td>
      )}
      {columns.map((column) => (
        <td
          key={column.id}
          className={column.align === 'right' ? 'cell right' : 'cell'}
          // What does not fit is read whole under the mouse.
          title={column.text(row)}
        >
          {column.cell === undefined ? column.text(row) : column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

/** One row. Moving the cursor draws two of them, not all. */
const Line = memo(DrawnLine) as typeof DrawnLine;

/** Whether the keyboard is in a field. */
const isTyping = (): boolean => document.activeElement?.matches('input, textarea') === true;

/** A link or button in a cell keeps the keyboard it was given. */
const isControl = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('a, button, input') !== null;

function shownColumns<Row>(all: readonly Column<Row>[], shown: readonly string[] | undefined): readonly Column<Row>[] {
  if (shown === undefined) return all.filter(({ hidden }) => hidden !== true);
  const chosen = shown.map((id) => all.find((column) => column.id === id)).filter((column) => column !== undefined);
  return chosen.length === 0 ? all : chosen;
}

function HeadCell<Row>({
  column,
  sort,
  onSort,
}: {
  readonly column: Column<Row>;
  readonly sort: Sort | undefined;
  readonly onSort: ((sort: Sort) => void) | undefined;
}): ReactNode {
  const sorted = sort?.by === column.id ? sort : undefined;
  const side = column.align === 'right' ? 'cell right' : 'cell';
  if (column.sorts !== true || onSort === undefined) {
    return (
      <th scope="col" className={side}>
        {column.title}
      </th>
    );
  }
  return (
    <th
      scope="col"
      className={side}
      aria-sort={sorted === undefined ? 'none' : sorted.down ? 'descending' : 'ascending'}
    >
      <button
        type="button"
        className="sorts"
        onClick={() => onSort({ by: column.id, down: sorted === undefined ? false : !sorted.down })}
      >
        {column.title}
        <span aria-hidden="true">{sorted === undefined ? '' : sorted.down ? ' ↓' : ' ↑'}</span>
      </button>
    </th>
  );
}

function ColumnChoice<Row>({
  all,
  shown,
  onColumns,
}: {
  readonly all: readonly Column<Row>[];
  readonly shown: readonly Column<Row>[];
  readonly onColumns: (shown: readonly string[]) => void;
}): ReactNode {
  const ids = new Set(shown.map(({ id }) => id));
  return (
    <Menu closeOnItemClick={false} position="bottom-end">
      <Menu.Target>
        <ActionIcon className="column-choice" variant="subtle" color="gray" size={24} aria-label="Choose columns">
          ⋮
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown mah={440} style={{ overflowY: 'auto' }}>
        {all.map((column) => (
          <Menu.Item
            key={column.id}
            leftSection={<span aria-hidden="true">{ids.has(column.id) ? '✓' : '\u2003'}</span>}
            aria-label={`${column.title}${ids.has(column.id) ? ', shown' : ', hidden'}`}
            onClick={() =>
              onColumns(all.map(({ id }) => id).filter((id) => (id === column.id ? !ids.has(id) : ids.has(id))))
            }
          >
            {column.title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
