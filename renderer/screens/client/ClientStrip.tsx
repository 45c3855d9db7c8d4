import type { ReactNode } from 'react';
import type { ClientMonth } from '../../../shared/api/client.ts';
import type { ClientLook } from '../../../shared/api/look.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import { Explained } from '../../parts/Explained.tsx';
import type { StripFigure } from '../../parts/FigureStrip.tsx';
import { FigureStrip } from '../../parts/FigureStrip.tsx';
import { numberText } from '../../parts/format.ts';
import { Money, Num, Percent } from '../../parts/words.tsx';

/** The month of a client in figures; rates open to what they are made of. */
export function ClientStrip({ month, look }: { readonly month: ClientMonth; readonly look: ClientLook }): ReactNode {
  const { figures, pace, openToInvoice, expectedMargin, owed, overdue } = month;
  const { locale, currency } = look;
  const rate = (label: string, name: string, value: string | null): StripFigure => {
    const figure = figures.opened[name];
    return {
      label,
      value: <Percent value={value} locale={locale} />,
      ...(figure && { opens: <Explained figure={figure} currency={currency} locale={locale} /> }),
    };
  };
  return (
    <FigureStrip
      label="The month in figures"
      figures={[
        { label: 'Delivered', value: <Num value={figures.delivered} locale={locale} />, ...paceDetail(pace, locale) },
        rate('Accepted', 'acceptanceRate', figures.acceptanceRate),
        rate('Show rate', 'showRate', figures.showRate),
        rate('Returned', 'returnRate', figures.returnRate),
        {
          label: 'Billed',
          value: <Money amount={figures.spend} currency={currency} locale={locale} />,
          detail: `open ${formatMoney(openToInvoice, currency, locale)}`,
        },
        {
          label: 'Expected margin',
          value: <Money amount={expectedMargin} currency={currency} locale={locale} />,
          detail: `source costs ${formatMoney(figures.sourceCost, currency, locale)}`,
        },
        {
          label: 'Owed',
          value: <Num value={owed} locale={locale} />,
          ...(overdue > 0 && { detail: `${overdue} overdue`, tone: 'bad' as const }),
        },
      ]}
    />
  );
}

function paceDetail(pace: ClientMonth['pace'], locale: string): Pick<StripFigure, 'detail'> {
  if (pace === null) return {};
  const { target, projected } = pace;
  const ahead = projected === null ? '' : `, heading for ${numberText(projected, locale)}`;
  return { detail: `of ${numberText(target, locale)}${ahead}` };
}
