/** What a step did, as one says it: history's action words on the left. An action without words of its own is said as it is. */
const words: Readonly<Record<string, string>> = {
  setup: 'applied a setup file',
  import: 'imported a file',
  deliver: 'delivered leads',
  route: 'routed leads',
  routing: 'changed by what leads are given out',
  makeGood: 'gave leads as a make-good',
  discard: 'took leads off hold',
  topUp: 'topped up a balance',
  correction: 'corrected a balance',
  feedback: 'took in the client’s answers',
  appointments: 'took in appointments',
  sales: 'took in sales',
  suppress: 'suppressed people',
  unsuppress: 'took people off a suppression list',
  'lead.edit': 'changed leads',
  'lead.merge': 'merged two entries of a lead',
  'lead.tag': 'tagged leads',
  'lead.qualify': 'judged leads again',
  requalify: 'judged the leads of a contract again',
  call: 'finished a call',
  putOff: 'put a call off',
  reach: 'said whether leads can be reached',
  issue: 'issued documents',
  credit: 'issued a credit note',
  uphold: 'upheld a claim',
  part: 'upheld a claim in part',
  deny: 'denied a claim',
  withdraw: 'withdrew a claim',
  takeLate: 'took a late claim',
  appeal: 'heard a claim again',
  people: 'changed who works here',
  lock: 'locked the file',
  unlock: 'removed the passphrase',
  recoveryKey: 'made a recovery key',
  report: 'made reports',
  commentReport: 'changed what a report says',
  reviewReport: 'reviewed a report',
  sendReport: 'marked a report as sent',
  accept: 'accepted deliveries',
  dispute: 'disputed deliveries',
  outcome: 'said how a meeting ended',
  book: 'booked a meeting',
  sale: 'recorded what became of a lead',
  revenue: 'recorded what a customer paid',
  move: 'moved a meeting',
};

/** What can be created and changed, by the kind that begins a subject such as `contract:acme`. */
const things: Readonly<Record<string, string>> = {
  agency: 'the agency',
  client: 'a client',
  contract: 'a contract',
  source: 'a source',
};

export function stepWords({ action, subject }: { readonly action: string; readonly subject: string }): string {
  const thing = things[subject.split(':')[0] ?? ''] ?? 'it';
  if (action === 'create') return `created ${thing}`;
  if (action === 'update') return `changed ${thing}`;
  return words[action] ?? action;
}
