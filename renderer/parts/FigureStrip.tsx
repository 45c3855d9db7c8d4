import { Anchor, Popover, UnstyledButton, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';

export interface StripFigure {
  readonly label: string;
  readonly value: ReactNode;
  /** One quiet line under the value: a part of it, or what it is measured against. */
  readonly detail?: ReactNode;
  readonly tone?: 'good' | 'wait' | 'bad';
  /** What the figure opens to: formula, counts, what was left out (see `Explained`), or a short table. */
  readonly opens?: ReactNode;
  /** Where its work is done: the address of a screen. */
  readonly leadsTo?: string;
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
            <Value figure={figure} />
          </dd>
          {figure.detail !== undefined && <dd className="quiet figure-detail">{figure.detail}</dd>}
        </div>
      ))}
    </dl>
  );
}

function Value({ figure: { label, value, opens, leadsTo } }: { readonly figure: StripFigure }): ReactNode {
  if (leadsTo !== undefined) {
    return (
      <Anchor href={`#${leadsTo}`} className="figure-value opens" underline="never">
        {value}
        <VisuallyHidden> {label}: open</VisuallyHidden>
      </Anchor>
    );
  }
  if (opens === undefined) return <span className="figure-value">{value}</span>;
  return (
    <Popover width={360} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className="figure-value opens">
          {value}
          <VisuallyHidden> {label}: explain</VisuallyHidden>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>{opens}</Popover.Dropdown>
    </Popover>
  );
}
