import type { Counts } from './counts.ts';
import type { Figure } from './figure.ts';
import { moneyFigure, percentFigure, plainFigure, ratioFigure } from './figure.ts';
import type { Sums } from './figures.ts';

/** What results cost (domain §7): the client's view on what was charged, the agency's on what the sources cost. */
export function moneyFigures(counts: Counts, sums: Sums): Readonly<Record<string, Figure>> {
  const { revenue, spend, sourceCost } = sums;
  const spent = [{ reason: 'otherCurrency', count: sums.spendElsewhere }];
  const cost = [{ reason: 'otherCurrency', count: sums.costElsewhere }];
  const won = [...spent, { reason: 'saleWithoutAmount', count: sums.salesWithoutAmount }];
  return {
    costPerLead: moneyFigure('spend ÷ delivered', spend, counts.delivered, spent),
    costPerQualifiedLead: moneyFigure('spend ÷ accepted', spend, counts.accepted, spent),
    costPerOpportunity: moneyFigure('spend ÷ opportunities', spend, counts.opportunities, spent),
    costPerAcquisition: moneyFigure('spend ÷ sales', spend, counts.sales, spent),
    costPerClosedRevenue: ratioFigure('spend ÷ revenue', spend, revenue, won),
    roas: ratioFigure('revenue ÷ spend', revenue, spend, won),
    roi: percentFigure('(revenue − spend) ÷ spend', revenue - spend, spend, won),
    sourceCostPerLead: moneyFigure('sourceCost ÷ delivered', sourceCost, counts.delivered, cost),
    sourceCostPerQualifiedLead: moneyFigure('sourceCost ÷ accepted', sourceCost, counts.accepted, cost),
    margin: plainFigure('spend − sourceCost', 'money', String(spend - sourceCost), [...spent, ...cost]),
    marginRate: percentFigure('(spend − sourceCost) ÷ spend', spend - sourceCost, spend, [...spent, ...cost]),
  };
}
