import { Button, Group, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import type { RequalifyRun } from '../../../shared/api/requalification.ts';
import { api } from '../../api.ts';
import { momentText } from '../../parts/format.ts';
import { LinkButton } from '../../parts/LinkButton.tsx';
import { useAct } from '../../parts/useAct.tsx';
import { counted } from '../../text/counted.ts';
import { ranText, runStates } from '../../text/requalified.ts';

/** What was judged again before, with the way on or back. */
export function Runs({
  runs,
  contract,
}: {
  readonly runs: readonly RequalifyRun[];
  readonly contract: string;
}): ReactNode {
  const resuming = useAct(api.requalification.resume, { said: ranText });
  const takingBack = useAct(api.requalification.takeBack, {
    said: ({ restored }) => `Taken back: ${counted(restored, 'verdict')} as before`,
  });
  const busy = resuming.busy || takingBack.busy;
  if (runs.length === 0) return null;
  return (
    <section aria-labelledby="requalify-runs">
      <h2 id="requalify-runs">Judged again before</h2>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">By</th>
            <th scope="col">Terms</th>
            <th scope="col">State</th>
            <th scope="col" className="right">
              Leads
            </th>
            <th scope="col" className="right">
              Otherwise
            </th>
            <th scope="col">
              <VisuallyHidden>What can be done</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {runs.map(({ run, at, by, version, state, leads, changed, look }) => {
            const when = momentText(at, look.timeZone, look.locale);
            return (
              <tr key={run}>
                <td>{when}</td>
                <td>{by}</td>
                <td>Version {version}</td>
                <td>{runStates[state]}</td>
                <td className="right">{leads.toLocaleString('en')}</td>
                <td className="right">{changed.toLocaleString('en')}</td>
                <td className="right">
                  <Group gap={4} justify="end" wrap="nowrap">
                    {state === 'stopped' && (
                      <Button
                        size="compact-sm"
                        loading={busy}
                        aria-label={`Go on with what was begun ${when}`}
                        onClick={() => void resuming.act({ run })}
                      >
                        Go on
                      </Button>
                    )}
                    {(state === 'stopped' || state === 'done') && (
                      <>
                        <LinkButton
                          size="compact-sm"
                          variant="default"
                          to="/requalify"
                          search={{ contract, run }}
                          aria-label={`Show what was done ${when}`}
                        >
                          Show
                        </LinkButton>
                        <Button
                          size="compact-sm"
                          variant="default"
                          loading={busy}
                          aria-label={`Take back what was done ${when}`}
                          onClick={() => void takingBack.act({ run })}
                        >
                          Take back
                        </Button>
                      </>
                    )}
                  </Group>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
