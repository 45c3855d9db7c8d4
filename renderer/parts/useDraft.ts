import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { Kept } from '../../shared/domain/basics.ts';
import { api, query } from '../api.ts';
import { tellProblem } from './useAct.tsx';
import { useDraftSaving } from './useDraftSaving.ts';
import type { Saving } from './useSaving.ts';

/** Half-finished work, kept in the file while it is typed. */
export interface DraftHold<T> {
  /** What was left here; undefined while it is read, null where nothing was, or what was is of no use any more. */
  readonly left: T | null | undefined;
  /** Whether the file holds what was saved last. */
  readonly state: Saving<T>['state'];
  readonly save: Saving<T>['save'];
  /** Done, or given up: nothing is left here. */
  readonly discard: () => void;
}

/** The draft called `name`, read through the schema of whoever writes it. Saved while it changes, and at leaving. */
export function useDraft<T extends Kept>(name: string, schema: z.ZodType<T>): DraftHold<T> {
  const client = useQueryClient();
  const options = query.draft.read.queryOptions({ input: { name } });
  const read = useQuery({ ...options, staleTime: 0, gcTime: 0 });
  const { state, save, forget } = useDraftSaving<T>(name);
  const discard = (): void => {
    forget();
    client.setQueryData(options.queryKey, { draft: null });
    api.draft.discard({ name }).catch(tellProblem);
  };
  return { left: leftOf(read.data, schema), state, save, discard };
}

function leftOf<T>(
  answer: { readonly draft: { readonly content: unknown } | null } | undefined,
  schema: z.ZodType<T>,
): T | null | undefined {
  if (answer === undefined) return undefined;
  if (answer.draft === null) return null;
  const parsed = schema.safeParse(answer.draft.content);
  return parsed.success ? parsed.data : null;
}
