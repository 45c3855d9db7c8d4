import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { PageEnd } from '../../../shared/api/page.ts';
import type { ChainState } from '../../../shared/domain/appointment.ts';
import { addDays, monthOf } from '../../../shared/domain/time.ts';
import { query } from '../../api.ts';
import type { AppointmentsAddress } from './address.ts';
import { mondayOf, weeksOfMonth } from './calendarDays.ts';

/** Most meetings a calendar page shows at once. */
const mostShown = 1000;

const narrowed = ({ contract, q }: AppointmentsAddress) => ({
  ...(contract !== undefined && { contract }),
  ...(q !== undefined && { text: q }),
});

/** The list of chains as far as it is loaded; those that wait for an outcome unless another state is asked for. */
export function useWorklist(address: AppointmentsAddress) {
  const { state = 'unconfirmed', sort, down } = address;
  const filter = {
    ...narrowed(address),
    states: statesOf(state),
    sort: sort ?? ('startsAt' as const),
    direction: down === true ? ('descending' as const) : ('ascending' as const),
  };
  return useInfiniteQuery(
    query.appointment.list.infiniteOptions({
      input: (after: PageEnd | undefined) => ({ ...filter, ...(after && { after }) }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
      placeholderData: (before) => before,
    }),
  );
}

/** The states a filter of the list means. */
export function statesOf(shown: NonNullable<AppointmentsAddress['state']>): ChainState[] {
  if (shown === 'all') return [];
  return shown === 'notHappened' ? ['prospectNoShow', 'clientNoShow', 'lateCancel', 'cancelledInTime'] : [shown];
}

/** The meetings of the week or month around a day. */
export function useCalendar(address: AppointmentsAddress, view: 'week' | 'month', day: string) {
  const weeks = weeksOfMonth(day);
  const from = view === 'week' ? mondayOf(day) : (weeks[0]?.[0] ?? day);
  const to = view === 'week' ? addDays(from, 6) : (weeks.at(-1)?.[6] ?? day);
  // A page of the month shows days of its neighbours; its rates are those of the month.
  const days = weeks.flat().filter((one) => monthOf(one) === monthOf(day));
  const rates = view === 'week' ? { from, to } : { from: days[0] ?? day, to: days.at(-1) ?? day };
  return useQuery(
    query.appointment.list.queryOptions({
      input: { ...narrowed(address), from, to, rates, limit: mostShown },
      placeholderData: (before) => before,
    }),
  );
}
