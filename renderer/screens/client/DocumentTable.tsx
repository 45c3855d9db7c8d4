import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { ClientPage } from '../../../shared/api/client.ts';
import type { ClientLook } from '../../../shared/api/look.ts';
import { dayAtText, periodOfDays } from '../../parts/format.ts';
import { StateBadge } from '../../parts/StateBadge.tsx';
import { Money } from '../../parts/words.tsx';

/** The last documents issued to a client. */
export function DocumentTable({
  documents,
  contracts,
  look: { locale, timeZone },
}: {
  readonly documents: z.infer<typeof ClientPage>['documents'];
  readonly contracts: z.infer<typeof ClientPage>['contracts'];
  readonly look: ClientLook;
}): ReactNode {
  return (
    <section>
      <h2>Documents</h2>
      {documents.length === 0 ? (
        <p className="quiet">Nothing was issued yet. Periods that are over appear on Today.</p>
      ) : (
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">Number</th>
              <th scope="col">Kind</th>
              <th scope="col">Contract</th>
              <th scope="col">Period</th>
              <th scope="col">Issued</th>
              <th scope="col" className="right">
                Net
              </th>
              <th scope="col" className="right">
                Gross
              </th>
            </tr>
          </thead>
          <tbody>
            {documents.map((document) => (
              <tr key={document.number}>
                <td className="whole">
                  <Anchor href={`#/documents/${encodeURIComponent(document.number)}`} inherit>
                    {document.number}
                  </Anchor>
                </td>
                <td>
                  <StateBadge kind="document" value={document.kind} />
                </td>
                <td>{contracts.find(({ ref }) => ref === document.contract)?.name ?? document.contract}</td>
                <td>{periodOfDays(document.period, locale)}</td>
                <td className="whole">{dayAtText(document.issuedAt, timeZone, locale)}</td>
                <td className="right">
                  <Money amount={document.net} currency={document.currency} locale={locale} />
                </td>
                <td className="right">
                  <Money amount={document.gross} currency={document.currency} locale={locale} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
