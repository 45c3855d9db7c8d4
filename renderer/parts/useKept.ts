import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { Kept } from '../../shared/domain/basics.ts';
import { api, query } from '../api.ts';
import { tellProblem } from './useAct.tsx';

/**
 * What a screen keeps between two sessions, such as the columns of its list: the setting called `name`, read through the
 * screen's own schema, or `usual` where there is none yet.
 */
export function useKept<T extends Kept>(
  name: string,
  schema: z.ZodType<T>,
  usual: T,
): readonly [T, (value: T) => void] {
  const client = useQueryClient();
  const options = query.setting.read.queryOptions({ input: { name } });
  const read = useQuery(options);
  const parsed = schema.safeParse(read.data?.value);
  const keep = (value: T): void => {
    client.setQueryData(options.queryKey, { value });
    api.setting.save({ name, value }).catch(tellProblem);
  };
  return [parsed.success ? parsed.data : usual, keep];
}
