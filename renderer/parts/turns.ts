const waiting = new Set<() => void>();
let isAsked = false;

/** Calls back when the page has nothing better to do, one after another. Answers what takes the wish back. */
export function inTurn(does: () => void): () => void {
  waiting.add(does);
  ask();
  return () => {
    waiting.delete(does);
  };
}

function ask(): void {
  if (isAsked || waiting.size === 0) return;
  isAsked = true;
  requestIdleCallback(next, { timeout: 100 });
}

function next(): void {
  isAsked = false;
  const [first] = waiting;
  if (first !== undefined) {
    waiting.delete(first);
    first();
  }
  ask();
}
