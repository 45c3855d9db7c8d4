import { createJobs, type Job, type Jobs } from '../electron/app/jobs.ts';

/** Jobs that tell a test what they do, or heed it: each has what `change` answers for it instead of its own. */
export function jobsWith(change: (job: Job, name: string, jobs: Jobs) => Partial<Job>): Jobs {
  const jobs = createJobs();
  return {
    ...jobs,
    run: (name, what, body) => jobs.run(name, what, (job) => body({ ...job, ...change(job, name, jobs) })),
  };
}

/** Jobs that are cancelled once they have done so much. */
export const jobsCancelledAt = (enough: number): Jobs =>
  jobsWith((job, name, jobs) => ({
    progress: (done, whole) => {
      job.progress(done, whole);
      if (done >= enough) jobs.cancel(name);
    },
  }));
