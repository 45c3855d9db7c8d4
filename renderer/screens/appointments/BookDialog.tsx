import { Box, Modal, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api, query } from '../../api.ts';
import { DeliveryChoice } from '../../parts/DeliveryChoice.tsx';
import { useAct } from '../../parts/useAct.tsx';
import { MeetingForm, type MeetingTime } from './MeetingForm.tsx';
import type { Chain } from './words.ts';

/** Books a meeting: for the lead at hand, or for any delivery of a contract. */
export function BookDialog({
  chain,
  day,
  onClose,
  onBooked,
}: {
  /** What the cursor stands on: its contract and lead are proposed. */
  readonly chain: Chain | undefined;
  readonly day: string;
  readonly onClose: () => void;
  readonly onBooked: (chain: number) => void;
}): ReactNode {
  const [contract, setContract] = useState<string | null>(chain?.contract.ref ?? null);
  const [delivery, setDelivery] = useState<number | null>(chain?.delivery ?? null);
  const contracts = useQuery(query.contract.list.queryOptions({ input: {} }));
  const booking = useAct(api.appointment.book, { said: () => 'Booked 1 meeting' });
  const book = async ({ startsAt, setter }: MeetingTime): Promise<void> => {
    if (delivery === null) return;
    const answer = await booking.act({ delivery, startsAt, ...(setter !== '' && { setter }) });
    if (answer === undefined) return;
    onBooked(answer.chain);
    onClose();
  };
  const client = contracts.data?.find(({ ref }) => ref === contract)?.client;
  return (
    <Modal opened onClose={onClose} title="Book a meeting" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Select
        label="Contract"
        searchable
        data={(contracts.data ?? []).map((one) => ({ value: one.ref, label: `${one.client.name} · ${one.name}` }))}
        value={contract}
        onChange={(ref) => {
          setContract(ref);
          setDelivery(null);
        }}
      />
      <Box my={8}>
        <DeliveryChoice
          key={contract}
          contract={contract}
          proposed={
            chain !== undefined && contract === chain.contract.ref
              ? { delivery: chain.delivery, lead: chain.lead }
              : undefined
          }
          value={delivery}
          onChange={setDelivery}
        />
      </Box>
      <MeetingForm
        verb="Book meeting"
        clock={client === undefined ? 'the client' : `${client.name}, ${client.timeZone}`}
        initial={{ startsAt: `${day}T10:00`, setter: chain?.setter ?? '' }}
        busy={booking.busy}
        incomplete={delivery === null}
        onBack={onClose}
        onDone={(time) => void book(time)}
      />
    </Modal>
  );
}
