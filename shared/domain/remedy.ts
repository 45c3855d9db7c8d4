import type { Decimal } from './basics.ts';
import type { DisputeTerms } from './contract/terms.ts';
import type { DisputeDecision } from './dispute.ts';
import { compareDecimals, multiplyDecimals, percentOf } from './money.ts';
import type { Result } from './refusal.ts';
import { done, refuse } from './refusal.ts';

/** What a decision brings for the unit (domain §5). */
export type Remedied =
  | { readonly kind: 'none' }
  | { readonly kind: 'credit' }
  | { readonly kind: 'replacement' }
  | { readonly kind: 'part'; readonly percent: Decimal };

/** What was asked for; left out, the contract decides. */
export interface Asked {
  readonly as: DisputeDecision;
  readonly remedy?: 'credit' | 'replacement' | undefined;
  readonly percent?: Decimal | undefined;
}

/**
 * What upholding a claim brings: the remedy asked for, else the contract's, else a credit. Under a contract whose remedy is
 * a part, upholding is a part decision with its percent. Refuses a remedy or percent with a decision that brings none
 * (`notTheRemedy`), a part without percent (`percentNeeded`), and a percent that is not above 0 and below 100
 * (`percentOutOfRange`): all of it is a credit, which counts as returned and under the cap.
 */
export function chooseRemedy(asked: Asked, terms: DisputeTerms | undefined): Result<Remedied> {
  const { as, remedy, percent } = asked;
  const named = { as, ...(remedy && { remedy }), ...(percent && { percent }) };
  const wanted = as === 'uphold' ? (remedy ?? terms?.remedy ?? 'credit') : as === 'part' ? 'part' : 'none';
  if (remedy !== undefined && as !== 'uphold') return refuse('notTheRemedy', named);
  if (wanted !== 'part') return percent === undefined ? done({ kind: wanted }) : refuse('notTheRemedy', named);
  const share = percent ?? terms?.partPercent;
  if (share === undefined) return refuse('percentNeeded');
  if (compareDecimals(share, 0) <= 0 || compareDecimals(share, 100) >= 0) {
    return refuse('percentOutOfRange', { percent: share, above: '0', below: '100' });
  }
  return done({ kind: 'part', percent: share });
}

/**
 * How many returns (upheld credits and replacements) a billing period allows: the count, or the percent of its deliveries
 * in whole units, never rounded up; null without a cap (domain §2, §5).
 */
export function returnsAllowed(cap: DisputeTerms['cap'], deliveries: number): number | null {
  if (cap === undefined) return null;
  if ('count' in cap) return cap.count;
  const rounded = percentOf(deliveries, cap.percent);
  return compareDecimals(rounded * 100, multiplyDecimals(cap.percent, `${deliveries}`)) > 0 ? rounded - 1 : rounded;
}
