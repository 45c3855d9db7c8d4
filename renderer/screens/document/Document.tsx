import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { query } from '../../api.ts';
import { Answered } from '../../parts/Answered.tsx';
import { FigureStrip } from '../../parts/FigureStrip.tsx';
import { ProvedLines } from '../../parts/ProvedLines.tsx';
import { Screen } from '../../parts/Screen.tsx';
import { Moment, Money } from '../../parts/words.tsx';
import { useKeys } from '../../shell/keys.tsx';
import { carryWords } from '../../text/billing.ts';
import { CreditDialog } from './CreditDialog.tsx';
import { DocumentFacts } from './DocumentFacts.tsx';
import { DocumentFiles } from './DocumentFiles.tsx';
import { DocumentSums } from './DocumentSums.tsx';
import { PartyBlock } from './PartyBlock.tsx';
import type { ShownDocument } from './shownDocument.ts';

/** An issued document as a page: everything it says, what was credited since, and its files. */
export function Document(): ReactNode {
  const { number } = useParams({ from: '/documents/$number' });
  const read = useQuery(query.document.read.queryOptions({ input: { number } }));
  const document = read.data;
  const [crediting, setCrediting] = useState(false);
  const canCredit = document !== undefined && document.kind === 'invoice' && document.left > 0;
  useKeys(canCredit ? [{ keys: 'c', says: 'Credit this invoice', does: () => setCrediting(true) }] : []);
  return (
    <Screen
      title={number}
      over={
        <Link to="/billing" search={{ tab: 'documents' }}>
          Documents
        </Link>
      }
      figure={
        document && (
          <>
            <strong>
              <Money amount={document.gross} currency={document.currency} locale={document.client.locale} />
            </strong>{' '}
            {document.kind === 'creditNote' ? 'credited' : 'gross'}
          </>
        )
      }
      main={canCredit && <Button onClick={() => setCrediting(true)}>Credit</Button>}
      strip={document && <FigureStrip label="Sums" figures={figuresOf(document)} />}
      tools={<DocumentFiles number={number} />}
    >
      <Answered read={read}>{(answer) => <Page document={answer} />}</Answered>
      {document && crediting && <CreditDialog document={document} onClose={() => setCrediting(false)} />}
    </Screen>
  );
}

function figuresOf({ currency, client, net, taxed, gross, credited, left, kind }: ShownDocument) {
  const money = (amount: number): ReactNode => <Money amount={amount} currency={currency} locale={client.locale} />;
  return [
    { label: 'Net', value: money(net) },
    { label: 'Tax', value: money(taxed.amount) },
    { label: 'Gross', value: money(gross) },
    ...(kind === 'invoice'
      ? [
          { label: 'Credited so far, gross', value: money(-credited) },
          { label: 'Left to credit, net', value: money(left) },
        ]
      : []),
  ];
}

function Page({ document }: { readonly document: ShownDocument }): ReactNode {
  const { client, carriedOver, notes, lines } = document;
  return (
    <div className="page">
      <div className="stacked document">
        <div className="beside">
          <DocumentFacts document={document} />
          <PartyBlock title="To" party={document.party} />
          <PartyBlock title="From" party={document.agency} />
        </div>
        <section>
          <h2>Lines</h2>
          <ProvedLines lines={lines} client={client} wide />
          <DocumentSums document={document} />
        </section>
        {carriedOver.length > 0 && (
          <section>
            <h2>Not on this invoice</h2>
            <p>{carriedOver.map(({ code, count }) => carryWords(code, count)).join(' · ')}</p>
            <p className="quiet">Undecided on the day of issue; billed on a later invoice under their own month.</p>
          </section>
        )}
        {notes.length > 0 && (
          <section>
            <h2>Credit notes</h2>
            <CreditNotes document={document} />
          </section>
        )}
        <p className="quiet hash">SHA-256 of this document: {document.hash}</p>
      </div>
    </div>
  );
}

function CreditNotes({ document: { notes, currency, client } }: { readonly document: ShownDocument }): ReactNode {
  const { locale, timeZone } = client;
  return (
    <table className="plain">
      <thead>
        <tr>
          <th scope="col">Number</th>
          <th scope="col">Issued</th>
          <th scope="col">Reason</th>
          <th scope="col" className="right">
            Net
          </th>
          <th scope="col" className="right">
            Gross
          </th>
        </tr>
      </thead>
      <tbody>
        {notes.map((note) => (
          <tr key={note.number}>
            <td>
              <Link to="/documents/$number" params={{ number: note.number }}>
                {note.number}
              </Link>
            </td>
            <td>
              <Moment at={note.issuedAt} zone={timeZone} locale={locale} />
            </td>
            <td>
              {note.reason ?? '–'}
              {note.rebill && <div className="quiet">May be billed once more</div>}
            </td>
            <td className="right">
              <Money amount={-note.net} currency={currency} locale={locale} />
            </td>
            <td className="right">
              <Money amount={-note.gross} currency={currency} locale={locale} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
