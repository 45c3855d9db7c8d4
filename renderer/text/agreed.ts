/** Who owns something under a contract. */
export const ownerNames = { client: 'The client', agency: 'The agency', both: 'Both' } as const;

/** What stands in the asset register. */
export const assetKindNames = {
  adAccount: 'Ad account',
  landingPage: 'Landing page',
  phoneNumber: 'Phone number',
  domain: 'Domain',
  mailbox: 'Mailbox',
  other: 'Other',
} as const;

/** How often a report is promised. */
export const cadenceNames = { weekly: 'Every week', monthly: 'Every month', quarterly: 'Every quarter' } as const;
