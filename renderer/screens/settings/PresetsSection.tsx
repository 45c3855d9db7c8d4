import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { IntakeKind } from '../../../shared/domain/intake/fields.ts';
import { api, query } from '../../api.ts';
import { Answered } from '../../parts/Answered.tsx';
import { Empty } from '../../parts/Empty.tsx';
import { momentText } from '../../parts/format.ts';
import { LinkButton } from '../../parts/LinkButton.tsx';
import { ownLocale } from '../../parts/ownLocale.ts';
import { useAct } from '../../parts/useAct.tsx';

const kindWords: Readonly<Record<IntakeKind, string>> = {
  leads: 'Leads',
  feedback: 'The client’s answers',
  appointments: 'Appointments',
  sales: 'Sales',
};

/** The maps that imports remember by the columns of a file. */
export function PresetsSection(): ReactNode {
  const read = useQuery(query.preset.list.queryOptions());
  const { act, busy } = useAct(api.preset.forget, {
    said: () => 'Forgotten: such a file is mapped by its names again',
  });
  return (
    <Answered read={read}>
      {(presets) =>
        presets.length === 0 ? (
          <Empty title="No file was imported yet" action={<LinkButton to="/import">Import a file</LinkButton>}>
            The map of each import is remembered by the columns of its file.
          </Empty>
        ) : (
          <div className="settings-form">
            <h2>Maps that are remembered</h2>
            <table className="settings-table" aria-label="Import presets">
              <thead>
                <tr>
                  <th scope="col">For</th>
                  <th scope="col">Columns</th>
                  <th scope="col">Last used</th>
                  <th scope="col" aria-label="Forget" />
                </tr>
              </thead>
              <tbody>
                {presets.map(({ fingerprint, kind, columns, usedAt }) => (
                  <tr key={`${fingerprint} ${kind}`}>
                    <td>{kindWords[kind]}</td>
                    <td title={columns.map(({ column, field }) => `${column} → ${field}`).join('\n')}>
                      {columns.map(({ column }) => column).join(', ')}
                    </td>
                    <td>{momentText(usedAt, Intl.DateTimeFormat().resolvedOptions().timeZone, ownLocale)}</td>
                    <td className="right">
                      <Button variant="default" loading={busy} onClick={() => void act({ fingerprint, kind })}>
                        Forget
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )
      }
    </Answered>
  );
}
