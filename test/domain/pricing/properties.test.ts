import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Agency, Client } from '../../../shared/domain/client.ts';
import { Terms } from '../../../shared/domain/contract/terms.ts';
import type { EarlierCredit } from '../../../shared/domain/credit.ts';
import { creditFor } from '../../../shared/domain/credit.ts';
import type { InvoiceSnapshot } from '../../../shared/domain/invoice.ts';
import { invoiceOf } from '../../../shared/domain/invoice.ts';
import { sumOf } from '../../../shared/domain/money.ts';
import type { Bill, BillFacts } from '../../../shared/domain/pricing/bill.ts';
import { draftBill } from '../../../shared/domain/pricing/bill.ts';
import { effectNamed } from '../../../shared/domain/pricing/charge.ts';
import type { LedgerEntry } from '../../../shared/domain/pricing/ledger.ts';
import { recompute } from '../../../shared/domain/recompute.ts';
import { addDays } from '../../../shared/domain/time.ts';
import { threeMonths } from './anyMonths.ts';
import type { Run } from './months.ts';
import { credit, eventOf, factsAt, issueMonths } from './months.ts';
import type { Happening, Said, ThreeMonths } from './threeMonths.ts';
import { months, owedAt } from './threeMonths.ts';

const long = process.env.TALLYPROOF_LONG !== undefined;
const seed = 20_260_301;
const often = { seed, numRuns: long ? 10_000 : 60 };
const timeout = long ? 7_200_000 : 120_000;

const ledgerBefore = (runs: readonly Run[], run: number): readonly LedgerEntry[] => runs[run - 1]?.ledger ?? [];
const factsOf = (story: ThreeMonths, runs: readonly Run[], run: number): BillFacts =>
  factsAt(story, run, credit(story, run, ledgerBefore(runs, run)));
const allIssued = (runs: readonly Run[]): boolean => runs.every(({ net }) => net !== null);
/** All invoices less all credit notes. */
const paid = (runs: readonly Run[]): number => sumOf(runs.map(({ net, credited }) => (net ?? 0) - credited));

/** The same months under other terms. */
const under = (story: ThreeMonths, change: (terms: Terms) => object): ThreeMonths => ({
  ...story,
  terms: story.terms.map((terms) => Terms.parse({ ...terms, ...change(terms) })),
});

/** Every unit at a price in whole cents of its own, and nothing that looks at a period as a whole. */
const plain = (story: ThreeMonths): ThreeMonths =>
  under(story, ({ components, billing: { discount: _, ...billing } }) => ({
    components: components
      .filter(({ kind }) => kind !== 'subscription' && kind !== 'bonus' && kind !== 'passThrough')
      .map(({ ...one }) => {
        if (!('prices' in one || 'volume' in one || ('price' in one && typeof one.price === 'string'))) return one;
        const { volume: __, ...rest } = { volume: undefined, ...one };
        return { ...rest, price: 37 };
      }),
    billing,
    minimum: undefined,
    guarantee: undefined,
    caps: [],
  }));

it('the order in which things are told changes nothing', { timeout }, () => {
  const shuffled = <Item>(items: readonly Item[]): fc.Arbitrary<Item[]> =>
    fc.shuffledSubarray([...items], { minLength: items.length });
  const told = threeMonths.chain((story) => {
    const runs = issueMonths(story);
    const of = (facts: BillFacts) =>
      fc.record({
        facts: fc.constant(facts),
        deliveries: shuffled(facts.deliveries),
        chains: shuffled(facts.chains),
        sales: shuffled(facts.sales),
        revenues: shuffled(facts.revenues),
        versions: shuffled(facts.versions),
      });
    return fc.tuple(...months.map((_, run) => of(factsOf(story, runs, run))));
  });
  fc.assert(
    fc.property(told, (all) => {
      for (const { facts, ...again } of all) expect(draftBill({ ...facts, ...again })).toEqual(draftBill(facts));
    }),
    often,
  );
});

it('running a month again finds nothing to bill', { timeout }, () => {
  fc.assert(
    fc.property(threeMonths, (story) => {
      for (const [run, { net, ledger }] of issueMonths(story).entries()) {
        if (net === null) continue;
        expect(draftBill(factsAt(story, run, ledger))).toMatchObject({ charges: [], lines: [], net: 0 });
      }
    }),
    often,
  );
});

it('later terms and events change no month that is past', { timeout }, () => {
  fc.assert(
    fc.property(threeMonths, (story) => {
      const runs = issueMonths(story);
      for (const [run, { bill }] of runs.entries()) {
        const facts = factsOf(story, runs, run);
        const { to } = facts.period;
        const then = {
          versions: facts.versions.filter(({ terms }) => terms.from <= to),
          deliveries: facts.deliveries.filter(({ day }) => day <= to),
          chains: facts.chains.filter(({ bookedDay }) => bookedDay <= to),
          sales: facts.sales.filter(({ day }) => day <= to),
          revenues: facts.revenues.filter(({ day }) => day <= to),
        };
        expect(draftBill({ ...facts, ...then })).toEqual(bill);
      }
    }),
    often,
  );
});

const address = { line1: 'Hafenstraße 1', city: 'Hamburg', postcode: '20457', country: 'DE' };
const agency = Agency.parse({ name: 'Nordlicht', address, currency: 'EUR', timeZone: 'Europe/Berlin' });
const client = Client.parse({ ref: 'acme', name: 'Acme', address, currency: 'EUR', timeZone: 'Europe/Berlin' });

function issued(bill: Bill, run: number): InvoiceSnapshot {
  const [number, issueDay] = [`INV-2026-000${run + 1}`, addDays(bill.period.to, 5)];
  const issue = { number, series: 'INV-2026', sequence: run + 1, issuedAt: 5, issueDay };
  return invoiceOf(bill, { agency, client, contract: { ref: 'acme', name: 'Acme' } }, issue, () => null);
}

it('every invoice is worked out again to the cent, whatever came after it (domain §9, 5)', { timeout }, () => {
  fc.assert(
    fc.property(threeMonths, (story) => {
      const { versions } = factsAt(story, 0, []);
      for (const [run, { bill, net }] of issueMonths(story).entries()) {
        if (net !== null) expect(recompute(issued(bill, run), versions)).toEqual([]);
      }
    }),
    often,
  );
});

it('credits have the sign of their charge and never exceed it (domain §9, 9)', { timeout }, () => {
  fc.assert(
    fc.property(threeMonths, (story) => {
      const runs = issueMonths(story);
      const invoices = runs.flatMap(({ bill, net }, run) =>
        net === null ? [] : [{ run, invoice: issued(bill, run), notes: [] as EarlierCredit[] }],
      );
      for (const run of months.keys()) {
        const before = ledgerBefore(runs, run);
        const taken = credit(story, run, before).map(({ component, event, credited }, place) => ({
          component,
          event,
          amount: credited - (before[place]?.credited ?? 0),
        }));
        for (const { run: of, invoice, notes } of invoices) {
          const names = new Set(invoice.charges.map(({ component, event }) => `${component} ${event}`));
          const charges = taken.filter((one) => one.amount !== 0 && names.has(`${one.component} ${one.event}`));
          if (of >= run || charges.length === 0) continue;
          const note = creditFor(invoice, notes, { kind: 'charges', charges });
          expect(note).toMatchObject({ ok: true, value: { net: sumOf(charges.map(({ amount }) => amount)) } });
          if (note.ok) notes.push(note.value);
        }
      }
      for (const { amount, credited } of runs.at(-1)?.ledger ?? []) {
        expect(
          credited === 0 || (Math.sign(credited) === Math.sign(amount) && Math.abs(credited) <= Math.abs(amount)),
        ).toBe(true);
      }
    }),
    often,
  );
});

it('no unit is charged twice, lost, or charged without being owed (domain §9, 1)', { timeout }, () => {
  fc.assert(
    fc.property(threeMonths, (story) => {
      const runs = issueMonths(story);
      fc.pre(runs.at(-1)?.net !== null);
      const ledger = runs.at(-1)?.ledger ?? [];
      const names = ledger.map(({ component, event }) => `${component} ${event}`);
      expect(new Set(names).size).toBe(names.length);
      const standing = ledger.filter(
        ({ event, stands }) => stands && effectNamed(event) === null && !event.startsWith('period:'),
      );
      expect(standing.map(({ component, event }) => `${component} ${event}`).toSorted()).toEqual(
        owedAt(story, months.length - 1)
          .map((unit) => `${unit.c.id} ${eventOf(story, unit)}`)
          .toSorted(),
      );
    }),
    often,
  );
});

/** Whether it came back by the last run: the lead, or the meeting by itself. */
const cameBack = ({ said }: Happening): boolean => said.at(-1) === 'returned';
function withoutReturns({ happenings, ...story }: ThreeMonths): ThreeMonths {
  const leads = new Set(happenings.filter((one) => one.at === 'lead' && cameBack(one)).map(({ id }) => id));
  const chains = new Set(happenings.filter((one) => one.at === 'booked' && cameBack(one)).map(({ id }) => id));
  const isGone = ({ at, id, deliveryId }: Happening): boolean =>
    leads.has(deliveryId) || ((at === 'booked' || at === 'held') && chains.has(id));
  return { ...story, happenings: happenings.filter((one) => !isGone(one)) };
}
const withoutParts = (story: ThreeMonths): ThreeMonths => ({
  ...story,
  happenings: story.happenings.map((one) => ({
    ...one,
    said: one.said.map((said): Said => (/^\d/.test(said) ? 'accepted' : said)),
  })),
});
const withoutUpgrades = (story: ThreeMonths): ThreeMonths =>
  under(story, ({ components }) => ({
    components: components.map((one) => ('overlap' in one ? { ...one, overlap: 'each' } : one)),
  }));

it.each([
  // A part of a unit, and what an upgrade gives back, is of the price it had when it was billed.
  ['by their number', (story: ThreeMonths) => withoutUpgrades(withoutParts(story))],
  ['each by itself, in part or replaced', plain],
] as const)('net of returns is never delivered, units priced %s', { timeout }, (_, of) => {
  fc.assert(
    fc.property(threeMonths.map(of), (story) => {
      const [told, never] = [issueMonths(story), issueMonths(withoutReturns(story))];
      fc.pre(allIssued(told) && allIssued(never));
      expect(paid(told)).toBe(paid(never));
    }),
    often,
  );
});

it('terms that say the same again change nothing', { timeout }, () => {
  fc.assert(
    fc.property(threeMonths, fc.integer({ min: 1, max: 100 }), (story, offset) => {
      const day = addDays('2026-03-01', offset);
      const inForce = story.terms.findLast(({ from }) => from <= day);
      fc.pre(inForce !== undefined && inForce.from !== day);
      const again = story.terms.flatMap((one) => (one === inForce ? [one, { ...one, from: day }] : [one]));
      const told = (runs: readonly Run[]) =>
        runs.map(({ bill }) =>
          bill.charges.map(({ component, event, amount }) => `${component} ${event} ${amount}`).toSorted(),
        );
      expect(told(issueMonths({ ...story, terms: again }))).toEqual(told(issueMonths(story)));
    }),
    often,
  );
});

it('two halves of a month come to the month where every unit has a price of its own', { timeout }, () => {
  const each = (story: ThreeMonths): ThreeMonths =>
    under(plain(withoutUpgrades(story)), ({ components }) => ({
      components: components.filter(({ kind }) => kind !== 'retainer' && kind !== 'oneOff'),
    }));
  fc.assert(
    fc.property(threeMonths.map(each), (story) => {
      const facts = factsAt(story, 0, []);
      const first = draftBill({ ...facts, period: { from: '2026-03-01', to: '2026-03-15' } });
      const names = new Set(first.charges.map(({ component, event }) => `${component} ${event}`));
      const second = draftBill({
        ...facts,
        period: { from: '2026-03-16', to: '2026-03-31' },
        billed: (component, event) => names.has(`${component} ${event}`),
      });
      expect(first.net + second.net).toBe(draftBill(facts).net);
    }),
    often,
  );
});
