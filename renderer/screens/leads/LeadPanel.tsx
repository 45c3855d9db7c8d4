import { Badge, Group, Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { FoundLead } from '../../../shared/api/leadFind.ts';
import { LinkButton } from '../../parts/LinkButton.tsx';
import { Panel } from '../../parts/Screen.tsx';
import { StateBadge } from '../../parts/StateBadge.tsx';
import { Moment } from '../../parts/words.tsx';
import { whyLine } from '../../text/leadWords.ts';
import { Deliver, Edit, Tag } from './Bulk.tsx';

/** The short of a lead, beside the list. */
export function LeadPanel({ lead, onClose }: { readonly lead: FoundLead; readonly onClose: () => void }): ReactNode {
  const { timeZone: zone, locale } = lead.look ?? { timeZone: 'UTC', locale: 'en-GB' };
  const why = whyLine(lead);
  return (
    <Panel
      title={lead.name ?? lead.email ?? lead.phone ?? 'Lead'}
      onClose={onClose}
      foot={
        <>
          <LinkButton to="/leads/$lead" params={{ lead: String(lead.id) }}>
            Open the page
          </LinkButton>
          <Deliver leads={[lead.id]} contract={lead.contract ?? undefined} />
          <Tag leads={[lead.id]} />
          <Edit leads={[lead.id]} />
        </>
      }
    >
      <Stack gap={12}>
        <div>
          <StateBadge kind="lead" value={lead.outcome} />
          {lead.contract !== null && <span className="quiet"> for {lead.contract}</span>}
          {lead.contract === null && <span className="quiet"> in the pool, by its contact data</span>}
          {why !== '' && <p>{why}</p>}
          {lead.why.duplicateOf !== null && (
            <p>
              <Link to="/leads/$lead" params={{ lead: String(lead.why.duplicateOf) }}>
                Open the lead it repeats
              </Link>
            </p>
          )}
        </div>
        <dl className="facts">
          <dt>Mail</dt>
          <dd>{lead.email ?? '–'}</dd>
          <dt>Phone</dt>
          <dd>{lead.phone ?? '–'}</dd>
          <dt>Company</dt>
          <dd>{lead.company ?? '–'}</dd>
          <dt>Country</dt>
          <dd>{lead.country ?? '–'}</dd>
          <dt>Source</dt>
          <dd>{[lead.source, lead.campaign].filter((part) => part !== null).join(' · ') || '–'}</dd>
          <dt>Captured</dt>
          <dd>
            <Moment at={lead.capturedAt} zone={zone} locale={locale} />
          </dd>
          {lead.score !== null && (
            <>
              <dt>Score</dt>
              <dd>
                {lead.score} {lead.band !== null && `(${lead.band})`}
              </dd>
            </>
          )}
        </dl>
        {lead.tags.length > 0 && (
          <Group gap={4}>
            {lead.tags.map((tag) => (
              <Badge key={tag} variant="default" tt="none">
                {tag}
              </Badge>
            ))}
          </Group>
        )}
        <div>
          <h3>Deliveries</h3>
          {lead.deliveries.length === 0 && <p className="quiet">Not delivered yet.</p>}
          {lead.deliveries.map((delivery) => (
            <p key={delivery.id}>
              <Link to="/contracts/$contract" params={{ contract: delivery.contract }}>
                {delivery.client}
              </Link>{' '}
              <StateBadge kind="standing" value={delivery.standing} />{' '}
              <span className="quiet">
                <Moment at={delivery.deliveredAt} zone={zone} locale={locale} />
              </span>
            </p>
          ))}
        </div>
      </Stack>
    </Panel>
  );
}
