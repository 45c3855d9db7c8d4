import type { Command } from './command.ts';
import {
  answer,
  appointments,
  disputes,
  feedback,
  meetings,
  outcome,
  resolve,
  sales,
  settle,
} from './commands/answers.ts';
import { call } from './commands/call.ts';
import { duties } from './commands/duties.ts';
import { exportLeads } from './commands/exportLeads.ts';
import { inspect } from './commands/fileInHand.ts';
import { hold } from './commands/hold.ts';
import { deliver, importLeads, imports, leads, setup, undoImport } from './commands/intake.ts';
import { merge } from './commands/merge.ts';
import { bill, credit, documents } from './commands/money.ts';
import { predict } from './commands/predict.ts';
import { balance, topUp } from './commands/prepaid.ts';
import { reach } from './commands/reach.ts';
import { requalify } from './commands/requalify.ts';
import { demo, explain, figures, report, sheet, verify } from './commands/results.ts';
import { revenue } from './commands/revenue.ts';
import { route } from './commands/route.ts';
import { redo, steps, undo } from './commands/steps.ts';
import { suppress } from './commands/suppress.ts';

/** The commands of command-line.md that run on an open file, in the order a month uses them. */
export const commands: readonly Command[] = [
  setup,
  inspect,
  importLeads,
  imports,
  undoImport,
  leads,
  exportLeads,
  reach,
  call,
  merge,
  suppress,
  requalify,
  deliver,
  route,
  hold,
  feedback,
  answer,
  disputes,
  resolve,
  settle,
  appointments,
  meetings,
  outcome,
  sales,
  revenue,
  duties,
  bill,
  credit,
  documents,
  balance,
  topUp,
  figures,
  predict,
  report,
  sheet,
  explain,
  undo,
  redo,
  steps,
  verify,
  demo,
];
