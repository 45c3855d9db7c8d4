import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { z } from 'zod';
import type { LeadFindInput } from '../../../shared/api/leadFind.ts';
import { query } from '../../api.ts';

type Input = z.input<typeof LeadFindInput>;

/** While the index of words is behind an import, the list asks again this soon. */
const catchUpMs = 250;
/** A screen full: what few leads fit is looked for until so many are there. */
const enough = 60;

/**
 * The pages of a list of leads. Where few leads fit, or they are put in an order no index has, pages come short: the next ones are
 * asked for by themselves until the screen is full, or somebody stops it.
 */
export function useLeadPages(asked: Input) {
  const name = JSON.stringify(asked);
  const [stopped, setStopped] = useState('');
  const read = useInfiniteQuery(
    query.lead.find.infiniteOptions({
      input: (after: string | undefined) => ({ ...asked, ...(after !== undefined && { after }) }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.next ?? undefined,
      placeholderData: keepPreviousData,
      refetchInterval: ({ state }) => ((state.data?.pages[0]?.behind ?? 0) > 0 ? catchUpMs : false),
    }),
  );
  const pages = read.data?.pages ?? [];
  const rows = pages.flatMap((page) => page.rows);
  const isLooking = read.hasNextPage && rows.length < enough && stopped !== name && !read.isPlaceholderData;
  const { fetchNextPage, isFetching } = read;
  useEffect(() => {
    if (isLooking && !isFetching) void fetchNextPage();
  }, [isLooking, isFetching, fetchNextPage]);
  const last = pages.at(-1);
  return {
    read,
    rows,
    first: pages[0],
    orderedAt: last?.orderedAt ?? null,
    /** How much was looked through, 0 to 1; null while nothing is looked for. */
    looked: isLooking ? (last?.looked ?? 0) : null,
    stop: () => setStopped(name),
  };
}

/** How many leads a filter fits: counted on in pieces where the list's own count ends. */
export function useLeadCount(filter: Input['filter'], isWanted: boolean) {
  const read = useInfiniteQuery(
    query.lead.count.infiniteOptions({
      input: (after: number | undefined) => ({ filter, ...(after !== undefined && { after }) }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.next ?? undefined,
      enabled: isWanted,
    }),
  );
  const { hasNextPage, isFetching, fetchNextPage } = read;
  useEffect(() => {
    if (isWanted && hasNextPage && !isFetching) void fetchNextPage();
  }, [isWanted, hasNextPage, isFetching, fetchNextPage]);
  const count = (read.data?.pages ?? []).reduce((sum, page) => sum + page.count, 0);
  return { count, isWhole: read.data !== undefined && !hasNextPage };
}
