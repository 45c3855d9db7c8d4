import { Textarea } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { z } from 'zod';
import { api } from '../../api.ts';
import { useAct } from '../../parts/useAct.tsx';
import { useDraft } from '../../parts/useDraft.ts';
import type { ShownReport } from './shownReport.ts';

/**
 * What the owner says to the client. Every letter is kept while it is typed; leaving the box puts it into the report, which is then
 * to be reviewed again.
 */
export function CommentBox({ report }: { readonly report: ShownReport }): ReactNode {
  const { id, comment, state, replaced } = report;
  const draft = useDraft(`reportComment:${id}`, z.string());
  const [typed, setTyped] = useState<string | null>(null);
  const { act } = useAct(api.report.comment);
  const { left } = draft;
  useEffect(() => {
    if (typeof left === 'string') setTyped((now) => now ?? left);
  }, [left]);
  const keep = async (): Promise<void> => {
    if (typed === null || typed.trim() === comment) return;
    if ((await act({ id, comment: typed })) === undefined) return;
    draft.discard();
    setTyped(null);
  };
  const fixed = state === 'sent' || replaced;
  if (fixed && comment === '') return null;
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
      value={typed ?? comment}
      readOnly={fixed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        draft.save(event.currentTarget.value);
      }}
      onBlur={() => void keep()}
    />
  );
}
