import { z } from 'zod';
import { readContract, readContracts } from '../../../db/queries/contract.ts';
import { FiguresShape } from '../../../shared/api/figures.ts';
import type { Day } from '../../../shared/domain/basics.ts';
import type { Figures } from '../../../shared/domain/kpi/figures.ts';
import { figureRow } from '../../../shared/domain/kpi/figures.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { done, refuse } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { withKept } from '../kept.ts';
import { keptCosts } from './costs.ts';
import { cutOf } from './cut.ts';
import { figuresOfCut, totalFigures } from './cutFigures.ts';
import { readRows } from './rows.ts';

export interface FiguresInput {
  readonly contract: string;
  readonly from: Day;
  readonly to: Day;
  readonly by?: string | undefined;
}

export type ShownFigures = z.infer<typeof FiguresShape>;

/**
 * The figures of a contract on days of its client, both inclusive, as they stand now (domain §7); with `by`, also those of
 * each value of a cut. Refuses an unknown contract (`notFound`), and days or a cut that make no sense (`invalidInput`).
 */
export function readFigures(
  context: Context,
  input: FiguresInput,
): Result<{ total: ShownFigures; by: Record<string, ShownFigures> }> {
  const { reader } = context.handle;
  const contract = readContract(reader, input.contract);
  if (!contract) return refuse('notFound', { kind: 'contract', ref: input.contract });
  const { from, to, by } = input;
  if (from > to) return refuse('invalidInput', { field: 'to', value: to, from });
  const cut = by === undefined ? undefined : cutOf(by, contract);
  if (cut === null) return refuse('invalidInput', { field: 'by', value: by ?? '' });
  return done(
    withKept(context, (kept) => {
      const costs = keptCosts(reader, readContracts(reader), { from, to }, kept);
      const asked = `${from} ${to} ${by ?? ''} ${JSON.stringify(costs.get(contract.id) ?? [])}`;
      return kept.of([contract], { name: 'figures', asked, schema: Answer }, () => {
        const rows = readRows(reader, contract, { from, to }, context.now(), { costs });
        const parts = cut ? figuresOfCut(reader, rows, cut, contract.client.timeZone) : new Map<string, Figures>();
        return {
          total: shown(totalFigures(rows)),
          by: Object.fromEntries([...parts].map(([key, figures]) => [key, shown(figures)])),
        };
      });
    }),
  );
}

const Answer = z.strictObject({ total: FiguresShape, by: z.record(z.string(), FiguresShape) });

/** Figures as they cross the api. */
export function shown(figures: Figures): ShownFigures {
  const { opened, ...row } = figureRow(figures);
  return {
    ...row,
    opened: Object.fromEntries(
      Object.entries(opened).map(([name, figure]) => [name, { ...figure, leftOut: [...figure.leftOut] }]),
    ),
  };
}
