import type { Command, Option } from './command.ts';
import { commands } from './commands.ts';
import { emptyFolderCommands, openFolderCommands } from './folderCommands.ts';

/** Options every command takes. */
export const globalOptions: { readonly [name: string]: Option } = {
  data: { type: 'string', value: 'DIR', help: "the data folder (default: the desktop's)" },
  json: { type: 'boolean', help: 'one JSON value on standard output and nothing else' },
  now: { type: 'string', value: 'INSTANT', help: "the application's clock, such as 2026-03-01T08:00:00Z" },
  actor: { type: 'string', value: 'NAME', help: 'who does this, for the history' },
  help: { type: 'boolean', help: 'explain the command' },
};

type Described = Pick<Command<never>, 'name' | 'usage' | 'summary' | 'details' | 'options'>;

const all: readonly Described[] = [...commands, ...openFolderCommands, ...emptyFolderCommands];

export function helpOfAll(): string {
  const width = Math.max(...all.map((command) => command.name.length));
  return [
    'Tallyproof without a window. Usage: tallyproof COMMAND [OPTION …]',
    '',
    ...all.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`),
    '',
    'Options of every command:',
    ...optionLines(globalOptions),
    '',
    'A month in order: setup, import (first with --dry-run), deliver, feedback, disputes, resolve, appointments, bill',
    '(first without --issue), report. "tallyproof COMMAND --help" explains one command.',
    'A locked folder reads its passphrase or recovery key from standard input.',
    'Money is in minor units in JSON. Exit: 0 done, 1 refused, 2 wrong usage, 3 folder in use, 4 a fault of ours.',
    '',
  ].join('\n');
}

export function helpOf(command: Described): string {
  return [
    `Usage: tallyproof ${command.usage}`,
    '',
    `${command.summary.charAt(0).toUpperCase()}${command.summary.slice(1)}.`,
    ...(command.details ? [command.details] : []),
    '',
    ...(Object.keys(command.options).length > 0 ? ['Options:', ...optionLines(command.options), ''] : []),
    'Options of every command:',
    ...optionLines(globalOptions),
    '',
  ].join('\n');
}

function optionLines(options: { readonly [name: string]: Option }): string[] {
  const left = Object.entries(options).map(([name, { value }]) => `--${name}${value ? ` ${value}` : ''}`);
  const width = Math.max(...left.map((text) => text.length));
  return Object.values(options).map(({ help }, at) => `  ${(left[at] ?? '').padEnd(width)}  ${help}`);
}
