import { inAddress } from '../../parts/inAddress.ts';

/** What a delivery of a figure's numerator stands at, where one state says it. */
const standings: Readonly<Record<string, string>> = { disputeRate: 'disputed', returnRate: 'returned' };

/** The address of the leads a figure is about: those captured on the days looked at, of the contract where one is chosen. */
export const leadsBehind = (
  figure: string,
  asked: { readonly from: string; readonly to: string; readonly contract: string | undefined },
): string => inAddress('/leads', { ...asked, delivery: standings[figure] });
