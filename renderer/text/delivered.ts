import { counted } from './counted.ts';

/** Why leads were not delivered, by the code of the reason, after their number. */
const keptWords: Readonly<Record<string, string>> = {
  alreadyDelivered: 'delivered before',
  capReached: 'above a cap',
  balanceUsedUp: 'beyond the balance',
  suppressed: 'on a suppression list',
  consent: 'without proof of consent, or of one recent enough',
  taken: 'sold elsewhere',
  duplicate: 'duplicate',
  fail: 'not to definition',
  check: 'to be checked',
  onHold: 'it waits on hold',
};

export const keptWord = (reason: string): string => keptWords[reason] ?? reason;

export interface Delivered {
  readonly delivered: number;
  /** What waits on hold now. */
  readonly onHold?: number;
  readonly kept: readonly { readonly reason: string; readonly count: number }[];
  /** Delivered today beyond what the client's sales team can answer. */
  readonly beyondCapacity?: number;
}

/** What a delivery came to, the same on every screen: `Delivered 12 leads, 2 on hold; 3 not: 2 to be checked, 1 above a cap`. */
export function deliveredText({ delivered, onHold = 0, kept, beyondCapacity = 0 }: Delivered): string {
  const number = (count: number): string => count.toLocaleString('en');
  const hold = onHold > 0 ? `, ${number(onHold)} on hold` : '';
  const notDelivered = kept.reduce((sum, { count }) => sum + count, 0);
  const reasons = kept.map(({ reason, count }) => `${number(count)} ${keptWord(reason)}`).join(', ');
  const not = notDelivered > 0 ? `; ${number(notDelivered)} not: ${reasons}` : '';
  const beyond = delivered > 0 && beyondCapacity > 0 ? `. ${capacityText(beyondCapacity)}` : '';
  return `Delivered ${counted(delivered, 'lead')}${hold}${not}${beyond}`;
}

/** What was decided of leads on hold: `Discarded 3 leads, 12 on hold`. */
export const heldText = (answer: Delivered & { readonly discarded: number }): string =>
  answer.discarded > 0
    ? `Discarded ${counted(answer.discarded, 'lead')}, ${(answer.onHold ?? 0).toLocaleString('en')} on hold`
    : deliveredText(answer);

/** More leads today than the client's sales team can answer: a warning. */
const capacityText = (beyond: number): string =>
  `${counted(beyond, 'lead')} today beyond what the client’s sales team can answer`;

/** What a client's answers by word came to: `Accepted 3 leads`, `Disputed 1 lead, 2 more claimed late`. */
export function decidedText({
  accepted,
  disputed,
  late,
}: {
  readonly accepted: number;
  readonly disputed: number;
  readonly late: number;
}): string {
  const said = [
    accepted > 0 ? `accepted ${counted(accepted, 'lead')}` : '',
    disputed > 0 ? `disputed ${counted(disputed, 'lead')}` : '',
    late > 0 ? `recorded ${counted(late, 'claim')} as late` : '',
  ].filter((part) => part !== '');
  return said.length === 0 ? 'They stood so already' : said.join(', ').replace(/^./, (letter) => letter.toUpperCase());
}
