import { z } from 'zod';
import { Count, Day, Decimal, Minor } from '../domain/basics.ts';
import { procedure } from './procedure.ts';

/** One figure opened: what it is made of and what was left out of it. */
export const FigureShape = z.strictObject({
  value: Decimal.nullable(),
  unit: z.enum(['percent', 'count', 'money', 'ratio', 'seconds', 'days']),
  numerator: z.union([Decimal, z.int()]).nullable(),
  denominator: z.union([Decimal, z.int()]).nullable(),
  formula: z.string(),
  leftOut: z.array(z.strictObject({ reason: z.string(), count: z.int().positive() })),
});

const Rate = Decimal.nullable();

/** What is counted of a period, by the names of domain §7. */
export const FigureCounts = z.strictObject({
  delivered: Count,
  accepted: Count,
  decided: Count,
  disputed: Count,
  returned: Count,
  booked: Count,
  held: Count,
  prospectNoShow: Count,
  clientNoShow: Count,
  cancelledInTime: Count,
  lateCancel: Count,
  unconfirmed: Count,
  opportunities: Count,
  sales: Count,
});

/** Counts, and rates as percent text with two decimals or null; money in minor units of `currency`. */
export const FiguresShape = z.strictObject({
  ...FigureCounts.shape,
  currency: z.string(),
  revenue: Minor,
  /** Client view: what was charged for these deliveries and meetings, net of credits. */
  spend: Minor,
  /** Agency view: source costs, shared over a source's contracts by delivered leads. */
  sourceCost: Minor,
  acceptanceRate: Rate,
  disputeRate: Rate,
  returnRate: Rate,
  leadToCloseRate: Rate,
  showRate: Rate,
  keptRate: Rate,
  /** Every figure opened, by name. */
  opened: z.record(z.string(), FigureShape),
});

export const figures = {
  read: procedure
    .input(z.strictObject({ contract: z.string(), from: Day, to: Day, by: z.string().optional() }))
    .output(z.strictObject({ total: FiguresShape, by: z.record(z.string(), FiguresShape) })),
};
