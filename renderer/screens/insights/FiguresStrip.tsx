import { Anchor } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { Insights } from '../../../shared/api/insights.ts';
import type { Period } from '../../../shared/domain/period.ts';
import { Explained, figureText } from '../../parts/Explained.tsx';
import { FigureStrip } from '../../parts/FigureStrip.tsx';
import { ownLocale } from '../../parts/ownLocale.ts';
import { figureName } from '../../text/figures.ts';
import { leadsBehind } from './leadsBehind.ts';

/** The figures without money; each opens to its formula, what was left out, and the leads behind it. */
export function FiguresStrip({
  figures,
  days: { from, to },
}: {
  readonly figures: z.infer<typeof Insights>['quality'];
  readonly days: Period;
}): ReactNode {
  const { contract } = useSearch({ from: '/insights' });
  return (
    <FigureStrip
      label="Results"
      figures={figures.map(({ name, figure }) => ({
        label: figureName(name),
        value: figureText(figure, '', ownLocale),
        opens: (
          <>
            <Explained figure={figure} currency="" locale={ownLocale} />
            <p className="behind">
              <Anchor href={`#${leadsBehind(name, { from, to, contract })}`} inherit>
                Open the leads of these days
              </Anchor>
            </p>
          </>
        ),
      }))}
    />
  );
}
