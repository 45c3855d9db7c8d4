import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { dayOf, monthOf, weekdayOf } from '../../../shared/domain/time.ts';
import { weekdayName } from '../../parts/weekdayName.ts';
import { leadName } from '../../text/leadName.ts';
import { stateWord } from '../../text/states.ts';
import style from './appointments.module.css';
import { clockText, weekdayText, weekOf, weeksOfMonth } from './calendarDays.ts';
import type { Chain } from './words.ts';

interface CalendarProps {
  readonly view: 'week' | 'month';
  readonly day: string;
  readonly today: string;
  readonly locale: string;
  readonly rows: readonly Chain[];
  readonly cursor: number | undefined;
  readonly onCursor: (chain: Chain) => void;
  /** Turns to the page of another day: `PageUp`, `PageDown`, or a day that is not in sight. */
  readonly onTurn: (pages: -1 | 1) => void;
  readonly onDay: (day: string) => void;
}

/**
 * Meetings by day and hour, or by day. Up and down go through the meetings of a day, left and right to the next day that has
 * one, Page up and down turn the page.
 */
export function Calendar(props: CalendarProps): ReactNode {
  const { view, day, rows, cursor, onCursor, onTurn } = props;
  const grid = useRef<HTMLTableElement>(null);
  const current = rows.find(({ id }) => id === cursor) ?? rows[0];
  useEffect(() => {
    if (document.activeElement === document.body || grid.current?.contains(document.activeElement) === true) {
      grid.current?.querySelector<HTMLElement>('[aria-current="true"]')?.focus();
    }
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'PageUp' || event.key === 'PageDown') onTurn(event.key === 'PageUp' ? -1 : 1);
    else {
      const to = current && neighbour(rows, current, event.key);
      if (to === undefined) return;
      onCursor(to);
    }
    event.preventDefault();
  };
  const cell = (chains: readonly Chain[], fit: number, of: string): ReactNode => {
    // The cursor is never out of sight.
    const most = current !== undefined && chains.indexOf(current) >= fit ? chains.length : fit;
    return (
      <>
        {chains.slice(0, most).map((chain) => (
          <Meeting
            key={chain.id}
            chain={chain}
            isCurrent={chain.id === current?.id}
            isElsewhere={dayOf(chain.startsAt, chain.client.timeZone) !== chain.day}
            onCursor={onCursor}
          />
        ))}
        {chains.length > most && (
          <button type="button" className={style.more} onClick={() => props.onDay(of)}>
            {chains.length - most} more
          </button>
        )}
      </>
    );
  };
  return (
    <div className={`${style.calendar} lies-on-paper`}>
      <table ref={grid} className={style.grid} aria-label={view === 'week' ? 'Week' : 'Month'} onKeyDown={onKeyDown}>
        {view === 'week' ? (
          <Week {...props} days={weekOf(day)} cell={cell} />
        ) : (
          <Month {...props} weeks={weeksOfMonth(day)} cell={cell} />
        )}
      </table>
    </div>
  );
}

type Cell = (chains: readonly Chain[], fit: number, of: string) => ReactNode;

function Week({
  days,
  today,
  locale,
  rows,
  cell,
}: CalendarProps & { readonly days: readonly string[]; readonly cell: Cell }): ReactNode {
  const hours = rows.map(({ minute }) => Math.floor(minute / 60));
  const first = Math.min(8, ...hours);
  const last = Math.max(18, ...hours);
  const shown = Array.from({ length: last - first + 1 }, (_, place) => first + place);
  return (
    <>
      <thead>
        <tr>
          <th scope="col" className={style.hour}>
            <span className={style.unseen}>Hour</span>
          </th>
          {days.map((day) => (
            <th key={day} scope="col" className={day === today ? style.today : undefined}>
              {weekdayText(day, locale)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map((hour) => (
          <tr key={hour} className={style.weekRow}>
            <th scope="row" className={style.hour}>
              {clockText(hour * 60)}
            </th>
            {days.map((day) => (
              <td key={day} className={day === today ? style.today : undefined}>
                {cell(
                  rows.filter((chain) => chain.day === day && Math.floor(chain.minute / 60) === hour),
                  20,
                  day,
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </>
  );
}

function Month({
  day: shown,
  weeks,
  today,
  rows,
  cell,
}: CalendarProps & { readonly weeks: readonly (readonly string[])[]; readonly cell: Cell }): ReactNode {
  return (
    <>
      <thead>
        <tr>
          {(weeks[0] ?? []).map((day) => (
            <th key={day} scope="col">
              {weekdayName(weekdayOf(day))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]} className={style.monthRow}>
            {week.map((day) => (
              <td
                key={day}
                className={[day === today ? style.today : '', monthOf(day) === monthOf(shown) ? '' : style.other].join(
                  ' ',
                )}
              >
                <div className={style.dayNumber}>
                  <time dateTime={day}>{Number(day.slice(8))}</time>
                </div>
                {cell(
                  rows.filter((chain) => chain.day === day),
                  3,
                  day,
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </>
  );
}

const signs = { good: '●', wait: '◐', bad: '▲', quiet: '○' } as const;

function Meeting({
  chain,
  isCurrent,
  isElsewhere,
  onCursor,
}: {
  readonly chain: Chain;
  readonly isCurrent: boolean;
  readonly isElsewhere: boolean;
  readonly onCursor: (chain: Chain) => void;
}): ReactNode {
  const { word, tone } = stateWord('appointment', chain.state);
  return (
    <button
      type="button"
      className={`${style.meeting} ${style[tone]}`}
      aria-label={`${clockText(chain.minute)} ${leadName(chain.lead)}, ${word}`}
      aria-current={isCurrent}
      tabIndex={isCurrent ? 0 : -1}
      onClick={() => onCursor(chain)}
      title={`${leadName(chain.lead)}, ${chain.client.name}: ${word}${isElsewhere ? ', another day at the client' : ''}`}
    >
      <span aria-hidden="true">{signs[tone]}</span> {clockText(chain.minute)}{' '}
      <span className={style.name}>{leadName(chain.lead)}</span>
    </button>
  );
}

/** The meeting an arrow leads to; undefined where there is none that way. `rows` are in the order of their start. */
function neighbour(rows: readonly Chain[], from: Chain, key: string): Chain | undefined {
  const place = rows.indexOf(from);
  const onDay = (day: string): readonly Chain[] => rows.filter((chain) => chain.day === day);
  const nearest = (day: string | undefined): Chain | undefined =>
    day === undefined
      ? undefined
      : onDay(day).toSorted((a, b) => Math.abs(a.minute - from.minute) - Math.abs(b.minute - from.minute))[0];
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return rows[place + 1];
    case 'ArrowUp':
    case 'k':
      return rows[place - 1];
    case 'ArrowRight':
      return nearest(rows.find(({ day }) => day > from.day)?.day);
    case 'ArrowLeft':
      return nearest(rows.findLast(({ day }) => day < from.day)?.day);
    case 'Home':
      return rows[0];
    case 'End':
      return rows.at(-1);
    default:
      return undefined;
  }
}
