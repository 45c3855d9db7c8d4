import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { query } from '../../api.ts';
import { LinkButton } from '../../parts/LinkButton.tsx';

/** The way to what was done to many leads at once; there where something was. */
export function ChangesOfMany(): ReactNode {
  const runs = useQuery(query.bulk.list.queryOptions({ input: {} })).data?.runs ?? [];
  const stopped = runs.filter(({ state }) => state === 'stopped').length;
  if (runs.length === 0) return null;
  return (
    <LinkButton to="/changes" variant={stopped > 0 ? 'light' : 'default'}>
      Changes of many{stopped > 0 && `: ${stopped} stopped`}
    </LinkButton>
  );
}
