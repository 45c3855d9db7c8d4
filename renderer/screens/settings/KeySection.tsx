import { Button, Group, PasswordInput } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { api, query } from '../../api.ts';
import { Answered } from '../../parts/Answered.tsx';
import { useAct } from '../../parts/useAct.tsx';
import { useMe } from '../../parts/useMe.ts';
import { OwnersOnly } from './OwnersOnly.tsx';

interface KeyState {
  readonly locked: boolean;
  readonly ways: readonly ('file' | 'keychain' | 'passphrase' | 'recovery')[];
  readonly leastPassphrase: number;
}

const wayWords: Readonly<Record<KeyState['ways'][number], string>> = {
  file: 'a key file of this computer account',
  keychain: 'the keychain of this system',
  passphrase: 'your passphrase',
  recovery: 'the printed recovery key',
};

/** How the file is locked, said plainly, and changed while it is open. */
export function KeySection(): ReactNode {
  const read = useQuery(query.key.read.queryOptions());
  return <Answered read={read}>{(state) => <Key state={state} />}</Answered>;
}

function Key({ state }: { readonly state: KeyState }): ReactNode {
  const mayChange = useMe().role === 'owner';
  return (
    <div className="settings-form">
      <OwnersOnly what="the lock of the file" />
      <h2>{state.locked ? 'The file is locked' : 'The file is not locked'}</h2>
      <p>
        {state.locked
          ? 'It is encrypted, and opening it asks for something.'
          : 'It is encrypted, but its key lies in a file of this computer account: whoever can use the account can open it.'}
      </p>
      <ul className="bare-list">
        {state.ways.map((way) => (
          <li key={way}>Opens with {wayWords[way]}</li>
        ))}
      </ul>
      {mayChange && (
        <>
          <Passphrase state={state} />
          <Recovery state={state} />
        </>
      )}
    </div>
  );
}

function Passphrase({ state }: { readonly state: KeyState }): ReactNode {
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const has = state.ways.includes('passphrase');
  const lock = useAct(api.key.setPassphrase, {
    said: () => 'Locked: from the next start on the passphrase is asked for',
  });
  const unlock = useAct(api.key.removePassphrase, { said: () => 'Not locked any more' });
  const short = [...passphrase].length < state.leastPassphrase;
  const differs = again !== '' && again !== passphrase;
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (short || again !== passphrase) return;
    if ((await lock.act({ passphrase })) === undefined) return;
    setPassphrase('');
    setAgain('');
  };
  return (
    <form className="settings-form" onSubmit={(event) => void save(event)}>
      <h2>{has ? 'Another passphrase' : 'Lock it with a passphrase'}</h2>
      <p className="quiet">
        Nobody can bring it back: four or five words you remember are better than one you look up. Backups made from now
        on open with it too.
      </p>
      <Group align="start">
        <PasswordInput
          label="Passphrase"
          description={`At least ${state.leastPassphrase} characters`}
          autoComplete="new-password"
          w={260}
          value={passphrase}
          onChange={({ currentTarget }) => setPassphrase(currentTarget.value)}
        />
        <PasswordInput
          label="Once more"
          description="To be sure of every letter"
          autoComplete="new-password"
          w={260}
          error={differs ? 'not the same' : undefined}
          value={again}
          onChange={({ currentTarget }) => setAgain(currentTarget.value)}
        />
      </Group>
      <Group>
        <Button type="submit" disabled={short || again !== passphrase} loading={lock.busy}>
          {has ? 'Change passphrase' : 'Lock the file'}
        </Button>
        {has && (
          <Button
            variant="default"
            loading={unlock.busy}
            onClick={() =>
              modals.openConfirmModal({
                title: 'Remove the passphrase?',
                children:
                  'The key goes back into a file of this computer account: whoever can use it can open the data.',
                labels: { confirm: 'Remove passphrase', cancel: 'Keep it' },
                onConfirm: () => void unlock.act({ confirmed: true }),
              })
            }
          >
            Remove passphrase
          </Button>
        )}
      </Group>
    </form>
  );
}

function Recovery({ state }: { readonly state: KeyState }): ReactNode {
  const [code, setCode] = useState<string | null>(null);
  const make = useAct(api.key.makeRecoveryKey);
  const has = state.ways.includes('recovery');
  const makeIt = async (): Promise<void> => {
    const made = await make.act({ confirmed: true });
    if (made !== undefined) setCode(made.code);
  };
  return (
    <>
      <h2>Recovery key</h2>
      {code === null ? (
        <>
          <p className="quiet">
            {has
              ? 'There is one. A new one replaces it; the former opens only older backups.'
              : 'A long code to print and keep apart from the laptop: it opens the file when the passphrase is forgotten.'}
          </p>
          <Group>
            <Button variant="default" loading={make.busy} onClick={() => void makeIt()}>
              {has ? 'Make a new recovery key' : 'Make a recovery key'}
            </Button>
          </Group>
        </>
      ) : (
        <div role="alert" className="recovery">
          <p>Shown only now. Print it, or write it down, and keep it apart from the laptop:</p>
          <pre className="command">{code}</pre>
          <Group>
            <Button variant="default" onClick={() => window.print()}>
              Print
            </Button>
            <Button variant="subtle" color="gray" onClick={() => setCode(null)}>
              I have kept it
            </Button>
          </Group>
        </div>
      )}
    </>
  );
}
