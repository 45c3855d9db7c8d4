let waiting: readonly Turn[] = [];
/** Asked for since the last turn: what that one brought comes before what waited already, so that a screen is drawn from above. */
let asked: Turn[] = [];
let isAsked = false;

interface Turn {
  readonly does: () => void;
}

/** Calls back when the page has nothing better to do, one after another. Answers what takes the wish back. */
export function inTurn(does: () => void): () => void {
  const turn = { does };
  asked.push(turn);
  ask();
  return () => {
    asked = asked.filter((one) => one !== turn);
    waiting = waiting.filter((one) => one !== turn);
  };
}

function ask(): void {
  if (isAsked || asked.length + waiting.length === 0) return;
  isAsked = true;
  requestIdleCallback(next, { timeout: 100 });
}

function next(): void {
  isAsked = false;
  const [first, ...rest] = [...asked, ...waiting];
  asked = [];
  waiting = rest;
  first?.does();
  ask();
}
