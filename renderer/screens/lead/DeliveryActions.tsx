import { Autocomplete, Button, Popover, Select, Stack, Textarea } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { LeadPage } from '../../../shared/api/leadPage.ts';
import { api } from '../../api.ts';
import { useAct } from '../../parts/useAct.tsx';
import { decidedText } from '../../text/delivered.ts';
import { MeetingForm } from '../appointments/MeetingForm.tsx';
import css from './lead.module.css';

type Delivery = LeadPage['deliveries'][number];

/** What the client said of a delivery by word, and the meetings booked on it. */
export function DeliveryActions({ delivery }: { readonly delivery: Delivery }): ReactNode {
  const accepting = useAct(api.delivery.decide, {
    said: decidedText,
  });
  return (
    <div className={css.actions}>
      {delivery.canAccept && (
        <Button
          variant="default"
          loading={accepting.busy}
          onClick={() => void accepting.act({ ids: [delivery.id], decision: 'accept' })}
        >
          Accept
        </Button>
      )}
      {delivery.canDispute && <Dispute delivery={delivery} />}
      <Book delivery={delivery.id} clock={`${delivery.look.name}, ${delivery.look.timeZone}`} />
    </div>
  );
}

function Dispute({ delivery: { id, reasons } }: { readonly delivery: Delivery }): ReactNode {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState(reasons[0] ?? '');
  const [evidence, setEvidence] = useState('');
  const disputing = useAct(api.delivery.decide, {
    said: decidedText,
  });
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const said = { reason, ...(evidence.trim() !== '' && { evidence: evidence.trim() }) };
    if ((await disputing.act({ ids: [id], decision: 'dispute', ...said })) !== undefined) setOpen(false);
  };
  return (
    <Popover opened={open} onChange={setOpen} width={320} position="bottom-start" trapFocus>
      <Popover.Target>
        <Button variant="default" onClick={() => setOpen(!open)}>
          Dispute ▾
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={(event) => void send(event)}>
          <Stack gap={8}>
            {reasons.length > 0 ? (
              <Select
                label="The client’s reason"
                data={[...reasons]}
                value={reason}
                onChange={(value) => setReason(value ?? '')}
                allowDeselect={false}
                data-autofocus
                comboboxProps={{ withinPortal: false }}
              />
            ) : (
              <Autocomplete label="The client’s reason" value={reason} onChange={setReason} data-autofocus />
            )}
            <Textarea
              label="What proves it"
              placeholder="As the client says it"
              autosize
              maxRows={4}
              maxLength={2000}
              value={evidence}
              onChange={(event) => setEvidence(event.currentTarget.value)}
            />
            <Button type="submit" loading={disputing.busy} disabled={reason.trim() === ''}>
              Dispute this delivery
            </Button>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Books a meeting on a delivery, on the clock of its client. */
function Book({ delivery, clock }: { readonly delivery: number; readonly clock: string }): ReactNode {
  const [open, setOpen] = useState(false);
  const booking = useAct(api.appointment.book, { said: () => 'Booked 1 meeting' });
  return (
    <Popover opened={open} onChange={setOpen} width={320} position="top-start" trapFocus>
      <Popover.Target>
        <Button type="button" variant="default" onClick={() => setOpen(!open)}>
          Book a meeting ▾
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <MeetingForm
          verb="Book meeting"
          clock={clock}
          initial={{ startsAt: '', setter: '' }}
          busy={booking.busy}
          onBack={() => setOpen(false)}
          onDone={async ({ startsAt, setter }) => {
            const wish = { delivery, startsAt, ...(setter !== '' && { setter }) };
            if ((await booking.act(wish)) !== undefined) setOpen(false);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
