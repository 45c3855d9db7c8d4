import { type ReactNode, startTransition, useEffect, useState } from 'react';
import { inTurn } from './turns.ts';

/** Part of a screen that has many: drawn when those before it are, so that the first can be read and used meanwhile. */
export function InTurn({ children }: { readonly children: ReactNode }): ReactNode {
  const [isDrawn, setDrawn] = useState(false);
  // In slices, too: keys and clicks come between.
  useEffect(() => inTurn(() => startTransition(() => setDrawn(true))), []);
  return isDrawn && children;
}
