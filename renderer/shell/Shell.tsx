import { useQuery } from '@tanstack/react-query';
import { Outlet, useLocation } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import type { z } from 'zod';
import type { ShellAnswer } from '../../shared/api/shell.ts';
import { actAs, query } from '../api.ts';
import { problemOf } from '../parts/problem.ts';
import { useDrawn } from '../parts/useDrawn.ts';
import { sampleJob } from '../screens/welcome/sampleJob.ts';
import { closed, Stopped, silent } from './Admitted.tsx';
import { DropAnywhere } from './DropAnywhere.tsx';
import { useJobs, useWatch } from './jobs.ts';
import { KeyList } from './KeyList.tsx';
import { KeysProvider } from './keys.tsx';
import { Palette } from './Palette.tsx';
import { SideBar } from './SideBar.tsx';
import { StatusLine } from './StatusLine.tsx';
import { useAppearance } from './useAppearance.ts';
import { useGoKeys } from './useGoKeys.ts';
import { useUndo } from './useUndo.ts';

// Seen once in the life of a file.
const Welcome = lazy(async () => ({ default: (await import('../screens/welcome/Welcome.tsx')).Welcome }));

/** The frame around every screen; the first questions where the file has no agency yet. */
export function Shell(): ReactNode {
  const read = useQuery(query.shell.read.queryOptions());
  const shell = useDrawn(read.data);
  if (shell !== undefined) {
    return (
      <KeysProvider>
        <Frame shell={shell} />
      </KeysProvider>
    );
  }
  if (!read.isError) return null;
  const problem = problemOf(read.error);
  const sentence = problem.kind === 'closed' ? closed : problem.kind === 'silent' ? silent : problem.sentence;
  return <Stopped sentence={sentence} onRetry={() => void read.refetch()} />;
}

function Frame({ shell }: { readonly shell: z.output<typeof ShellAnswer> }): ReactNode {
  const choose = useAppearance(shell.appearance);
  const { undo, redo } = useUndo();
  const sampling = useJobs().some(({ name }) => name === sampleJob);
  const me = shell.people.people[shell.people.me];
  const { pathname } = useLocation();
  useWatch();
  useGoKeys();
  useEffect(() => {
    if (me !== undefined) actAs(me);
  }, [me]);
  // A setup file begins an agency as well as the first questions do.
  if ((shell.agency === null && pathname !== '/setup') || sampling) {
    return (
      <Suspense fallback={null}>
        <Welcome />
      </Suspense>
    );
  }
  return (
    <div className="shell">
      <SideBar shell={shell} onWide={(wide) => choose({ sideBar: wide ? 'wide' : 'narrow' })} />
      <main className="shell-main">
        <Outlet />
      </main>
      <StatusLine shell={shell} onUndo={undo} />
      <Palette onUndo={undo} onRedo={redo} onAppearance={choose} />
      <KeyList />
      <DropAnywhere />
    </div>
  );
}
