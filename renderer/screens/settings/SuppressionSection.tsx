import { Button, Group, Select, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { api, query } from '../../api.ts';
import { Answered } from '../../parts/Answered.tsx';
import { numberText } from '../../parts/format.ts';
import { ownLocale } from '../../parts/ownLocale.ts';
import { useAct } from '../../parts/useAct.tsx';
import { readPasted } from './pasted.ts';

interface ShownList {
  readonly client: string | null;
  readonly name: string;
  readonly mails: number;
  readonly phones: number;
}

const everybody = '';

/** People who must not be delivered: counted, added to, never read back. */
export function SuppressionSection(): ReactNode {
  const read = useQuery(query.suppression.read.queryOptions());
  return <Answered read={read}>{({ lists }) => <Lists lists={lists} />}</Answered>;
}

function Lists({ lists }: { readonly lists: readonly ShownList[] }): ReactNode {
  const [client, setClient] = useState(everybody);
  const [text, setText] = useState('');
  const [unreadable, setUnreadable] = useState<readonly string[]>([]);
  const { act, busy } = useAct(api.suppression.add, {
    said: ({ added, known }) => `${added} added${known > 0 ? `, ${known} were on the list already` : ''}`,
  });
  const pasted = readPasted(text);
  const count = pasted.mails.length + pasted.phones.length;
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (count === 0) return;
    const added = await act({ ...pasted, ...(client === everybody ? {} : { client }) });
    if (added === undefined) return;
    setUnreadable(added.unreadable);
    setText(added.unreadable.join('\n'));
  };
  return (
    <form className="settings-form" onSubmit={(event) => void add(event)}>
      <h2>Who must not be delivered</h2>
      <p className="quiet">
        Asked at import and again at delivery. Only keyed hashes are kept: nobody can read a name here.
      </p>
      <table className="settings-table" aria-label="Suppression lists">
        <thead>
          <tr>
            <th scope="col">List</th>
            <th scope="col" className="right">
              Mails
            </th>
            <th scope="col" className="right">
              Phones
            </th>
          </tr>
        </thead>
        <tbody>
          {lists.map((list) => (
            <tr key={list.client ?? everybody}>
              <td>{list.client === null ? 'Every client of the agency' : list.name}</td>
              <td className="right">{numberText(list.mails, ownLocale)}</td>
              <td className="right">{numberText(list.phones, ownLocale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>Add people</h2>
      <Select
        label="To the list of"
        allowDeselect={false}
        w={300}
        data={lists.map((list) => ({
          value: list.client ?? everybody,
          label: list.client === null ? 'Every client of the agency' : list.name,
        }))}
        value={client}
        onChange={(value) => setClient(value ?? everybody)}
      />
      <Textarea
        label="Mails and phones"
        description="One a line, or apart by commas or semicolons: paste a column of a spreadsheet"
        rows={6}
        maw={520}
        value={text}
        error={
          unreadable.length > 0 && text !== ''
            ? `${unreadable.length} could not be read as a mail or phone. Mend them and add them again.`
            : undefined
        }
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <Group>
        <Button type="submit" disabled={count === 0} loading={busy}>
          {count === 0 ? 'Add' : `Add ${pasted.mails.length} mails and ${pasted.phones.length} phones`}
        </Button>
      </Group>
    </form>
  );
}
