import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Predicted } from '../../../shared/api/scoring.ts';
import { FigureStrip } from '../../parts/FigureStrip.tsx';
import { numberText } from '../../parts/format.ts';
import { ownLocale } from '../../parts/ownLocale.ts';
import { saleWords } from '../../text/scoring.ts';
import { stateWord } from '../../text/states.ts';
import type { Asked } from './BehindPanel.tsx';
import { ShareText } from './ValueTable.tsx';

const number = (value: number): string => numberText(value, ownLocale);

/** All leads together; each figure says what was left out, and opens to its leads. */
export function TotalStrip({
  predicted: { total, leftOut, sale, comparisons },
  onOpen,
}: {
  readonly predicted: Predicted;
  readonly onOpen: (asked: Asked) => void;
}): ReactNode {
  const leadsOf = (of: Asked['of'], words: string): ReactNode => (
    <Button size="compact-sm" variant="subtle" onClick={() => onOpen({ title: 'All leads of these days', of })}>
      {words}
    </Button>
  );
  return (
    <FigureStrip
      label="All leads"
      figures={[
        {
          label: 'Accepted',
          value: <ShareText share={total.acceptance} />,
          detail: `${number(total.accepted)} of ${number(total.decided)} decided`,
          opens: (
            <>
              <p>Accepted ÷ decided. Left out, as they are not decided:</p>
              <ul>
                {leftOut.acceptance.map(({ standing, count }) => (
                  <li key={standing}>
                    {number(count)} {stateWord('standing', standing).word.toLowerCase()}
                  </li>
                ))}
                {leftOut.acceptance.length === 0 && <li>none</li>}
              </ul>
              {leadsOf('accepted', 'The accepted leads')}
              {leadsOf('decided', 'The decided leads')}
            </>
          ),
        },
        {
          label: 'Sold',
          value: <ShareText share={total.closing} />,
          detail: `${number(total.sold)} of ${number(total.ripe)} old enough`,
          opens: (
            <>
              <p>{saleWords(sale)}</p>
              <p>
                Left out: {number(leftOut.sale.young)} leads that are too young to say, {number(leftOut.sale.youngSold)}{' '}
                of them sold already. {number(leftOut.sale.late)} were won after their window and count as not sold.
              </p>
              {leadsOf('sold', 'The sold leads')}
              {leadsOf('ripe', 'The leads old enough')}
            </>
          ),
        },
        {
          label: 'Differences that say something',
          value: number(comparisons.telling),
          detail: `of ${number(comparisons.made)} looked at`,
        },
      ]}
    />
  );
}
