import { constants, openAsBlob } from 'node:fs';
import { access, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ContractRouterClient } from '@orpc/contract';
import type { api } from '../../shared/api/index.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';

export type Client = ContractRouterClient<typeof api>;

/** The command line cannot be read: told with the command's usage, exit 2. */
export class WrongUsage extends Error {}

/** Something outside the application stands in the way, such as a file that is not there: exit 1, like any refusal. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** The words and options of one call, already parsed; reading one that must be there and is not is wrong usage. */
export interface Call {
  readonly positional: (what: string) => string;
  /** The word behind the name, where there may be one. */
  readonly optional: () => string | undefined;
  readonly text: (name: string) => string | undefined;
  readonly required: (name: string) => string;
  readonly list: (name: string) => readonly string[];
  readonly flag: (name: string) => boolean;
}

export interface Option {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
  /** What stands behind it in the help, such as `REF`; none for a flag. */
  readonly value?: string;
  readonly help: string;
}

/** What a command answered: the JSON, and the same for a person. */
export interface Told {
  readonly answer: unknown;
  readonly text: () => string;
  /** Whether what was asked holds; `verify` with a failed check is exit 1. */
  readonly holds: boolean;
}

/** One command: its help is its documentation. `W` is what it works on: an open application, or a data folder. */
export interface Command<W = Client> {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  readonly details?: string;
  readonly options: { readonly [name: string]: Option };
  /** Whether one word stands behind the name. */
  readonly argument?: boolean;
  /** Whether it may start a data folder that is not there: everything else would only show an empty one. */
  readonly startsFolder?: boolean;
  readonly perform: (subject: W, call: Call) => Promise<Told>;
}

interface Definition<W, Answer> extends Omit<Command<W>, 'perform'> {
  readonly run: (subject: W, call: Call) => Promise<Answer>;
  readonly say: (answer: Answer) => string;
  readonly holds?: (answer: Answer) => boolean;
}

/** A command whose `run` answers the JSON and whose `say` tells a person the same. */
export function command<Answer, W = Client>(definition: Definition<W, Answer>): Command<W> {
  const { run, say, holds = () => true, ...rest } = definition;
  return {
    ...rest,
    perform: async (subject, call) => {
      const answer = await run(subject, call);
      return { answer, text: () => say(answer), holds: holds(answer) };
    },
  };
}

/** A file named on the command line, its bytes read only when they are wanted. */
export async function fileOf(path: string): Promise<File> {
  return new File([await orRefused(path, () => openAsBlob(path))], basename(path));
}

/** The JSON in a file. Refuses a missing file (`noSuchFile`), and text that is not JSON with `code`. */
export async function jsonOf(path: string, code: 'invalidSetup' | 'invalidMap') {
  const text = await orRefused(path, () => readFile(path, 'utf8'));
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (problem) {
    if (!(problem instanceof SyntaxError)) throw problem;
    throw new Refused({ code, data: { problems: [{ path: basename(path), message: problem.message }] } });
  }
}

async function orRefused<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    if (!(await stat(path)).isFile()) throw new Refused({ code: 'noSuchFile', data: { file: path } });
    return await read();
  } catch (problem) {
    if (!isSystemError(problem)) throw problem;
    throw new Refused({ code: 'noSuchFile', data: { file: path, problem: problem.code } });
  }
}

const isSystemError = (problem: unknown): problem is Error & { readonly code: string } =>
  problem instanceof Error && 'code' in problem && typeof problem.code === 'string';

/** A folder that takes files, made if it is not there. Refuses `cannotWrite`, before anything is done that needs it. */
export async function folderFor(dir: string): Promise<string> {
  try {
    await mkdir(dir, { recursive: true });
    await access(dir, constants.W_OK);
    return dir;
  } catch (problem) {
    if (!isSystemError(problem)) throw problem;
    throw new Refused({ code: 'cannotWrite', data: { place: dir, problem: problem.code } });
  }
}

/** Writes files into a folder and answers their paths. */
export async function writeFiles(dir: string, files: readonly File[]): Promise<string[]> {
  const paths: string[] = [];
  for (const file of files) {
    const path = join(dir, basename(file.name));
    await writeFile(path, await file.bytes());
    paths.push(path);
  }
  return paths;
}

/** An id on the command line: a whole number. */
export function idOf(text: string): number {
  const id = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(id)) throw new WrongUsage(`"${text}" is not an id`);
  return id;
}
