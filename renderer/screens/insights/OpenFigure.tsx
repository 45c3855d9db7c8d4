import { Popover, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { FigureShape } from '../../../shared/api/figures.ts';
import { Explained, figureText } from '../../parts/Explained.tsx';
import { ownLocale } from '../../parts/ownLocale.ts';
import { figureName } from '../../text/figures.ts';

/** A figure in a table that opens to what it is made of. */
export function OpenFigure({
  name,
  figure,
  currency,
}: {
  readonly name: string;
  readonly figure: z.infer<typeof FigureShape>;
  readonly currency: string;
}): ReactNode {
  const text = figureText(figure, currency, ownLocale);
  return (
    <Popover width={360} position="bottom-end">
      <Popover.Target>
        <UnstyledButton className="cell-opens" aria-label={`${text}: explain ${figureName(name)}, ${currency}`}>
          {text}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Explained figure={figure} currency={currency} locale={ownLocale} />
      </Popover.Dropdown>
    </Popover>
  );
}
