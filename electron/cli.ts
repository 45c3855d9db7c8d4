import './memory.ts';
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createORPCClient, isDefinedError, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { refusalText } from '../renderer/text/refusals.ts';
import { Actor } from '../shared/domain/basics.ts';
import type { Refusal } from '../shared/domain/refusal.ts';
import { actorHeader } from './app/actor.ts';
import { createApp } from './app/createApp.ts';
import type { Call, Client, Command, Told } from './cli/command.ts';
import { Refused, WrongUsage } from './cli/command.ts';
import { commands } from './cli/commands.ts';
import { emptyFolderCommands, openFolderCommands } from './cli/folderCommands.ts';
import { globalOptions, helpOf, helpOfAll } from './cli/help.ts';
import { watchProgress } from './cli/progress.ts';
import { depsOn } from './deps.ts';
import { exit } from './exits.ts';
import { defaultFolder } from './folder.ts';
import { openAsking } from './openAsking.ts';
import { readSecret } from './secretInput.ts';
import type { Clock, Random } from './surroundings.ts';

const random: Random = (bytes) => randomBytes(bytes);

// A reader such as `head` that has seen enough closes the pipe: that is no fault.
process.stdout.on('error', (problem: NodeJS.ErrnoException) => {
  if (problem.code !== 'EPIPE') throw problem;
});
process.exitCode = await main(process.argv.slice(2));

/** One command from its words to its exit code. Answers go to standard output, everything else to standard error. */
async function main(words: readonly string[]): Promise<number> {
  const [name] = words;
  const asked = findCommand(name);
  if (asked === undefined) {
    const helped = name === undefined || name === '--help' || name === 'help';
    (helped ? process.stdout : process.stderr).write(
      helped ? helpOfAll() : `There is no command "${name}".\n\n${helpOfAll()}`,
    );
    return helped ? exit.done : exit.wrongUsage;
  }
  const json = words.includes('--json');
  try {
    const call = readCall(asked.command, words.slice(1));
    if (call.flag('help')) {
      process.stdout.write(helpOf(asked.command));
      return exit.done;
    }
    const told = await perform(asked, call);
    process.stdout.write(json ? `${JSON.stringify(told.answer)}\n` : `${told.text()}\n`);
    return told.holds ? exit.done : exit.refused;
  } catch (problem) {
    return tell(problem, json, asked.command);
  }
}

type Asked =
  | { readonly on: 'app'; readonly command: Command<Client> }
  | { readonly on: 'folder'; readonly command: (typeof openFolderCommands)[number] }
  | { readonly on: 'nothing'; readonly command: (typeof emptyFolderCommands)[number] };

function findCommand(name: string | undefined): Asked | undefined {
  const named = <T extends { readonly name: string }>(all: readonly T[]): T | undefined =>
    all.find((c) => c.name === name);
  const [onApp, onFolder, onNothing] = [named(commands), named(openFolderCommands), named(emptyFolderCommands)];
  if (onApp) return { on: 'app', command: onApp };
  if (onFolder) return { on: 'folder', command: onFolder };
  return onNothing && { on: 'nothing', command: onNothing };
}

function readCall({ options, argument }: Pick<Command<never>, 'options' | 'argument'>, words: readonly string[]): Call {
  const all = { ...globalOptions, ...options };
  const shapes = Object.fromEntries(
    Object.entries(all).map(([name, { type, multiple }]) => [name, { type, multiple: multiple ?? false }]),
  );
  const { values, positionals } = parsed(() =>
    parseArgs({ args: [...words], options: shapes, allowPositionals: true, strict: true }),
  );
  const extra = positionals[argument === true ? 1 : 0];
  if (extra !== undefined) throw new WrongUsage(`"${extra}" is one word too many`);
  const text = (name: string): string | undefined => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    positional: (what) => positionals[0] ?? missing(what),
    optional: () => positionals[0],
    text,
    required: (name) => text(name) ?? missing(`--${name}`),
    list: (name) => [values[name] ?? []].flat().filter((value) => typeof value === 'string'),
    flag: (name) => values[name] === true,
  };
}

function parsed<T>(read: () => T): T {
  try {
    return read();
  } catch (problem) {
    if (problem instanceof TypeError && 'code' in problem) throw new WrongUsage(problem.message);
    throw problem;
  }
}

function missing(what: string): never {
  throw new WrongUsage(`${what} is missing`);
}

async function perform(asked: Asked, call: Call): Promise<Told> {
  const now = clockOf(call.text('now'));
  const dir = resolve(call.text('data') ?? defaultFolder());
  if (asked.on === 'nothing') return asked.command.perform({ dir, random, readSecret }, call);

  const existing = asked.on === 'folder' || asked.command.startsFolder !== true;
  const opened = await openAsking({ dir, now, random, existing });
  if (!opened.ok) throw new Refused(opened.refusal);
  const { folder } = opened;
  try {
    if (asked.on === 'folder') return await asked.command.perform({ folder, now, random, readSecret }, call);
    const app = createApp(depsOn(folder, { now, random }));
    const actor = encodeURIComponent(JSON.stringify(actorOf(call.text('actor'))));
    const link = new RPCLink({
      url: 'http://127.0.0.1/rpc',
      headers: { [actorHeader]: actor },
      fetch: (request) => app(request),
    });
    const client: Client = createORPCClient(link);
    return await watchProgress(client, () => asked.command.perform(client, call));
  } finally {
    folder.release();
  }
}

/** `--now` sets the application's clock to one moment; it stands still there, so that a script gives the same twice. */
function clockOf(text: string | undefined): Clock {
  if (text === undefined) return Date.now;
  const at = parsedInstant(text);
  return () => at;
}

function parsedInstant(text: string): number {
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch (problem) {
    if (problem instanceof RangeError)
      throw new WrongUsage(`--now cannot be "${text}": an instant such as 2026-03-01T08:00:00Z`);
    throw problem;
  }
}

/** Nobody logs in on one laptop; a name given on the command line acts with the owner's rights. */
function actorOf(name: string | undefined): Actor {
  const actor = Actor.safeParse({ name: name ?? 'Owner', role: 'owner' });
  if (!actor.success) throw new WrongUsage(`--actor cannot be "${name}"`);
  return actor.data;
}

function tell(problem: unknown, json: boolean, asked: { readonly usage: string }): number {
  const refusal = refusalIn(problem);
  if (refusal !== undefined) {
    const { code, data } = refusal;
    if (json) process.stdout.write(`${JSON.stringify({ refused: { ...data, code } })}\n`);
    else process.stderr.write(`${refusalText(refusal)}\n`);
    return code === 'inUse' ? exit.inUse : exit.refused;
  }
  const usage = wrongUsageIn(problem);
  if (usage !== undefined) {
    if (json) process.stdout.write(`${JSON.stringify({ wrongUsage: usage })}\n`);
    process.stderr.write(`${usage}\nUsage: tallyproof ${asked.usage}\n`);
    return exit.wrongUsage;
  }
  const incident = problem instanceof ORPCError && isDefinedError(problem) ? incidentIn(problem.data) : undefined;
  if (incident === undefined) process.stderr.write(`${problem instanceof Error ? problem.stack : String(problem)}\n`);
  const sentence = 'Something broke in Tallyproof. Look with "verify" and a dry run what stands before you try again.';
  const number = incident ?? 'unnumbered';
  if (json) process.stdout.write(`${JSON.stringify({ fault: { incident: number } })}\n`);
  process.stderr.write(`${sentence} Incident ${number}: see incidents.txt in the data folder.\n`);
  return exit.fault;
}

function refusalIn(problem: unknown): Refusal | undefined {
  if (problem instanceof Refused) return problem.refusal;
  if (problem instanceof ORPCError && problem.code === 'REFUSED' && isDefinedError(problem)) return problem.data;
  return undefined;
}

/** Input that the api's own schemas turn away is a wrong word on the command line. */
function wrongUsageIn(problem: unknown): string | undefined {
  if (problem instanceof WrongUsage) return problem.message;
  if (!(problem instanceof ORPCError) || problem.code !== 'BAD_REQUEST') return undefined;
  const issues: readonly { path?: readonly unknown[]; message: string }[] = problem.data?.issues ?? [];
  return issues.map((issue) => `${(issue.path ?? []).join('.')}: ${issue.message}`).join('\n') || problem.message;
}

function incidentIn(data: unknown): string | undefined {
  return typeof data === 'object' && data !== null && 'incident' in data && typeof data.incident === 'string'
    ? data.incident
    : undefined;
}
