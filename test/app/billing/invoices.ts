import { expect } from 'vitest';
import { creditInvoice } from '../../../electron/app/invoice/creditInvoice.ts';
import { runInvoices } from '../../../electron/app/invoice/runInvoices.ts';
import { type Desk, granted } from '../desk.ts';
import { dump } from '../folders.ts';
import type { Subject, Unit } from './model.ts';
import { amountOf, billOf, credit, issue } from './model.ts';
import type { Play } from './play.ts';
import { monthAt } from './play.ts';

/** Credits an invoice, or what stands on it for a lead and its meetings; refused where the model has nothing left. */
export function creditSome(play: Play, number: string, lead: Subject | null, rebill: boolean): void {
  const { desk, model, count } = play;
  const chosen = ({ of }: Unit): boolean => lead === null || of === lead || of?.lead === lead;
  const there = model.units.filter((one) => one.on === number && chosen(one));
  const open = there.filter(({ net }) => net > 0);
  const of = lead === null ? ({ kind: 'all' } as const) : ({ kind: 'deliveries', ids: [lead.id] } as const);
  const result = creditInvoice(desk.context, { number, of, rebill });
  expect(result.ok).toBe(open.length > 0);
  if (!result.ok) return;
  expect(result.value.net).toBe(sumOf(open.map(({ net }) => net)));
  credit([...open, ...there.filter(({ charged }) => charged === 0)], rebill);
  count(rebill ? 'credit to bill again' : 'credit');
}

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

/** The dry run is what the model says and writes nothing; issuing it is the same; issuing again finds nothing. */
export async function bill(play: Play, month: string, how: string): Promise<void> {
  const { desk, model, now, count } = play;
  const { reader } = desk.context.handle;
  const run = async (issued: boolean) => granted(await runInvoices(desk.context, { period: month, issue: issued }));
  const before = dump(reader);
  const [row] = await run(false);
  expect(dump(reader)).toBe(before);
  const due = billOf(model, month, now);
  expect(row?.net ?? 0).toBe(sumOf(due.units.map(amountOf)));
  const carried = Object.fromEntries((row?.carriedOver ?? []).map(({ code, count: events }) => [code, events]));
  expect({ reviewOpen: 0, disputeOpen: 0, meetingUnconfirmed: 0, ...carried }).toEqual(due.carried);
  if (how === 'dry' || monthAt(now) <= month) return;
  if (how === 'cutOff' && due.units.length > 0) {
    await cutOff(play, month);
    expect(dump(reader)).toBe(before);
  }
  const rows = (await Promise.all(how === 'atOnceTwice' ? [run(true), run(true)] : [run(true)])).flat();
  const [issued, ...more] = rows.filter(({ number }) => number !== null);
  expect(more).toEqual([]);
  expect(issued).toEqual(due.units.length === 0 ? undefined : { ...row, number: issued?.number, state: 'issued' });
  if (issued?.number) {
    issue(due.units, issued.number);
    count(`bill: ${how}`);
  }
  expect((await run(true)).filter(({ lines }) => lines.length > 0)).toEqual([]);
}

/** A run that breaks in the middle of its transaction, each time after one more of the ids it takes. */
async function cutOff({ desk }: Play, period: string): Promise<void> {
  const { ids } = desk.context;
  for (const most of [0, 1, 2]) {
    let taken = 0;
    const orBreak = <T>(value: T): T => {
      taken += 1;
      if (taken > most) throw new Error('cut off');
      return value;
    };
    const breaking: Desk['context']['ids'] = {
      next: (w) => orBreak(ids.next(w)),
      take: (w, count) => orBreak(ids.take(w, count)),
    };
    const context = { ...desk.context, ids: breaking };
    await expect(runInvoices(context, { period, issue: true })).rejects.toThrow('cut off');
  }
}

/** Every charge ever made, as units: what the file says must be what the model says. What was issued stays as it was. */
export function expectSame({ desk, model, documents }: Play): void {
  const { reader } = desk.context.handle;
  const units = reader
    .read(
      `SELECT c.component || ' ' || c.event AS key, count(l.charge_id) AS live,
         max(CASE WHEN l.charge_id IS NULL THEN NULL ELSE d.number END) AS "on",
         sum(c.amount - ifnull((SELECT sum(k.amount) FROM credit k WHERE k.charge_id = c.id), 0)) AS net
       FROM charge c JOIN document d ON d.id = c.document_id LEFT JOIN live_charge l ON l.charge_id = c.id
       GROUP BY 1 ORDER BY 1`,
    )
    .all();
  const billed = model.units
    .filter(({ wasBilled }) => wasBilled)
    .map(({ key, on, net }) => ({ key, live: on === null ? 0 : 1, on, net }));
  expect(units).toEqual(billed.toSorted((a, b) => (a.key < b.key ? -1 : 1)));
  const issued = reader.read<{ number: string; snapshot: string }>('SELECT number, snapshot FROM document ORDER BY id');
  for (const { number, snapshot } of issued.all()) {
    expect(snapshot).toBe(documents.get(number) ?? snapshot);
    documents.set(number, snapshot);
  }
}
