import { addDecimals } from '../money.ts';
import type { Counts } from './counts.ts';
import type { Figure } from './figure.ts';
import { moneyFigure, percentFigure, plainFigure } from './figure.ts';
import type { Inputs, Sums } from './figures.ts';
import { lifetimeValue } from './formulas.ts';
import { notSpent } from './moneyFigures.ts';

/** Figures that need what no event gives (domain §7): each only where the client or the agency gave its inputs. */
export function inputFigures(inputs: Inputs, counts: Counts, sums: Sums): Readonly<Record<string, Figure>> {
  const { target, inMarketBuyers, salesCost, averagePurchase, purchasesPerYear, years } = inputs;
  const spent = notSpent(sums);
  const found: Record<string, Figure> = {};
  if (target !== undefined) found.attainment = percentFigure('delivered ÷ target', counts.delivered, target);
  if (inMarketBuyers !== undefined) {
    found.marketPenetration = percentFigure('delivered ÷ inMarketBuyers', counts.delivered, inMarketBuyers);
  }
  if (salesCost !== undefined) {
    const cost = addDecimals(String(sums.spend), salesCost);
    found.acquisitionCost = moneyFigure('(spend + salesCost) ÷ sales', cost, counts.sales, spent);
  }
  if (averagePurchase !== undefined && purchasesPerYear !== undefined && years !== undefined) {
    const lifetime = lifetimeValue(averagePurchase, purchasesPerYear, years);
    const worth = 'averagePurchase × purchasesPerYear × years';
    found.lifetimeValue = plainFigure(worth, 'money', String(lifetime));
    const formula = 'lifetimeValue × sales ÷ delivered';
    found.highestCostPerLead = moneyFigure(formula, lifetime * counts.sales, counts.delivered);
  }
  return found;
}
