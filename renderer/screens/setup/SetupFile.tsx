import { Button, FileButton } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import type { z } from 'zod';
import type { SetupAnswer } from '../../../shared/api/setup.ts';
import { Setup } from '../../../shared/domain/setup.ts';
import { api } from '../../api.ts';
import { Empty } from '../../parts/Empty.tsx';
import { Screen } from '../../parts/Screen.tsx';
import { useAct } from '../../parts/useAct.tsx';
import { takeDropped, useDropped } from '../../shell/dropped.ts';
import { SetupDone } from './SetupDone.tsx';

/** A setup file as it was read: what it holds, or the places where it is not one. */
type Read =
  | { readonly kind: 'setup'; readonly name: string; readonly setup: Setup }
  | { readonly kind: 'wrong'; readonly name: string; readonly problems: readonly string[] };

/** Agency, clients, sources and contracts from one file: what is in it, then all of it or nothing. */
export function SetupFile(): ReactNode {
  const navigate = useNavigate();
  const [read, setRead] = useState<Read | null>(null);
  const [answer, setAnswer] = useState<z.output<typeof SetupAnswer> | null>(null);
  const waits = useDropped();
  const applying = useAct(api.setup.apply, { afterwards: setAnswer });

  const take = (file: File): void => {
    setAnswer(null);
    void readSetup(file).then(setRead);
  };
  useEffect(() => {
    const dropped = waits ? takeDropped() : undefined;
    if (dropped === undefined) return;
    setAnswer(null);
    void readSetup(dropped).then(setRead);
  }, [waits]);

  const choose = (
    <FileButton onChange={(file) => file && take(file)} accept=".json,application/json">
      {(props) => (
        <Button variant={read === null ? 'filled' : 'default'} {...props}>
          Choose a setup file
        </Button>
      )}
    </FileButton>
  );
  return (
    <Screen
      title={read?.name ?? 'Setup file'}
      over={read === null ? undefined : 'Setup file'}
      main={
        read?.kind === 'setup' && answer === null ? (
          <>
            {choose}
            <Button loading={applying.busy} onClick={() => void applying.act({ content: asJson(read.setup) })}>
              Apply all of it
            </Button>
          </>
        ) : (
          read !== null && choose
        )
      }
    >
      <div className="page">
        {answer !== null ? (
          <SetupDone answer={answer} onToday={() => void navigate({ to: '/' })} />
        ) : read === null ? (
          <Empty title="Agency, clients and contracts from one file" action={choose}>
            A setup file says it all at once, as the command line takes it. You see what is in it before anything is
            written.
          </Empty>
        ) : read.kind === 'wrong' ? (
          <div role="alert">
            <h2>This is no setup file that can be used. Nothing was changed.</h2>
            <ul>
              {read.problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </div>
        ) : (
          <Holds setup={read.setup} />
        )}
      </div>
    </Screen>
  );
}

async function readSetup(file: File): Promise<Read> {
  try {
    const parsed = Setup.safeParse(JSON.parse(await file.text()));
    if (parsed.success) return { kind: 'setup', name: file.name, setup: parsed.data };
    const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    return { kind: 'wrong', name: file.name, problems };
  } catch (problem) {
    if (!(problem instanceof SyntaxError)) throw problem;
    return { kind: 'wrong', name: file.name, problems: [`It is not JSON: ${problem.message}`] };
  }
}

/** What was parsed from JSON is JSON. */
const asJson = (setup: Setup): Parameters<typeof api.setup.apply>[0]['content'] => JSON.parse(JSON.stringify(setup));

function Holds({ setup }: { readonly setup: Setup }): ReactNode {
  const names = (list: readonly { readonly name: string }[]): string => list.map(({ name }) => name).join(', ');
  const holds: readonly (readonly [string, string])[] = [
    ['Agency', setup.agency?.name ?? ''],
    ['Clients', names(setup.clients)],
    ['Contracts', names(setup.contracts)],
    ['Sources', setup.sources.map(({ ref }) => ref).join(', ')],
  ];
  return (
    <dl className="facts">
      {holds
        .filter(([, what]) => what !== '')
        .map(([title, what]) => (
          <div key={title} className="pair">
            <dt>{title}</dt>
            <dd>{what}</dd>
          </div>
        ))}
    </dl>
  );
}
