/** What a step did, as one says it: history's action words on the left. An action without words of its own is said as it is. */
const words: Readonly<Record<string, string>> = {
  create: 'created it',
  update: 'changed it',
  import: 'imported a file',
  deliver: 'delivered leads',
  feedback: 'took in the client’s answers',
  appointments: 'took in appointments',
  sales: 'took in sales',
  suppress: 'suppressed people',
  issue: 'issued documents',
  credit: 'issued a credit note',
  uphold: 'upheld a claim',
  part: 'upheld a claim in part',
  deny: 'denied a claim',
  withdraw: 'withdrew a claim',
  takeLate: 'took a late claim',
  appeal: 'heard a claim again',
  report: 'made reports',
  commentReport: 'changed what a report says',
  reviewReport: 'reviewed a report',
  sendReport: 'marked a report as sent',
};

export const stepWords = (action: string): string => words[action] ?? action;
