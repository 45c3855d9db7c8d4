import type { RouteRow } from '../../shared/api/routing.ts';
import type { LeadOutcome } from '../../shared/domain/lead.ts';
import { leadOutcomes } from '../../shared/domain/lead.ts';
import type { RouteReason, RouteRule } from '../../shared/domain/routing.ts';
import { counted } from './counted.ts';
import { whyLine } from './leadWords.ts';

export type RouteChoice = RouteRow['choices'][number];

/** By what leads are given out, as one chooses it. */
export const ruleWords: Readonly<Record<RouteRule, string>> = {
  price: 'Highest price',
  priority: 'Order of the contracts',
  fill: 'Least filled',
};

type Reason =
  | RouteReason
  | LeadOutcome
  | 'suppressed'
  | 'alreadyDelivered'
  | 'discarded'
  | 'capReached'
  | 'balanceUsedUp';

/** Why a contract gets a lead or does not: short enough for a cell, and as a sentence. */
const words: Readonly<Record<Reason, readonly [short: string, sentence: string]>> = {
  best: ['gets it', 'Gets the lead: first by the rule'],
  alsoBuys: ['gets it too', 'Gets the lead too: it is shared, and this contract is next by the rule'],
  waits: ['waits on hold', 'No contract has room: the lead waits on hold here'],
  lowerPrice: ['pays less', 'Another contract pays more'],
  laterInOrder: ['later in order', 'Another contract stands before it in the order'],
  fuller: ['fuller', 'Another contract is filled less'],
  wantsAlone: ['exclusive', 'Takes leads exclusively, and a shared one goes before it'],
  buyersReached: ['buyers reached', 'As many have the lead as its contracts allow'],
  sameClient: ['same client', 'Its client gets the lead under another contract'],
  noRoom: ['no room', 'Above a cap that holds, and another contract has room'],
  pass: ['fits', 'To definition'],
  check: ['to be checked', 'A person must look: something the definition asks is not known'],
  fail: ['not to definition', 'Not to definition'],
  duplicate: ['duplicate', 'Repeats a lead'],
  taken: ['sold elsewhere', 'The lead or its person is sold elsewhere'],
  suppressed: ['suppressed', 'On a suppression list'],
  alreadyDelivered: ['had it before', 'This client had this lead before'],
  discarded: ['discarded', 'Was taken off hold here for good'],
  capReached: ['above a cap', 'Above a cap that refuses more'],
  balanceUsedUp: ['beyond the balance', 'Beyond the prepaid balance'],
};

const isReason = (code: string): code is Reason => Object.hasOwn(words, code);
const isOutcome = (code: string): code is LeadOutcome => leadOutcomes.some((one) => one === code);

/** For a cell. */
export const shortReason = (code: string): string => (isReason(code) ? words[code][0] : code);

/** Why, in full: what of the definition is not met, what is not known. */
export function reasonLine({ reason, why }: Pick<RouteChoice, 'reason' | 'why'>): string {
  const sentence = isReason(reason) ? words[reason][1] : reason;
  const more = why === null || !isOutcome(reason) ? '' : whyLine({ outcome: reason, why });
  if (more === '') return sentence;
  // These two say it all.
  return reason === 'duplicate' || reason === 'taken' ? more : `${sentence}. ${more}`;
}

/** By what a person was known again, after the day. */
export const knownBy: Readonly<Record<RouteChoice['before'][number]['by'], string>> = {
  lead: 'this lead',
  mail: 'same mail',
  phone: 'same phone',
};

interface Routed {
  readonly cancelled: boolean;
  readonly delivered: number;
  readonly onHold: number;
  readonly nowhere: number;
}

/** What a run came to: `Delivered 12 leads, 2 on hold; 3 found no contract`. */
export function routedText({ delivered, onHold, nowhere, cancelled }: Routed): string {
  const hold = onHold > 0 ? `, ${onHold.toLocaleString('en')} on hold` : '';
  const not = nowhere > 0 ? `; ${nowhere.toLocaleString('en')} found no contract` : '';
  return `${cancelled ? 'Cancelled half-way: delivered' : 'Delivered'} ${counted(delivered, 'lead')}${hold}${not}`;
}
