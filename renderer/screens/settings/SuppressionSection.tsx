import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ShownList } from '../../../shared/api/suppression.ts';
import { query } from '../../api.ts';
import { Answered } from '../../parts/Answered.tsx';
import { numberText } from '../../parts/format.ts';
import { ownLocale } from '../../parts/ownLocale.ts';
import { Additions } from '../suppression/Additions.tsx';
import { AddPeople } from '../suppression/AddPeople.tsx';
import { AskPerson } from '../suppression/AskPerson.tsx';

const everybody = '';

const nameOf = ({ client, name }: ShownList): string => (client === null ? 'Every client of the agency' : name);

/** People who must not be delivered: counted, added to, asked, never read back. */
export function SuppressionSection(): ReactNode {
  const read = useQuery(query.suppression.read.queryOptions());
  return <Answered read={read}>{({ lists }) => <Lists lists={lists} />}</Answered>;
}

function Lists({ lists }: { readonly lists: readonly ShownList[] }): ReactNode {
  const { list: chosen = everybody } = useSearch({ from: '/settings' });
  const navigate = useNavigate({ from: '/settings' });
  const shown = lists.find(({ client }) => (client ?? everybody) === chosen) ?? lists[0];
  return (
    <div className="settings-form">
      <h2>Who must not be delivered</h2>
      <p className="quiet">
        Asked at import and again at delivery; leads here that are named are held back at once. Only keyed hashes are
        kept: nobody can read a name here.
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
            <th scope="col" className="right">
              Domains
            </th>
            <th scope="col" className="right">
              Leads held back
            </th>
          </tr>
        </thead>
        <tbody>
          {lists.map((list) => (
            <tr key={list.client ?? everybody}>
              <td>{nameOf(list)}</td>
              <td className="right">{numberText(list.mails, ownLocale)}</td>
              <td className="right">{numberText(list.phones, ownLocale)}</td>
              <td className="right">{numberText(list.domains, ownLocale)}</td>
              <td className="right">
                {list.client === null && list.heldBack > 0 ? (
                  <Link to="/leads" search={{ outcome: 'suppressed' }}>
                    {numberText(list.heldBack, ownLocale)}
                  </Link>
                ) : (
                  numberText(list.heldBack, ownLocale)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <AskPerson />
      <h2>One list</h2>
      <Select
        label="The list of"
        allowDeselect={false}
        w={300}
        data={lists.map((list) => ({ value: list.client ?? everybody, label: nameOf(list) }))}
        value={shown?.client ?? everybody}
        onChange={(value) =>
          void navigate({
            search: (before) => ({ ...before, list: value === everybody || value === null ? undefined : value }),
            replace: true,
          })
        }
      />
      {shown !== undefined && (
        <>
          <AddPeople key={shown.client} client={shown.client} />
          <Additions list={shown} />
        </>
      )}
    </div>
  );
}
