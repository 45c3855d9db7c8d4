import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { query } from '../../api.ts';
import { Answered } from '../../parts/Answered.tsx';
import { Empty } from '../../parts/Empty.tsx';
import { LinkButton } from '../../parts/LinkButton.tsx';
import { Screen, Scrolled } from '../../parts/Screen.tsx';

/** What predicts is seen for one contract: leads of two are judged by two definitions, and accepted by two clients. */
export function ChooseContract(): ReactNode {
  const read = useQuery(query.contract.list.queryOptions({ input: {} }));
  return (
    <Screen title="What predicts" over={<Link to="/insights">Insights</Link>}>
      <Answered read={read}>
        {(contracts) =>
          contracts.length === 0 ? (
            <Empty title="No contract yet" action={<LinkButton to="/clients">Open clients</LinkButton>}>
              What predicts acceptance and sale is seen from the leads of a contract.
            </Empty>
          ) : (
            <Scrolled className="page" label="Contracts">
              <h2>Choose a contract</h2>
              <ul className="bare-list">
                {contracts.map(({ ref, name, client }) => (
                  <li key={ref}>
                    <Link to="/insights/scoring" search={{ contract: ref }}>
                      {client.name}: {name}
                    </Link>
                  </li>
                ))}
              </ul>
            </Scrolled>
          )
        }
      </Answered>
    </Screen>
  );
}
