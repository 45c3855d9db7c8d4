import { Button } from '@mantine/core';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { openSession } from '../api.ts';

type Standing = 'asking' | 'open' | 'tooManyTries' | 'silent';

/** Opens the session of a printed link before anything is asked. Without a link the first read tells whether one is open. */
export function Admitted({
  startCode,
  children,
}: {
  readonly startCode: string | undefined;
  readonly children: ReactNode;
}): ReactNode {
  const [standing, setStanding] = useState<Standing>(startCode === undefined ? 'open' : 'asking');
  // A code is good for one use, also where effects run twice.
  const code = useRef(startCode);

  const ask = useCallback(async () => {
    const asked = code.current;
    if (asked === undefined) return setStanding('open');
    try {
      const admission = await openSession(asked);
      code.current = undefined;
      // A link used before is no harm while the session it opened still holds: the first read tells.
      setStanding(admission === 'tooManyTries' ? 'tooManyTries' : 'open');
    } catch (problem) {
      if (!(problem instanceof TypeError)) throw problem;
      setStanding('silent');
    }
  }, []);

  useEffect(() => void ask(), [ask]);

  switch (standing) {
    case 'asking':
      return null;
    case 'open':
      return children;
    case 'tooManyTries':
      return <Stopped sentence="Too many wrong links were tried. Wait a minute, then retry." onRetry={ask} />;
    case 'silent':
      return <Stopped sentence={silent} onRetry={ask} />;
  }
}

/** Nothing answers: the program that serves the page has ended. */
export const silent = 'Tallyproof does not answer. Is it still running? Start it again, then retry.';
/** The host knows no session of this browser. */
export const closed =
  'This page needs the link that "npm start" prints, and a link opens one browser once. Start again and open the new link.';

/** A whole page that says why there is nothing to see, and how to go on. */
export function Stopped({ sentence, onRetry }: { readonly sentence: string; readonly onRetry: () => void }): ReactNode {
  return (
    <main className="stopped">
      <div role="alert">
        <h1>Tallyproof</h1>
        <p>{sentence}</p>
        <Button onClick={onRetry}>Retry</Button>
      </div>
    </main>
  );
}
