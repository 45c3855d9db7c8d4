/** What a delivery of each figure's numerator stands at. Figures of meetings and sales have every delivered lead behind them. */
const standings: Readonly<Record<string, readonly string[]>> = {
  acceptanceRate: ['accepted', 'deemedAccepted'],
  costPerQualifiedLead: ['accepted', 'deemedAccepted'],
  sourceCostPerQualifiedLead: ['accepted', 'deemedAccepted'],
  disputeRate: ['disputed', 'returned'],
  returnRate: ['returned'],
};

const delivered = ['reviewOpen', 'accepted', 'deemedAccepted', 'silent', 'disputed', 'returned'];

/** The address of the leads a figure counts. */
export function leadsBehind(figure: string, contract: string | undefined): string {
  const delivery = encodeURIComponent(JSON.stringify(standings[figure] ?? delivered));
  const ofContract = contract === undefined ? '' : `&contract=${encodeURIComponent(contract)}`;
  return `/leads?delivery=${delivery}${ofContract}`;
}
