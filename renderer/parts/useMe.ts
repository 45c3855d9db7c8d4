import { useQuery } from '@tanstack/react-query';
import type { Actor } from '../../shared/domain/basics.ts';
import { query } from '../api.ts';

/** Who works on this laptop now; an owner until the answer is there, so that nothing flashes as forbidden. */
export function useMe(): Actor {
  const { data } = useQuery(query.shell.read.queryOptions());
  return data?.people.people[data.people.me] ?? { name: '', role: 'owner' };
}
