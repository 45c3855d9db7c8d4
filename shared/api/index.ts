import { agency } from './agency.ts';
import { appointment } from './appointment.ts';
import { backup } from './backup.ts';
import { bulk } from './bulk.ts';
import { call } from './call.ts';
import { client } from './client.ts';
import { contract } from './contract.ts';
import { delivery } from './delivery.ts';
import { demo } from './demo.ts';
import { dispute } from './dispute.ts';
import { document } from './document.ts';
import { draft } from './draft.ts';
import { duty } from './duty.ts';
import { explain } from './explain.ts';
import { feedback } from './feedback.ts';
import { figures } from './figures.ts';
import { history } from './history.ts';
import { insights } from './insights.ts';
import { intake } from './intake.ts';
import { invoice } from './invoice.ts';
import { job } from './job.ts';
import { key } from './key.ts';
import { lead } from './lead.ts';
import { merge } from './merge.ts';
import { opportunity } from './opportunity.ts';
import { people } from './people.ts';
import { prepaid } from './prepaid.ts';
import { preset } from './preset.ts';
import { reach } from './reach.ts';
import { report } from './report.ts';
import { requalification } from './requalification.ts';
import { routing } from './routing.ts';
import { sale } from './sale.ts';
import { scoring } from './scoring.ts';
import { search } from './search.ts';
import { setting } from './setting.ts';
import { setup } from './setup.ts';
import { shell } from './shell.ts';
import { source } from './source.ts';
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
  today,
  duty,
  client,
  setup,
  intake,
  preset,
  agency,
  people,
  key,
  backup,
  contract,
  lead,
  bulk,
  call,
  reach,
  merge,
  search,
  suppression,
  requalification,
  delivery,
  routing,
  feedback,
  dispute,
  appointment,
  sale,
  opportunity,
  invoice,
  document,
  prepaid,
  figures,
  insights,
  scoring,
  source,
  report,
  explain,
  history,
  verification,
  demo,
  job,
};
