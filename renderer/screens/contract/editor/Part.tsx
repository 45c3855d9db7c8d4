import type { ReactNode } from 'react';
import type { Finding } from '../../../../shared/domain/pricing/model.ts';
import { InTurn } from '../../../parts/InTurn.tsx';
import { FoundLines, isAt } from './Found.tsx';

/**
 * One part of the terms: its name at the left, its fields at the right. What the linter says stands beside the field it is about,
 * or, where no field says it, here below.
 */
export function Part({
  id,
  title,
  says,
  findings,
  places = [id],
  told = [],
  children,
}: {
  readonly id: string;
  readonly title: string;
  /** One quiet line: what the part is for. */
  readonly says?: string;
  readonly findings: readonly Finding[];
  /** First words of the linter's places that belong here. */
  readonly places?: readonly string[];
  /** Places whose findings stand beside their own fields. */
  readonly told?: readonly string[];
  readonly children: ReactNode;
}): ReactNode {
  const own = findings.filter(
    ({ place }) => places.some((at) => isAt(place, at)) && !told.some((at) => isAt(place, at)),
  );
  return (
    <section
      className="terms-part"
      id={`part-${id}`}
      data-places={places.join(' ')}
      aria-labelledby={`part-${id}-title`}
    >
      <div className="terms-part-head">
        <h2 id={`part-${id}-title`}>{title}</h2>
        {says !== undefined && <p className="quiet">{says}</p>}
      </div>
      <div className="terms-part-body">
        <InTurn>{children}</InTurn>
        <FoundLines findings={own} />
      </div>
    </section>
  );
}
