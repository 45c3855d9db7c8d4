import { Popover, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { ReportFigure } from '../../../shared/api/report.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import { Explained, figureText } from '../../parts/Explained.tsx';
import { numberText, periodOfDays } from '../../parts/format.ts';
import type { ShownReport } from './shownReport.ts';

type Figure = z.output<typeof ReportFigure>;

/** Every figure of a report beside the one before; a rate opens to what it is made of. */
export function ReportFigures({ report }: { readonly report: ShownReport }): ReactNode {
  const { counts, figures, previous, client, currency } = report;
  const { locale } = client;
  const counted = (unit: 'count' | 'money', value: number | null): string => {
    if (value === null) return '–';
    return unit === 'money' ? formatMoney(value, currency, locale) : numberText(value, locale);
  };
  return (
    <table className="plain">
      <thead>
        <tr>
          <th scope="col">Figure</th>
          <th scope="col" className="right">
            This period
          </th>
          <th scope="col" className="right">
            {previous === null ? 'Before' : periodOfDays(previous, locale)}
          </th>
        </tr>
      </thead>
      <tbody>
        {counts.map(({ name, title, unit, value, before }) => (
          <tr key={name}>
            <th scope="row">{title}</th>
            <td className="right">{counted(unit, value)}</td>
            <td className="right quiet">{counted(unit, before)}</td>
          </tr>
        ))}
        {figures.map((figure) => (
          <tr key={figure.name}>
            <th scope="row">{figure.title}</th>
            <td className="right">
              <Opened figure={figure} currency={currency} locale={locale} />
            </td>
            <td className="right quiet">{figureText({ ...figure, value: figure.before }, currency, locale)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Opened({
  figure,
  currency,
  locale,
}: {
  readonly figure: Figure;
  readonly currency: string;
  readonly locale: string;
}): ReactNode {
  return (
    <Popover width={340} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className="opens-figure" aria-label={`${figure.title}: explain`}>
          {figureText(figure, currency, locale)}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Explained
          figure={figure}
          currency={currency}
          locale={locale}
          above={figure.numeratorIsMoney ? 'money' : 'count'}
          below={figure.denominatorIsMoney ? 'money' : 'count'}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
