import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { api, query } from '../../api.ts';
import { Answered } from '../../parts/Answered.tsx';
import { ChartWithTable } from '../../parts/ChartWithTable.tsx';
import { FileButton } from '../../parts/FileButton.tsx';
import { periodOfDays } from '../../parts/format.ts';
import { Panel } from '../../parts/Screen.tsx';
import { StateBadge } from '../../parts/StateBadge.tsx';
import { useAct } from '../../parts/useAct.tsx';
import { DayText, Moment, Money } from '../../parts/words.tsx';
import { useKeys } from '../../shell/keys.tsx';
import { Changes } from './Changes.tsx';
import { CommentBox } from './CommentBox.tsx';
import { ReportFigures } from './ReportFigures.tsx';
import { chartsOf } from './reportCharts.ts';
import { SendDialog } from './SendDialog.tsx';
import type { ShownReport } from './shownReport.ts';
import { type CommentHold, useComment } from './useComment.ts';

/** A report beside the list: what it says, the owner's comment, and what is to be done with it. */
export function ReportPanel({
  id,
  onOpen,
  onClose,
}: {
  readonly id: number;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
}): ReactNode {
  const read = useQuery(query.report.read.queryOptions({ input: { id } }));
  if (read.data !== undefined) return <OpenReport report={read.data} onOpen={onOpen} onClose={onClose} />;
  return (
    <Panel title="Report" onClose={onClose}>
      <Answered read={read}>{() => null}</Answered>
    </Panel>
  );
}

function OpenReport({
  report,
  onOpen,
  onClose,
}: {
  readonly report: ShownReport;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
}): ReactNode {
  const comment = useComment(report);
  return (
    <Panel
      title={`${report.client.name}, ${periodOfDays(report, report.client.locale)}`}
      onClose={onClose}
      foot={<Actions report={report} comment={comment} />}
    >
      <div className="stacked report">
        <Facts report={report} />
        <Changes report={report} onMade={(id) => onOpen(String(id))} />
        <CommentBox report={report} comment={comment} />
        <ReportFigures report={report} />
        {chartsOf(report).map((chart) => (
          <ChartWithTable key={chart.title} chart={chart} />
        ))}
        <StandsOn report={report} />
        <NextSteps steps={report.nextSteps} />
        <p className="quiet hash">SHA-256 of these figures: {report.hash}</p>
      </div>
    </Panel>
  );
}

function NextSteps({ steps }: { readonly steps: readonly string[] }): ReactNode {
  return (
    <section>
      <h3>Next steps, as the report says them</h3>
      {steps.length === 0 ? (
        <p className="quiet">Nothing waits for anybody.</p>
      ) : (
        <ul>
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** The documents that hold what was charged, and what is on none yet. */
function StandsOn({ report }: { readonly report: ShownReport }): ReactNode {
  const { documents, notInvoiced, client, currency } = report;
  if (documents.length === 0 && notInvoiced.charges === 0) return null;
  return (
    <section>
      <h3>What it stands on</h3>
      <table className="plain">
        <tbody>
          {documents.map(({ number, kind, issueDay, net }) => (
            <tr key={number}>
              <td>
                <Link to="/documents/$number" params={{ number }}>
                  {number}
                </Link>
              </td>
              <td>
                <DayText day={issueDay} locale={client.locale} />
              </td>
              <td className="right">
                <Money amount={kind === 'creditNote' ? -net : net} currency={currency} locale={client.locale} />
              </td>
            </tr>
          ))}
          {notInvoiced.charges > 0 && (
            <tr>
              <td colSpan={2}>Accepted, on no invoice yet ({notInvoiced.charges})</td>
              <td className="right">
                <Money amount={notInvoiced.net} currency={currency} locale={client.locale} />
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}

function Facts({ report }: { readonly report: ShownReport }): ReactNode {
  const { client, contract, contractName, state, madeAt, reviewedAt, reviewedBy, sentDay, sentTo } = report;
  const { locale, timeZone } = client;
  return (
    <dl className="facts">
      <dt>Contract</dt>
      <dd>
        <Link to="/contracts/$contract" params={{ contract }}>
          {contractName}
        </Link>
      </dd>
      <dt>State</dt>
      <dd>
        <StateBadge kind="report" value={state} />
      </dd>
      <dt>Figures of</dt>
      <dd>
        <Moment at={madeAt} zone={timeZone} locale={locale} />
      </dd>
      {reviewedAt !== null && (
        <>
          <dt>Reviewed</dt>
          <dd>
            <Moment at={reviewedAt} zone={timeZone} locale={locale} /> by {reviewedBy}
          </dd>
        </>
      )}
      {sentDay !== null && (
        <>
          <dt>Sent</dt>
          <dd>
            <DayText day={sentDay} locale={locale} /> to {sentTo}
          </dd>
        </>
      )}
    </dl>
  );
}

function Actions({ report, comment }: { readonly report: ShownReport; readonly comment: CommentHold }): ReactNode {
  const { id, state, replaced } = report;
  const [sending, setSending] = useState(false);
  const { act, busy } = useAct(api.report.review, { said: () => 'Reviewed: send it, then mark it as sent' });
  const canReview = state === 'made' && !replaced;
  const canSend = state === 'reviewed' && !replaced;
  // With the comment as it stands in the box: what is reviewed is what was read.
  const review = async (): Promise<void> => {
    if ((await act({ id, comment: comment.text })) !== undefined) comment.kept();
  };
  useKeys([
    ...(canReview ? [{ keys: 'r', says: 'Review the report', does: () => void review() }] : []),
    ...(canSend ? [{ keys: 's', says: 'Mark the report as sent', does: () => setSending(true) }] : []),
  ]);
  return (
    <>
      {canReview && (
        <Button loading={busy} onClick={() => void review()}>
          Review
        </Button>
      )}
      {canSend && <Button onClick={() => setSending(true)}>Mark as sent</Button>}
      <FileButton how="show" get={() => api.report.file({ id, format: 'pdf' })}>
        Open PDF
      </FileButton>
      <FileButton how="save" get={() => api.report.file({ id, format: 'pdf' })}>
        Save PDF
      </FileButton>
      <FileButton how="save" get={() => api.report.file({ id, format: 'html' })}>
        Save HTML
      </FileButton>
      <FileButton how="save" get={() => api.report.file({ id, format: 'csv' })}>
        Save CSV
      </FileButton>
      {sending && <SendDialog report={report} onClose={() => setSending(false)} />}
    </>
  );
}
