import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { api, query } from '../../../api.ts';
import { useAct } from '../../../parts/useAct.tsx';

/** A report of any month, also where no cadence was agreed: usually of the last one that is over. */
export function MakeReport({ contract }: { readonly contract: string }): ReactNode {
  const navigate = useNavigate();
  const shell = useQuery(query.shell.read.queryOptions());
  const [chosen, setChosen] = useState<string | null>(null);
  const { act, busy } = useAct(api.report.makeDue, { said: () => 'Made 1 report' });
  const month = chosen ?? (shell.data === undefined ? '' : lastMonth(shell.data.asOf));
  const make = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const made = await act({ reports: [{ contract, period: month }] });
    const [report] = made ?? [];
    if (report !== undefined) void navigate({ to: '/reports', search: { contract, open: String(report.id) } });
  };
  return (
    <form className="report-of-month" onSubmit={(event) => void make(event)}>
      <TextInput
        type="month"
        aria-label="Month of the report"
        value={month}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={busy} disabled={month === ''}>
        Make its report
      </Button>
    </form>
  );
}

/** The month before the one of a moment, `YYYY-MM`. */
function lastMonth(at: number): string {
  const now = new Date(at);
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 7);
}
