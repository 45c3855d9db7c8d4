import { expect } from 'vitest';
import { bytesOf, pdfText } from '../../pdfPages.ts';
import type { Scene } from './scene.ts';
import { contract, momentOf } from './scene.ts';

/** A line of an invoice as a story tells it: component, month, quantity × unit = amount, in cents. */
export type ToldLine = readonly [
  component: string,
  month: string,
  quantity: number | string,
  unit: number | string,
  amount: number,
];

export interface Billed {
  readonly number: string;
  readonly lines: readonly ToldLine[];
  readonly net: number;
  /** What waits for a later invoice, by reason. */
  readonly carried: Readonly<Record<string, number>>;
}

/** Invoices, credit notes and the balance of a story, in cents without tax unless said otherwise. */
export function billing({ world }: Scene) {
  const { client, context, setNow } = world;
  const billed = new Set<string>();
  const run = async (period: string, issue: boolean) => {
    const [row] = await client.invoice.run({ period, contract, issue });
    return row;
  };
  return {
    /** What the invoice of a period would say now, what waits and what is never billed; nothing is written. */
    draft: (period: string) => client.invoice.draft({ contract, period }),

    /** Issues the invoice of a period, on a day. */
    bill: async (period: string, day: string): Promise<Billed> => {
      setNow(momentOf(day));
      const row = await run(period, true);
      if (!row?.number) throw new Error(`${period} is not issued: ${JSON.stringify(row ?? 'nothing to bill')}`);
      billed.add(period);
      return {
        number: row.number,
        lines: row.lines.map(({ component, month, quantity, unit, amount }) => [
          component,
          month,
          quantity,
          unit,
          amount,
        ]),
        net: row.net,
        carried: Object.fromEntries(row.carriedOver.map(({ code, count }) => [code, count])),
      };
    },

    /** Takes an invoice back, whole or what stands on it for some deliveries; `rebill` lets it be billed once more. */
    credit: async (number: string, of: readonly number[] | 'all', { rebill }: { rebill: boolean }): Promise<number> => {
      const asked = of === 'all' ? { kind: of } : { kind: 'deliveries' as const, ids: [...of] };
      return (await client.invoice.credit({ number, of: asked, rebill })).net;
    },

    /** The client pays in, with tax; answers the balance and how many more leads it covers. */
    topUp: async (amount: number): Promise<{ balance: number; covers: number | null }> => {
      const { balance, covers } = await client.prepaid.topUp({ contract, amount });
      return { balance, covers };
    },

    balance: async (): Promise<number> => (await client.prepaid.read({ contract })).balance,

    /** What a source cost on a day, altogether. */
    cost: async (source: string, day: string, amount: number): Promise<void> => {
      await client.source.cost({ source, day, currency: 'EUR', amount });
    },

    /** A line of a document opened, counted from 1. */
    explain: (number: string, line: number) => client.explain.line({ number, line }),

    /**
     * How every story ends: running its periods again bills nothing, all that was charged less all that was credited is `net`,
     * every document comes out the same when it is computed again, and each version of the terms can be printed and signed.
     */
    ends: async (net: number): Promise<void> => {
      for (const period of billed) {
        const again = await run(period, true);
        expect(again?.lines ?? []).toEqual([]);
      }
      const documents = context.handle.reader
        .read<{ kind: string; net: number }>('SELECT kind, net FROM document')
        .all();
      const sum = documents.reduce((before, one) => before + (one.kind === 'invoice' ? one.net : -one.net), 0);
      expect(sum).toBe(net);
      const { ok, checks } = await client.verification.run();
      expect(checks.filter((check) => !check.ok)).toEqual([]);
      expect(ok).toBe(true);
      const { contract: named, versions } = await client.contract.terms({ ref: contract });
      for (const { version } of versions) {
        const sheet = await client.contract.sheet({ contract, version });
        expect(await pdfText(await bytesOf(sheet))).toContain(named.name);
      }
      expect(world.faults).toEqual([]);
      world.close();
    },
  };
}
