import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { z } from 'zod';
import type { PreviewAnswer } from '../../../shared/api/dispute.ts';
import { api, query } from '../../api.ts';
import { useAct } from '../../parts/useAct.tsx';
import { counted } from '../../text/counted.ts';
import { refusalText } from '../../text/refusals.ts';
import type { PercentAsked, Way } from './Decide.tsx';
import { bulkWords, type ChoiceKey, type Claim, decisions, effectWords } from './words.ts';

type Bulk = z.output<typeof PreviewAnswer>['choices'][number];

/** One way to decide what is chosen: for which claims it is open, and what has to be known before. */
interface Open {
  readonly way: Way;
  readonly as: Bulk['as'];
  readonly remedy: Bulk['remedy'];
  readonly ids: readonly number[];
  /** A document goes out: it cannot be taken back. */
  readonly issues: boolean;
  readonly needsPercent: boolean;
}

export interface Deciding {
  readonly ways: readonly Way[];
  readonly note: string;
  readonly onNote: (note: string) => void;
  readonly percent: PercentAsked | null;
  readonly onPercent: (value: string | null) => void;
  readonly choose: (key: ChoiceKey) => void;
  readonly busy: boolean;
}

/**
 * Decides what is chosen: one claim by what its own row says, several by what the application answers for them together. Those
 * a decision is not open for stay as they are. `onDecided` hears which were decided.
 */
export function useDeciding(chosen: readonly Claim[], onDecided: (ids: readonly number[]) => void): Deciding {
  const [note, setNote] = useState('');
  const [percent, setPercent] = useState<string | null>(null);
  const done = useRef<ChoiceKey>('deny');
  const share = percent !== null && isShare(percent) ? percent : undefined;
  const said = note.trim() === '' ? undefined : note.trim();
  // What is noted proves a claim that wants evidence: only then does a note change what is open.
  const isProved = said !== undefined && chosen.some(wantsEvidence);
  const asked = share !== undefined || isProved;
  const preview = useQuery({
    ...query.dispute.preview.queryOptions({
      input: {
        ids: chosen.map(({ id }) => id),
        ...(share !== undefined && { percent: share }),
        ...(isProved && { note: noted }),
      },
    }),
    enabled: chosen.length > 1 || (chosen.length === 1 && asked),
  });
  const deciding = useAct(api.dispute.decide, {
    said: ({ decided, credits }) =>
      [
        `${decisions[done.current].done}: ${counted(decided.length, 'claim')}`,
        ...credits.map(({ number, of }) => `credit note ${number} for ${of}`),
      ].join('; '),
  });
  const [only] = chosen;
  const bulk = preview.data?.choices ?? [];
  const isOwnRow = !asked || (share === undefined && preview.data === undefined);
  const open = chosen.length === 1 && only !== undefined && isOwnRow ? openFor(only) : openForAll(bulk, chosen.length);
  const part = bulk.find(({ key }) => key === 'part');

  const decide = async ({ way, as, remedy, ids }: Open): Promise<void> => {
    done.current = way.key;
    const answer = await deciding.act({
      ids: [...ids],
      as,
      ...(remedy !== null && { remedy }),
      ...(way.key === 'part' && share !== undefined && { percent: share }),
      ...(said !== undefined && { note: said }),
    });
    if (answer === undefined) return;
    setNote('');
    setPercent(null);
    onDecided(ids);
  };
  const choose = (key: ChoiceKey): void => {
    if (deciding.busy || chosen.length === 0) return;
    const wanted = open.find(({ way }) => way.key === key);
    if (wanted?.needsPercent === true && share === undefined) setPercent('50');
    else if (wanted === undefined || wanted.ids.length === 0) tellWhyNot(key, wanted?.way.why ?? null);
    else if (wanted.issues) confirmed(wanted, () => void decide(wanted));
    else void decide(wanted);
  };
  return {
    ways: open.map(({ way }) => way),
    note,
    onNote: setNote,
    percent: percent === null ? null : { value: percent, brings: part && share !== undefined ? bulkWords(part) : null },
    onPercent: setPercent,
    choose,
    busy: deciding.busy,
  };
}

/** Any note counts: what it says need not be asked for with every letter. */
const noted = 'noted';

const wantsEvidence = ({ choices }: Claim): boolean =>
  choices.some(({ refusal }) => refusal?.code === 'evidenceMissing');

/** Decimal text above 0 and below 100. */
const isShare = (text: string): boolean => /^\d{1,2}(\.\d+)?$/.test(text) && Number(text) > 0;

function openFor({ id, choices, client }: Claim): Open[] {
  return choices.map(({ key, as, remedy, effect, refusal }) => {
    const needsPercent = refusal?.code === 'percentNeeded';
    const { verb } = decisions[key];
    const label = needsPercent ? `${verb} …` : effect === null ? verb : `${verb} – ${effectWords(key, effect, client)}`;
    return {
      way: { key, label, why: refusal === null || needsPercent ? null : refusalText(refusal) },
      as,
      remedy,
      ids: refusal === null ? [id] : [],
      issues: (effect?.credited ?? 0) > 0,
      needsPercent,
    };
  });
}

/** What is open for none of them is not offered; what is open for some says for how many. */
function openForAll(choices: readonly Bulk[], of: number): Open[] {
  return choices.flatMap((choice) => {
    const { key, as, remedy, open, refused, sums } = choice;
    const needsPercent = refused.some(({ code }) => code === 'percentNeeded');
    if (open.length === 0 && !needsPercent) return [];
    const { verb } = decisions[key];
    const count = open.length === of ? `${of}` : `${open.length} of ${of}`;
    const label = needsPercent ? `${verb} …` : `${verb} ${count} – ${bulkWords(choice)}`;
    const issues = sums.some(({ credited }) => credited > 0);
    return [{ way: { key, label, why: null }, as, remedy, ids: open, issues, needsPercent }];
  });
}

function confirmed({ way, ids }: Open, onConfirm: () => void): void {
  modals.openConfirmModal({
    title: 'Issue a credit note?',
    children: `${counted(ids.length, 'claim')}: ${way.label}. A credit note gets its number at once and cannot be undone.`,
    labels: { confirm: `${decisions[way.key].verb} and issue`, cancel: 'Cancel' },
    confirmProps: { 'data-autofocus': true },
    closeButtonProps: { 'aria-label': 'Close' },
    onConfirm,
  });
}

function tellWhyNot(key: ChoiceKey, why: string | null): void {
  notifications.show({
    title: 'Not done',
    message: why ?? `${decisions[key].verb} is not open here: the state of the claim decides what is.`,
    role: 'alert',
    withBorder: true,
    closeButtonProps: { 'aria-label': 'Dismiss' },
  });
}
