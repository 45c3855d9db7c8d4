import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { withPage } from '../browser.ts';
import { tempFolder } from '../place.ts';
import { monthJson } from '../world.ts';
import { linkOf, newPlace, type Place, serve } from './served.ts';

const root = join(import.meta.dirname, '../..');
const month = join(root, 'test/fixtures/month');
const now = '2026-03-10T14:00:00Z';

function runIn(place: Place, ...words: readonly string[]): void {
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(root, 'electron/start.mjs'), 'cli', ...words, '--data', place.dir, '--now', now],
    { env: { ...process.env, TALLYPROOF_KEYS: place.keys }, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}: ${stderr}`);
}

async function assertForEverybody(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  }
}

/** The setup of the month, and from today on terms that ask for a size nobody of its leads has. */
function stricterSetup(): string {
  const setup = monthJson('setup.json');
  for (const contract of setup.contracts) {
    const [first] = contract.terms;
    const size = { id: 'huge', field: 'company.employees', op: 'gte', value: 1_000_000, hard: true };
    const criteria = [...first.definition.criteria.filter(({ id }: { id: string }) => id !== 'size'), size];
    contract.terms.push({ ...first, from: '2026-03-10', definition: { ...first.definition, criteria } });
  }
  const file = join(tempFolder(), 'setup.json');
  writeFileSync(file, JSON.stringify(setup));
  return file;
}

test('a list holds back who is here, and stricter terms show whom they fail before they do', {
  timeout: 120_000,
}, async () => {
  using place = newPlace();
  const contract = 'brightsmile-leads';
  runIn(place, 'setup', join(month, 'setup.json'));
  const map = join(month, 'map-leads.json');
  runIn(place, 'import', join(month, 'leads-1.csv'), '--map', map, '--contract', contract);
  runIn(place, 'setup', stricterSetup());
  const mail =
    /[\w.+-]+@[\w.-]+/.exec(readFileSync(join(month, 'leads-1.csv'), 'utf8').split('\n')[1] ?? '')?.[0] ?? '';
  await using host = await serve(place, ['--now', now]);
  await withPage([host.origin], async ({ page }) => {
    await page.goto(linkOf(host));
    await page.locator('.screen-head h1').waitFor();

    await page.evaluate(() => {
      location.hash = '/settings?section="suppression"';
    });
    await page.getByLabel('Mails, phones and domains').fill(`${mail}\nnobody-at-all.example\nnot an entry`);
    await page.getByRole('button', { name: 'Add 3 entries' }).click();
    await page.getByText(/^Added 2; 1 lead here is named/).waitFor();
    await page.getByText(/1 entry could not be read/).waitFor();
    await page.getByLabel('Is this person on a list?').fill(mail.toUpperCase());
    await page.getByRole('button', { name: 'Look' }).click();
    await page.getByText(/On the agency’s list by mail/).waitFor();
    await assertForEverybody(page);
    await page.getByRole('button', { name: /^Take off what was added/ }).click();
    await page.getByText(/^Took 2 off the list/).waitFor();

    await page.evaluate((ref) => {
      location.hash = `/contracts/${ref}?tab="terms"`;
    }, contract);
    await page.getByRole('link', { name: 'Judge leads again' }).click();
    const matrix = page.getByRole('table', { name: 'From what to what' });
    await matrix.waitFor();
    await matrix
      .getByRole('button', { name: /from Pass to/ })
      .first()
      .click();
    await page.getByRole('complementary', { name: 'Details' }).getByRole('listitem').first().waitFor();
    await assertForEverybody(page);
    await page.keyboard.press('g');
    await page.getByText(/^Judged again: /).waitFor();
    await page.getByRole('cell', { name: 'Done', exact: true }).waitFor();
    const told = page.getByRole('alert').filter({ hasText: 'Judged again' });
    await told.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByRole('cell', { name: 'Taken back', exact: true }).waitFor();
    await assertForEverybody(page);
  });
});
