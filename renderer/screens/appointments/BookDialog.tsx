import { Modal, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api, query } from '../../api.ts';
import { useAct } from '../../parts/useAct.tsx';
import { leadName } from '../../text/leadName.ts';
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
  const [delivery, setDelivery] = useState<string | null>(chain === undefined ? null : String(chain.delivery));
  const [typed, setTyped] = useState('');
  const contracts = useQuery(query.contract.list.queryOptions({ input: {} }));
  // What is shown in the field is no search for it.
  const text = typed === labelOf(chain) ? '' : typed;
  const deliveries = useQuery({
    ...query.delivery.list.queryOptions({ input: { contract: contract ?? '', text, limit: 20 } }),
    enabled: contract !== null,
  });
  const booking = useAct(api.appointment.book, { said: () => 'Booked 1 meeting' });
  const book = async ({ startsAt, setter }: MeetingTime): Promise<void> => {
    const answer = await booking.act({ delivery: Number(delivery), startsAt, ...(setter !== '' && { setter }) });
    if (answer === undefined) return;
    onBooked(answer.chain);
    onClose();
  };
  const client = contracts.data?.find(({ ref }) => ref === contract)?.client;
  const found = (deliveries.data?.rows ?? []).map(({ id, lead }) => ({
    value: String(id),
    label: [leadName(lead), lead.company, lead.email].filter(Boolean).join(' · '),
  }));
  const proposed =
    chain !== undefined &&
    contract === chain.contract.ref &&
    !found.some(({ value }) => value === String(chain.delivery))
      ? [{ value: String(chain.delivery), label: labelOf(chain) }]
      : [];
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
          setTyped('');
        }}
      />
      <Select
        mt={8}
        mb={8}
        label="Delivered lead"
        placeholder="Name, company, mail or phone"
        searchable
        disabled={contract === null}
        data={[...proposed, ...found]}
        // The application has searched already.
        filter={({ options }) => options}
        nothingFoundMessage="No delivered lead fits"
        value={delivery}
        onChange={setDelivery}
        onSearchChange={setTyped}
      />
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

const labelOf = (chain: Chain | undefined): string =>
  chain === undefined ? '' : [leadName(chain.lead), chain.lead.company, chain.lead.email].filter(Boolean).join(' · ');
