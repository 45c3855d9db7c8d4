import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { periodOfDays } from '../../parts/format.ts';
import { Panel } from '../../parts/Screen.tsx';
import { DayText } from '../../parts/words.tsx';
import type { Report } from './reportColumns.tsx';

/** A report that nobody has made yet. */
export function DuePanel({
  row,
  busy,
  onMake,
  onClose,
}: {
  readonly row: Report;
  readonly busy: boolean;
  readonly onMake: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const { client, contract, contractName, dueDay } = row;
  return (
    <Panel
      title={client.name}
      onClose={onClose}
      foot={
        <Button loading={busy} onClick={onMake}>
          Make this report
        </Button>
      }
    >
      <div className="stacked">
        <dl className="facts">
          <dt>Contract</dt>
          <dd>
            <Link to="/contracts/$contract" params={{ contract }}>
              {contractName}
            </Link>
          </dd>
          <dt>Period</dt>
          <dd>{periodOfDays(row, client.locale)}</dd>
          <dt>Due</dt>
          <dd>
            <DayText day={dueDay} locale={client.locale} />
          </dd>
        </dl>
        <p className="quiet">
          Making it freezes the figures as they stand now. You review it and add your comment before it is sent.
        </p>
      </div>
    </Panel>
  );
}
