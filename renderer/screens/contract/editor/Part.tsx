import type { ReactNode } from 'react';
import type { Finding } from '../../../../shared/domain/pricing/model.ts';
import { InTurn } from '../../../parts/InTurn.tsx';
import { findingText } from '../../../text/findings.ts';

/** One part of the terms: its name at the left, its fields at the right, what the linter says of it below. */
export function Part({
  id,
  title,
  says,
  findings,
  children,
}: {
  /** The first word of the linter's places. */
  readonly id: string;
  readonly title: string;
  /** One quiet line: what the part is for. */
  readonly says?: string;
  readonly findings: readonly Finding[];
  readonly children: ReactNode;
}): ReactNode {
  const own = findings.filter(({ place }) => place === id || place.startsWith(`${id}.`));
  return (
    <section className="terms-part" id={`part-${id}`} aria-labelledby={`part-${id}-title`}>
      <div className="terms-part-head">
        <h2 id={`part-${id}-title`}>{title}</h2>
        {says !== undefined && <p className="quiet">{says}</p>}
      </div>
      <div className="terms-part-body">
        <InTurn>{children}</InTurn>
        {own.map(({ code, severity, place }) => (
          <p key={`${place} ${code}`} className={severity === 'error' ? 'finding bad' : 'finding wait'}>
            <span aria-hidden="true">{severity === 'error' ? '▲' : '◐'}</span> {thingOf(place, id)}
            {findingText(code)}
          </p>
        ))}
      </div>
    </section>
  );
}

/** What of the part is meant, where it has a name. */
function thingOf(place: string, id: string): string {
  const [, thing] = place.split('.');
  return thing !== undefined && named.has(id) ? `${thing}: ` : '';
}

const named = new Set(['definition', 'components', 'disputes', 'caps']);
