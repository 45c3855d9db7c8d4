import type { Day, Minor } from '../basics.ts';
import type { Period } from '../period.ts';
import type { Charge, Effect, EventKey } from './charge.ts';
import { effectNamed } from './charge.ts';
import type { LedgerEntry } from './ledger.ts';

/** A charge, issued or of the draft, as an effect of a period looks at it. Money in minor units. */
export interface Booked {
  readonly component: string;
  readonly event: EventKey;
  readonly day: Day;
  readonly deliveryId: number | null;
  /** Less what claims took back. */
  readonly left: Minor;
  /** What it counts for in its period: a unit that came back after an upgrade gave it back counts for nothing, as does the upgrade. */
  readonly net: Minor;
  readonly price: Minor;
  readonly stands: boolean;
  /** What effect it is; null for a unit or a fee. */
  readonly effect: Effect | null;
}

/** What was billed of an effect so far. */
interface BilledEffect {
  readonly amount: Minor;
  /** The highest number it was billed under, 0 where it never was: an earlier one may be free again, see `credit --rebill`. */
  readonly last: number;
  readonly day: Day | null;
}

/** All charges of a contract: those that are live, and those of the draft as they are worked out. */
export interface Books {
  readonly add: (charge: Charge) => void;
  readonly within: (period: Period) => readonly Booked[];
  readonly ofDelivery: (id: number) => readonly Booked[];
  /** Deliveries with a charge, or an effect on one, within a period. */
  readonly deliveriesWithin: (period: Period) => readonly number[];
  readonly effect: (component: string, effect: Effect, of: string) => BilledEffect;
}

/** Opens the books with what is live. */
export function booksOf(ledger: readonly LedgerEntry[]): Books {
  const byDay = new Map<Day, Booked[]>();
  const byDelivery = new Map<number, Booked[]>();
  const billed = new Map<string, BilledEffect>();
  const put = (one: Booked, amount: Minor): void => {
    pushTo(byDay, one.day, one);
    if (one.deliveryId !== null) pushTo(byDelivery, one.deliveryId, one);
    if (one.effect === null) return;
    const { of, number } = countedOff(one.event);
    const key = `${one.component} ${of}`;
    const before = billed.get(key) ?? { amount: 0, last: 0 };
    billed.set(key, { amount: before.amount + amount, last: Math.max(before.last, number), day: one.day });
  };
  const setOff = settled(ledger);
  for (const entry of ledger) {
    const { amount, credited, ...known } = entry;
    const left = amount - credited;
    put({ ...known, left, net: left - (setOff.get(entry) ?? 0), effect: effectNamed(entry.event) }, amount);
  }
  return {
    add: ({ component, event, day, deliveryId, amount, price }) => {
      const effect = effectNamed(event);
      put({ component, event, day, deliveryId, left: amount, net: amount, price, stands: true, effect }, amount);
    },
    within: ({ from, to }) => [...byDay].flatMap(([day, some]) => (day >= from && day <= to ? some : [])),
    ofDelivery: (id) => byDelivery.get(id) ?? [],
    deliveriesWithin: ({ from, to }) => [
      ...new Set(
        [...byDay].flatMap(([day, some]) =>
          day >= from && day <= to ? some.flatMap(({ deliveryId }) => deliveryId ?? []) : [],
        ),
      ),
    ],
    effect: (component, effect, of) => billed.get(`${component} ${effect}:${of}`) ?? { amount: 0, last: 0, day: null },
  };
}

/**
 * What is left of units that came back and what upgrades gave back of them, set off against each other: credit notes took nothing of
 * it, and it may lie in two periods, each with a discount or a minimum of its own.
 */
function settled(ledger: readonly LedgerEntry[]): ReadonlyMap<LedgerEntry, Minor> {
  const found = new Map<LedgerEntry, Minor>();
  const ofUnit = ({ component, deliveryId }: LedgerEntry): string => `${component} ${deliveryId}`;
  const left = (entry: LedgerEntry): Minor => entry.amount - entry.credited - (found.get(entry) ?? 0);
  const gone = ledger.filter((entry) => !entry.stands && left(entry) > 0);
  const upgrades = Map.groupBy(
    gone.length === 0 ? [] : ledger.filter(({ event }) => effectNamed(event) === 'upgrade'),
    ofUnit,
  );
  for (const unit of gone) {
    for (const upgrade of upgrades.get(ofUnit(unit)) ?? []) {
      const both = Math.max(0, Math.min(left(unit), -left(upgrade)));
      found.set(unit, (found.get(unit) ?? 0) + both);
      found.set(upgrade, (found.get(upgrade) ?? 0) - both);
    }
  }
  return found;
}

/** An effect without the number it ends in, and that number. */
function countedOff(event: EventKey): { readonly of: string; readonly number: number } {
  const end = event.lastIndexOf(':');
  return { of: event.slice(0, end), number: Number(event.slice(end + 1)) };
}

function pushTo<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const known = map.get(key);
  if (known) known.push(item);
  else map.set(key, [item]);
}
