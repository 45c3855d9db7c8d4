import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withPage } from '../browser.ts';
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

function withLeads(): Place {
  const place = newPlace();
  runIn(place, 'setup', join(month, 'setup.json'));
  const from = ['--contract', 'brightsmile-leads', '--map', join(month, 'map-leads.json')];
  runIn(place, 'import', join(month, 'leads-1.csv'), ...from);
  return place;
}

/** So many leads in the pool. */
function withPeople(count: number): Place {
  const place = newPlace();
  runIn(place, 'setup', join(month, 'setup.json'));
  const people = Array.from({ length: count }, (_, n) => `Robin Example ${n},person${n}@example.com`);
  const [file, map] = [join(place.dir, 'people.csv'), join(place.dir, 'people.json')];
  writeFileSync(file, ['Name,Email', ...people, ''].join('\n'));
  writeFileSync(map, JSON.stringify({ kind: 'leads', columns: { Name: 'person.fullName', Email: 'person.email' } }));
  runIn(place, 'import', file, '--map', map);
  return place;
}

test('a lead is found by typing, opened, changed where it stands, undone, and the list is as it was left', async () => {
  using place = withLeads();
  await using host = await serve(place, ['--now', now]);
  await withPage([host.origin], async ({ page }) => {
    await page.goto(linkOf(host));
    await page.getByRole('navigation').getByRole('link', { name: 'Leads' }).click();
    const list = page.getByRole('grid', { name: 'Leads' });
    await page.getByText('44 leads').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('example.com 0101');
    await page.getByText(/^1 lead$/).waitFor();
    const name = await list.getByRole('gridcell').nth(1).textContent();
    await list.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: name ?? '' }).waitFor();

    await page.getByRole('button', { name: 'Employees: 64. Change' }).click();
    await page.getByRole('textbox', { name: 'Employees' }).fill('3');
    await page.keyboard.press('Enter');
    await page.getByText('Employees changed; the verdict came out otherwise').waitFor();
    await page.getByRole('button', { name: 'Employees: 3. Change' }).waitFor();
    await page.getByText('→ 3').waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByRole('button', { name: 'Employees: 64. Change' }).waitFor();

    await page.keyboard.press('Escape');
    await page.getByText(/^1 lead$/).waitFor();
    expect(await page.getByRole('searchbox', { name: 'Search leads' }).inputValue()).toBe('example.com 0101');
  });
});

test('all leads of a filter are chosen, however many are in sight, changed as one, and undone', async () => {
  using place = withPeople(640);
  await using host = await serve(place, ['--now', now]);
  await withPage([host.origin], async ({ page }) => {
    await page.goto(linkOf(host));
    await page.getByRole('navigation').getByRole('link', { name: 'Leads' }).click();
    await page.getByText('640 leads').waitFor();
    await page.getByRole('checkbox', { name: 'Choose all' }).click();
    await page.getByText('100 leads chosen').waitFor();
    await page.getByRole('button', { name: 'Choose all 640 leads' }).click();
    await page.getByText('640 leads chosen').waitFor();
    await page.getByRole('button', { name: /^Tag/ }).click();
    await page.keyboard.type('spring');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Tag 640 leads' }).click();
    await page.getByText('Tags: 640 added').waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByText('640 leads chosen').waitFor();
  });
});

test('more leads than one action takes are all chosen, changed by a job that says first what it does, and taken back', async () => {
  using place = withPeople(5_200);
  await using host = await serve(place, ['--now', now]);
  await withPage([host.origin], async ({ page }) => {
    await page.goto(linkOf(host));
    await page.getByRole('navigation').getByRole('link', { name: 'Leads' }).click();
    await page.getByText('5,200 leads').waitFor();
    const chooseAll = async (): Promise<void> => {
      await page.getByRole('checkbox', { name: 'Choose all' }).click();
      await page.getByRole('button', { name: 'Choose all 5,200 leads' }).click();
      await page.getByText('All 5,200 leads chosen').waitFor();
    };
    await chooseAll();
    await page.getByRole('button', { name: /^Tag/ }).click();
    await page.getByText('Which leads these are is written down first').waitFor();
    await page.keyboard.type('spring');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Tag all 5,200 leads' }).click();
    await page.getByText('Changed 5,200 of 5,200 leads').waitFor();

    await page.getByRole('link', { name: 'Changes of many' }).click();
    await page.getByRole('heading', { level: 1, name: 'Changes of many leads' }).waitFor();
    const row = page.getByRole('row').filter({ hasText: 'Tagged “spring”' });
    await row.getByText('Done').waitFor();
    await row.getByRole('button', { name: /^Take back/ }).click();
    await page.getByRole('menuitem', { name: 'All of it' }).click();
    await page.getByText('Taken back: 5,200 leads as before').waitFor();
    await row.getByText('Taken back').waitFor();

    // Again by a field, and undone from the foot of the window.
    await page.getByRole('navigation').getByRole('link', { name: 'Leads' }).click();
    await chooseAll();
    await page.getByRole('button', { name: /^Edit/ }).click();
    await page.getByRole('textbox', { name: 'Value' }).fill('de');
    await page.getByRole('button', { name: 'Set it on all 5,200 leads' }).click();
    await page.getByRole('button', { name: /^Undo: changed leads/ }).click();
    await page.getByRole('button', { name: /^Undo: imported a file/ }).waitFor();
  });
});

test('the list stands in the order of any column, and says which', async () => {
  using place = withLeads();
  await using host = await serve(place, ['--now', now]);
  await withPage([host.origin], async ({ page }) => {
    await page.goto(linkOf(host));
    await page.getByRole('navigation').getByRole('link', { name: 'Leads' }).click();
    await page.getByText('44 leads').waitFor();
    const list = page.getByRole('grid', { name: 'Leads' });
    for (const column of ['Name', 'Company', 'Verdict', 'Why', 'Deliveries', 'Source', 'Captured']) {
      await list.getByRole('button', { name: column }).click();
      await list.locator('th[aria-sort="ascending"]').filter({ hasText: column }).waitFor();
    }
    await list.getByRole('button', { name: 'Verdict' }).click();
    await list.locator('th[aria-sort="ascending"]').filter({ hasText: 'Verdict' }).waitFor();
    await list.getByRole('row').nth(1).getByText('Pass').waitFor();
    await list.getByRole('button', { name: 'Verdict' }).click();
    await list.locator('th[aria-sort="descending"]').filter({ hasText: 'Verdict' }).waitFor();
    await list.getByRole('row').nth(1).getByText('Fail').waitFor();
  });
});

test('three leads are called by keyboard alone; what is half typed is there again', async () => {
  using place = withLeads();
  await using host = await serve(place, ['--now', now]);
  await withPage([host.origin], async ({ page }) => {
    await page.goto(linkOf(host));
    await page.getByRole('navigation').waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('k');
    await page.getByRole('button', { name: 'Start the call' }).waitFor();
    const waiting = page.locator('.screen-figure strong');
    const before = Number(await waiting.textContent());
    const person = page.getByRole('form', { name: 'Call' }).getByRole('heading', { level: 2 });
    const called: (string | null)[] = [];
    for (const outcome of ['Digit1', 'Digit2', 'Digit5']) {
      called.push(await person.textContent());
      await page.getByRole('button', { name: 'Start the call' }).and(page.locator(':focus')).waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Pause' }).waitFor();
      await page.keyboard.type('3000');
      await page.keyboard.press(`Alt+${outcome}`);
      const finish = page.waitForRequest((request) => request.url().endsWith('/rpc/call/finish'));
      await page.keyboard.press('Control+Enter');
      // The call began now as the application has it, whatever this computer's own clock says.
      const { json } = (await finish).postDataJSON();
      expect(json.startedAt - Date.parse(now)).toBeGreaterThanOrEqual(0);
      expect(json.startedAt - Date.parse(now)).toBeLessThan(60_000);
      await expect.poll(() => waiting.textContent()).toBe(`${before - called.length}`);
    }
    expect(new Set(called).size).toBe(3);

    // The fourth is only begun: the draft is written while it is typed.
    await page.getByRole('button', { name: 'Start the call' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Pause' }).waitFor();
    await page.keyboard.type('77');
    await page.getByText('Draft saved').waitFor();
    const half = await page.locator(':focus').inputValue();
    await page.reload();
    await page.getByRole('button', { name: 'Pause' }).waitFor();
    expect(await page.locator('form input[name]').first().inputValue()).toBe(half);
  });
});
