import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, query } from '../../api.ts';
import { Answered } from '../../parts/Answered.tsx';
import { FileButton } from '../../parts/FileButton.tsx';
import { momentText, numberText } from '../../parts/format.ts';
import { ownLocale } from '../../parts/ownLocale.ts';
import { useAct } from '../../parts/useAct.tsx';

/** Verified copies of the whole file: made, listed, handed out, and how one is brought back. */
export function BackupsSection(): ReactNode {
  const read = useQuery(query.backup.list.queryOptions());
  const { act, busy } = useAct((_: undefined, options) => api.backup.make(undefined, options), {
    said: ({ leads, documents }) =>
      `Backed up and read back in full: ${numberText(leads, ownLocale)} leads, ${numberText(documents, ownLocale)} documents`,
  });
  return (
    <Answered read={read}>
      {({ backups, backupFolder, dataFolder }) => (
        <div className="settings-form">
          <h2>Backups</h2>
          <p>
            A backup is one encrypted file with everything in it. It is read back in full before it counts. Keep a copy
            on another disk: a backup beside the data is lost with the laptop.
          </p>
          <Group>
            <Button loading={busy} onClick={() => void act(undefined)}>
              Back up now
            </Button>
          </Group>
          {backups.length === 0 ? (
            <p className="quiet">There is none yet.</p>
          ) : (
            <table className="settings-table" aria-label="Backups">
              <thead>
                <tr>
                  <th scope="col">Made</th>
                  <th scope="col">File</th>
                  <th scope="col" className="right">
                    Size
                  </th>
                  <th scope="col" aria-label="Copy" />
                </tr>
              </thead>
              <tbody>
                {backups.map(({ name, bytes, madeAt }) => (
                  <tr key={name}>
                    <td>{momentText(madeAt, Intl.DateTimeFormat().resolvedOptions().timeZone, ownLocale)}</td>
                    <td>{name}</td>
                    <td className="right">{sizeText(bytes)}</td>
                    <td className="right">
                      <FileButton how="save" get={() => api.backup.file({ name })}>
                        Save a copy
                      </FileButton>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <p className="quiet">They lie in {backupFolder}</p>
          <h2>Bringing one back</h2>
          <p>
            A backup is restored into a new, empty folder, so that nothing is overwritten. Close Tallyproof first, then
            in a terminal:
          </p>
          <pre className="command">{`npm run --silent tallyproof -- restore "${backupFolder}/${backups[0]?.name ?? 'NAME.tallyproof'}" --data "${dataFolder}-restored"`}</pre>
        </div>
      )}
    </Answered>
  );
}

const sizeText = (bytes: number): string =>
  bytes < 1 << 20 ? `${Math.ceil(bytes / 1024)} KiB` : `${numberText(Math.round(bytes / (1 << 20)), ownLocale)} MiB`;
