import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatMoney } from '../../../shared/domain/money.ts';
import { api } from '../../api.ts';
import { numberText } from '../../parts/format.ts';
import { useAct } from '../../parts/useAct.tsx';
import type { ShownReport } from './shownReport.ts';

/** What has changed in the file since the figures were frozen, and the way to make the report anew. */
export function Changes({
  report,
  onMade,
}: {
  readonly report: ShownReport;
  readonly onMade: (id: number) => void;
}): ReactNode {
  const { contract, period, since, replaced, currency, client } = report;
  const { act, busy } = useAct(api.report.makeDue, { said: () => 'Made the report anew' });
  const make = async (): Promise<void> => {
    const [made] = (await act({ reports: [{ contract, period }] })) ?? [];
    if (made) onMade(made.id);
  };
  if (replaced) return <p className="state wait">◐ The figures changed; there is a newer report of this period.</p>;
  if (since.length === 0) return null;
  const written = (unit: 'count' | 'money', value: number): string =>
    unit === 'money' ? formatMoney(value, currency, client.locale) : numberText(value, client.locale);
  return (
    <section className="changes">
      <h3 className="state wait">
        <span aria-hidden="true">◐</span> Figures changed since
      </h3>
      <ul className="bare">
        {since.map(({ title, unit, was, now }) => (
          <li key={title}>
            {title}: {written(unit, was)} → {written(unit, now)}
          </li>
        ))}
      </ul>
      <Button variant="default" loading={busy} onClick={() => void make()}>
        Make it anew
      </Button>
    </section>
  );
}
