import type { Client } from './command.ts';

/** How often a running job is looked at, in ms. */
const lookEveryMs = 500;

/**
 * Runs a command and tells on standard error how far its job is, at most twice a second. Ctrl-C asks the job to stop: it
 * ends at its next chunk and leaves nothing half done; a second Ctrl-C ends the process.
 */
export async function watchProgress<T>(client: Client, run: () => Promise<T>): Promise<T> {
  let last = '';
  const look = async (): Promise<void> => {
    const line = (await runningJobs(client))
      .map(({ what, done, whole }) => `${what}: ${count(done)}${whole === null ? '' : ` of ${count(whole)}`}`)
      .join('; ');
    if (line !== '' && line !== last) process.stderr.write(`${line}\n`);
    last = line;
  };
  const stop = async (): Promise<void> => {
    await Promise.all((await runningJobs(client)).map(({ name }) => client.job.cancel({ name })));
  };
  const failed = (problem: unknown): void => {
    process.stderr.write(`progress cannot be shown: ${String(problem)}\n`);
  };
  const timer = setInterval(() => look().catch(failed), lookEveryMs);
  const onInterrupt = (): void => void stop().catch(failed);
  process.once('SIGINT', onInterrupt);
  try {
    return await run();
  } finally {
    clearInterval(timer);
    process.off('SIGINT', onInterrupt);
  }
}

async function runningJobs(client: Client) {
  const { jobs } = await client.job.watch({});
  return jobs.filter((job) => job.state === 'running');
}

const count = (n: number): string => n.toLocaleString('en-GB');
