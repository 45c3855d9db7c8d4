import type { RequalifyPreview } from '../../../shared/api/requalification.ts';
import { command, idOf, WrongUsage } from '../command.ts';
import { count, money, table } from '../say.ts';
import { contract } from './options.ts';

type Difference = Omit<RequalifyPreview, 'preview'>;

function differenceText({ leads, changed, same, moves, handed, reasons, willBill, look }: Difference): string {
  const bill =
    willBill === null
      ? []
      : [
          `what passes would bill ${money(willBill.before, look.currency)} before, ${money(willBill.after, look.currency)} now`,
        ];
  const kept =
    handed.length === 0 ? [] : ['', 'delivered, and kept as they are; today they would be:', movesText(handed)];
  const why =
    reasons.length === 0
      ? []
      : [
          '',
          table(
            ['why', 'of', 'now', 'no longer'],
            reasons.map((one) => [one.kind, one.words, one.now, one.gone]),
          ),
        ];
  return [
    `${count(leads, 'lead')}: ${changed} come out otherwise, ${same} say the very same`,
    ...bill,
    ...(moves.length === 0 ? [] : ['', movesText(moves)]),
    ...why,
    ...kept,
  ].join('\n');
}

const movesText = (moves: Difference['moves']): string =>
  table(
    ['stood at', 'now', 'leads'],
    moves.map(({ from, to, count: leads }) => [from, to, leads]),
  );

/** Leads of a contract judged again, after a change of terms, data or lists. */
export const requalify = command({
  name: 'requalify',
  usage:
    'requalify --contract REF [--all | --lead ID …] [--dry-run] | requalify --resume RUN | requalify --take-back RUN',
  summary: 'judge the leads of a contract again under the terms in force',
  details:
    'Without --all only leads that were not delivered; delivered ones keep the verdict of their day. --dry-run tells from what to\n' +
    'what, the money and why, and writes nothing. One that was cut off is gone on with by --resume, or taken back.',
  options: {
    contract,
    all: { type: 'boolean', help: 'tell also what delivered leads would come out as' },
    lead: { type: 'string', multiple: true, value: 'ID', help: 'only this lead; may be repeated' },
    'dry-run': { type: 'boolean', help: 'only tell what would change' },
    resume: { type: 'string', value: 'RUN', help: 'go on with one that was stopped' },
    'take-back': { type: 'string', value: 'RUN', help: 'take all of one back' },
  },
  run: async (client, call) => {
    const [resume, back, leads] = [call.text('resume'), call.text('take-back'), call.list('lead').map(idOf)];
    if (resume !== undefined) return client.requalification.resume({ run: idOf(resume), job: 'requalify' });
    if (back !== undefined) return client.requalification.takeBack({ run: idOf(back), job: 'requalify' });
    if (leads.length > 0 && call.flag('all')) throw new WrongUsage('give either --all or --lead');
    const of =
      leads.length > 0
        ? { kind: 'leads' as const, leads }
        : { kind: call.flag('all') ? ('all' as const) : ('undelivered' as const) };
    const wanted = { contract: call.required('contract'), of, job: 'requalify' };
    return call.flag('dry-run') ? client.requalification.preview(wanted) : client.requalification.run(wanted);
  },
  say: (answer) => {
    if ('restored' in answer) return `taken back: ${count(answer.restored, 'verdict')}`;
    const head = 'run' in answer ? `run ${answer.run}, ${answer.state}` : 'dry run, nothing was written';
    return `${head}\n${differenceText(answer)}`;
  },
});
