import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { createApp } from '../../electron/app/createApp.ts';
import { depsOn } from '../../electron/deps.ts';
import { openFolder } from '../../electron/folder.ts';
import type { Client } from '../world.ts';
import { lookedAt } from './bigAgencyTerms.ts';
import type { FirstAnswer } from './measured.ts';

/**
 * From the start of this process to what the first screen asks, the frame and Today: `firstAnswer.ts FOLDER`. CPU time of the whole
 * process, loading and compiling included. Prints a {@link FirstAnswer}.
 */
const [folder = ''] = process.argv.slice(2);
const deps = { now: () => lookedAt, random: randomBytes };
const opened = openFolder({ dir: join(folder, 'data'), keys: join(folder, 'keys'), ...deps });
if (!opened.ok) throw new Error(opened.refusal.code);
const app = createApp(depsOn(opened.folder, deps));
const client: Client = createORPCClient(new RPCLink({ url: 'http://127.0.0.1/rpc', fetch: (request) => app(request) }));
await client.shell.read();
await client.today.read();
const { user, system } = process.cpuUsage();
const answer: FirstAnswer = { cpuMs: (user + system) / 1000, wallMs: performance.now() };
process.stdout.write(JSON.stringify(answer));
opened.folder.release();
