import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import type { TodayItem } from '../../../shared/api/today.ts';
import { StateBadge } from '../../parts/StateBadge.tsx';
import { addressOf, todayWords } from '../../text/today.ts';
import { whenText } from '../today/todayColumns.tsx';

/** What waits for a client, each with the way to it. */
export function WaitingTable({ waiting }: { readonly waiting: readonly TodayItem[] }): ReactNode {
  return (
    <section>
      <h2>What waits</h2>
      {waiting.length === 0 ? (
        <p className="quiet">Nothing waits for this client.</p>
      ) : (
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">What</th>
              <th scope="col">Contract</th>
              <th scope="col" className="right">
                Since or until
              </th>
            </tr>
          </thead>
          <tbody>
            {waiting.map((item) => (
              <tr key={[item.kind, item.urgency, item.contract.ref, item.of].join(' ')}>
                <td>
                  <StateBadge kind="urgency" value={item.urgency} />
                </td>
                <td>
                  <Anchor href={`#${addressOf(item)}`} inherit>
                    {todayWords[item.kind].says(item)}
                  </Anchor>
                </td>
                <td>{item.contract.name}</td>
                <td className="right">{whenText(item)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
