import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { query } from '../../api.ts';
import { counted } from '../../text/counted.ts';
import { Additions } from '../suppression/Additions.tsx';
import { AddPeople } from '../suppression/AddPeople.tsx';

/** Who must not be delivered to this client, and the way onto its list. */
export function SuppressionTable({ client }: { readonly client: string }): ReactNode {
  const read = useQuery(query.suppression.read.queryOptions());
  const list = read.data?.lists.find((one) => one.client === client);
  if (list === undefined) return null;
  const { mails, phones, domains, heldBack } = list;
  const all = mails + phones + domains;
  return (
    <section>
      <h2>Must not be delivered</h2>
      <p className="quiet">
        {all === 0
          ? 'Nobody is on this client’s list.'
          : `On its list: ${counted(mails, 'mail')}, ${counted(phones, 'phone')}, ${counted(domains, 'domain')}.`}{' '}
        {heldBack > 0 && `${counted(heldBack, 'lead')} here ${heldBack === 1 ? 'is' : 'are'} held back. `}
        <Link to="/settings" search={{ section: 'suppression', list: client }}>
          All lists
        </Link>
      </p>
      <details>
        <summary>Add people, or take them off</summary>
        <div className="client-suppression">
          <AddPeople client={client} />
          <Additions list={list} />
        </div>
      </details>
    </section>
  );
}
