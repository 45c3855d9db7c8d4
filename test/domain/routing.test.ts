import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideRoute, type RouteCandidate, type RouteRule, routeRules } from '../../shared/domain/routing.ts';

let place = 0;
/** An exclusive contract of a client of its own, with room, at 10.00; each is after those before it in the owner's order. */
function contract(ref: string, given: Partial<RouteCandidate> = {}): RouteCandidate {
  place += 1;
  return {
    contract: ref,
    client: `client of ${ref}`,
    against: null,
    room: 'free',
    price: 1000,
    currency: 'EUR',
    buyers: 1,
    sold: 0,
    fill: null,
    place,
    ...given,
  };
}

/** `a: best, b: lowerPrice`, with `+` before what is delivered and `~` before what waits. */
const told = (rule: RouteRule, candidates: readonly RouteCandidate[]): string =>
  decideRoute(rule, candidates)
    .choices.map(
      ({ contract: ref, as, reason }) => `${as === 'delivered' ? '+' : as === 'onHold' ? '~' : ''}${ref} ${reason}`,
    )
    .join(', ');

interface Case {
  readonly says: string;
  readonly rule: RouteRule;
  readonly candidates: readonly RouteCandidate[];
  readonly comes: string;
}

const cases: readonly Case[] = [
  { says: 'nobody to go to', rule: 'price', candidates: [], comes: '' },
  {
    says: 'what speaks against a contract stands as it is, after the others',
    rule: 'price',
    candidates: [contract('a', { against: 'fail', price: 9000 }), contract('b')],
    comes: '+b best, a fail',
  },
  {
    says: 'the highest price, whatever the order',
    rule: 'price',
    candidates: [contract('a'), contract('b', { price: 2500 }), contract('c', { price: 2499 })],
    comes: '+b best, c lowerPrice, a lowerPrice',
  },
  {
    says: 'the same price: the order decides, and says so',
    rule: 'price',
    candidates: [contract('late', { place: 9 }), contract('early', { place: 1 })],
    comes: '+early best, late laterInOrder',
  },
  {
    says: 'the order, whatever the price',
    rule: 'priority',
    candidates: [contract('a', { place: 1, price: 500 }), contract('b', { place: 0, price: 400 })],
    comes: '+b best, a laterInOrder',
  },
  {
    says: 'the least filled: 9 of 30 is less than 4 of 10',
    rule: 'fill',
    // 9 × 10 = 90 < 4 × 30 = 120
    candidates: [contract('a', { fill: { used: 4, of: 10 } }), contract('b', { fill: { used: 9, of: 30 } })],
    comes: '+b best, a fuller',
  },
  {
    says: 'what has nothing to be filled goes after what has, however full',
    rule: 'fill',
    candidates: [contract('a'), contract('b', { fill: { used: 99, of: 100 } })],
    comes: '+b best, a fuller',
  },
  {
    says: 'equally filled: the price decides next',
    rule: 'fill',
    candidates: [
      contract('a', { fill: { used: 1, of: 2 } }),
      contract('b', { fill: { used: 5, of: 10 }, price: 1001 }),
    ],
    comes: '+b best, a lowerPrice',
  },
  {
    says: 'the dearest has no room, the next gets it',
    rule: 'price',
    candidates: [contract('a', { price: 5000, room: 'none' }), contract('b'), contract('c', { price: 900 })],
    comes: 'a noRoom, +b best, c lowerPrice',
  },
  {
    says: 'nobody has room: it waits with the first of those that let it',
    rule: 'price',
    candidates: [
      contract('a', { room: 'none' }),
      contract('b', { room: 'none', price: 1200 }),
      contract('c', { against: 'capReached' }),
    ],
    comes: '~b waits, a lowerPrice, c capReached',
  },
  {
    says: 'a shared lead goes to as many as its buyers allow',
    rule: 'price',
    candidates: [
      contract('a', { buyers: 2, price: 300 }),
      contract('b', { buyers: 2, price: 400 }),
      contract('c', { buyers: 2, price: 200 }),
    ],
    comes: '+b best, +a alsoBuys, c buyersReached',
  },
  {
    says: 'the buyer that allows the fewest beside it counts, and the next that fits is asked',
    rule: 'price',
    candidates: [
      contract('a', { buyers: 3, price: 400 }),
      // With it there would be three, and it allows two.
      contract('b', { buyers: 3, price: 300 }),
      contract('c', { buyers: 2, price: 200 }),
      contract('d', { buyers: null, price: 100 }),
    ],
    comes: '+a best, +b alsoBuys, c buyersReached, +d alsoBuys',
  },
  {
    says: 'those that have it already count as well',
    rule: 'price',
    candidates: [contract('a', { buyers: 3, sold: 2 }), contract('b', { buyers: 3, sold: 2, price: 900 })],
    comes: '+a best, b buyersReached',
  },
  {
    says: 'an exclusive one that is best has it alone',
    rule: 'price',
    candidates: [contract('a', { price: 5000 }), contract('b', { buyers: 5, price: 4000 })],
    comes: '+a best, b lowerPrice',
  },
  {
    says: 'an exclusive one behind a shared one gets nothing, the shared one behind it does',
    rule: 'price',
    candidates: [
      contract('a', { buyers: 2, price: 5000 }),
      contract('b', { price: 4000 }),
      contract('c', { buyers: 2, price: 3000 }),
    ],
    comes: '+a best, b wantsAlone, +c alsoBuys',
  },
  {
    says: 'two contracts of one client: it pays for the lead once',
    rule: 'price',
    candidates: [
      contract('a', { buyers: null, client: 'acme', price: 300 }),
      contract('b', { buyers: null, client: 'acme', price: 200 }),
      contract('c', { buyers: null, price: 100 }),
    ],
    comes: '+a best, b sameClient, +c alsoBuys',
  },
  {
    says: 'a shared one without room waits for nothing while another has room',
    rule: 'priority',
    candidates: [contract('a', { buyers: 3, room: 'none' }), contract('b', { buyers: 3 })],
    comes: 'a noRoom, +b best',
  },
];

test.each(cases)('$says', ({ rule, candidates, comes }) => {
  expect(told(rule, candidates)).toBe(comes);
});

describe('prices in several currencies', () => {
  const mixed = [
    contract('dollars', { price: 9000, currency: 'USD', place: 1 }),
    contract('euros', { price: 100, place: 0 }),
  ];
  test('are not compared: the order decides, and the answer says so', () => {
    expect(decideRoute('price', mixed).rule).toBe('priority');
    expect(told('price', mixed)).toBe('+euros best, dollars laterInOrder');
  });
  test('are compared where only one of them is open', () => {
    const [dollars, euros] = mixed;
    if (dollars === undefined || euros === undefined) throw new Error('two contracts');
    expect(decideRoute('price', [dollars, { ...euros, against: 'fail' }]).rule).toBe('price');
  });
});

test('whatever the candidates: one answer each, no client twice, no more buyers than each allows, an exclusive one alone', () => {
  const candidate = fc.record({
    client: fc.constantFrom('x', 'y', 'z'),
    against: fc.constantFrom(null, null, null, 'fail'),
    room: fc.constantFrom('free' as const, 'none' as const),
    price: fc.integer({ min: 0, max: 3 }),
    buyers: fc.constantFrom(1, 2, 3, null),
    fill: fc.option(fc.record({ used: fc.integer({ min: 0, max: 3 }), of: fc.integer({ min: 1, max: 3 }) }), {
      nil: null,
    }),
  });
  const candidates = fc
    .array(candidate, { maxLength: 6 })
    .map((some) => some.map((one, at) => contract(`c${at}`, { ...one, place: at })));
  fc.assert(
    fc.property(candidates, fc.constantFrom(...routeRules), (some, rule) => {
      const { choices } = decideRoute(rule, some);
      expect(choices.map(({ contract: ref }) => ref).toSorted()).toEqual(
        some.map(({ contract: ref }) => ref).toSorted(),
      );
      const got = choices
        .filter(({ as }) => as !== null)
        .map(({ contract: ref }) => some.find((one) => one.contract === ref));
      expect(new Set(got.map((one) => one?.client)).size).toBe(got.length);
      for (const one of got) {
        expect(one?.against).toBeNull();
        expect(got.length).toBeLessThanOrEqual(one?.buyers ?? got.length);
      }
      const anybody = some.some(({ against }) => against === null);
      expect(got.length > 0).toBe(anybody);
    }),
    { seed: 5 },
  );
});
