import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleNow } from '../e2e/sample.ts';
import { tempFolder } from '../place.ts';
import { openWorld, type World } from '../world.ts';

/**
 * A kept figure is the one that would be counted: whatever happens to the sample agency, in whatever order, every screen that keeps
 * figures says the same with them as without.
 */
const long = process.env.TALLYPROOF_LONG !== undefined;

interface Play {
  readonly world: World;
  now: number;
}

const contracts = ['alder-implants', 'solwerk-termine', 'lumen-stagiaires', 'tallmo-meetings', 'pike-fleet'] as const;
const days = { from: '2026-09-01', to: '2026-11-30' };

/** Every question whose answer is kept, whole or in part. */
const questions = ({ world: { client } }: Play, contract: string): Promise<unknown>[] => [
  client.today.read(),
  client.client.list({ month: '2026-11' }),
  client.client.list({ month: '2026-10' }),
  client.client.read({ client: 'harbour-pike', month: '2026-11' }),
  client.insights.read({}),
  client.insights.read({ ...days, contract, view: 'agency' }),
  client.source.list({}),
  client.invoice.due({}),
  client.contract.list({}),
  client.contract.head({ ref: contract }),
  client.contract.read({ ref: contract }),
  client.figures.read({ contract, ...days, by: 'origin' }),
  client.prepaid.read({ contract: 'pike-fleet' }),
  client.dispute.queue({}),
  client.dispute.queue({ contract }),
  client.appointment.list({}),
  client.appointment.list({ contract, from: '2026-11-01', to: '2026-11-30' }),
  client.opportunity.list({}),
  client.opportunity.list({ contract, standing: 'won' }),
  client.delivery.list({ contract }),
];

async function asked(play: Play, contract: string): Promise<unknown[]> {
  const answers: unknown[] = [];
  // One after the other, as a page asks them.
  for (const question of questions(play, contract)) answers.push(await question);
  return answers;
}

type Deed = (play: Play, nth: number, contract: string) => Promise<unknown>;
const pick = <T>(list: readonly T[], nth: number): T | undefined => list[nth % Math.max(1, list.length)];
const ids = ({ world }: Play, sql: string): number[] =>
  world.context.handle.reader
    .read<{ id: number }>(sql)
    .all()
    .map(({ id }) => id);

const deeds: Readonly<Record<string, Deed>> = {
  'time passes': async (play, nth) => {
    play.now += (1 + (nth % 60)) * 3_600_000 + nth;
    play.world.setNow(new Date(play.now).toISOString());
  },
  'a claim is decided': async (play, nth) => {
    const id = pick(ids(play, "SELECT id FROM dispute WHERE state = 'open' ORDER BY id"), nth);
    return id === undefined
      ? undefined
      : play.world.client.dispute.decide({ ids: [id], as: nth % 2 ? 'uphold' : 'deny' });
  },
  'a delivery is disputed or accepted': async (play, nth, contract) => {
    const { rows, reasons } = await play.world.client.delivery.list({
      contract,
      standings: ['reviewOpen', 'deemedAccepted'],
    });
    const one = pick(rows, nth);
    const [reason] = reasons;
    if (one === undefined || reason === undefined) return undefined;
    return play.world.client.delivery.decide({
      ids: [one.id],
      ...(nth % 3 === 0 ? { decision: 'accept' } : { decision: 'dispute', reason: reason.reason }),
    });
  },
  'a meeting has an outcome': async (play, nth) => {
    const id = pick(ids(play, 'SELECT id FROM appointment WHERE outcome IS NULL ORDER BY id'), nth);
    return id === undefined
      ? undefined
      : play.world.client.appointment.decide({ ids: [id], outcome: nth % 2 ? 'held' : 'prospectNoShow' });
  },
  'a lead comes from somewhere else': async (play, nth) => {
    const id = pick(ids(play, 'SELECT lead_id AS id FROM delivery ORDER BY id'), nth * 7);
    return play.world.client.lead.edit({ leads: [id ?? 0], fields: { 'source.campaign': `Campaign ${nth % 3}` } });
  },
  'leads are delivered': (play, _nth, contract) => play.world.client.delivery.deliver({ contract }),
  'invoices are issued': (play) => play.world.client.invoice.run({ period: '2026-10', issue: true }),
  'a balance is topped up': (play, nth) =>
    play.world.client.prepaid.topUp({ contract: 'pike-fleet', kind: 'topUp', amount: 1_000 + nth }),
  'a sale is reported': async (play, nth, contract) => {
    const delivery = pick(ids(play, "SELECT id FROM delivery WHERE state <> 'onHold' ORDER BY id"), nth * 11);
    return play.world.client.opportunity.record({
      delivery: delivery ?? 0,
      stage: `talks about ${contract}`,
      amount: 1_200,
      wonDay: null,
    });
  },
  'a source costs more': (play, nth) =>
    play.world.client.source.cost({ source: 'meta-uk', day: '2026-11-12', currency: 'GBP', amount: 1_000 * nth }),
  'leads come in': (play, nth, contract) => {
    const rows = Array.from(
      { length: 3 },
      (_, row) => `x${play.now}${nth}${row}@example.com,GB,+44 20 7946 0${100 + row},yes`,
    );
    return play.world.client.lead.import({
      file: new File([`Mail,Country,Phone,Consent\n${rows.join('\n')}\n`], `${play.now}-${nth}.csv`),
      contract,
      map: {
        kind: 'leads',
        source: 'meta-uk',
        columns: { Mail: 'person.email', Country: 'address.country', Phone: 'person.phone', Consent: 'consent.given' },
      },
    });
  },
  'a lead is judged anew': (play, nth, contract) =>
    play.world.client.lead.qualify({
      leads: [pick(ids(play, 'SELECT id FROM lead ORDER BY id DESC'), nth * 5) ?? 0],
      contract,
    }),
  'what was delivered is called': async (play, nth, contract) => {
    const { rows } = await play.world.client.delivery.list({ contract });
    const lead = pick(rows, nth)?.lead.id;
    const startedAt = play.now + nth;
    return lead === undefined
      ? undefined
      : play.world.client.call.finish({ lead, contract, startedAt, seconds: nth, outcome: 'reached' });
  },
  'it is undone': async ({ world: { client } }) => {
    const { undo } = await client.shell.read();
    return undo === null ? undefined : client.step.undo({ id: undo.id });
  },
  'it is redone': async ({ world: { client } }) => {
    const { redo } = await client.shell.read();
    return redo === null ? undefined : client.step.redo({ id: redo.id });
  },
};

/** What happened in all histories together, and was not refused: a deed that never comes to pass proves nothing. */
const happened = new Set<string>();

const isRefusal = (problem: unknown): boolean =>
  typeof problem === 'object' && problem !== null && Reflect.get(problem, 'code') === 'REFUSED';

/** Every deed once, in any order. */
const all = Object.keys(deeds);
const history = fc.tuple(
  fc.shuffledSubarray(all, { minLength: all.length }),
  fc.array(fc.record({ nth: fc.nat(500), contract: fc.constantFrom(...contracts) }), {
    minLength: all.length,
    maxLength: all.length,
  }),
);

test(
  'every kept figure is the one that would be counted, after any history',
  async () => {
    await fc.assert(
      fc.asyncProperty(history, async ([order, chances]) => {
        const play: Play = { world: openWorld({ now: sampleNow, dir: tempFolder() }), now: Date.parse(sampleNow) };
        try {
          await play.world.client.demo.fill({});
          for (const [at, deed] of order.entries()) {
            const { nth, contract } = chances[at] ?? { nth: 0, contract: contracts[0] };
            await asked(play, contract);
            try {
              await deeds[deed]?.(play, nth, contract);
              happened.add(deed);
            } catch (problem) {
              if (!isRefusal(problem)) throw problem;
            }
            const kept = await asked(play, contract);
            play.world.context.handle.transaction((w) => void w.write('DELETE FROM kept_figure').run());
            expect(kept, `after: ${deed}`).toEqual(await asked(play, contract));
          }
          expect(play.world.faults).toEqual([]);
        } finally {
          play.world.close();
        }
      }),
      { numRuns: long ? 40 : 1, seed: 7, endOnFailure: true },
    );
    expect(all.filter((deed) => !happened.has(deed))).toEqual([]);
  },
  long ? 3_600_000 : 400_000,
);
