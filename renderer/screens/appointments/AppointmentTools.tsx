import { Button, SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { chainStates } from '../../../shared/domain/appointment.ts';
import { addDays, monthOf } from '../../../shared/domain/time.ts';
import { ContractChoice } from '../../parts/ContractChoice.tsx';
import { FilterChips } from '../../parts/FilterChips.tsx';
import { monthText } from '../../parts/format.ts';
import { ownLocale } from '../../parts/ownLocale.ts';
import { PersonSearch } from '../../parts/PersonSearch.tsx';
import { type AppointmentsAddress, appointmentsAddress } from './address.ts';
import style from './appointments.module.css';
import { addMonths, mondayOf, weekdayText } from './calendarDays.ts';
import { statesOf } from './useMeetings.ts';
import { type Meetings, outcomeWord } from './words.ts';

/** Changes a part of the address: the rest stays. */
export type GoTo = (to: Partial<AppointmentsAddress>) => void;

/** Which meetings are shown, and how. */
export function AppointmentTools({
  address,
  answer,
  view,
  day,
  onAddress,
}: {
  readonly address: AppointmentsAddress;
  readonly answer: Meetings;
  readonly view: 'list' | 'week' | 'month';
  readonly day: string;
  readonly onAddress: GoTo;
}): ReactNode {
  const count = (wanted: readonly string[]): number =>
    answer.counts.reduce((sum, one) => (wanted.includes(one.state) ? sum + one.count : sum), 0);
  const current = address.state ?? 'unconfirmed';
  return (
    <>
      <SegmentedControl
        aria-label="View"
        value={view}
        onChange={(to) => onAddress({ ...appointmentsAddress.pick({ view: true }).parse({ view: to }), at: undefined })}
        data={[
          { value: 'list', label: 'List' },
          { value: 'week', label: 'Week' },
          { value: 'month', label: 'Month' },
        ]}
      />
      {view === 'list' ? (
        <FilterChips
          label="State"
          options={offered.map((state) => ({
            value: state,
            label: state === 'all' ? 'All' : state === 'notHappened' ? 'Did not happen' : outcomeWord(state),
            count: count(state === 'all' ? chainStates : statesOf(state)),
          }))}
          value={current}
          onChange={(state) => onAddress({ state, at: undefined })}
        />
      ) : (
        <Turn view={view} day={day} today={answer.today} onAddress={onAddress} />
      )}
      <ContractChoice
        contracts={answer.contracts}
        value={address.contract}
        onContract={(contract) => onAddress({ contract, at: undefined })}
      />
      <PersonSearch value={address.q} onText={(q) => onAddress({ q, at: undefined })} />
    </>
  );
}

/** What the chips offer; a single outcome lies in the address. */
const offered = ['unconfirmed', 'booked', 'held', 'notHappened', 'all'] as const;

function Turn({
  view,
  day,
  today,
  onAddress,
}: {
  readonly view: 'week' | 'month';
  readonly day: string;
  readonly today: string;
  readonly onAddress: GoTo;
}): ReactNode {
  const monday = mondayOf(day);
  const shown =
    view === 'month'
      ? monthText(monthOf(day), ownLocale)
      : `${weekdayText(monday, ownLocale)} – ${weekdayText(addDays(monday, 6), ownLocale)}`;
  const to = (pages: -1 | 1): void => onAddress({ day: turned(view, day, pages), at: undefined });
  return (
    <div className={style.turn}>
      <Button variant="default" aria-label={`Earlier ${view}`} onClick={() => to(-1)}>
        ‹
      </Button>
      <strong>{shown}</strong>
      <Button variant="default" aria-label={`Later ${view}`} onClick={() => to(1)}>
        ›
      </Button>
      <Button variant="default" onClick={() => onAddress({ day: today, at: undefined })}>
        Today
      </Button>
    </div>
  );
}

/** The day a calendar is opened at, some pages later. */
export const turned = (view: 'week' | 'month', day: string, pages: number): string =>
  view === 'week' ? addDays(day, pages * 7) : addMonths(day, pages);
