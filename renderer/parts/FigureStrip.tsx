import { Popover, UnstyledButton, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';

export interface StripFigure {
  readonly label: string;
  readonly value: ReactNode;
  /** One quiet line under the value: a part of it, or what it is measured against. */
  readonly detail?: ReactNode;
  readonly tone?: 'good' | 'wait' | 'bad';
  /** What the figure opens to: formula, counts, what was left out (see `Explained`), or a short table. */
  readonly opens?: ReactNode;
}

/** A row of figures; those with something behind them open. */
export function FigureStrip({
  label,
  figures,
}: {
  readonly label: string;
  readonly figures: readonly StripFigure[];
}): ReactNode {
  return (
    <dl className="strip" aria-label={label}>
      {figures.map((figure) => (
        <div key={figure.label} className={figure.tone === undefined ? 'figure' : `figure ${figure.tone}`}>
          <dt>{figure.label}</dt>
          <dd>
            {figure.opens === undefined ? (
              <span className="figure-value">{figure.value}</span>
            ) : (
              <Popover width={360} position="bottom-start" trapFocus returnFocus>
                <Popover.Target>
                  <UnstyledButton className="figure-value opens">
                    {figure.value}
                    <VisuallyHidden> {figure.label}: explain</VisuallyHidden>
                  </UnstyledButton>
                </Popover.Target>
                <Popover.Dropdown>{figure.opens}</Popover.Dropdown>
              </Popover>
            )}
          </dd>
          {figure.detail !== undefined && <dd className="quiet figure-detail">{figure.detail}</dd>}
        </div>
      ))}
    </dl>
  );
}
