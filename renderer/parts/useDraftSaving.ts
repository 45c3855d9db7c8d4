import { useCallback } from 'react';
import { api } from '../api.ts';
import { type Saving, useSaving } from './useSaving.ts';

/** Writes the draft called `name` while it changes, see `useSaving`. */
export function useDraftSaving<T>(name: string): Saving<T> {
  return useSaving(
    useCallback(
      // As JSON holds it: what is undefined is not there.
      (content: T) => api.draft.save({ name, content: JSON.parse(JSON.stringify(content)) }),
      [name],
    ),
  );
}
