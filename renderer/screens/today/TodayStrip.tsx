import type { ReactNode } from 'react';
import type { Today } from '../../../shared/api/today.ts';
import { FigureStrip } from '../../parts/FigureStrip.tsx';
import { numberText } from '../../parts/format.ts';
import { ownLocale } from '../../parts/ownLocale.ts';
import { Money, Num } from '../../parts/words.tsx';
import { counted } from '../../text/counted.ts';

/** The figures of the day. */
export function TodayStrip({ figures }: { readonly figures: Today['figures'] }): ReactNode {
  const { delivered, target, openDisputes, unconfirmed, toInvoice } = figures;
  return (
    <FigureStrip
      label="Figures of today"
      figures={[
        {
          label: 'Delivered this month',
          leadsTo: '/clients',
          value: <Num value={delivered} locale={ownLocale} />,
          ...(target !== null && {
            detail: `${numberText(target.delivered, ownLocale)} of ${numberText(target.of, ownLocale)} targeted`,
          }),
        },
        {
          label: 'Open disputes',
          leadsTo: '/disputes',
          value: <Num value={openDisputes} locale={ownLocale} />,
          ...toneOf(openDisputes),
        },
        {
          label: 'Meetings to confirm',
          leadsTo: '/appointments',
          value: <Num value={unconfirmed} locale={ownLocale} />,
          ...toneOf(unconfirmed),
        },
        ...toInvoice.map(({ currency, net, contracts }) => ({
          label: `To invoice, ${currency}`,
          leadsTo: '/billing',
          value: <Money amount={net} currency={currency} locale={ownLocale} />,
          detail: `${counted(contracts, 'contract')}, net`,
        })),
        ...(toInvoice.length === 0 ? [{ label: 'To invoice', value: '–', detail: 'no period is waiting' }] : []),
      ]}
    />
  );
}

const toneOf = (count: number): { tone?: 'wait' } => (count > 0 ? { tone: 'wait' } : {});
