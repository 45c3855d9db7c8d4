import type { ReactNode } from 'react';
import type { Finding } from '../../../../shared/domain/pricing/model.ts';
import { Found } from './Found.tsx';
import { RemoveButton } from './fields.tsx';

/** One thing that is agreed: what it is, its fields, and what the linter says of it. Without `onRemove` it is always there. */
export function Clause({
  title,
  place,
  findings,
  onRemove,
  tools,
  children,
}: {
  readonly title: string;
  /** Where the linter looks for it: `minimum`, `components.lead`. */
  readonly place: string;
  readonly findings: readonly Finding[];
  readonly onRemove?: () => void;
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <fieldset className="clause" data-place={place} aria-label={title}>
      <div className="clause-head">
        <strong>{title}</strong>
        <span className="grow" />
        {tools}
        {onRemove !== undefined && <RemoveButton what={title.toLowerCase()} onClick={onRemove} />}
      </div>
      <div className="clause-fields">{children}</div>
      <Found findings={findings} at={place} />
    </fieldset>
  );
}
