import { Button, Group } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { api } from '../../api.ts';
import { numberText } from '../../parts/format.ts';
import { ownLocale } from '../../parts/ownLocale.ts';
import { useAct } from '../../parts/useAct.tsx';
import { checkText } from '../../text/checks.ts';

type Verified = Awaited<ReturnType<typeof api.verification.run>>;

/** The whole file, looked at again: pages, references, history, and every promise about money. */
export function VerificationSection(): ReactNode {
  const [found, setFound] = useState<Verified | null>(null);
  const { act, busy } = useAct((_: undefined, options) => api.verification.run(undefined, options), {
    said: ({ ok }) => (ok ? 'Everything holds' : undefined),
  });
  const check = async (): Promise<void> => setFound((await act(undefined)) ?? null);
  const broken = found?.checks.filter(({ ok }) => !ok).length ?? 0;
  return (
    <div className="settings-form">
      <h2>Check the whole file</h2>
      <p className="quiet">
        Reads everything again and computes every issued document anew. Nothing is changed. A large file takes a while.
      </p>
      <Group>
        <Button loading={busy} onClick={() => void check()}>
          Check the whole file
        </Button>
      </Group>
      {found !== null && (
        <>
          <p role="status" className={found.ok ? 'finding good' : 'finding bad'}>
            <span aria-hidden="true">{found.ok ? '●' : '▲'}</span>{' '}
            {found.ok
              ? 'Everything holds.'
              : `${broken} checks failed. Change nothing, make a copy of the data folder, and restore the newest backup into a new one.`}
          </p>
          <table className="settings-table" aria-label="Checks">
            <thead>
              <tr>
                <th scope="col">Check</th>
                <th scope="col" className="right">
                  Looked at
                </th>
                <th scope="col">Result</th>
              </tr>
            </thead>
            <tbody>
              {found.checks.map(({ name, ok, count, detail }) => (
                <tr key={name}>
                  <td>{checkText(name)}</td>
                  <td className="right">{numberText(count, ownLocale)}</td>
                  <td>
                    <span className={ok ? 'state good' : 'state bad'}>
                      <span aria-hidden="true">{ok ? '●' : '▲'}</span> {ok ? 'holds' : (detail ?? 'broken')}
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </div>
  );
}
