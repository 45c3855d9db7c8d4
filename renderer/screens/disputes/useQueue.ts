import { useInfiniteQuery } from '@tanstack/react-query';
import type { PageEnd } from '../../../shared/api/page.ts';
import { type DisputeState, waiting } from '../../../shared/domain/dispute.ts';
import { query } from '../../api.ts';
import type { DisputesAddress } from './address.ts';

/** The claims of the queue as far as they are loaded, with everything beside them. */
export function useQueue({ state = 'waiting', contract, q, sort, down }: DisputesAddress) {
  const filter = {
    states: statesOf(state),
    sort: sort ?? ('openedAt' as const),
    direction: down === true ? ('descending' as const) : ('ascending' as const),
    ...(contract !== undefined && { contract }),
    ...(q !== undefined && { text: q }),
  };
  return useInfiniteQuery(
    query.dispute.queue.infiniteOptions({
      input: (after: PageEnd | undefined) => ({ ...filter, ...(after && { after }) }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
      placeholderData: (before) => before,
    }),
  );
}

export function statesOf(state: NonNullable<DisputesAddress['state']>): DisputeState[] {
  if (state === 'all') return [];
  return state === 'waiting' ? [...waiting] : [state];
}
