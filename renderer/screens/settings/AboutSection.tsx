import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { query } from '../../api.ts';
import { Answered } from '../../parts/Answered.tsx';

/** What this is, and where everything lies. */
export function AboutSection(): ReactNode {
  const read = useQuery(query.backup.list.queryOptions());
  return (
    <Answered read={read}>
      {({ dataFolder, backupFolder }) => (
        <div className="settings-form">
          <h2>Tallyproof</h2>
          <p>
            The desk of an agency that is paid by result: every billed unit can be proved – who it was, where it came
            from, which rule of which version of which contract it met, and why it costs what it costs.
          </p>
          <p>Nothing leaves this computer: there is no account, no server and no telemetry. MIT licence.</p>
          <dl className="facts">
            <dt>Data folder</dt>
            <dd>{dataFolder}</dd>
            <dt>Backups</dt>
            <dd>{backupFolder}</dd>
            <dt>If something breaks</dt>
            <dd>
              The incident number finds it in incidents.txt in the data folder; there is never personal data in it.
            </dd>
          </dl>
        </div>
      )}
    </Answered>
  );
}
