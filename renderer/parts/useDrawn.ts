import { useDeferredValue } from 'react';

/**
 * What there is to draw, from the moment the page has begun to. An answer comes from outside and would be drawn in one go,
 * however much it is; its first drawing is put off and done in slices instead, with keys and clicks between them. Later answers
 * are drawn at once, and what is drawn is always the newest: only whether there is anything lags behind.
 */
export function useDrawn<T>(answer: T | undefined): T | undefined {
  const isBegun = useDeferredValue(answer !== undefined, false);
  return isBegun ? answer : undefined;
}
