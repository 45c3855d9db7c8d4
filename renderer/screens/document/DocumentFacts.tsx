import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { periodOfDays } from '../../parts/format.ts';
import { StateBadge } from '../../parts/StateBadge.tsx';
import { DayText, Moment } from '../../parts/words.tsx';
import type { ShownDocument } from './shownDocument.ts';

/** What stands at the head of a document. */
export function DocumentFacts({ document }: { readonly document: ShownDocument }): ReactNode {
  const { client, contract, kind, terms, dueDay, purchaseOrder, of, reason, rebill } = document;
  const { locale, timeZone } = client;
  return (
    <dl className="facts">
      <dt>Kind</dt>
      <dd>
        <StateBadge kind="document" value={kind} />
      </dd>
      {of !== null && (
        <>
          <dt>Corrects</dt>
          <dd>
            <Link to="/documents/$number" params={{ number: of }}>
              {of}
            </Link>
            {rebill && <div className="quiet">What it credits may be billed once more</div>}
          </dd>
        </>
      )}
      {reason !== null && (
        <>
          <dt>Reason</dt>
          <dd>{reason}</dd>
        </>
      )}
      <dt>Client</dt>
      <dd>
        <Link to="/clients/$client" params={{ client: client.ref }}>
          {document.party.name}
        </Link>
      </dd>
      <dt>Contract</dt>
      <dd>
        <Link to="/contracts/$contract" params={{ contract: contract.ref }}>
          {contract.name}
        </Link>
        {terms !== null && (
          <div className="quiet">
            Terms {terms.version}, in force from <DayText day={terms.from} locale={locale} />
          </div>
        )}
      </dd>
      <dt>Period</dt>
      <dd>{periodOfDays(document.period, locale)}</dd>
      <dt>Issued</dt>
      <dd>
        <Moment at={document.issuedAt} zone={timeZone} locale={locale} />
      </dd>
      {dueDay !== null && (
        <>
          <dt>Payment due</dt>
          <dd>
            <DayText day={dueDay} locale={locale} />
          </dd>
        </>
      )}
      {purchaseOrder !== null && (
        <>
          <dt>Purchase order</dt>
          <dd>{purchaseOrder}</dd>
        </>
      )}
    </dl>
  );
}
