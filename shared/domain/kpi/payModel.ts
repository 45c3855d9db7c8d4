import type { Terms } from '../contract/terms.ts';

/** What a contract is paid for, as far as leads and meetings go (domain §7). */
export const payModels = ['perLead', 'perAppointment', 'both', 'neither'] as const;
export type PayModel = (typeof payModels)[number];

/** By the components of the terms that ruled; a retainer beside them changes nothing. */
export function payModelOf({ components }: Pick<Terms, 'components'>): PayModel {
  const paysLeads = components.some(({ kind }) => kind === 'perLead');
  const paysMeetings = components.some(({ kind }) => kind === 'perAppointment');
  if (paysLeads) return paysMeetings ? 'both' : 'perLead';
  return paysMeetings ? 'perAppointment' : 'neither';
}
