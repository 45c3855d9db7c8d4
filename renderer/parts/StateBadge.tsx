import type { ReactNode } from 'react';
import { type StateKind, stateWord, type Tone } from '../text/states.ts';

const signs: Readonly<Record<Tone, string>> = { good: '●', wait: '◐', bad: '▲', quiet: '○' };

/** A state as the same word everywhere; its sign and colour come with the word, never instead of it. */
export function StateBadge({ kind, value }: { readonly kind: StateKind; readonly value: string }): ReactNode {
  const { word, tone } = stateWord(kind, value);
  return (
    <span className={`state ${tone}`}>
      <span aria-hidden="true">{signs[tone]}</span> {word}
    </span>
  );
}
