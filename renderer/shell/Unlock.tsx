import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useCallback, useEffect, useState } from 'react';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { lockedText } from '../text/locked.ts';
import { refusalText } from '../text/refusals.ts';
import { askUnlock } from './askUnlock.ts';

type Standing =
  | { readonly kind: 'asking' }
  | { readonly kind: 'locked'; readonly why: Refusal; readonly problem: string | null }
  | { readonly kind: 'silent' };

/** The page of a folder whose key this machine does not give by itself: one field, and the application behind it. */
export function Unlock(): ReactNode {
  const [standing, setStanding] = useState<Standing>({ kind: 'asking' });
  const [secret, setSecret] = useState('');
  const [busy, setBusy] = useState(false);

  const ask = useCallback(async (given?: string) => {
    setBusy(true);
    try {
      const answer = await askUnlock(given === undefined ? {} : { secret: given });
      if (answer.kind === 'open') return location.reload();
      const { refusal } = answer;
      setStanding((before) =>
        given === undefined || before.kind !== 'locked'
          ? { kind: 'locked', why: refusal, problem: null }
          : { ...before, problem: refusalText(refusal) },
      );
    } catch {
      // The program has ended, or says what this page does not know: either way it has to be started again.
      setStanding({ kind: 'silent' });
    } finally {
      setBusy(false);
    }
  }, []);
  useEffect(() => void ask(), [ask]);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void ask(secret);
  };

  if (standing.kind === 'asking') return null;
  return (
    <main className="stopped">
      <form onSubmit={submit}>
        <h1>Tallyproof</h1>
        {standing.kind === 'silent' ? (
          <p role="alert">Tallyproof does not answer. Close this window and start it again.</p>
        ) : (
          <>
            <p>{lockedText(standing.why)}</p>
            <PasswordInput
              label="Passphrase or recovery key"
              size="sm"
              autoFocus
              autoComplete="off"
              value={secret}
              error={standing.problem}
              onChange={(event) => setSecret(event.currentTarget.value)}
            />
            <Button type="submit" size="sm" mt="md" loading={busy} disabled={secret === ''}>
              Open the folder
            </Button>
          </>
        )}
      </form>
    </main>
  );
}
