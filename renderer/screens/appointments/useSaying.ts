import { notifications } from '@mantine/notifications';
import { useRef } from 'react';
import type { FinalOutcome } from '../../../shared/domain/appointment.ts';
import { api } from '../../api.ts';
import { useAct } from '../../parts/useAct.tsx';
import { counted } from '../../text/counted.ts';
import { leadName } from '../../text/leadName.ts';
import { openFor } from './Outcomes.tsx';
import { type Chain, outcomeWord } from './words.ts';

const problemWords = {
  invoicedOutcomeChanged: 'is invoiced, and this outcome would not bill it: credit it on its document',
  replacementFulfilled: 'was replaced already, and the replacement stays given',
} as const;

/** Says how the chosen meetings ended; those it cannot be said of now stay as they are. */
export function useSaying(onSaid: (ids: readonly number[]) => void): {
  readonly say: (chosen: readonly Chain[], outcome: FinalOutcome) => void;
  readonly busy: boolean;
} {
  const said = useRef<FinalOutcome>('held');
  const saying = useAct(api.appointment.decide, {
    said: ({ decided, unchanged, owed, notOwed }) =>
      [
        `${outcomeWord(said.current)}: ${counted(decided + unchanged, 'meeting')}`,
        ...(owed > 0 ? [`${owed} owed in replacement`] : []),
        ...(notOwed > 0 ? [`${notOwed} owed no more`] : []),
      ].join('; '),
  });
  const say = async (chosen: readonly Chain[], outcome: FinalOutcome): Promise<void> => {
    const ids = openFor(chosen, outcome).map(({ id }) => id);
    if (saying.busy || chosen.length === 0) return;
    if (ids.length === 0) return tellAhead();
    said.current = outcome;
    const answer = await saying.act({ ids, outcome });
    if (answer === undefined) return;
    for (const problem of answer.problems) tellProblem(problem, chosen);
    onSaid(ids);
  };
  return { say: (chosen, outcome) => void say(chosen, outcome), busy: saying.busy };
}

function tellProblem(
  { chain, code }: { readonly chain: number; readonly code: keyof typeof problemWords },
  chosen: readonly Chain[],
): void {
  const lead = chosen.find(({ id }) => id === chain)?.lead;
  notifications.show({
    title: 'To be put right by hand',
    message: `The meeting with ${lead === undefined ? chain : leadName(lead)} ${problemWords[code]}.`,
    autoClose: false,
    withBorder: true,
    role: 'alert',
    closeButtonProps: { 'aria-label': 'Dismiss' },
  });
}

function tellAhead(): void {
  notifications.show({
    title: 'Not done',
    message: 'The meeting is still to come: cancel it, move it, or say how it ended when it is over.',
    withBorder: true,
    role: 'alert',
    closeButtonProps: { 'aria-label': 'Dismiss' },
  });
}
