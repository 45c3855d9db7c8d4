import { Button } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { ReactNode } from 'react';
import { api } from '../../api.ts';
import { useAct } from '../../parts/useAct.tsx';
import { counted } from '../../text/counted.ts';

/** Writes down what the agency's silence has decided, of the contract that is chosen or of all. */
export function SettleButton({
  contract,
  count,
}: {
  readonly contract: string | undefined;
  readonly count: number;
}): ReactNode {
  const settling = useAct(api.dispute.settle, {
    said: ({ decided, left, credits }) =>
      [
        `Settled by silence: ${counted(decided.length, 'claim')}`,
        ...credits.map(({ number, of }) => `credit note ${number} for ${of}`),
        ...(left.length === 0 ? [] : [`${counted(left.length, 'claim')} left: decide by hand`]),
      ].join('; '),
  });
  const settle = (): void => void settling.act({ ...(contract !== undefined && { contract }) });
  return (
    <Button loading={settling.busy} onClick={() => confirmed(count, settle)}>
      Settle {count} by silence
    </Button>
  );
}

/** What is invoiced is credited at once, and a number that was given cannot be taken back. */
function confirmed(count: number, onConfirm: () => void): void {
  modals.openConfirmModal({
    title: `Settle ${counted(count, 'claim')} by silence?`,
    children:
      'Nobody answered in time: each is upheld or denied as its contract says. What stands on an invoice is credited at once, and a credit note cannot be undone.',
    labels: { confirm: 'Settle', cancel: 'Cancel' },
    confirmProps: { 'data-autofocus': true },
    closeButtonProps: { 'aria-label': 'Close' },
    onConfirm,
  });
}
