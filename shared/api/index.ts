import { appointment } from './appointment.ts';
import { delivery } from './delivery.ts';
import { demo } from './demo.ts';
import { dispute } from './dispute.ts';
import { document } from './document.ts';
import { draft } from './draft.ts';
import { explain } from './explain.ts';
import { feedback } from './feedback.ts';
import { figures } from './figures.ts';
import { intake } from './intake.ts';
import { invoice } from './invoice.ts';
import { job } from './job.ts';
import { lead } from './lead.ts';
import { overview } from './overview.ts';
import { report } from './report.ts';
import { sale } from './sale.ts';
import { setting } from './setting.ts';
import { setup } from './setup.ts';
import { shell } from './shell.ts';
import { step } from './step.ts';
import { suppression } from './suppression.ts';
import { today } from './today.ts';
import { verification } from './verification.ts';
import { view } from './view.ts';

/** Everything a screen or a command may ask for: the table of contents of the product. */
export const api = {
  shell,
  step,
  setting,
  draft,
  view,
  overview,
  today,
  setup,
  intake,
  lead,
  suppression,
  delivery,
  feedback,
  dispute,
  appointment,
  sale,
  invoice,
  document,
  figures,
  report,
  explain,
  verification,
  demo,
  job,
};
