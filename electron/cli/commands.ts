import type { Command } from './command.ts';
import { answer, appointments, disputes, feedback, meetings, outcome, resolve, sales } from './commands/answers.ts';
import { deliver, importLeads, imports, leads, setup, suppress, undoImport } from './commands/intake.ts';
import { bill, credit, documents } from './commands/money.ts';
import { demo, explain, figures, report, summary, verify } from './commands/results.ts';
import { redo, steps, undo } from './commands/steps.ts';

/** The commands of command-line.md that run on an open file, in the order a month uses them. */
export const commands: readonly Command[] = [
  setup,
  importLeads,
  imports,
  undoImport,
  leads,
  suppress,
  deliver,
  feedback,
  answer,
  disputes,
  resolve,
  appointments,
  meetings,
  outcome,
  sales,
  bill,
  credit,
  documents,
  figures,
  report,
  summary,
  explain,
  undo,
  redo,
  steps,
  verify,
  demo,
];
