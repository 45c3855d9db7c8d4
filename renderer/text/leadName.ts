/** What a lead is called where its name is not known, or was erased: its mail, else its number. */
export const leadName = (lead: {
  readonly id: number;
  readonly name: string | null;
  readonly email: string | null;
}): string => lead.name ?? lead.email ?? `Lead ${lead.id}`;
