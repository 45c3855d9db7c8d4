import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { createIds } from '../db/sequence.ts';
import type { Context } from '../electron/app/context.ts';
import { createApp } from '../electron/app/createApp.ts';
import { createJobs } from '../electron/app/jobs.ts';
import { openFolder } from '../electron/folder.ts';
import type { api } from '../shared/api/index.ts';
import { seededBytes, tempFolder } from './place.ts';

export type Client = ContractRouterClient<typeof api>;

/** A whole application on a real encrypted file in a folder of its own: device and random are fixed, the clock is moved by hand. */
export interface World {
  readonly dir: string;
  readonly context: Context;
  readonly client: Client;
  readonly setNow: (iso: string) => void;
  readonly faults: readonly unknown[];
  readonly close: () => void;
}

export function openWorld(options: { now: string; dir?: string; seed?: number }): World {
  const dir = options.dir ?? tempFolder();
  process.env.TALLYPROOF_KEYS ??= tempFolder();
  let now = Date.parse(options.now);
  const random = seededBytes(options.seed ?? 1);
  const opened = openFolder({ dir, now: () => now, random });
  if (!opened.ok) throw new Error(`the folder did not open: ${opened.refusal.code}`);
  const folder = opened.folder;
  const faults: unknown[] = [];
  const deps = {
    handle: folder.handle,
    ids: createIds(1),
    device: 1,
    now: () => now,
    random,
    locked: false,
    folder,
    keepIncident: (_incident: string, problem: unknown) => faults.push(problem),
  };
  const app = createApp(deps);
  const link = new RPCLink({ url: 'http://127.0.0.1/rpc', fetch: (request) => app(request) });
  return {
    dir,
    context: { ...deps, jobs: createJobs(), actor: { name: 'Test', role: 'owner' }, recorded: () => {} },
    client: createORPCClient(link),
    setNow: (iso) => {
      now = Date.parse(iso);
    },
    faults,
    close: () => folder.release(),
  };
}

const month = join(import.meta.dirname, 'fixtures', 'month');
/** A file of the worked month. */
export const monthFile = (name: string): File => new File([readFileSync(join(month, name))], name);
export const monthJson = (name: string) => JSON.parse(readFileSync(join(month, name), 'utf8'));

/** A world with the worked month's setup applied, as of 2026-03-01. */
export async function monthWorld(): Promise<World> {
  const world = openWorld({ now: '2026-03-01T08:00:00Z' });
  await world.client.setup.apply({ content: monthJson('setup.json') });
  return world;
}
