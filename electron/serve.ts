import './memory.ts';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { refusalText } from '../renderer/text/refusals.ts';
import type { Deps } from './app/context.ts';
import { createApp } from './app/createApp.ts';
import { readAssets } from './assets.ts';
import { depsOn } from './deps.ts';
import { exit } from './exits.ts';
import { createSession, type Session } from './guard/session.ts';
import { guarded } from './guard.ts';
import { type Loopback, listenOnLoopback } from './loopback.ts';
import { openAsking } from './openAsking.ts';
import { pageFolder } from './pageFolder.ts';
import { readServeArguments, type ServeWish, serveUsage } from './serveArguments.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const complain = (text: string): void => void process.stderr.write(`${text}\n`);

async function main(): Promise<number> {
  const wish = readServeArguments(process.argv.slice(2));
  switch (wish.kind) {
    case 'help':
      say(serveUsage);
      return exit.done;
    case 'wrong':
      complain(`${wish.sentence}\n\n${serveUsage}`);
      return exit.wrongUsage;
    case 'serve':
      return serve(wish);
  }
}

async function serve({ dir, port, now }: ServeWish): Promise<number> {
  const clock = now === undefined ? Date.now : () => now;
  const opened = await openAsking({ dir, now: clock, random: randomBytes });
  if (!opened.ok) {
    complain(refusalText(opened.refusal));
    return opened.refusal.code === 'inUse' ? exit.inUse : exit.refused;
  }
  const stopped = stopAsked();
  const { folder } = opened;
  try {
    // The pause after wrong codes ends by the clock on the wall, also while the application's stands still.
    const session = createSession(randomBytes, Date.now);
    const deps = depsOn(folder, { now: clock, random: randomBytes, stopping: stopped });
    const server = await listen(deps, session, port);
    if (server === undefined) {
      complain(`Port ${port} is taken by another program: name another one, or none.`);
      return exit.refused;
    }
    say(`Open this link, it works once:  http://127.0.0.1:${server.port}/start#${session.startCode}`);
    say(`Data folder: ${dir}. Stop with Ctrl+C.`);
    if (!stopped.aborted) await once(stopped, 'abort');
    await server.close();
    return exit.done;
  } finally {
    folder.release();
  }
}

/** Undefined when the port is taken. */
async function listen(deps: Deps, session: Session, port: number): Promise<Loopback | undefined> {
  const onFault = (problem: unknown): void => {
    const incident = randomBytes(5).toString('hex').toUpperCase();
    deps.keepIncident(incident, problem);
    complain(`Something broke in Tallyproof. Incident ${incident}: see incidents.txt in the data folder.`);
  };
  const app = createApp(deps);
  const assets = readAssets(pageFolder);
  try {
    return await listenOnLoopback({
      port,
      app: (taken) => guarded(app, { port: taken, assets, session, random: randomBytes }),
      onFault,
    });
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && problem.code === 'EADDRINUSE') return undefined;
    throw problem;
  }
}

/** Aborted when the user or the system wants the process to end; further signals change nothing, closing is bounded. */
function stopAsked(): AbortSignal {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort());
  return stopping.signal;
}

try {
  process.exitCode = await main();
} catch (problem) {
  complain(problem instanceof Error ? `Something broke: ${problem.stack}` : `Something broke: ${String(problem)}`);
  process.exitCode = exit.fault;
}
