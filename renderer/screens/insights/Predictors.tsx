import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { Insights } from '../../../shared/api/insights.ts';

/** The way to what predicts acceptance and sale: it is seen for each contract by itself. */
export function Predictors({ contracts }: { readonly contracts: z.infer<typeof Insights>['contracts'] }): ReactNode {
  if (contracts.length === 0) return null;
  return (
    <section>
      <h2>What predicts acceptance and sale</h2>
      <p className="quiet">
        Which score bands, criteria and values go with it, and which weights the history of a contract suggests. Each
        contract by itself: its leads are judged by its own definition, and accepted by its own client.
      </p>
      <ul className="bare-list">
        {contracts.map(({ ref, name, client }) => (
          <li key={ref}>
            <Link to="/insights/scoring" search={{ contract: ref }}>
              {client.name}: {name}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
