import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { LeadOutcome } from '../../../shared/domain/lead.ts';
import { query } from '../../api.ts';
import { Answered } from '../../parts/Answered.tsx';
import { Panel } from '../../parts/Screen.tsx';
import { whyLine } from '../../text/leadWords.ts';
import { stateWord } from '../../text/states.ts';

/** Where the leads of a cell are: in a dry run that was made, or in what was done. */
export type CellSource = { readonly preview: number } | { readonly run: number };

/** The leads that moved from one outcome to another, each with why. */
export function CellPanel({
  source,
  from,
  to,
  onClose,
}: {
  readonly source: CellSource;
  readonly from: LeadOutcome;
  readonly to: LeadOutcome;
  readonly onClose: () => void;
}): ReactNode {
  const read = useInfiniteQuery(
    query.requalification.leads.infiniteOptions({
      input: (after: number) => ({ ...source, from, to, after }),
      initialPageParam: 0,
      getNextPageParam: ({ next }) => next,
    }),
  );
  const word = (outcome: LeadOutcome): string => stateWord('lead', outcome).word;
  return (
    <Panel title={`${word(from)} → ${word(to)}`} onClose={onClose}>
      <Answered read={read}>
        {({ pages }) => (
          <>
            <ul className="bare-list moved-leads">
              {pages
                .flatMap(({ rows }) => rows)
                .map(({ lead, was, why }) => (
                  <li key={lead.id}>
                    <Link to="/leads/$lead" params={{ lead: String(lead.id) }}>
                      {lead.name ?? lead.email ?? 'Lead'}
                    </Link>
                    {lead.company !== null && <span className="quiet"> {lead.company}</span>}
                    <br />
                    <span className="quiet">
                      {to === 'pass'
                        ? `Before: ${whyLine({ outcome: from, why: was })}`
                        : whyLine({ outcome: to, why })}
                    </span>
                  </li>
                ))}
            </ul>
            {read.hasNextPage && (
              <Button variant="default" loading={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
                Show more
              </Button>
            )}
          </>
        )}
      </Answered>
    </Panel>
  );
}
