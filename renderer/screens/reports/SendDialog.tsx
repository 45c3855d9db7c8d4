import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { dayOf } from '../../../shared/domain/time.ts';
import { api, query } from '../../api.ts';
import { useAct } from '../../parts/useAct.tsx';
import type { ShownReport } from './shownReport.ts';

/** When a report went out and to whom: written down by hand, nothing is mailed from here. */
export function SendDialog({
  report,
  onClose,
}: {
  readonly report: ShownReport;
  readonly onClose: () => void;
}): ReactNode {
  const shell = useQuery(query.shell.read.queryOptions());
  const [chosen, setDay] = useState<string | null>(null);
  // Today where the client is: the day most reports are marked on.
  const day = chosen ?? (shell.data === undefined ? '' : dayOf(shell.data.asOf, report.client.timeZone));
  const [to, setTo] = useState('');
  const { act, busy } = useAct(api.report.send, { said: () => 'Marked as sent' });
  const send = async (): Promise<void> => {
    if ((await act({ id: report.id, day, to })) !== undefined) onClose();
  };
  return (
    <Modal opened onClose={onClose} title="Mark the report as sent">
      <form
        className="stacked"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p className="quiet">Save the report and mail it as you do; this writes down that it went out.</p>
        <TextInput
          label="Sent to"
          required
          data-autofocus
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        <TextInput
          label="On"
          type="date"
          required
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={busy} disabled={to.trim() === '' || day === ''}>
            Mark as sent
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
