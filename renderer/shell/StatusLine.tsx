import { Progress, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { ShellAnswer } from '../../shared/api/shell.ts';
import { api } from '../api.ts';
import { modKey } from '../parts/Screen.tsx';
import { stepWords } from '../text/steps.ts';
import { type RunningJob, useJobs } from './jobs.ts';

/** The thin line at the foot: what runs, what can be undone, and whether the file is locked. */
export function StatusLine({
  shell,
  onUndo,
}: {
  readonly shell: z.output<typeof ShellAnswer>;
  readonly onUndo: () => void;
}): ReactNode {
  const running = useJobs();
  const me = shell.people.people[shell.people.me];
  return (
    <footer className="status">
      <div className="status-jobs" aria-live="polite">
        {running.length === 0 ? 'Saved' : running.map((job) => <JobLine key={job.name} job={job} />)}
      </div>
      {shell.undo !== null && (
        <UnstyledButton className="status-undo" onClick={onUndo}>
          Undo: {stepWords(shell.undo)} ({modKey} Z)
        </UnstyledButton>
      )}
      <span className="grow" />
      <span>{me?.name}</span>
      <span>
        {shell.locked
          ? 'Locked: a passphrase opens this file.'
          : 'Not locked: whoever can use this computer account can open this file.'}
      </span>
    </footer>
  );
}

function JobLine({ job }: { readonly job: RunningJob }): ReactNode {
  const share = job.whole === null || job.whole === 0 ? null : Math.min(100, (job.done / job.whole) * 100);
  return (
    <span className="job">
      <span>{job.what}</span>
      <Progress
        value={share ?? 100}
        animated={share === null}
        size="sm"
        w={120}
        aria-label={job.what}
        transitionDuration={0}
      />
      {job.secondsLeft !== null && <span className="quiet">about {timeLeft(job.secondsLeft)} left</span>}
      <UnstyledButton className="status-undo" onClick={() => void api.job.cancel({ name: job.name })}>
        Cancel
      </UnstyledButton>
    </span>
  );
}

const timeLeft = (seconds: number): string =>
  seconds < 60 ? `${Math.max(1, Math.round(seconds))} s` : `${Math.round(seconds / 60)} min`;
