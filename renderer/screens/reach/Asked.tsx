import { Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ReachRead } from '../../../shared/api/reach.ts';
import { StateBadge } from '../../parts/StateBadge.tsx';
import { DayText, Moment } from '../../parts/words.tsx';
import { codeWords } from '../../text/leadWords.ts';
import { Calls } from '../lead/Calls.tsx';

interface AskedProps {
  readonly lead: NonNullable<ReachRead['lead']>;
  readonly look: ReachRead['look'];
}

/** Who it is, by what it can be reached, and what was said of that before. */
export function Asked({ lead, look }: AskedProps): ReactNode {
  const { timeZone: zone, locale } = look ?? { timeZone: 'UTC', locale: 'en-GB' };
  const { contact, word, said, calls } = lead;
  return (
    <Stack gap={12}>
      <div>
        <StateBadge kind="lead" value={contact.verdict} /> <span className="quiet">contact data</span>
        {contact.reasons.length > 0 && <p>{contact.reasons.map(codeWords).join(', ')}</p>}
      </div>
      <dl className="facts">
        <dt>Phone</dt>
        <dd>
          <strong>{lead.phone ?? '–'}</strong>
        </dd>
        <dt>Mail</dt>
        <dd>{lead.email ?? '–'}</dd>
        <dt>Job title</dt>
        <dd>{lead.jobTitle ?? '–'}</dd>
        <dt>Company</dt>
        <dd>{lead.company ?? '–'}</dd>
        <dt>Country</dt>
        <dd>{lead.country ?? '–'}</dd>
        <dt>Source</dt>
        <dd>{lead.source ?? '–'}</dd>
        <dt>Captured</dt>
        <dd>
          <Moment at={lead.capturedAt} zone={zone} locale={locale} />
        </dd>
      </dl>
      <p>
        <Link to="/leads/$lead" params={{ lead: String(lead.id) }}>
          Open the lead
        </Link>
      </p>
      {(word !== null || said.length > 0) && (
        <div>
          <h3>Said before</h3>
          {word?.askOn != null && (
            <p>
              To be asked about again from <DayText day={word.askOn} locale={locale} />.
            </p>
          )}
          {said.map(({ at, by, answer, note }) => (
            <div key={`${at} ${answer}`}>
              {answer !== null && <StateBadge kind="reach" value={answer} />}{' '}
              <span className="quiet">
                <Moment at={at} zone={zone} locale={locale} /> by {by}
              </span>
              {note !== null && <div>{note}</div>}
            </div>
          ))}
        </div>
      )}
      {calls.length > 0 && (
        <div>
          <h3>Calls</h3>
          <Calls calls={calls} look={{ timeZone: zone, locale }} />
        </div>
      )}
    </Stack>
  );
}
