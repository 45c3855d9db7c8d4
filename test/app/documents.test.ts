import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { csvText } from '../../electron/app/documents/csv.ts';
import { documentFile } from '../../electron/app/documents/documentFile.ts';
import { formatsFor } from '../../electron/app/documents/formats.ts';
import type { Snapshot } from '../../electron/app/documents/invoicePdf.ts';
import { creditInvoice } from '../../electron/app/invoice/creditInvoice.ts';
import { runInvoices } from '../../electron/app/invoice/runInvoices.ts';
import { unguarded } from '../../shared/domain/intake/formulaText.ts';
import { bytesOf, pagesOf } from '../pdfPages.ts';
import { testData } from '../testData.ts';
import { monthJson, type World } from '../world.ts';
import { granted, openDesk } from './desk.ts';
import { marchWorld } from './march.ts';

const textOf = (file: Blob): Promise<string> => file.text();

async function issuedMarch(): Promise<World> {
  const world = await marchWorld();
  await world.client.invoice.run({ period: '2026-03', issue: true });
  return world;
}

test('the PDF says what the snapshot says, number by number', async () => {
  const { client, close } = await issuedMarch();
  for (const number of ['INV-2026-0001', 'INV-2026-0002']) {
    const snapshot: Snapshot = JSON.parse(await textOf(await client.invoice.document({ number, format: 'json' })));
    const file = await client.invoice.document({ number, format: 'pdf' });
    const found = await pagesOf(await bytesOf(file));
    const all = found.map(({ text }) => text).join(' ');
    const { money, day, number: quantity } = formatsFor(snapshot.locale);
    const plain = (text: string): string => text.replaceAll(/\s+/g, ' ');
    const wanted = [
      snapshot.number,
      snapshot.client.name,
      day(snapshot.issueDay),
      ...(snapshot.kind === 'invoice' ? [day(snapshot.dueDay)] : []),
      ...snapshot.lines.flatMap((line) => [line.text, quantity(line.quantity), money(line.amount, snapshot.currency)]),
      ...[snapshot.net, snapshot.tax.amount, snapshot.gross].map((amount) => money(amount, snapshot.currency)),
      ...(snapshot.tax.note === null ? [] : [snapshot.tax.note]),
      'DE89 3704 0044 0532 0130 00',
      ...snapshot.charges.flatMap(({ annex }) => (annex ? [annex.leadRef] : [])),
    ];
    // 210 × 297 mm in points
    expect(found[0]?.size.map(Math.round)).toEqual([595, 842]);
    for (const text of wanted) expect(all, text).toContain(plain(text));
    expect(found.map(({ text }) => /(\d+) (?:of|von) (\d+)/.exec(text)?.slice(1))).toEqual(
      found.map((_, at) => [String(at + 1), String(found.length)]),
    );
  }
  close();
});

test('Letter for an agency in the United States, each client in its own language', async () => {
  const setup = monthJson('setup.json');
  setup.agency.address = { line1: '1 Main St', city: 'Denver', region: 'CO', postcode: '80202', country: 'US' };
  const desk = openDesk({ now: '2026-04-04T08:00:00Z', setup });
  desk.deliver('brightsmile-leads', '2026-03-10T15:00:00Z', 1);
  granted(await runInvoices(desk.context, { period: '2026-03', issue: true }));
  const shown = async (number: string) => {
    const [first] = await pagesOf(await bytesOf(granted(await documentFile(desk.context, { number, format: 'pdf' }))));
    return first;
  };
  // 612 × 792 points are 8.5 × 11 inches
  expect(await shown('INV-2026-0001')).toMatchObject({
    size: [612, 792],
    text: expect.stringMatching(/Invoice INV-2026-0001.*\$75\.00.*Amount due/),
  });
  expect(await shown('INV-2026-0002')).toMatchObject({
    size: [612, 792],
    text: expect.stringMatching(/70173 Stuttgart Deutschland.*Rechnung INV-2026-0002.*1\.190,00 €/),
  });
  desk.close();
});

test('the same bytes every time; a rendering that differs is a fault', async () => {
  const { client, context, faults, setNow, close } = await issuedMarch();
  const render = async (format: 'pdf' | 'csv' | 'json') =>
    hash('sha256', await bytesOf(await client.invoice.document({ number: 'INV-2026-0001', format })));
  const first = [await render('pdf'), await render('csv'), await render('json')];
  setNow('2027-01-01T00:00:00Z');
  expect([await render('pdf'), await render('csv'), await render('json')]).toEqual(first);
  const stored = context.handle.reader.read<{ snapshot_hash: string }>('SELECT snapshot_hash FROM document').get();
  expect(first[2]).toBe(stored?.snapshot_hash);
  // As if the second invoice had been rendered otherwise by an earlier release.
  context.handle.transaction((w) =>
    w.write("INSERT INTO rendering SELECT id, 'csv', 'other' FROM document WHERE number = 'INV-2026-0002'").run(),
  );
  await expect(client.invoice.document({ number: 'INV-2026-0002', format: 'csv' })).rejects.toMatchObject({
    code: 'FAULT',
  });
  expect(String(faults[0])).toContain('INV-2026-0002');
  await expect(client.invoice.document({ number: 'INV-2026-0003', format: 'pdf' })).rejects.toMatchObject({
    data: { code: 'unknownDocument' },
  });
  close();
});

test('in the CSV document, lines and charges each come to the same sum, credit notes too', async () => {
  const { client, context, close } = await issuedMarch();
  granted(creditInvoice(context, { number: 'INV-2026-0002', of: { kind: 'all' }, rebill: false }));
  for (const [number, net, tax] of [
    ['INV-2026-0001', '3000.00', '0.00'],
    ['INV-2026-0002', '2750.00', '522.50'],
    ['CN-2026-0001', '2750.00', '522.50'],
  ] as const) {
    const text = await textOf(await client.invoice.document({ number, format: 'csv' }));
    const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
    const cents = (record: string): number =>
      data.filter((row) => row.record === record).reduce((sum, row) => sum + Math.round(Number(row.net) * 100), 0);
    expect(data[0]).toMatchObject({ record: 'document', number, net, tax });
    expect([cents('line'), cents('charge')]).toEqual([cents('document'), cents('document')]);
  }
  close();
});

test('text that a spreadsheet would run is kept from it, numbers and phones stay what they are', () => {
  const cells = ['=1+1', '+1+1', '-1+1', '@SUM(1)', '＝1', '＋1', '－1', '＠1', ' =1'];
  // What begins with a quote runs nothing; a tab is both a sign to be kept from and one to be cut at.
  const others = [
    ['"=1', '"=1'],
    ['\t=1', "'\t'=1"],
    ['\r=1', "'\r'=1"],
    ['a;=1', "a;'=1"],
  ];
  const plain = ['-5.00', '+12025550143', '12', 'a=1', 'x-1', ''];
  const written = Papa.parse<string[]>(
    csvText(
      ['cell'],
      [...cells, ...plain, ...others.map(([text = '']) => text)].map((cell) => [cell]),
    ).slice(1),
  ).data;
  const back = written.slice(1, -1).map(([cell]) => cell);
  expect(back).toEqual([...cells.map((cell) => `'${cell}`), ...plain, ...others.map(([, kept]) => kept)]);
});

test.skipIf(testData === null)('the formulas people have tried are kept from running', () => {
  const payloads = readFileSync(join(testData ?? '', 'csv', 'formula-payloads.txt'), 'utf8')
    .split('\n')
    .filter(Boolean);
  const written = Papa.parse<string[]>(
    csvText(
      ['cell'],
      payloads.map((cell) => [cell]),
    ).slice(1),
  ).data;
  // One of them needs no sign in front: it is text to every spreadsheet of today.
  const harmless = payloads.filter((cell) => cell.startsWith('DDE '));
  expect(harmless).toHaveLength(1);
  for (const [at, cell] of payloads.entries()) {
    const [kept = ''] = written[at + 1] ?? [];
    expect(kept.startsWith("'")).toBe(!harmless.includes(cell));
    expect(unguarded(kept)).toBe(cell);
  }
});
