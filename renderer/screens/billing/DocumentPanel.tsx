import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { query } from '../../api.ts';
import { Answered } from '../../parts/Answered.tsx';
import { ProvedLines } from '../../parts/ProvedLines.tsx';
import { Panel } from '../../parts/Screen.tsx';
import { DocumentFacts } from '../document/DocumentFacts.tsx';
import { DocumentFiles } from '../document/DocumentFiles.tsx';
import { DocumentSums } from '../document/DocumentSums.tsx';

/** An issued document beside the list: what it says in short, its lines, its files. */
export function DocumentPanel({
  number,
  onClose,
}: {
  readonly number: string;
  readonly onClose: () => void;
}): ReactNode {
  const read = useQuery(query.document.read.queryOptions({ input: { number } }));
  return (
    <Panel
      title={number}
      onClose={onClose}
      foot={
        <>
          <Button renderRoot={(props) => <Link to="/documents/$number" params={{ number }} {...props} />}>
            Open the whole document
          </Button>
          <DocumentFiles number={number} />
        </>
      }
    >
      <Answered read={read}>
        {(document) => (
          <div className="stacked">
            <DocumentFacts document={document} />
            <ProvedLines lines={document.lines} client={document.client} wide={false} />
            <DocumentSums document={document} />
          </div>
        )}
      </Answered>
    </Panel>
  );
}
