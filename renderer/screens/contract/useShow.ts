import { useNavigate } from '@tanstack/react-router';
import type { z } from 'zod';
import type { contractAddress } from './address.ts';

/** Shows another part of a contract: what of it is shown lies in the address. */
export function useShow(contract: string): (search: z.output<typeof contractAddress>) => void {
  const navigate = useNavigate();
  return (search) => void navigate({ to: '/contracts/$contract', params: { contract }, search });
}
