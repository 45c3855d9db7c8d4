import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { createApp } from '../../electron/app/createApp.ts';
import { readAssets } from '../../electron/assets.ts';
import { depsOn } from '../../electron/deps.ts';
import { openFolder } from '../../electron/folder.ts';
import { createSession } from '../../electron/guard/session.ts';
import { guarded } from '../../electron/guard.ts';
import { listenOnLoopback } from '../../electron/loopback.ts';
import { pageFolder } from '../../electron/pageFolder.ts';
import { sampleNow } from '../e2e/sample.ts';
import type { Client } from '../world.ts';

interface SampleServer {
  readonly origin: string;
  /** Opens one browser. */
  readonly link: string;
}

const deps = { now: () => Date.parse(sampleNow), random: randomBytes };

type App = (request: Request) => Promise<Response>;

/** Writes a new sample agency into `folder`. */
export async function makeSample(folder: string): Promise<void> {
  await withApp(folder, async (app) => {
    const client: Client = createORPCClient(
      new RPCLink({ url: 'http://127.0.0.1/rpc', fetch: (request) => app(request) }),
    );
    await client.demo.fill({});
  });
}

/** Serves the agency kept in `folder` as long as `use` runs. Needs the built page. */
export async function withServer(folder: string, use: (server: SampleServer) => Promise<void>): Promise<void> {
  await withApp(folder, async (app) => {
    const session = createSession(randomBytes, Date.now);
    const server = await listenOnLoopback({
      port: 0,
      app: (port) => guarded(app, { port, assets: readAssets(pageFolder), session, random: randomBytes }),
      onFault: (problem) => {
        throw problem;
      },
    });
    try {
      const origin = `http://127.0.0.1:${server.port}`;
      await use({ origin, link: `${origin}/start#${session.startCode}` });
    } finally {
      await server.close();
    }
  });
}

async function withApp(folder: string, use: (app: App) => Promise<void>): Promise<void> {
  const opened = openFolder({ dir: join(folder, 'data'), keys: join(folder, 'keys'), ...deps });
  if (!opened.ok) throw new Error(opened.refusal.code);
  try {
    await use(createApp(depsOn(opened.folder, deps)));
  } finally {
    opened.folder.release();
  }
}
