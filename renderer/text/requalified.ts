import type { RequalifyPreview, RequalifyRun } from '../../shared/api/requalification.ts';
import { formatMoney } from '../../shared/domain/money.ts';
import { counted } from './counted.ts';
import { codeWords } from './leadWords.ts';

type Difference = Omit<RequalifyPreview, 'preview'>;
type Reason = RequalifyRun['reasons'][number];

/** `6 leads: 2 come out otherwise`. */
export const differenceText = ({ leads, changed }: Pick<Difference, 'leads' | 'changed'>): string =>
  `${counted(leads, 'lead')}: ${changed === 0 ? 'none comes out otherwise' : `${changed.toLocaleString('en')} ${changed === 1 ? 'comes' : 'come'} out otherwise`}`;

/** What those that pass would bill, before and after. */
export function billText({ willBill, look }: Pick<Difference, 'willBill' | 'look'>): string | null {
  if (willBill === null) return null;
  const money = (amount: number): string => formatMoney(amount, look.currency, look.locale);
  const { before, after } = willBill;
  if (before === after) return `What passes would bill ${money(after)} if delivered today, as before.`;
  const difference = after - before;
  return `What passes would bill ${money(after)} if delivered today; before it was ${money(before)}: ${difference > 0 ? '+' : ''}${money(difference)}.`;
}

const fixed: Readonly<Record<Exclude<Reason['kind'], 'failed' | 'unknown' | 'junk'>, string>> = {
  contact: 'The contact data are not valid',
  suppressed: 'On a suppression list',
  duplicate: 'Repeats an earlier lead',
  taken: 'Sold elsewhere',
};

/** What speaks against a lead: `Not met: employees over 50 (strict)`. */
export function reasonText({ kind, words }: Pick<Reason, 'kind' | 'words'>): string {
  if (kind === 'failed') return `Not met: ${words ?? ''}`;
  if (kind === 'unknown') return `Not known: ${words ?? ''}`;
  if (kind === 'junk') return `Looks like junk: ${codeWords(words ?? '')}`;
  return fixed[kind];
}

/** How a judging ended, as one says it. */
export const runStates: Readonly<Record<RequalifyRun['state'], string>> = {
  running: 'Running',
  stopped: 'Stopped half-way',
  done: 'Done',
  undoing: 'Being taken back',
  undone: 'Taken back',
};

export function ranText({ state, leads, changed }: Pick<RequalifyRun, 'state' | 'leads' | 'changed'>): string {
  return state === 'stopped'
    ? `Stopped after ${counted(leads, 'lead')}: go on, or take it back`
    : `Judged again: ${differenceText({ leads, changed })}`;
}
