import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { withPage } from '../browser.ts';
import { naughty } from '../naughty.ts';
import { tempFolder } from '../place.ts';
import { type Entry, parts, row, zip } from '../workbooks.ts';
import { command } from './sample.ts';
import { linkOf, newPlace, type Place, serve } from './served.ts';
import { everyAddress, goTo } from './walk.ts';

const root = join(import.meta.dirname, '../..');
const now = '2026-03-20T10:00:00Z';
const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** The agency of the worked month, with a lead for each naughty string that has it in every field a list shows. */
function naughtyAgency(place: Place): void {
  const folder = tempFolder();
  const rows = naughty.map((text, n) =>
    [`L-${n}`, `n${n}@example.com`, text, text, text, text, '2026-03-05T09:00:00Z'].map(cell).join(','),
  );
  const leads = join(folder, 'naughty.csv');
  writeFileSync(leads, ['Id,Mail,Name,Company,Campaign,Note,At', ...rows].join('\n'));
  const map = join(folder, 'map.json');
  const columns = {
    Id: 'lead.id',
    Mail: 'person.email',
    Name: 'person.fullName',
    Company: 'company.name',
    Campaign: 'source.campaign',
    Note: 'lead.note',
    At: 'lead.capturedAt',
  };
  writeFileSync(map, JSON.stringify({ kind: 'leads', columns }));
  command(place, 'setup', join(root, 'test/fixtures/month/setup.json'), '--now', now);
  command(place, 'import', leads, '--map', map, '--now', now);
}

test('I3: every screen shows naughty strings and says nothing on its console; the list leaves as a file', {
  timeout: 300_000,
}, async () => {
  using place = newPlace();
  naughtyAgency(place);
  await using host = await serve(place, ['--now', now]);
  await withPage([host.origin], async ({ page }) => {
    await page.goto(linkOf(host));
    for (const address of await everyAddress(page, 'brightsmile-leads', ['/clients', '/leads']))
      await goTo(page, address);
    await goTo(page, '/leads');
    await page.getByRole('grid', { name: 'Leads' }).focus();
    for (let pages = 0; pages < naughty.length / 10; pages += 1) await page.keyboard.press('PageDown');

    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as CSV' }).click();
    await page.getByRole('menuitem', { name: 'Columns of the list' }).click();
    const download = await saved;
    expect(download.suggestedFilename()).toBe('leads.csv');
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
    const { data } = Papa.parse<string[]>(Buffer.concat(chunks).toString('utf8').slice(1).trimEnd());
    expect(data[0]?.[0]).toBe('person.fullName');
    expect(data).toHaveLength(naughty.length + 1);
    expect(data.flat().filter((text) => /^\s*[=@＝＋－＠]/.test(text))).toEqual([]);
  });
});

/** The longest that two frames of the page lie apart until `until` holds, in ms. */
async function longestGap(page: Page, until: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const seen = { longest: 0, last: performance.now() };
    Object.assign(window, { gaps: seen });
    const draw = (at: number): void => {
      seen.longest = Math.max(seen.longest, at - seen.last);
      seen.last = at;
      if (Reflect.get(window, 'gaps') === seen) requestAnimationFrame(draw);
    };
    requestAnimationFrame(draw);
  });
  await until();
  return page.evaluate(() => {
    const { longest } = Reflect.get(window, 'gaps');
    Reflect.set(window, 'gaps', null);
    return longest;
  });
}

const good = parts({ sheets: [{ name: 'Leads', rows: row('Email', 'Name') + row('jo@example.com', 'Jo') }] });
const sheet = 'xl/worksheets/sheet1.xml';
const bomb = Buffer.alloc(400 << 20, '<c><v>1</v></c>');
const packed = deflateRawSync(bomb, { level: 9 });
const withBomb = (declaredSize: number): Entry[] => [
  ...good.filter(({ name }) => name !== sheet),
  { name: sheet, data: bomb, packed, declaredSize },
];
const bombs: readonly (readonly [what: string, entries: readonly Entry[], says: RegExp])[] = [
  ['400 MiB in a sheet', withBomb(bomb.length), /may be meant to do harm/],
  ['400 MiB that are declared to be 1000 bytes', withBomb(1000), /is damaged/],
  ['an archive in the archive', [...good, { name: 'xl/more.bin', data: zip(good) }], /may be meant to do harm/],
];

test('I6: the page draws on while a bomb is refused', { timeout: 180_000 }, async () => {
  using place = newPlace();
  command(place, 'setup', join(root, 'test/fixtures/month/setup.json'), '--now', now);
  const folder = tempFolder();
  await using host = await serve(place, ['--now', now]);
  await withPage(
    [host.origin],
    async ({ page }) => {
      await page.goto(linkOf(host));
      const gapOver = async (entries: readonly Entry[], says: RegExp): Promise<number> => {
        await goTo(page, '/import');
        // From the disk, as a person chooses it: bytes handed to the page by the test would be unpacked there.
        const path = join(folder, 'leads.xlsx');
        writeFileSync(path, zip(entries));
        const gap = await longestGap(page, async () => {
          await page.locator('input[type=file]').first().setInputFiles(path);
          await page.getByText(says).first().waitFor();
        });
        await goTo(page, '/clients');
        return gap;
      };
      for (const [what, entries, says] of bombs) {
        let [best, honest] = [Number.POSITIVE_INFINITY, 0];
        // Other programs of a busy machine may hold up a frame, of an honest file as well.
        for (let tries = 0; tries < 3 && best >= 100; tries += 1) {
          best = Math.min(best, await gapOver(entries, says));
          if (best >= 100) honest = Math.max(honest, await gapOver(good, /Which contract are these leads for/));
        }
        const told = `${what}: ${Math.round(best)} ms between two frames, with an honest file ${Math.round(honest)} ms`;
        expect(best, told).toBeLessThan(Math.max(100, 1.5 * honest));
      }
    },
    [/status of 422/],
  );
});
