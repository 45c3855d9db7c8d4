import { useRef } from 'react';

/** The same list as long as nothing in it is different: what is drawn from it is not drawn again. */
export function useSame<Item>(items: readonly Item[]): readonly Item[] {
  const kept = useRef(items);
  if (JSON.stringify(kept.current) !== JSON.stringify(items)) kept.current = items;
  return kept.current;
}
