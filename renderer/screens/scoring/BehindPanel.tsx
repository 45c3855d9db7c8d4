import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { ClientLook } from '../../../shared/api/look.ts';
import type { BehindInput } from '../../../shared/api/scoring.ts';
import { query } from '../../api.ts';
import { Answered } from '../../parts/Answered.tsx';
import { numberText } from '../../parts/format.ts';
import { ownLocale } from '../../parts/ownLocale.ts';
import { Panel } from '../../parts/Screen.tsx';
import { StateBadge } from '../../parts/StateBadge.tsx';
import { DayText } from '../../parts/words.tsx';
import css from './scoring.module.css';

type Input = z.input<typeof BehindInput>;

/** A figure that is opened: what it counts, of which row. */
export interface Asked extends Pick<Input, 'of' | 'row' | 'month'> {
  /** What the leads have in common, as the screen says it. */
  readonly title: string;
}

const countWords: Readonly<Record<Asked['of'], string>> = {
  delivered: 'Delivered',
  decided: 'Decided: accepted or returned',
  accepted: 'Accepted',
  ripe: 'Old enough to have been sold',
  sold: 'Sold',
};

/** The leads behind a figure, beside it. */
export function BehindPanel({
  scope,
  asked: { title, of, row, month },
  look,
  onClose,
}: {
  readonly scope: Pick<Input, 'contract' | 'from' | 'to'>;
  readonly asked: Asked;
  readonly look: z.output<typeof ClientLook>;
  readonly onClose: () => void;
}): ReactNode {
  const read = useQuery(query.scoring.behind.queryOptions({ input: { ...scope, of, row, month } }));
  return (
    <Panel title={title} onClose={onClose}>
      <p className="quiet">{countWords[of]}</p>
      <Answered read={read}>
        {({ count, leads }) => (
          <>
            <p>
              <strong>{numberText(count, ownLocale)}</strong> {count === 1 ? 'lead' : 'leads'}
              {count > leads.length && `; the first ${leads.length}:`}
            </p>
            <ul className={css.leads}>
              {leads.map(({ id, name, day, standing, isSold, band }) => (
                <li key={id}>
                  <Link to="/leads/$lead" params={{ lead: String(id) }}>
                    {name ?? `Lead ${id}`}
                  </Link>
                  <StateBadge kind="standing" value={standing} />
                  <span className="quiet">
                    delivered <DayText day={day} locale={look.locale} />
                    {isSold && ', sold'}
                  </span>
                  <span className="quiet">{band !== null && `band ${band}`}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </Answered>
    </Panel>
  );
}
