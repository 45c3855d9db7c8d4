import { z } from 'zod';
import { Count, CurrencyCode, Decimal, Minor } from '../domain/basics.ts';
import { funnelSteps } from '../domain/kpi/funnel.ts';
import { payModels } from '../domain/kpi/payModel.ts';
import { DaysAsked, DaysShown } from './days.ts';
import { FigureCounts, FigureShape } from './figures.ts';
import { ClientLook } from './look.ts';
import { procedure } from './procedure.ts';

const Rate = Decimal.nullable();

const NamedFigures = z.array(z.strictObject({ name: z.string(), figure: FigureShape }));

/** Counts and the main rates of one part; `key` names it. */
const Part = z.strictObject({
  key: z.string(),
  counts: FigureCounts,
  acceptanceRate: Rate,
  returnRate: Rate,
  showRate: Rate,
  leadToCloseRate: Rate,
});

export const InsightsInput = z.strictObject({
  ...DaysAsked,
  contract: z.string().optional(),
  client: z.string().optional(),
  /** Whose money: what the client paid, or what it cost the agency. */
  view: z.enum(['client', 'agency']).default('client'),
});

export const Insights = z.strictObject({
  /** Days of each client. */
  days: DaysShown,
  /** Those that run: what can be chosen from. */
  contracts: z.array(z.strictObject({ ref: z.string(), name: z.string(), client: ClientLook })),
  /** How many of them are counted. */
  counted: Count,
  counts: FigureCounts.nullable(),
  /** Figures without money, over all that is counted. */
  quality: NamedFigures,
  /** Figures of money: one currency, one row. `revenue` is what the clients said they won. */
  money: z.array(
    z.strictObject({
      currency: CurrencyCode,
      spend: Minor,
      sourceCost: Minor,
      revenue: Minor,
      figures: NamedFigures,
    }),
  ),
  funnel: z.array(z.strictObject({ step: z.enum(funnelSteps), count: Count, ofPrevious: Rate, ofDelivered: Rate })),
  /** `key` is the ISO week, in order. */
  weeks: z.array(Part),
  /** `key` is the source's ref, empty for leads without one; the largest first. */
  sources: z.array(Part),
  /** What contracts are paid for, side by side on the same measures. */
  models: z.array(
    Part.extend({
      model: z.enum(payModels),
      currency: CurrencyCode,
      contracts: z.array(z.string()),
      spend: Minor,
      figures: NamedFigures,
    }),
  ),
});

export const insights = {
  /** The dashboard across clients, as the file stands now. */
  read: procedure.input(InsightsInput).output(Insights),
};
