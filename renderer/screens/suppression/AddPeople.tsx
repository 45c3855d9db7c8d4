import { Button, FileButton, Group, Textarea } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { api } from '../../api.ts';
import { useAct } from '../../parts/useAct.tsx';
import { counted } from '../../text/counted.ts';
import { addedText, pastedEntries, removedText } from '../../text/suppressed.ts';

/** Adds people to one list, by pasting them or by a file, and takes them off again. */
export function AddPeople({ client }: { readonly client: string | null }): ReactNode {
  const [text, setText] = useState('');
  const [unreadable, setUnreadable] = useState<{ readonly count: number; readonly some: readonly string[] } | null>(
    null,
  );
  const list = client === null ? {} : { client };
  const adding = useAct(api.suppression.add, { said: addedText });
  const filing = useAct(api.suppression.addFile, { said: addedText });
  const removing = useAct(api.suppression.remove, { said: removedText });
  const busy = adding.busy || filing.busy || removing.busy;
  const entries = pastedEntries(text);

  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (entries.length === 0) return;
    const added = await adding.act({ ...list, entries });
    if (added === undefined) return;
    setText(added.unreadable.join('\n'));
    setUnreadable(added.unreadableCount === 0 ? null : { count: added.unreadableCount, some: [] });
  };
  const addFile = async (file: File | null): Promise<void> => {
    if (file === null) return;
    const added = await filing.act({ ...list, file });
    if (added !== undefined && added.unreadableCount > 0)
      setUnreadable({ count: added.unreadableCount, some: added.unreadable.slice(0, 5) });
  };
  const remove = async (): Promise<void> => {
    const removed = await removing.act({ ...list, entries });
    if (removed !== undefined) setText(removed.unknown.join('\n'));
  };
  return (
    <form className="suppression-add" onSubmit={(event) => void add(event)}>
      <Textarea
        label="Mails, phones and domains"
        description="One a line, or apart by commas: paste a column of a spreadsheet. acme.com names everybody of that company."
        rows={5}
        maw={520}
        value={text}
        error={unreadable === null ? undefined : unreadableText(unreadable)}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          setUnreadable(null);
        }}
      />
      <Group gap={8} mt={8}>
        <Button type="submit" disabled={entries.length === 0} loading={busy}>
          {entries.length === 0 ? 'Add' : `Add ${counted(entries.length, 'entry', 'entries')}`}
        </Button>
        <Button variant="default" disabled={entries.length === 0 || busy} onClick={() => void remove()}>
          Take off the list
        </Button>
        <FileButton accept=".csv,.tsv,.txt,.xlsx" onChange={(file) => void addFile(file)} disabled={busy}>
          {(props) => (
            <Button variant="default" disabled={busy} {...props}>
              Add a file…
            </Button>
          )}
        </FileButton>
      </Group>
    </form>
  );
}

const unreadableText = ({ count, some }: { readonly count: number; readonly some: readonly string[] }): string =>
  `${counted(count, 'entry', 'entries')} could not be read as a mail, a phone or the domain of a company${some.length === 0 ? '. Mend them and add them again.' : `: ${some.join(', ')}`}`;
