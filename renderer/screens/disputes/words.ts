import type { z } from 'zod';
import type { DecisionEffect, PreviewAnswer, QueuedDispute } from '../../../shared/api/dispute.ts';
import type { ClientLook } from '../../../shared/api/look.ts';
import type { choiceKeys } from '../../../shared/domain/dispute.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import { dayText } from '../../parts/format.ts';
import { ownLocale } from '../../parts/ownLocale.ts';
import { counted } from '../../text/counted.ts';

export type Claim = z.output<typeof QueuedDispute>;
export type ChoiceKey = (typeof choiceKeys)[number];
type Effect = z.output<typeof DecisionEffect>;
type Bulk = z.output<typeof PreviewAnswer>['choices'][number];

/** The verb on the button, its key, what the list of keys says, and what was done. */
export const decisions: Readonly<
  Record<ChoiceKey, { readonly verb: string; readonly key: string; readonly says: string; readonly done: string }>
> = {
  uphold: { verb: 'Uphold', key: 'u', says: 'Uphold the claim', done: 'Upheld' },
  part: { verb: 'Part', key: 'p', says: 'Uphold the claim in part', done: 'Upheld in part' },
  deny: { verb: 'Deny', key: 'd', says: 'Deny the claim', done: 'Denied' },
  replace: { verb: 'Replace', key: 'r', says: 'Uphold it with a replacement', done: 'Upheld with a replacement' },
  credit: { verb: 'Credit', key: 'c', says: 'Uphold it with a credit', done: 'Upheld with a credit' },
  withdraw: { verb: 'Withdraw', key: 'w', says: 'The client withdraws the claim', done: 'Withdrawn' },
  takeLate: { verb: 'Take late', key: 't', says: 'Take a late claim', done: 'Taken' },
  appeal: { verb: 'Hear again', key: 'a', says: 'Hear a denied claim again', done: 'Heard again' },
};

/** What a decision on one claim brings, as the button says it. */
export function effectWords(key: ChoiceKey, effect: Effect, { currency, locale }: ClientLook): string {
  const money = (amount: number): string => formatMoney(amount, currency, locale);
  if (key === 'takeLate' || key === 'appeal') return 'waits for a decision';
  if (effect.remedy === 'replacement') {
    return effect.dueDay === null ? 'replacement owed' : `replacement owed by ${dayText(effect.dueDay, locale)}`;
  }
  if (effect.remedy === 'none') return effect.stands === 0 ? 'nothing is billed' : `${money(effect.stands)} stands`;
  return moneyBack([backOf(effect, money)]) ?? 'nothing was charged';
}

interface Back {
  readonly notBilled: string | null;
  readonly credited: string | null;
}

/** Money that goes back, or never comes, in words; several currencies stand beside each other. */
function moneyBack(parts: readonly Back[]): string | null {
  const notBilled = parts.flatMap((part) => part.notBilled ?? []);
  const credited = parts.flatMap((part) => part.credited ?? []);
  const said = [
    ...(notBilled.length > 0 ? [`${notBilled.join(', ')} not billed`] : []),
    ...(credited.length > 0
      ? [`${credited.length > 1 ? 'credit notes' : 'credit note'} over ${credited.join(', ')}`]
      : []),
  ];
  return said.length === 0 ? null : said.join(', ');
}

const backOf = (
  { notBilled, credited }: { readonly notBilled: number; readonly credited: number },
  money: (amount: number) => string,
): Back => ({
  notBilled: notBilled > 0 ? money(notBilled) : null,
  credited: credited > 0 ? money(credited) : null,
});

/** What a decision on several claims brings; sums of different currencies stand beside each other. */
export function bulkWords({ key, owed, sums }: Bulk): string {
  if (key === 'takeLate' || key === 'appeal') return 'waits for a decision';
  const back = moneyBack(sums.map((sum) => backOf(sum, (amount) => formatMoney(amount, sum.currency, ownLocale))));
  const replaced = owed === 0 ? null : `${counted(owed, 'replacement')} owed`;
  return [back, replaced].filter((part) => part !== null).join(', ') || 'the charges stand';
}

/** What it means by the terms when nobody answers a claim in time. */
export function silenceWords({ as, isOver }: NonNullable<Claim['silence']>): string {
  const stands = as === 'uphold' ? 'upheld' : 'denied';
  return isOver ? `${stands} by silence` : `then it counts as ${stands}`;
}

/** `2 d 5 h` of business days; `ageHours` counts 24 to a day. */
export function ageWords(hours: number): string {
  const days = Math.floor(hours / 24);
  return days === 0 ? `${hours} h` : `${days} d ${hours % 24} h`;
}
