import { Button, Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { closed, silent } from '../shell/Admitted.tsx';
import { problemOf } from './problem.ts';
import { useDrawn } from './useDrawn.ts';

/**
 * What a read answered, or what stopped it with the way to try again. Nothing is shown for the first 200 ms of waiting, grey
 * lines after; an answer that is being refreshed stays in sight.
 */
export function Answered<T>({
  read,
  children,
}: {
  readonly read: UseQueryResult<T, unknown>;
  readonly children: (answer: T) => ReactNode;
}): ReactNode {
  const answer = useDrawn(read.data);
  return answer === undefined ? <Unanswered read={read} /> : children(answer);
}

/** What stands there as long as nothing can be drawn. */
export function Unanswered({ read }: { readonly read: UseQueryResult<unknown, unknown> }): ReactNode {
  return read.isError && read.data === undefined ? (
    <Failed error={read.error} onRetry={() => void read.refetch()} />
  ) : (
    <Waiting />
  );
}

function Waiting(): ReactNode {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return (
    <output className="waiting" aria-label="Loading">
      {late && <Skeleton height={24} />}
    </output>
  );
}

function Failed({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }): ReactNode {
  const problem = problemOf(error);
  // What is not there will not be there for asking again.
  const isGone = problem.kind === 'refused' && problem.code === 'notFound';
  const sentence = problem.kind === 'closed' ? closed : problem.kind === 'silent' ? silent : problem.sentence;
  return (
    <div role="alert" className="failed">
      <p>{sentence}</p>
      <Button variant="default" onClick={isGone ? () => history.back() : onRetry}>
        {isGone ? 'Go back' : 'Retry'}
      </Button>
    </div>
  );
}
