import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { query } from '../../api.ts';
import { Answered } from '../../parts/Answered.tsx';
import { Panel } from '../../parts/Screen.tsx';
import { DocumentPanel } from './DocumentPanel.tsx';
import { DraftDetails } from './DraftDetails.tsx';
import type { Due } from './runColumns.tsx';

/** The row of the run that is open: its draft line by line, or the invoice it has become. */
export function RunPanel({ row, onClose }: { readonly row: Due; readonly onClose: () => void }): ReactNode {
  if (row.number !== null) return <DocumentPanel number={row.number} onClose={onClose} />;
  return <DraftPanel row={row} onClose={onClose} />;
}

function DraftPanel({ row, onClose }: { readonly row: Due; readonly onClose: () => void }): ReactNode {
  const { contract, period } = row;
  const read = useQuery(query.invoice.draft.queryOptions({ input: { contract, period } }));
  return (
    <Panel title={row.client.name} onClose={onClose}>
      <Answered read={read}>{(draft) => <DraftDetails draft={draft} />}</Answered>
    </Panel>
  );
}
