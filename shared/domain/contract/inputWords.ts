import type { ContractInput } from './terms.ts';

const inputNames: Readonly<Record<ContractInput['key'], string>> = {
  target: 'Target of delivered leads',
  inMarketBuyers: 'Buyers in the market',
  averagePurchase: 'Average purchase',
  purchasesPerYear: 'Purchases a year',
  years: 'Years a customer stays',
  salesCost: 'Cost of sales',
};

/** The name of a figure that no event gives (domain §7). */
export const inputInWords = (key: ContractInput['key']): string => inputNames[key];

/** Figures that are money, in minor units of the client's currency; the others are plain numbers. */
export const moneyInputs: ReadonlySet<ContractInput['key']> = new Set(['averagePurchase', 'salesCost']);
