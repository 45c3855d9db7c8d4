import type { Counts } from './counts.ts';
import type { Figure, LeftOut } from './figure.ts';
import { moneyFigure, percentFigure, plainFigure, ratioFigure } from './figure.ts';
import type { Sums } from './figures.ts';

/** What is not in the spend: other currencies, and what the next invoice charges. */
export const notSpent = (sums: Pick<Sums, 'spendElsewhere' | 'notInvoiced'>): LeftOut[] => [
  { reason: 'otherCurrency', count: sums.spendElsewhere },
  { reason: 'notInvoiced', count: sums.notInvoiced },
];

/** What results cost (domain §7): the client's view on what was charged, the agency's on what the sources cost. */
export function moneyFigures(counts: Counts, sums: Sums): Readonly<Record<string, Figure>> {
  const { revenue, spend, sourceCost } = sums;
  const spent = notSpent(sums);
  const cost = [{ reason: 'otherCurrency', count: sums.costElsewhere }];
  const won = [...spent, { reason: 'saleWithoutAmount', count: sums.salesWithoutAmount }];
  /** Nothing charged yet is no price of nothing: without an invoice there is no value. */
  const spentOn = (formula: string, count: number): Figure => {
    const figure = moneyFigure(formula, spend, count, spent);
    return spend === 0 && sums.notInvoiced > 0 ? { ...figure, value: null } : figure;
  };
  return {
    costPerLead: spentOn('spend ÷ delivered', counts.delivered),
    costPerQualifiedLead: spentOn('spend ÷ accepted', counts.accepted),
    costPerOpportunity: spentOn('spend ÷ opportunities', counts.opportunities),
    costPerAcquisition: spentOn('spend ÷ sales', counts.sales),
    costPerClosedRevenue: ratioFigure('spend ÷ revenue', spend, revenue, won),
    roas: ratioFigure('revenue ÷ spend', revenue, spend, won),
    roi: percentFigure('(revenue − spend) ÷ spend', revenue - spend, spend, won),
    sourceCostPerLead: moneyFigure('sourceCost ÷ delivered', sourceCost, counts.delivered, cost),
    sourceCostPerQualifiedLead: moneyFigure('sourceCost ÷ accepted', sourceCost, counts.accepted, cost),
    margin: plainFigure('spend − sourceCost', 'money', String(spend - sourceCost), [...spent, ...cost]),
    marginRate: percentFigure('(spend − sourceCost) ÷ spend', spend - sourceCost, spend, [...spent, ...cost]),
  };
}
