import { ORPCError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/fetch';
import { z } from 'zod';
import { Actor } from '../../shared/domain/basics.ts';
import type { Context, Deps } from './context.ts';
import { clearAbandoned } from './import/clearAbandoned.ts';
import { createJobs } from './jobs.ts';
import { router } from './router.ts';

/** Who asks, as a JSON header in percent-encoding: names are not ASCII. */
export const actorHeader = 'x-tallyproof-actor';

/** The person a request speaks for when it names nobody: one laptop, one owner (domain §1, actor). */
const unnamed: Actor = { name: 'Owner', role: 'owner' };

/**
 * The whole application as one function: a host is whatever calls it. Serves POST under `/rpc` and nothing else. Refusals
 * cross as the typed error `REFUSED`, wrong input as `BAD_REQUEST`; a fault of ours becomes an incident number, and the
 * answer says nothing of the inside.
 */
export function createApp(deps: Deps): (request: Request) => Promise<Response> {
  const jobs = createJobs();
  clearAbandoned(deps);
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
    const actor = readActor(request.headers.get(actorHeader));
    if (actor === null) return new Response('who asks cannot be read', { status: 400 });
    const context: Context = { ...deps, jobs, actor };
    const { response } = await handler.handle(request, { prefix: '/rpc', context });
    return response ?? new Response('there is nothing here', { status: 404 });
  };
}

function fault(deps: Deps, problem: unknown): ORPCError<'FAULT', { incident: string }> {
  const incident = Buffer.from(deps.random(5)).toString('hex').toUpperCase();
  deps.keepIncident(incident, problem);
  return new ORPCError('FAULT', { status: 500, message: 'fault', data: { incident } });
}

const ActorHeader = z
  .string()
  .transform((text, issues) => {
    try {
      return JSON.parse(decodeURIComponent(text));
    } catch (problem) {
      if (!(problem instanceof SyntaxError || problem instanceof URIError)) throw problem;
      issues.addIssue('not percent-encoded JSON');
      return z.NEVER;
    }
  })
  .pipe(Actor);

function readActor(header: string | null): Actor | null {
  if (header === null) return unnamed;
  const read = ActorHeader.safeParse(header);
  return read.success ? read.data : null;
}
