/**
 * How a lead is named where no person may be (reliability P2): the source's own id, or ours. A source that takes the mail
 * address for an id must not bring it onto a document.
 */
export const leadReference = (externalId: string | null, leadId: number): string =>
  externalId === null || externalId.includes('@') ? String(leadId) : externalId;

/** Where a lead came from, as parts of its source's name that are known. */
export interface Origin {
  readonly source: string | null;
  /** The campaign of the lead; null where it names none. */
  readonly campaign: string | null;
  /** The campaign the source stands for. */
  readonly ofSource: string | null;
}

/** `meta · Whitening`: the source and the campaign, the lead's own before the source's. Empty where nothing is known. */
export function originText({ source, campaign, ofSource }: Origin): string {
  const named = campaign ?? ofSource;
  const says = named !== null && named.toLowerCase() !== source?.toLowerCase();
  return [source, says ? named : null].filter((part) => part !== null).join(' · ');
}
