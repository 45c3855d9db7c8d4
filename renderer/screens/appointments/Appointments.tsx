import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { dayOf } from '../../../shared/domain/time.ts';
import { api, query } from '../../api.ts';
import { Answered } from '../../parts/Answered.tsx';
import { Empty } from '../../parts/Empty.tsx';
import { Explained, figureText } from '../../parts/Explained.tsx';
import { FigureStrip } from '../../parts/FigureStrip.tsx';
import { dayText, momentText } from '../../parts/format.ts';
import { LinkButton } from '../../parts/LinkButton.tsx';
import { type Column, List } from '../../parts/List.tsx';
import { ownLocale } from '../../parts/ownLocale.ts';
import { Panel, Screen } from '../../parts/Screen.tsx';
import { StateBadge } from '../../parts/StateBadge.tsx';
import { useAct } from '../../parts/useAct.tsx';
import { useKeys } from '../../shell/keys.tsx';
import { counted } from '../../text/counted.ts';
import { leadName } from '../../text/leadName.ts';
import { AppointmentTools, type GoTo, turned } from './AppointmentTools.tsx';
import { type AppointmentsAddress, appointmentsAddress } from './address.ts';
import { BookDialog } from './BookDialog.tsx';
import { Calendar } from './Calendar.tsx';
import { Details } from './Details.tsx';
import { MeetingForm, type MeetingTime } from './MeetingForm.tsx';
import { Outcomes, outcomes } from './Outcomes.tsx';
import { useCalendar, useWorklist } from './useMeetings.ts';
import { useSaying } from './useSaying.ts';
import { type Chain, type Meetings, outcomeKeys, outcomeWord } from './words.ts';

/** Meetings as a worklist of what nobody has said the end of, or as a calendar; one key says how each ended. */
export function Appointments(): ReactNode {
  const shell = useQuery(query.shell.read.queryOptions());
  if (shell.data === undefined) return null;
  const { waits, asOf, agency } = shell.data;
  return <Opened today={dayOf(asOf, agency?.timeZone ?? 'UTC')} waits={waits.appointments} />;
}

function Opened({ today, waits }: { readonly today: string; readonly waits: number }): ReactNode {
  const address = useSearch({ from: '/appointments' });
  // Whoever confirms the last meeting stays where they are.
  const [usual] = useState<'list' | 'week'>(waits > 0 ? 'list' : 'week');
  const { day = today, view = usual } = address;
  return view === 'list' ? (
    <Worklist address={address} day={day} />
  ) : (
    <OnCalendar address={address} view={view} day={day} />
  );
}

function useGo(): GoTo {
  const navigate = useNavigate({ from: '/appointments' });
  return (to) => void navigate({ search: (before) => ({ ...before, ...to }), replace: true });
}

function Worklist({ address, day }: { readonly address: AppointmentsAddress; readonly day: string }): ReactNode {
  const read = useWorklist(address);
  const navigate = useNavigate({ from: '/appointments' });
  const go = useGo();
  const [selection, setSelection] = useState<ReadonlySet<number>>(new Set());
  return (
    <Answered read={read}>
      {({ pages }) => {
        const [first] = pages;
        if (first === undefined) return null;
        const rows = pages.flatMap((page) => page.rows);
        const marked = rows.filter(({ id }) => selection.has(id));
        return (
          <Desk
            address={address}
            answer={first}
            view="list"
            day={day}
            rows={rows}
            marked={marked}
            onSaid={() => setSelection(new Set())}
          >
            {(current, book) => (
              <List
                label="Meetings"
                columns={columns}
                rows={rows}
                idOf={({ id }) => id}
                cursor={current?.id}
                onCursor={({ id }) => go({ at: id })}
                onOpen={({ lead }) => void navigate({ to: '/leads/$lead', params: { lead: String(lead.id) } })}
                selection={selection}
                onSelection={setSelection}
                sort={{ by: address.sort ?? 'startsAt', down: address.down ?? false }}
                onSort={({ by, down }) =>
                  go(appointmentsAddress.pick({ sort: true, down: true }).parse({ sort: by, down }))
                }
                onMore={read.hasNextPage && !read.isFetchingNextPage ? () => void read.fetchNextPage() : undefined}
                empty={
                  first.contracts.length === 0 ? (
                    <NoMeeting bookable={first.bookable} onBook={book} />
                  ) : (
                    <Nothing address={address} onCalendar={() => go({ view: 'week' })} />
                  )
                }
                autoFocus
              />
            )}
          </Desk>
        );
      }}
    </Answered>
  );
}

function OnCalendar({
  address,
  view,
  day,
}: {
  readonly address: AppointmentsAddress;
  readonly view: 'week' | 'month';
  readonly day: string;
}): ReactNode {
  const read = useCalendar(address, view, day);
  const go = useGo();
  const turn = (pages: -1 | 1): void => go({ day: turned(view, day, pages), at: undefined });
  return (
    <Answered read={read}>
      {(answer) => (
        <Desk address={address} answer={answer} view={view} day={day} rows={answer.rows} marked={[]} onSaid={() => {}}>
          {(current, book) =>
            answer.contracts.length === 0 ? (
              <NoMeeting bookable={answer.bookable} onBook={book} />
            ) : (
              <Calendar
                view={view}
                day={day}
                today={answer.today}
                locale={ownLocale}
                rows={answer.rows}
                cursor={current?.id}
                onCursor={({ id }) => go({ at: id })}
                onTurn={turn}
                onDay={(of) => go({ view: 'week', day: of })}
              />
            )
          }
        </Desk>
      )}
    </Answered>
  );
}

/** What both views share: header, figures, tools, the panel and its keys. */
function Desk({
  address,
  answer,
  view,
  day,
  rows,
  marked,
  onSaid,
  children,
}: {
  readonly address: AppointmentsAddress;
  readonly answer: Meetings;
  readonly view: 'list' | 'week' | 'month';
  readonly day: string;
  readonly rows: readonly Chain[];
  /** Chosen rows; without one the row of the cursor is meant. */
  readonly marked: readonly Chain[];
  readonly onSaid: () => void;
  readonly children: (current: Chain | undefined, book: () => void) => ReactNode;
}): ReactNode {
  const go = useGo();
  const [form, setForm] = useState<'move' | 'book' | null>(null);
  // A calendar begins with what comes next, a list with its first row.
  const first = view === 'list' ? rows[0] : (rows.find(({ day: on }) => on >= answer.today) ?? rows[0]);
  const current = rows.find(({ id }) => id === address.at) ?? first;
  const chosen = marked.length > 0 ? marked : current === undefined ? [] : [current];
  const [only] = chosen;
  const saying = useSaying((ids) => {
    onSaid();
    go({ at: nextOf(rows, ids) });
  });
  const moving = useAct(api.appointment.move, { said: () => 'Moved 1 meeting' });
  const moveTo = async (id: number, { startsAt, setter }: MeetingTime): Promise<void> => {
    const answer = await moving.act({ id, startsAt, ...(setter !== '' && { setter }) });
    if (answer !== undefined) setForm(null);
  };
  const move = (): void => {
    if (chosen.length === 1 && only?.cannotMove === null) setForm('move');
  };
  const book = (): void => setForm('book');
  useKeys([
    ...outcomes.map((outcome) => ({
      keys: outcomeKeys[outcome],
      says: `${outcomeWord(outcome)}: say that it ended so`,
      does: () => saying.say(chosen, outcome),
    })),
    { keys: 'm', says: 'Move the meeting', does: move },
    ...(answer.bookable ? [{ keys: 'b', says: 'Book a meeting', does: book }] : []),
  ]);
  const unconfirmed = answer.contracts.reduce((sum, one) => sum + one.unconfirmed, 0);
  return (
    <Screen
      title="Appointments"
      figure={
        <>
          <strong>{unconfirmed}</strong> to confirm
        </>
      }
      main={
        <Button disabled={!answer.bookable} onClick={book}>
          Book meeting
        </Button>
      }
      strip={<Rates answer={answer} />}
      tools={<AppointmentTools address={address} answer={answer} view={view} day={day} onAddress={go} />}
      panel={
        only !== undefined && (
          <Panel
            title={chosen.length > 1 ? `${counted(chosen.length, 'meeting')} chosen` : leadName(only.lead)}
            foot={
              form === 'move' && chosen.length === 1 ? (
                <MeetingForm
                  verb="Move meeting"
                  clock={`${only.client.name}, ${only.client.timeZone}`}
                  initial={{ startsAt: `${day}T10:00`, setter: only.setter ?? '' }}
                  busy={moving.busy}
                  onBack={() => setForm(null)}
                  onDone={(time) => void moveTo(only.id, time)}
                />
              ) : (
                <Outcomes
                  chosen={chosen}
                  busy={saying.busy}
                  onOutcome={(outcome) => saying.say(chosen, outcome)}
                  onMove={move}
                  onBook={book}
                />
              )
            }
          >
            {chosen.length > 1 ? <Chosen rows={chosen} /> : <Details chain={only} zone={answer.zone} />}
          </Panel>
        )
      }
    >
      {children(current, book)}
      {form === 'book' && (
        <BookDialog chain={current} day={day} onClose={() => setForm(null)} onBooked={(at) => go({ at })} />
      )}
    </Screen>
  );
}

/** The meeting the cursor goes to once some are said: the one after them, at the end the one before. */
function nextOf(rows: readonly Chain[], said: readonly number[]): number | undefined {
  const gone = new Set(said);
  const last = rows.findLastIndex(({ id }) => gone.has(id));
  const after = rows.find(({ id }, place) => place > last && !gone.has(id));
  return (after ?? rows.findLast(({ id }) => !gone.has(id)))?.id;
}

function Rates({ answer }: { readonly answer: Meetings }): ReactNode {
  const { showRate, keptRate, ratesOver, counts } = answer;
  const over = `${dayText(ratesOver.from, ownLocale)} to ${dayText(ratesOver.to, ownLocale)}`;
  const countOf = (wanted: string): number => counts.find(({ state }) => state === wanted)?.count ?? 0;
  const rate = (label: string, figure: Meetings['showRate']) => ({
    label,
    value: figureText(figure, '', ownLocale),
    detail: over,
    opens: <Explained figure={figure} currency="" locale={ownLocale} />,
  });
  return (
    <FigureStrip
      label="Figures"
      figures={[
        { label: 'Still to come', value: countOf('booked') },
        rate('Show rate', showRate),
        rate('Kept rate', keptRate),
      ]}
    />
  );
}

const columns: readonly Column<Chain>[] = [
  {
    id: 'startsAt',
    title: 'Starts',
    text: ({ startsAt, client }) => momentText(startsAt, client.timeZone, client.locale),
    width: 168,
    sorts: true,
  },
  {
    id: 'name',
    title: 'Lead',
    text: ({ lead }) => [leadName(lead), lead.company].filter((part) => part !== null).join(' · '),
    sorts: true,
  },
  { id: 'contract', title: 'Client', text: ({ client }) => client.name, sorts: true },
  { id: 'setter', title: 'Setter', text: ({ setter }) => setter ?? '–', width: 80, sorts: true },
  {
    id: 'state',
    title: 'State',
    text: ({ state }) => outcomeWord(state),
    cell: ({ state }) => <StateBadge kind="appointment" value={state} />,
    width: 136,
  },
];

function Chosen({ rows }: { readonly rows: readonly Chain[] }): ReactNode {
  return (
    <table className="plain">
      <thead>
        <tr>
          <th scope="col">Lead</th>
          <th scope="col">Starts</th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, lead, startsAt, state, client }) => (
          <tr key={id}>
            <td>{leadName(lead)}</td>
            <td>{momentText(startsAt, client.timeZone, client.locale)}</td>
            <td>
              <StateBadge kind="appointment" value={state} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** No meeting was ever booked: where they come from. */
function NoMeeting({ bookable, onBook }: { readonly bookable: boolean; readonly onBook: () => void }): ReactNode {
  if (!bookable) {
    return (
      <Empty title="No meeting yet" action={<LinkButton to="/import">Import leads</LinkButton>}>
        Meetings are booked on delivered leads. Import and deliver leads first; the calendar’s file is dropped in the
        same way.
      </Empty>
    );
  }
  return (
    <Empty title="No meeting yet" action={<Button onClick={onBook}>Book meeting</Button>}>
      Meetings come in with a calendar’s file, dropped anywhere on this window, or one by one with B.
    </Empty>
  );
}

function Nothing({
  address,
  onCalendar,
}: {
  readonly address: AppointmentsAddress;
  readonly onCalendar: () => void;
}): ReactNode {
  if (address.state === undefined && address.contract === undefined && address.q === undefined) {
    return (
      <Empty title="No meeting waits for an outcome" action={<Button onClick={onCalendar}>Open the calendar</Button>}>
        Meetings come in with a calendar’s file, or one by one with B.
      </Empty>
    );
  }
  return (
    <Empty title="No meetings here" action={<Link to="/appointments">Show what waits</Link>}>
      Nothing fits this state, contract and text.
    </Empty>
  );
}
