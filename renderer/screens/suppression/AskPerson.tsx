import { Button, Group, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { api } from '../../api.ts';
import { momentText } from '../../parts/format.ts';
import { ownLocale } from '../../parts/ownLocale.ts';
import { useAct } from '../../parts/useAct.tsx';
import { listedBy, originText } from '../../text/suppressed.ts';

type Found = Awaited<ReturnType<typeof api.suppression.check>>;

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Is this person on a list? A list cannot be read; it can be asked. */
export function AskPerson(): ReactNode {
  const [entry, setEntry] = useState('');
  const [found, setFound] = useState<(Found & { readonly entry: string }) | null>(null);
  const { act, busy } = useAct(api.suppression.check);
  const ask = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const asked = entry.trim();
    if (asked === '') return;
    const answer = await act({ entry: asked });
    if (answer !== undefined) setFound({ ...answer, entry: asked });
  };
  return (
    <form onSubmit={(event) => void ask(event)}>
      <Group align="end" gap={8}>
        <TextInput
          label="Is this person on a list?"
          description="A mail, a phone or a domain"
          w={300}
          value={entry}
          onChange={({ currentTarget }) => {
            setEntry(currentTarget.value);
            setFound(null);
          }}
        />
        <Button type="submit" variant="default" disabled={entry.trim() === ''} loading={busy}>
          Look
        </Button>
      </Group>
      <div role="status">{found !== null && <Lists found={found} />}</div>
    </form>
  );
}

function Lists({ found: { kind, on, entry } }: { readonly found: Found & { readonly entry: string } }): ReactNode {
  if (kind === null) return <p>{entry} is neither a mail nor a phone nor the domain of a company.</p>;
  if (on.length === 0) return <p>{entry} is on no list.</p>;
  return (
    <ul>
      {on.map(({ client, name, by, at, addedBy, origin }) => (
        <li key={`${client} ${by}`}>
          {client === null ? 'On the agency’s list' : `On the list of ${name}`} {listedBy[by]}, since{' '}
          {momentText(at, zone, ownLocale)}, by {addedBy} ({originText(origin)})
        </li>
      ))}
    </ul>
  );
}
