import { expect, test } from 'vitest';
import { recordedTables } from '../../db/recordSteps.ts';
import { deliver } from '../../electron/app/delivery/deliver.ts';
import { resolveDispute } from '../../electron/app/dispute/resolveDispute.ts';
import { runInvoices } from '../../electron/app/invoice/runInvoices.ts';
import { applySetup } from '../../electron/app/setup.ts';
import { listSteps } from '../../electron/app/step/listSteps.ts';
import { redoStep, undoStep } from '../../electron/app/step/takeBack.ts';
import { monthFile, monthJson, monthWorld, openWorld } from '../world.ts';
import { type Desk, granted, openDesk } from './desk.ts';
import { oneClient } from './oneClient.ts';

/** The rows of every table a step records: what undo has to bring back exactly. */
const image = ({ context }: Pick<Desk, 'context'>): string =>
  JSON.stringify(
    Object.keys(recordedTables).map((name) => {
      const rows = context.handle.reader.read(`SELECT * FROM "${name}"`).all();
      return [name, rows.map((row) => JSON.stringify(row)).toSorted()];
    }),
  );

const setup = JSON.parse(JSON.stringify(oneClient({ nord: [{}] })));
const desk = (): Desk => openDesk({ now: '2026-03-10T09:00:00Z', setup });

test('an upheld claim goes back to the claim it was, and forth again', async () => {
  using it = closing(desk());
  const [delivery = 0] = it.deliver('nord', '2026-03-09T09:00:00Z', 1);
  const claim = it.dispute(delivery, '2026-03-10T08:00:00Z');
  const before = image(it);
  granted(resolveDispute(it.context, { id: claim, as: 'uphold', note: 'the number is dead' }));
  const after = image(it);
  expect(after).not.toBe(before);

  const undone = granted(await undoStep(it.context, {}));
  expect(undone).toMatchObject({ state: 'undone', actor: 'Ada Example' });
  expect(image(it)).toBe(before);
  expect(granted(redoStep(it.context, {}))).toMatchObject({ id: undone.id, state: 'done' });
  expect(image(it)).toBe(after);
});

test('a setup file is one step of its own name, and none where it changes nothing', async () => {
  using world = closing(await monthWorld());
  const named = () => listSteps(world.context, { limit: 9 }).map(({ action, subject }) => `${action} ${subject}`);
  expect(named()).toEqual(['setup agency:agency']);
  granted(applySetup(world.context, monthJson('setup.json')));
  expect(named()).toEqual(['setup agency:agency']);
  const before = image(world);
  const [client] = monthJson('setup.json').clients;
  granted(applySetup(world.context, { clients: [{ ...client, name: 'BrightSmile Dental LLC' }] }));
  expect(named()).toEqual(['setup agency:agency', 'setup agency:agency']);
  granted(await undoStep(world.context, {}));
  expect(image(world)).toBe(before);
});

test('a delivery of many leads is one step, whatever the number of its transactions', async () => {
  using world = closing(await monthWorld());
  world.setNow('2026-03-10T14:00:00Z');
  const map = monthJson('map-leads.json');
  await world.client.lead.import({ file: monthFile('leads-1.csv'), contract: 'brightsmile-leads', map });
  const before = image(world);
  const answer = granted(await deliver(world.context, { contract: 'brightsmile-leads' }));
  expect(answer.delivered).toBe(36);
  expect(listSteps(world.context, { limit: 2 }).map(({ action }) => action)).toEqual(['deliver', 'import']);
  granted(await undoStep(world.context, {}));
  expect(image(world)).toBe(before);
  // The import before it is a step too: it goes as a whole.
  granted(await undoStep(world.context, {}));
  expect(world.context.handle.reader.read<{ n: number }>('SELECT count(*) AS n FROM lead').get()?.n).toBe(0);
});

test('the newest step goes first; something new ends what could be done again', async () => {
  using it = closing(desk());
  const [one = 0, two = 0] = it.deliver('nord', '2026-03-09T09:00:00Z', 2);
  const [first, second] = [one, two].map((delivery) => it.dispute(delivery, '2026-03-10T08:00:00Z'));
  granted(resolveDispute(it.context, { id: first ?? 0, as: 'deny' }));
  granted(resolveDispute(it.context, { id: second ?? 0, as: 'uphold' }));
  granted(await undoStep(it.context, {}));
  granted(await undoStep(it.context, {}));
  expect(redoStep(it.context, {})).toMatchObject({ ok: true });
  granted(resolveDispute(it.context, { id: second ?? 0, as: 'withdraw' }));
  expect(redoStep(it.context, {})).toMatchObject({ ok: false, refusal: { code: 'nothingToRedo' } });
});

test('what was changed again since is not overwritten: undo refuses and leaves everything as it is', async () => {
  using it = closing(desk());
  const [delivery = 0] = it.deliver('nord', '2026-03-09T09:00:00Z', 1);
  const claim = it.dispute(delivery, '2026-03-10T08:00:00Z');
  granted(resolveDispute(it.context, { id: claim, as: 'deny' }));
  const [denied] = listSteps(it.context, { limit: 1 });
  granted(resolveDispute(it.context, { id: claim, as: 'appeal' }));
  const before = image(it);
  const refused = await undoStep(it.context, { id: denied?.id });
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'stepOverlapped' } });
  expect(image(it)).toBe(before);
});

test('once a document of the contract is issued, earlier work on it stands, and the refusal names the document', async () => {
  using it = closing(desk());
  const [delivery = 0] = it.deliver('nord', '2026-03-09T09:00:00Z', 3);
  const claim = it.dispute(delivery, '2026-03-10T08:00:00Z');
  granted(resolveDispute(it.context, { id: claim, as: 'deny' }));
  const [denied] = listSteps(it.context, { limit: 1 });
  it.setNow('2026-04-10T09:00:00Z');
  const [row] = granted(await runInvoices(it.context, { period: '2026-03', issue: true }));
  expect(row?.state).toBe('issued');
  const refusal = { code: 'stepOnDocument', data: { number: row?.number } };
  expect(await undoStep(it.context, {})).toMatchObject({ ok: false, refusal });
  expect(await undoStep(it.context, { id: denied?.id })).toMatchObject({ ok: false, refusal });
});

test('new terms go back when nothing was judged under them', async () => {
  using it = closing(desk());
  const before = image(it);
  granted(applySetup(it.context, oneClient({ nord: [{}], sued: [{}] })));
  granted(await undoStep(it.context, {}));
  expect(image(it)).toBe(before);
  // The setup that made the agency can go too: the file is empty again.
  granted(await undoStep(it.context, {}));
  expect(await undoStep(it.context, {})).toMatchObject({ ok: false, refusal: { code: 'nothingToUndo' } });
});

test('history says what was undone and redone, and still verifies', async () => {
  using it = closing(desk());
  const [delivery = 0] = it.deliver('nord', '2026-03-09T09:00:00Z', 1);
  const claim = it.dispute(delivery, '2026-03-10T08:00:00Z');
  granted(resolveDispute(it.context, { id: claim, as: 'deny' }));
  granted(await undoStep(it.context, {}));
  granted(redoStep(it.context, {}));
  const actions = it.context.handle.reader.read<{ action: string }>('SELECT action FROM history ORDER BY id').all();
  expect(actions.map(({ action }) => action).slice(-2)).toEqual(['undo', 'redo']);
});

test('a call says which step it became, and an answer which changes of the file it has seen', async () => {
  using world = closing(openWorld({ now: '2026-03-10T09:00:00Z' }));
  const empty = await world.client.job.watch({});
  await world.client.setup.apply({ content: setup });
  const after = await world.client.job.watch({});
  expect(after.fileChange).toBe(empty.fileChange + 1);
  expect((await world.client.shell.read()).undo).toMatchObject({ actor: 'Owner', state: 'done' });
});

function closing<T extends { close: () => void }>(held: T): T & Disposable {
  return Object.assign(held, { [Symbol.dispose]: () => held.close() });
}
