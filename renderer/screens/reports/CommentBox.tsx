import { Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ShownReport } from './shownReport.ts';
import type { CommentHold } from './useComment.ts';

/** What the owner says to the client; fixed once the report was sent. */
export function CommentBox({
  report,
  comment,
}: {
  readonly report: ShownReport;
  readonly comment: CommentHold;
}): ReactNode {
  const { state, replaced } = report;
  const fixed = state === 'sent' || replaced;
  if (fixed && report.comment === '') return null;
  return (
    <Textarea
      label="Your comment to the client"
      description={
        state === 'reviewed'
          ? 'A change asks for another review.'
          : 'Stands first in the report. An empty line begins a paragraph.'
      }
      autosize
      minRows={3}
      maxRows={12}
      maxLength={5000}
      value={fixed ? report.comment : comment.text}
      readOnly={fixed}
      onChange={(event) => comment.write(event.currentTarget.value)}
      onBlur={() => void comment.keep()}
    />
  );
}
