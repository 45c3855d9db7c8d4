import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ContractRow } from '../../../shared/api/contract.ts';
import { api } from '../../api.ts';
import { LinkButton } from '../../parts/LinkButton.tsx';
import { useAct } from '../../parts/useAct.tsx';
import { counted } from '../../text/counted.ts';
import { deliveredText } from '../../text/delivered.ts';
import type { ContractTab } from './address.ts';

/** The main action of a contract: what waits goes out; where nothing waits, leads are imported; a draft is made active first. */
export function DeliverButton({ row, tab }: { readonly row: ContractRow; readonly tab: ContractTab }): ReactNode {
  const { ref, state, waits } = row;
  const { act, busy } = useAct(api.delivery.deliver, { said: deliveredText });
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
