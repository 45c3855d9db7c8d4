import { z } from 'zod';
import type { Minor } from './basics.ts';
import type { SoldElsewhere } from './exclusivity.ts';
import { never } from './never.ts';

/** By what the owner wants leads given out: the highest price, the order of the contracts, or to whom is filled least. */
export const routeRules = ['price', 'priority', 'fill'] as const;
export const RouteRule = z.enum(routeRules);
export type RouteRule = z.infer<typeof RouteRule>;

/** How far a contract is filled: leads delivered of those it takes or is to get. */
export interface Fill {
  readonly used: number;
  readonly of: number;
}

/** A contract that a lead could go to, as it stands at that moment. */
export interface RouteCandidate {
  /** Ref. */
  readonly contract: string;
  /** Ref of the client: nobody is sold the same lead twice. */
  readonly client: string;
  /** What keeps the lead from it, such as the verdict; null where nothing does. */
  readonly against: string | null;
  /** `none`: its limits let the lead wait on hold only. */
  readonly room: 'free' | 'none';
  /** What the lead would be charged, in minor units of the client's currency. */
  readonly price: Minor;
  readonly currency: string;
  /** How many may have the lead together with it: 1 is exclusive, null any number. */
  readonly buyers: number | null;
  /** How many others have it already. */
  readonly sold: SoldElsewhere['buyers'];
  /** Null where neither a cap nor a target says how much is much. */
  readonly fill: Fill | null;
  /** Its place in the owner's order, from 0; no two have the same. */
  readonly place: number;
}

/**
 * Why a contract gets a lead, or does not. `best`: first by the rule. `alsoBuys`: the lead is shared, and it is next. `waits`: on
 * hold, for nobody has room. `lowerPrice`, `laterInOrder`, `fuller`: another goes before it by this. `wantsAlone`: exclusive, and a
 * shared one goes before it. `buyersReached`: as many have the lead as may. `sameClient`: its client gets the lead already.
 * `noRoom`: another has room. Else what speaks against it.
 */
export type RouteReason =
  | 'best'
  | 'alsoBuys'
  | 'waits'
  | 'lowerPrice'
  | 'laterInOrder'
  | 'fuller'
  | 'wantsAlone'
  | 'buyersReached'
  | 'sameClient'
  | 'noRoom';

interface RouteChoice {
  readonly contract: string;
  /** Null: it does not get the lead. */
  readonly as: 'delivered' | 'onHold' | null;
  readonly reason: RouteReason | (string & {});
}

export interface RouteDecision {
  /** The rule that decided: prices in several currencies cannot be compared, and then the order does (domain §7). */
  readonly rule: RouteRule;
  /** Of every candidate, in the order in which they were asked: those with something against them come last. */
  readonly choices: readonly RouteChoice[];
}

/**
 * To whom a lead goes (domain §1, §2): to the first by the owner's rule that has room, and where that is shared to the next ones,
 * as long as no buyer has more beside it than its contract allows. Where nobody has room it waits with the first that lets it wait.
 * What the rule leaves equal is decided by the others, in the order of {@link routeRules}.
 */
export function decideRoute(wanted: RouteRule, candidates: readonly RouteCandidate[]): RouteDecision {
  const open = candidates.filter(({ against }) => against === null);
  const comparable = new Set(open.map(({ currency }) => currency)).size <= 1;
  const rule = wanted === 'price' && !comparable ? 'priority' : wanted;
  const rules = [rule, ...routeRules.filter((one) => one !== rule && (one !== 'price' || comparable))];
  const ranked = open.toSorted((a, b) => rules.reduce((sign, one) => (sign === 0 ? order(one, a, b) : sign), 0));
  const closed = candidates.flatMap(({ contract, against }) =>
    against === null ? [] : [{ contract, as: null, reason: against }],
  );
  const withRoom = ranked.some(({ room }) => room === 'free');
  return { rule, choices: [...(withRoom ? given(rules, ranked) : waiting(rules, ranked)), ...closed] };
}

/** Below 0 where `a` goes before `b`. */
function order(rule: RouteRule, a: RouteCandidate, b: RouteCandidate): number {
  switch (rule) {
    case 'price':
      return b.price - a.price;
    case 'priority':
      return a.place - b.place;
    case 'fill':
      return filled(a.fill, b.fill);
    default:
      return never(rule);
  }
}

/** Shares are compared without dividing; what cannot be filled goes after what can. */
function filled(a: Fill | null, b: Fill | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a.used * b.of - b.used * a.of;
}

function given(rules: readonly RouteRule[], ranked: readonly RouteCandidate[]): RouteChoice[] {
  const takers: RouteCandidate[] = [];
  return ranked.map((one) => {
    if (one.room === 'none') return refused(one, 'noRoom');
    const [best] = takers;
    if (best === undefined) {
      takers.push(one);
      return { contract: one.contract, as: 'delivered', reason: 'best' };
    }
    if (takers.some(({ client }) => client === one.client)) return refused(one, 'sameClient');
    if (best.buyers === 1) return refused(one, behind(rules, best, one));
    if (one.buyers === 1) return refused(one, 'wantsAlone');
    const together = one.sold + takers.length + 1;
    if ([one, ...takers].some(({ buyers }) => buyers !== null && together > buyers)) {
      return refused(one, 'buyersReached');
    }
    takers.push(one);
    return { contract: one.contract, as: 'delivered', reason: 'alsoBuys' };
  });
}

const waiting = (rules: readonly RouteRule[], ranked: readonly RouteCandidate[]): RouteChoice[] =>
  ranked.map((one, place) => {
    const [best = one] = ranked;
    return place === 0
      ? { contract: one.contract, as: 'onHold', reason: 'waits' }
      : refused(one, behind(rules, best, one));
  });

const refused = ({ contract }: RouteCandidate, reason: RouteReason): RouteChoice => ({ contract, as: null, reason });

/** By what the one goes before the other. */
function behind(rules: readonly RouteRule[], first: RouteCandidate, then: RouteCandidate): RouteReason {
  const by = rules.find((rule) => order(rule, first, then) !== 0) ?? 'priority';
  return by === 'price' ? 'lowerPrice' : by === 'fill' ? 'fuller' : 'laterInOrder';
}

/**
 * How far a contract is filled (domain §2, caps; §7, target): under the fullest of the limits that count leads, else against its
 * target of the period; null where it has neither.
 */
export function fillOf(
  limits: readonly { readonly leads: number | null; readonly used: number }[],
  target: { readonly wanted: number; readonly delivered: number } | null,
): Fill | null {
  const fills = limits.flatMap(({ leads, used }) => (leads === null || leads === 0 ? [] : [{ used, of: leads }]));
  const [fullest] = fills.toSorted((a, b) => filled(b, a));
  if (fullest !== undefined) return fullest;
  return target === null || target.wanted <= 0 ? null : { used: target.delivered, of: target.wanted };
}
