import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verifyFile } from '../../electron/app/verify.ts';
import { tempFolder } from '../place.ts';
import { corners } from './billing/corners.ts';
import { bill, expectSame } from './billing/invoices.ts';
import { missed, unit } from './billing/model.ts';
import { claimsFor, months, type Play, prices, resolve, setNow, tellOutcome, unconfirmed } from './billing/play.ts';
import { type Step, step, take } from './billing/steps.ts';
import { openDesk } from './desk.ts';
import { oneClient } from './oneClient.ts';

const fee = 100_001;
const setup = oneClient(
  {
    acme: Object.entries(prices).map(([from, { meeting, ...leads }]) => ({
      from,
      components: [
        ...Object.entries(leads).map(([id, price]) => ({ id, kind: 'perLead', price })),
        { id: 'meeting', kind: 'perAppointment', trigger: 'held', price: meeting, overlap: 'each' },
        { id: 'fee', kind: 'retainer', price: fee },
      ],
      appointments: { outcomes: { held: 'bill', clientNoShow: 'bill', prospectNoShow: 'none', lateCancel: 'replace' } },
    })),
  },
  { timeZone: 'Asia/Kolkata' },
);

/** Time passes, whatever waits is decided, every month is billed: nothing is left out, and the file verifies. */
async function close(history: Play): Promise<void> {
  const { desk, model } = history;
  setNow(history, Date.parse('2026-08-02T00:00:00Z'));
  for (const claim of claimsFor(history, 'deny')) {
    resolve(history, claim, { as: 'deny', remedy: 'credit', basisPoints: 0 });
  }
  for (const meeting of unconfirmed(model, history.now)) await tellOutcome(history, meeting, 'held');
  for (const month of months) await bill(history, month, 'at the end');
  expectSame(history);
  expect(missed(model)).toEqual([]);
  const { reader } = desk.context.handle;
  const unsound = reader
    .read(
      `SELECT i.number FROM document i JOIN document n ON n.of_document = i.id GROUP BY i.id
       HAVING sum(n.gross) > i.gross OR (sum(n.net) = i.net AND sum(n.gross) <> i.gross)`,
    )
    .all();
  expect(unsound).toEqual([]);
  const numbers = (order: string): unknown[] =>
    reader.read(`SELECT number FROM document ORDER BY series, ${order}`).all();
  expect(numbers('issued_at, id')).toEqual(numbers('sequence'));
  expect(verifyFile(desk.context).checks.filter(({ ok }) => !ok)).toEqual([]);
}

/** What happened in all histories together: a property that is never put to work proves nothing. */
const happened = new Set<string>();
const everything = [
  ...['a meeting', 'held', 'clientNoShow', 'prospectNoShow', 'lateCancel', 'accept'],
  ...['claim: wrong data', 'claim: not interested', 'claim: late', 'takeLate', 'appeal'],
  ...['uphold: credit', 'uphold: replacement', 'part', 'deny', 'withdraw'],
  ...['replacement of a lead', 'replacement of a meeting', 'credit', 'credit to bill again'],
  ...['bill: issue', 'bill: atOnceTwice', 'bill: cutOff', 'bill: at the end'],
];

async function live(all: readonly Step[]): Promise<void> {
  const place = tempFolder();
  const start = '2026-03-01T04:00:00Z';
  const desk = openDesk({ now: start, setup, dir: join(place, 'data') });
  const fees = months.map((month) => unit(`fee period:${month}-01`, null, month, fee));
  const history: Play = {
    desk,
    model: { subjects: [], units: fees, owed: [] },
    documents: new Map(),
    count: (what) => void happened.add(what),
    now: Date.parse(start),
  };
  try {
    for (const one of all) {
      await take(history, one);
      expectSame(history);
    }
    await close(history);
  } finally {
    desk.close();
    rmSync(place, { recursive: true });
  }
}

const long = process.env.TALLYPROOF_LONG !== undefined;
const seed = 20_260_301;

test(`F1, F2, F4: whatever happens, every unit is charged once, at what it comes to, and the file verifies (seed ${seed})`, {
  timeout: long ? 7_200_000 : 120_000,
}, async () => {
  const histories = fc.array(step, { minLength: 20, maxLength: 45, size: 'max' });
  await fc.assert(fc.asyncProperty(histories, live), {
    seed,
    numRuns: long ? 10_000 : 60,
    examples: corners,
  });
  expect([...happened]).toEqual(expect.arrayContaining(everything));
});
