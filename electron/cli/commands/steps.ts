import type { z } from 'zod';
import type { Step } from '../../../shared/api/step.ts';
import { command, idOf } from '../command.ts';
import { table } from '../say.ts';

const told = ({ id, action, subject }: z.output<typeof Step>): string => `${action} of ${subject} (step ${id})`;

/** Taking back and doing again, until a document is issued. */
export const undo = command({
  name: 'undo',
  argument: true,
  usage: 'undo [STEP]',
  summary: 'take back the last step, or the one named',
  details: 'Refused once a document was issued, and where something was changed again since. "steps" lists them.',
  options: {},
  run: async (client, call) => client.step.undo(wish(call.optional())),
  say: (step) => `undone: ${told(step)}`,
});

export const redo = command({
  name: 'redo',
  argument: true,
  usage: 'redo [STEP]',
  summary: 'do the step again that was taken back last',
  options: {},
  run: async (client, call) => client.step.redo(wish(call.optional())),
  say: (step) => `done again: ${told(step)}`,
});

export const steps = command({
  name: 'steps',
  usage: 'steps',
  summary: 'list what can be taken back, and what was, newest first',
  options: {},
  run: async (client) => client.step.list({}),
  say: (list) =>
    list.length === 0
      ? 'nothing was done yet that could be taken back'
      : table(
          ['step', 'at', 'by', 'did', 'to', 'state'],
          list.map((step) => [
            String(step.id),
            new Date(step.at).toISOString(),
            step.actor,
            step.action,
            step.subject,
            step.state,
          ]),
        ),
});

const wish = (word: string | undefined): { id?: number } => (word === undefined ? {} : { id: idOf(word) });
