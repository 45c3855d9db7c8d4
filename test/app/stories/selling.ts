import { expect } from 'vitest';
import { csv } from '../sampleContract.ts';
import type { Scene } from './scene.ts';
import { contract } from './scene.ts';

/** A row of the client's sales file; money in euros as the client writes it. A deal names its delivery the first time. */
export interface Told {
  readonly deal: string;
  readonly of?: number;
  readonly stage?: string;
  readonly amount?: string;
  readonly won?: string;
  readonly month?: string;
  readonly received?: string;
}

/** What the client of a story says its leads became. */
export function selling({ world: { client, context } }: Scene) {
  const leadOf = (delivery: number): string =>
    context.handle.reader
      .read<{ id: string }>('SELECT external_id AS id FROM lead JOIN delivery d ON d.lead_id = lead.id WHERE d.id = ?')
      .get(delivery)?.id ?? '';
  return {
    /** The client's sales file of today. */
    sold: async (...rows: readonly Told[]): Promise<void> => {
      const columns = {
        Deal: 'sale.id',
        Lead: 'lead.id',
        Stage: 'sale.stage',
        Amount: 'sale.amount',
        Won: 'sale.wonAt',
        Month: 'revenue.month',
        Received: 'revenue.amount',
      };
      const told = rows.map(({ deal, of, stage = '', amount = '', won = '', month = '', received = '' }) =>
        [deal, of === undefined ? '' : leadOf(of), stage, amount, won, month, received].join(','),
      );
      const file = csv(Object.keys(columns).join(','), ...told);
      const answer = await client.sale.import({ contract, map: { kind: 'sales', columns }, file });
      expect(answer).toMatchObject({ rows: rows.length, unmatched: 0, broken: 0 });
    },
  };
}
