import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { withPage } from '../browser.ts';
import { linkOf, newPlace, type Place, type Served, serve, startFile } from './served.ts';
import { violations } from './violations.ts';

const now = '2026-03-10T14:00:00Z';

function setUp(place: Place): void {
  const setup = join(import.meta.dirname, '../fixtures/month/setup.json');
  const { status, stderr } = spawnSync(
    process.execPath,
    [startFile, 'cli', 'setup', setup, '--data', place.dir, '--now', now],
    { env: { ...process.env, TALLYPROOF_KEYS: place.keys }, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`setup ended with ${status}: ${stderr}`);
}

const header = [
  'Firma',
  'Ansprechpartner',
  'E-Mail',
  'Telefon',
  'Branche',
  'Mitarbeiter',
  'Land',
  'Eingegangen am',
  'Einwilligung',
];

/** A dental practice for one contract (above 50 employees, US), a machine builder for the other (200 to 2,000). */
const dentist = (n: number, date: string, phone = `+1 415 555 01${n}`): string[] => [
  `Zahnärzte ${n} GmbH`,
  `Jürgen Beispiel ${n}`,
  `jb@zahn${n}.example.com`,
  phone,
  'Healthcare',
  '1.200',
  'US',
  date,
  'ja',
];
const builder = (n: number, date: string): string[] => [
  `Maschinen ${n} KG`,
  `Özlem Muster ${n}`,
  `oem@bau${n}.example.com`,
  `+49 30 23125 0${n}`,
  'Manufacturing',
  '1.200',
  'DE',
  date,
  'ja',
];

/** As a lead tool exports it: UTF-16LE with tabs, a title over the table and a line of totals under it. */
const asExported = (title: string, rows: readonly string[][]): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xfe]),
    Buffer.from(
      [title, '', header.join('\t'), ...rows.map((cells) => cells.join('\t')), `Total: ${rows.length}`, ''].join(
        '\r\n',
      ),
      'utf16le',
    ),
  ]);

const february = asExported('Leads Februar 2026', [dentist(40, '25.02.2026'), builder(41, '26.02.2026')]);
/** Ten rows; rows 3 and 8 have days that are none, row 6 has a phone number a spreadsheet has turned into another. */
const march = asExported('Leads März 2026', [
  dentist(10, '01.03.2026'),
  dentist(11, '02.03.2026'),
  dentist(12, '32.03.2026'),
  dentist(13, '04.03.2026'),
  builder(14, '05.03.2026'),
  dentist(15, '06.03.2026', '1,4155550115E+10'),
  dentist(16, '07.03.2026'),
  builder(17, '38.03.2026'),
  builder(18, '09.03.2026'),
  dentist(19, '09.03.2026'),
]);

/** Lets a file go over the window, wherever it stands. */
async function dropOn(page: Page, name: string, content: Buffer): Promise<void> {
  await page.evaluate(
    ([file, bytes]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([Uint8Array.from(bytes)], file));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
    },
    [name, [...content]] as const,
  );
}

const intoPool = (page: Page): Promise<void> => page.getByRole('button', { name: 'None yet: into the pool' }).click();

/** What stands in the status of row `row` of the sheet. */
const outcomeOf = (page: Page, row: number) =>
  page.getByRole('grid', { name: 'Rows of the file' }).getByRole('row').nth(row);

/** The three rows nobody can use, mended by keyboard alone: F8 goes to the first, Enter keeps and goes on. */
async function mendThree(page: Page): Promise<void> {
  await page.getByText('7 pass; 3 broken').waitFor();
  await page.locator('[role=grid]:focus').waitFor();
  await page.keyboard.press('F8');
  await page.keyboard.type('03.03.2026');
  await page.keyboard.press('Enter');
  await page.keyboard.type('+1 415 555 0115');
  await page.keyboard.press('Enter');
  await page.keyboard.type('08.03.2026');
  await page.keyboard.press('Enter');
}

test('an ugly file: mapped from memory, three rows mended by keyboard, imported, taken back, imported again, delivered to two contracts', async () => {
  using place = newPlace();
  setUp(place);
  await using host = await serve(place, ['--now', now]);
  await withPage([host.origin], async ({ page }) => {
    await page.goto(linkOf(host));
    await page.getByRole('navigation').getByRole('link', { name: 'Import' }).waitFor();

    // A first file of the tool: it is mapped, and the map is kept.
    await dropOn(page, 'februar.txt', february);
    await intoPool(page);
    await page.getByRole('button', { name: 'Import 2 rows' }).click();
    await page.getByRole('link', { name: 'Route these leads over all contracts' }).waitFor();

    await dropOn(page, 'märz.txt', march);
    await intoPool(page);
    await page.getByText(/columns as last time/).waitFor();
    await page.getByRole('button', { name: 'Columns: 9 of 9 recognised' }).waitFor();
    await mendThree(page);
    await page.getByText('10 pass', { exact: true }).waitFor();
    // What was mended says what it was, and one mend is taken back and made again.
    expect(await outcomeOf(page, 8).textContent()).toContain('08.03.202638.03.2026');
    await page.keyboard.press('Control+z');
    await page.getByText('9 pass; 1 broken').waitFor();
    await page.keyboard.press('Control+y');
    await page.getByText('10 pass', { exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);

    await page.getByRole('button', { name: 'Import 10 rows' }).click();
    await page.getByRole('button', { name: 'Undo this import' }).click();
    await page.getByText('This import was taken back as a whole.').waitFor();

    await dropOn(page, 'märz.txt', march);
    await intoPool(page);
    await mendThree(page);
    await page.getByRole('button', { name: 'Import 10 rows' }).click();
    await page.getByRole('link', { name: 'Route these leads over all contracts' }).click();

    const routes = page.getByRole('grid', { name: 'Leads against contracts' });
    await routes.getByRole('row').nth(10).waitFor();
    await page.getByRole('button', { name: 'Deliver 10 leads' }).waitFor();
    await page.keyboard.press('d');
    await page.getByText(/^Delivered 10 leads/).waitFor();

    // Seven dental practices for the one, three machine builders for the other.
    for (const [contract, count] of [
      ['brightsmile-leads', 7],
      ['maschinenbau-termine', 3],
    ] as const) {
      await page.evaluate((ref) => {
        location.hash = `/contracts/${ref}?tab="deliveries"`;
      }, contract);
      const deliveries = page.getByRole('grid', { name: 'Deliveries', exact: true });
      await deliveries.getByRole('row').nth(count).waitFor();
      expect(await deliveries.getByRole('row').count()).toBe(count + 1);
    }
  });
});

/** Takes cells to the clipboard and into the sheet, as from a spreadsheet. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', copied);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
}

test('the sheet is worked as a spreadsheet is: blocks are pasted, Tab goes on, Escape gives up, rows stay where they are', async () => {
  using place = newPlace();
  setUp(place);
  await using host = await serve(place, ['--now', now]);
  await withPage([host.origin], async ({ page }) => {
    await page.goto(linkOf(host));
    await page.getByRole('navigation').getByRole('link', { name: 'Import' }).waitFor();

    await dropOn(page, 'leer.csv', Buffer.from(`${header.join(';')}\r\n`));
    await page.getByText('This file has column names and no rows').waitFor();

    await dropOn(page, 'märz.txt', march);
    await intoPool(page);
    await page.getByRole('button', { name: /^Broken/ }).click();
    const sheet = page.getByRole('grid', { name: 'Rows of the file' });
    const cells = (row: number) => outcomeOf(page, row).getByRole('gridcell');
    await sheet.getByText('32.03.2026').waitFor();
    await sheet.focus();
    await page.keyboard.press('Control+Home');

    // Given up, nothing was mended; Tab keeps, and goes to the next cell.
    await page.keyboard.press('F8');
    await page.keyboard.type('nothing');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Home');
    await page.keyboard.type('Praxis A');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Ada Beispiel');
    await page.keyboard.press('Tab');
    await page.getByText('1 row mended').waitFor();
    expect(await cells(1).nth(2).textContent()).toBe('Praxis AZahnärzte 12 GmbH');
    expect(await cells(1).nth(3).textContent()).toBe('Ada BeispielJürgen Beispiel 12');

    // Two cells wide and three rows high, over all rows that are shown. The second says the same already: its phone stays
    // broken, and it is no mend. No row moves, whatever it is now.
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await paste(page, '03.03.2026\tja\n06.03.2026\tja\n08.03.2026\tja\n');
    await page.getByText('9 pass; 1 broken').waitFor();
    expect(await sheet.getByRole('row').count()).toBe(1 + 3);
    await page.getByText('2 rows mended').waitFor();
    await page.keyboard.press('Control+z');
    await page.getByText('7 pass; 3 broken').waitFor();
    await page.getByText('1 row mended').waitFor();
  });
});

test('what was mended outlives window and program, is taken up when the file is dropped again, and is gone once imported', async () => {
  using place = newPlace();
  setUp(place);
  const onPage = (host: Served, use: (page: Page) => Promise<void>): Promise<void> =>
    withPage(
      [host.origin],
      async ({ page }) => {
        await page.goto(linkOf(host));
        await page.getByRole('navigation').getByRole('link', { name: 'Import' }).waitFor();
        await use(page);
      },
      // What a killed program leaves on the console of its page is the point of this.
      [/ERR_/],
    );
  {
    await using host = await serve(place, ['--now', now]);
    await onPage(host, async (page) => {
      await dropOn(page, 'märz.txt', march);
      await intoPool(page);
      await mendThree(page);
      await page.getByText('10 pass', { exact: true }).waitFor();
      host.kill();
    });
  }
  await using host = await serve(place, ['--now', now]);
  await onPage(host, async (page) => {
    await dropOn(page, 'march again.txt', march);
    // For whom it was mended is known as well: nobody is asked.
    await page.getByText(/^You mended 3 cells of this file on /).waitFor();
    await page.getByText('10 pass', { exact: true }).waitFor();
    await page.locator('[role=grid]:focus').waitFor();
    await page.keyboard.press('End');
    await outcomeOf(page, 8).getByText('38.03.2026').waitFor();
    expect(await violations(page)).toEqual([]);
    // Taken back row by row, the last one first; and the file as it stands, whatever was taken up.
    await page.keyboard.press('Control+z');
    await page.getByText('9 pass; 1 broken').waitFor();
    await page.keyboard.press('Control+y');
    await page.getByText('10 pass', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Start afresh' }).click();
    await page.getByText('7 pass; 3 broken').waitFor();

    // Nothing else was said of it, so that the mends are still there; reloading is no end either.
    await page.reload();
    await page.getByRole('navigation').getByRole('link', { name: 'Import' }).waitFor();
    await dropOn(page, 'märz.txt', march);
    await page.getByText('10 pass', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Import 10 rows' }).click();
    await page.getByRole('button', { name: 'Undo this import' }).click();
    await page.getByText('This import was taken back as a whole.').waitFor();
    await dropOn(page, 'märz.txt', march);
    await intoPool(page);
    await page.getByText('7 pass; 3 broken').waitFor();
    expect(await page.getByText(/taken up again/).count()).toBe(0);
  });
});

test('a letter typed at once after F8 goes into its cell, however far away that is', async () => {
  using place = newPlace();
  setUp(place);
  await using host = await serve(place, ['--now', now]);
  // Row 300 of 400 has a day that is none.
  const days = Array.from({ length: 400 }, (_, at) =>
    dentist(100 + at, at === 299 ? '32.03.2026' : '02.03.2026', `+1 415 555 01${10 + (at % 90)}`),
  );
  await withPage([host.origin], async ({ page }) => {
    await page.goto(linkOf(host));
    await page.getByRole('navigation').getByRole('link', { name: 'Import' }).waitFor();
    await dropOn(page, 'viele.txt', asExported('Viele Leads', days));
    await intoPool(page);
    const sheet = page.getByRole('grid', { name: 'Rows of the file' });
    await sheet.getByText('Zahnärzte 100 GmbH').waitFor();
    await sheet.focus();
    // The second key comes before the browser has told the sheet of anything else.
    await sheet.evaluate(async (grid) => {
      grid.dispatchEvent(new KeyboardEvent('keydown', { key: 'F8', bubbles: true, cancelable: true }));
      await Promise.resolve();
      grid.dispatchEvent(new KeyboardEvent('keydown', { key: '0', bubbles: true, cancelable: true }));
      document.execCommand('insertText', false, '0');
    });
    await page.keyboard.type('3.03.2026');
    await page.keyboard.press('Enter');
    await page.getByText('1 row mended').waitFor();
    await sheet.getByText('32.03.2026').waitFor();
    expect(await sheet.getByText('03.03.2026').count()).toBe(1);
  });
});

test('letters typed into a row that is not fetched yet wait for it', async () => {
  using place = newPlace();
  setUp(place);
  await using host = await serve(place, ['--now', now]);
  // More rows than are fetched with the first ones.
  const many = Array.from({ length: 6000 }, (_, at) =>
    dentist(100 + at, '02.03.2026', `+1 415 555 01${10 + (at % 90)}`),
  );
  await withPage([host.origin], async ({ page }) => {
    await page.goto(linkOf(host));
    await page.getByRole('navigation').getByRole('link', { name: 'Import' }).waitFor();
    await dropOn(page, 'sehr viele.txt', asExported('Sehr viele Leads', many));
    await intoPool(page);
    const sheet = page.getByRole('grid', { name: 'Rows of the file' });
    await sheet.getByText('Zahnärzte 100 GmbH').waitFor();
    await sheet.focus();
    // Three keys come in one task: nothing can have been fetched between them.
    await sheet.evaluate(async (grid) => {
      const press = (key: string, ctrlKey = false) =>
        grid.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, cancelable: true }));
      press('End', true);
      await Promise.resolve();
      press('P');
      press('r');
    });
    await page.getByRole('textbox', { name: 'Firma' }).waitFor();
    await page.keyboard.type('axis Ende');
    await page.keyboard.press('Tab');
    await page.getByText('1 row mended').waitFor();
    await sheet.getByText('Praxis EndeZahnärzte 6099 GmbH').waitFor();
  });
});

test('what is typed after F8 into rows that are not fetched yet goes into their troubled cells, one after the other', async () => {
  using place = newPlace();
  setUp(place);
  await using host = await serve(place, ['--now', now]);
  // Rows 5,000 and 5,002 have days that are none, and so have more before them than are known with the first preview.
  const many = Array.from({ length: 6000 }, (_, at) =>
    dentist(
      100 + at,
      at < 250 || at === 4999 || at === 5001 ? '32.03.2026' : '02.03.2026',
      `+1 415 555 01${10 + (at % 90)}`,
    ),
  );
  await withPage([host.origin], async ({ page }) => {
    await page.goto(linkOf(host));
    await page.getByRole('navigation').getByRole('link', { name: 'Import' }).waitFor();
    await dropOn(page, 'viele Fehler.txt', asExported('Viele Fehler', many));
    await intoPool(page);
    const sheet = page.getByRole('grid', { name: 'Rows of the file' });
    await sheet.getByText('Zahnärzte 100 GmbH').waitFor();
    await sheet.focus();
    // In one task: nothing can have been fetched between the keys.
    await sheet.evaluate(async (grid) => {
      const press = (key: string, held: { readonly shiftKey?: boolean; readonly ctrlKey?: boolean } = {}) =>
        grid.dispatchEvent(new KeyboardEvent('keydown', { key, ...held, bubbles: true, cancelable: true }));
      press('End', { ctrlKey: true });
      await Promise.resolve();
      press('F8', { shiftKey: true });
      await Promise.resolve();
      press('F8', { shiftKey: true });
      await Promise.resolve();
      for (const key of [...'03.03.20267', 'Backspace', 'Enter', ...'04.03.20']) press(key);
    });
    await page.getByRole('textbox', { name: 'Eingegangen am, row 5002' }).waitFor();
    await page.keyboard.type('26');
    await page.keyboard.press('Tab');
    await page.getByText('2 rows mended').waitFor();
    await sheet.getByText('03.03.202632.03.2026').waitFor();
    await sheet.getByText('04.03.202632.03.2026').waitFor();
  });
});
