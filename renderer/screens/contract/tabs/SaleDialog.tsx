import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { ClientLook } from '../../../../shared/api/look.ts';
import type { OpportunityRow } from '../../../../shared/api/opportunity.ts';
import { api } from '../../../api.ts';
import { DeliveryChoice } from '../../../parts/DeliveryChoice.tsx';
import { MoneyField } from '../../../parts/MoneyField.tsx';
import { useAct } from '../../../parts/useAct.tsx';

/** What became of a delivery, as the client told it: a deal nobody recorded yet, or one that is corrected. */
export function SaleDialog({
  contract,
  client,
  row,
  onClose,
}: {
  readonly contract: string;
  readonly client: ClientLook;
  /** The deal that is corrected. */
  readonly row?: OpportunityRow | undefined;
  readonly onClose: () => void;
}): ReactNode {
  const [delivery, setDelivery] = useState<number | null>(row?.delivery ?? null);
  const [stage, setStage] = useState(row?.stage ?? 'won');
  const [amount, setAmount] = useState<number | undefined>(row?.amount ?? undefined);
  const [wonDay, setWonDay] = useState(row?.wonDay ?? '');
  const { act, busy } = useAct(api.opportunity.record, {
    said: () => (row === undefined ? 'Recorded 1 sale' : 'Corrected 1 sale'),
    afterwards: onClose,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={row === undefined ? 'Record a sale' : `Correct what ${row.name ?? 'this lead'} brought`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (delivery === null) return;
          void act({
            delivery,
            ...(row !== undefined && { id: row.id }),
            stage: stage.trim(),
            amount: amount ?? null,
            wonDay: wonDay === '' ? null : wonDay,
          });
        }}
      >
        <Stack gap="sm">
          {row === undefined && <DeliveryChoice contract={contract} value={delivery} onChange={setDelivery} />}
          <TextInput
            label="Stage"
            description="The client’s own word; “won” makes a sale, “lost” makes none"
            value={stage}
            maxLength={80}
            onChange={({ currentTarget }) => setStage(currentTarget.value)}
          />
          <MoneyField label="Amount" value={amount} currency={client.currency} onChange={setAmount} />
          <TextInput
            type="date"
            label="Won on"
            description={`The day of ${client.name}; left empty, “won” means today`}
            value={wonDay}
            onChange={({ currentTarget }) => setWonDay(currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={busy} disabled={delivery === null}>
              {row === undefined ? 'Record sale' : 'Correct'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
