import { Button, Group, Progress } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { api } from '../../api.ts';
import { numberText } from '../../parts/format.ts';
import { ownLocale } from '../../parts/ownLocale.ts';
import { useJobs } from '../../shell/jobs.ts';
import classes from './Import.module.css';

/** A job that somebody waits for: how far it is, how long it takes yet, and the way to stop it. Nothing is said of a short one. */
export function Working({ job, doing }: { readonly job: string; readonly doing: string }): ReactNode {
  const running = useJobs().find(({ name }) => name.startsWith(job));
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 200);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return null;
  const whole = running?.whole ?? null;
  const share =
    running === undefined || whole === null || whole === 0 ? 0 : Math.min(100, (running.done / whole) * 100);
  return (
    <Group gap="sm" wrap="nowrap" className={classes.running} role="status">
      <span>
        {doing}
        {whole === null ? '' : ` ${numberText(running?.done ?? 0, ownLocale)} of ${numberText(whole, ownLocale)}`}
      </span>
      <Progress value={share} w={120} aria-label={`${doing}: progress`} transitionDuration={0} />
      {running?.secondsLeft != null && <span className="quiet">about {Math.ceil(running.secondsLeft)} s left</span>}
      <Button
        variant="default"
        disabled={running === undefined}
        onClick={() => running && void api.job.cancel({ name: running.name })}
      >
        Cancel
      </Button>
    </Group>
  );
}
