import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ContractRow } from '../../../shared/api/contract.ts';
import { api } from '../../api.ts';
import { numberText } from '../../parts/format.ts';
import { LinkButton } from '../../parts/LinkButton.tsx';
import { useAct } from '../../parts/useAct.tsx';
import { counted } from '../../text/counted.ts';
import type { ContractTab } from './address.ts';
import { keptText } from './keptText.ts';

/** The main action of a contract: what waits goes out; where nothing waits, leads are imported; a draft is made active first. */
export function DeliverButton({ row, tab }: { readonly row: ContractRow; readonly tab: ContractTab }): ReactNode {
  const { ref, state, client, waits } = row;
  const { act, busy } = useAct(api.delivery.deliver, { said: (answer) => deliveredText(answer, client.locale) });
  if (state === 'draft') {
    // The terms themselves say what keeps them a draft.
    if (tab === 'terms') return null;
    return (
      <LinkButton to="/contracts/$contract" params={{ contract: ref }} search={{ tab: 'terms' }}>
        Check and activate
      </LinkButton>
    );
  }
  const count = waits.toDeliver;
  return (
    <>
      <LinkButton variant={count > 0 ? 'default' : 'filled'} to="/import" search={{ contract: ref, kind: 'leads' }}>
        Import leads
      </LinkButton>
      {count > 0 && (
        <Button loading={busy} onClick={() => void act({ contract: ref, job: `Deliver ${ref}` })}>
          Deliver {counted(count, 'lead')}
        </Button>
      )}
    </>
  );
}

interface Delivered {
  readonly delivered: number;
  readonly onHold: number;
  readonly kept: readonly { readonly reason: string; readonly count: number }[];
}

function deliveredText({ delivered, onHold, kept }: Delivered, locale: string): string {
  const hold = onHold > 0 ? `, ${numberText(onHold, locale)} on hold` : '';
  const back = kept.map(({ reason, count }) => `, ${numberText(count, locale)} ${keptText(reason)}`).join('');
  return `Delivered ${numberText(delivered, locale)}${hold}${back}`;
}
