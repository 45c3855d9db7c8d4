import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { api, type CallContext } from '../../api.ts';
import { numberText } from '../../parts/format.ts';
import { ownLocale } from '../../parts/ownLocale.ts';
import { useAct } from '../../parts/useAct.tsx';
import { counted } from '../../text/counted.ts';
import { stateWord } from '../../text/states.ts';
import { asJson } from './mapDraft.ts';
import { fixesOf } from './mends.ts';
import { type Intake, type Previewed, pool } from './useIntake.ts';
import { Working } from './Working.tsx';

const job = 'import';
const dropped: ReadonlySet<string> = new Set(['broken', 'suppressed', 'unmatched', 'refused', 'unchanged']);

/** What was let in: a batch of leads, or what a client's file changed. */
interface Let {
  readonly batch: number | null;
  readonly sentence: string;
}

/** Lets the file in, with progress and the way to stop it. */
export function Commit({
  intake,
  preview,
  file,
}: {
  readonly intake: Intake;
  readonly preview: Previewed;
  readonly file: File;
}): ReactNode {
  const { act, busy } = useAct(letIn, { said: ({ sentence }) => sentence });
  const commit = async (): Promise<void> => {
    const answer = await intake.whileLetIn(() => act({ intake, file }));
    if (answer === undefined) return;
    if (answer.batch === null) intake.drop();
    else intake.showBatch(answer.batch);
  };
  const taken = preview.counts
    .filter(({ outcome }) => !dropped.has(outcome))
    .reduce((sum, { count }) => sum + count, 0);
  if (busy) return <Working job={job} doing="Importing" />;
  return (
    <Button disabled={taken === 0 || !intake.settled} onClick={() => void commit()}>
      {taken === 0 ? 'Nothing to import' : `Import ${counted(taken, 'row')}`}
    </Button>
  );
}

async function letIn(
  { intake: { cut, map, contract, mends, again }, file }: { readonly intake: Intake; readonly file: File },
  options: { readonly context: CallContext },
): Promise<Let> {
  if (map === null || contract === null) throw new Error('nothing is ready to be imported');
  const input = { file, ...cut, map: asJson(map), fixes: fixesOf(mends), remember: true };
  const inWords = (counts: Readonly<Record<string, unknown>>): string =>
    Object.entries(counts)
      .filter(([name, count]) => typeof count === 'number' && count > 0 && name !== 'rows')
      .map(([name, count]) => `${numberText(Number(count), ownLocale)} ${countWord(name)}`)
      .join(', ');
  switch (map.kind) {
    case 'leads': {
      const forContract = contract === pool ? {} : { contract };
      const {
        batch,
        rows,
        willBill: _,
        problems: __,
        ...counts
      } = await api.lead.import({ ...input, ...forContract, again, job }, options);
      return {
        batch,
        sentence: `Imported ${counted(rows, 'row')}: ${inWords(counts)}`,
      };
    }
    case 'feedback':
      return {
        batch: null,
        sentence: `Answers taken in: ${inWords(await api.feedback.import({ ...input, contract }, options))}`,
      };
    case 'appointments':
      return {
        batch: null,
        sentence: `Appointments taken in: ${inWords(await api.appointment.import({ ...input, contract }, options))}`,
      };
    case 'sales':
      return {
        batch: null,
        sentence: `Sales taken in: ${inWords(await api.sale.import({ ...input, contract }, options))}`,
      };
  }
}

const countWords: Readonly<Record<string, string>> = {
  updated: 'completed',
  setAside: 'set aside',
  opportunities: 'opportunities',
  sales: 'sales',
  revenue: 'months of revenue',
  booked: 'booked',
};

const outcomes = new Set(['held', 'prospectNoShow', 'clientNoShow', 'cancelledInTime', 'lateCancel', 'unconfirmed']);

const countWord = (name: string): string =>
  countWords[name] ??
  (outcomes.has(name) ? stateWord('appointment', name).word : stateWord('importRow', name).word).toLowerCase();
