import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { ClientLook } from '../../../../shared/api/look.ts';
import { api } from '../../../api.ts';
import { DeliveryChoice } from '../../../parts/DeliveryChoice.tsx';
import { monthText } from '../../../parts/format.ts';
import { MoneyField } from '../../../parts/MoneyField.tsx';
import { useAct } from '../../../parts/useAct.tsx';

/** The month of a customer that is entered or corrected. */
export interface CustomerMonth {
  readonly delivery: number;
  readonly name: string;
  readonly month: string;
  readonly amount: number | null;
  readonly deal: number | null;
}

/** What a customer paid in a month. */
export function RevenueDialog({
  contract,
  client,
  at,
  month: proposed,
  onClose,
}: {
  readonly contract: string;
  readonly client: ClientLook;
  /** Undefined: of a customer that is chosen here. */
  readonly at: CustomerMonth | undefined;
  readonly month: string;
  readonly onClose: () => void;
}): ReactNode {
  const [delivery, setDelivery] = useState<number | null>(at?.delivery ?? null);
  const [month, setMonth] = useState(at?.month ?? proposed);
  const [amount, setAmount] = useState<number | undefined>(at?.amount ?? undefined);
  const { act, busy } = useAct(api.opportunity.receive, {
    said: () => `Entered ${monthText(month, 'en')}`,
    afterwards: onClose,
  });
  const isReady = delivery !== null && month !== '' && amount !== undefined;
  return (
    <Modal
      opened
      onClose={onClose}
      title={at === undefined ? 'Enter revenue' : `${at.name}, ${monthText(at.month, 'en')}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!isReady) return;
          void act({ delivery, month, amount, ...(at?.deal == null ? {} : { id: at.deal }) });
        }}
      >
        <Stack gap="sm">
          {at === undefined && (
            <>
              <DeliveryChoice contract={contract} value={delivery} onChange={setDelivery} />
              <TextInput
                type="month"
                label="Month"
                value={month}
                onChange={({ currentTarget }) => setMonth(currentTarget.value)}
              />
            </>
          )}
          <MoneyField
            autoFocus
            label="Received from the customer"
            description="0 where it paid nothing: then nothing is missing"
            value={amount}
            currency={client.currency}
            onChange={setAmount}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={busy} disabled={!isReady}>
              Enter revenue
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
