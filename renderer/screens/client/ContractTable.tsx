import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { ClientPage } from '../../../shared/api/client.ts';
import type { ClientLook } from '../../../shared/api/look.ts';
import { StateBadge } from '../../parts/StateBadge.tsx';
import { measures } from '../clients/clientColumns.tsx';

/** The contracts of a client, each with its month. */
export function ContractTable({
  contracts,
  look,
}: {
  readonly contracts: z.infer<typeof ClientPage>['contracts'];
  readonly look: ClientLook;
}): ReactNode {
  // A measure none of them has would only take the room of the others.
  const told = measures.filter(({ value }) => contracts.some(({ month }) => month !== null && value(month) !== null));
  return (
    <section>
      <h2>Contracts</h2>
      {contracts.length === 0 ? (
        <p className="quiet">No contract yet. Write down what you agreed with “New contract”.</p>
      ) : (
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">Contract</th>
              {told.map(({ id, title }) => (
                <th key={id} scope="col" className="right">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {contracts.map(({ ref, name, state, month }) => (
              <tr key={ref}>
                <td>
                  <Anchor href={`#/contracts/${encodeURIComponent(ref)}`} inherit>
                    {name}
                  </Anchor>{' '}
                  {state === 'draft' && <StateBadge kind="contract" value={state} />}
                </td>
                {told.map(({ id, text, cell }) => (
                  <td key={id} className="right">
                    {month === null ? '–' : (cell ?? text)(month, look)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
