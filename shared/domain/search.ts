/** What a search finds, in the order it is shown. */
export const hitKinds = ['client', 'contract', 'document', 'source', 'lead', 'appointment', 'dispute'] as const;
