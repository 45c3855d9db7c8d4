import { ORPCError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/fetch';
import type { Handle } from '../../db/handle.ts';
import { actorHeader, readActor } from './actor.ts';
import { stopBulks } from './bulk/run.ts';
import { finishBulksBack } from './bulk/takeBack.ts';
import type { Context, Deps } from './context.ts';
import { FormRequest } from './form/formRequest.ts';
import { clearAbandoned } from './import/clearAbandoned.ts';
import { forgetOldMends } from './import/keptMends.ts';
import { createJobs } from './jobs.ts';
import { stopRequalifications } from './requalification/run.ts';
import { finishTakingBack } from './requalification/takeBack.ts';
import { router } from './router.ts';

/** The step a call became, by its id: the screen offers to undo it. */
const stepHeader = 'x-tallyproof-step';
/** The count of changes of the file that an answer has seen; `job.watch` tells other windows of later ones. */
const changeHeader = 'x-tallyproof-change';

/**
 * The whole application as one function: a host is whatever calls it. Serves POST under `/rpc` and nothing else. Refusals
 * cross as the typed error `REFUSED`, wrong input as `BAD_REQUEST`; a fault of ours becomes an incident number, and the
 * answer says nothing of the inside.
 */
export function createApp(deps: Deps): (request: Request) => Promise<Response> {
  const jobs = createJobs(deps.stopping);
  const { handle, commits } = counted(deps.handle);
  clearAbandoned(deps);
  forgetOldMends(deps);
  stopRequalifications(deps);
  finishTakingBack(deps);
  stopBulks(deps);
  finishBulksBack(deps);
  const handler = new RPCHandler<Context>(router, {
    clientInterceptors: [
      async ({ next }) => {
        try {
          return await next();
        } catch (problem) {
          if (problem instanceof ORPCError && problem.status < 500) throw problem;
          throw fault(deps, problem);
        }
      },
    ],
  });
  return async (request) => {
    let step: number | null = null;
    const actor = readActor(request.headers.get(actorHeader));
    if (actor === null) return new Response('who asks cannot be read', { status: 400 });
    const recorded = (id: number): void => {
      step = id;
    };
    const context: Context = { ...deps, handle, jobs, actor, recorded };
    using form = new FormRequest(request, deps);
    const { response } = await handler.handle(form, { prefix: '/rpc', context });
    if (response === undefined) return new Response('there is nothing here', { status: 404 });
    if (commits.take()) jobs.fileChanged();
    response.headers.set(changeHeader, String(jobs.fileChange()));
    if (step !== null) response.headers.set(stepHeader, String(step));
    return response;
  };
}

/** The handle, and whether something was committed through it since the last look. */
function counted(handle: Handle): { handle: Handle; commits: { take: () => boolean } } {
  let changed = false;
  const take = (): boolean => {
    const seen = changed;
    changed = false;
    return seen;
  };
  const transaction: Handle['transaction'] = (body) => {
    const answer = handle.transaction(body);
    changed = true;
    return answer;
  };
  return { handle: { ...handle, transaction }, commits: { take } };
}

function fault(deps: Deps, problem: unknown): ORPCError<'FAULT', { incident: string }> {
  const incident = Buffer.from(deps.random(5)).toString('hex').toUpperCase();
  deps.keepIncident(incident, problem);
  return new ORPCError('FAULT', { status: 500, message: 'fault', data: { incident } });
}
