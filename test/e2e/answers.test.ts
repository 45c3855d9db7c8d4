import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Desk } from '../app/desk.ts';
import { openDesk } from '../app/desk.ts';
import { withPage } from '../browser.ts';
import { tempFolder } from '../place.ts';
import { monthJson } from '../world.ts';
import { linkOf, serve } from './served.ts';
import { goTo } from './walk.ts';

/** The worked month's agency, in March, with what `fill` puts into it. */
function marchFolder(fill: (desk: Desk) => void): { dir: string; keys: string; [Symbol.dispose]: () => void } {
  const dir = tempFolder();
  const desk = openDesk({ now: '2026-03-12T08:00:00Z', setup: monthJson('setup.json'), dir });
  fill(desk);
  desk.close();
  return { dir, keys: `${dir}-keys`, [Symbol.dispose]: () => undefined };
}

const march = ['--now', '2026-03-13T08:00:00Z'];

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong with list, calendar and panel, in both schemes; whole screens are `screens.test.ts`. */
async function findings(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).include('.screen-body').withTags(rules).analyze();
    found.push(
      ...violations.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
    );
  }
  return found;
}

test('claims are decided by keyboard alone: one, in part, several, and back', async () => {
  const names = ['Ada North', 'Ben South', 'Cleo West', 'Dan East', 'Eve Hill'];
  using place = marchFolder((desk) => {
    const leads = names.map((name, at) => ({ name, externalId: `L-${at}` }));
    const ids = desk.deliver('brightsmile-leads', '2026-03-10T15:00:00Z', leads);
    for (const [at, id] of ids.entries()) desk.dispute(id, `2026-03-11T0${at}:00:00Z`);
  });
  await using host = await serve(place, march);
  await withPage([host.origin], async ({ page }) => {
    await page.goto(linkOf(host));
    await goTo(page, '/disputes');
    const waits = (count: number): Promise<void> =>
      page.getByText(count === 1 ? '1 waits for a decision' : `${count} wait for a decision`).waitFor();
    await waits(5);
    const panel = page.getByRole('complementary', { name: 'Details' });
    await panel.getByRole('heading', { name: 'Ada North' }).waitFor();
    await panel.getByRole('button', { name: 'Uphold – $75.00 not billed' }).waitFor();
    expect(await findings(page)).toEqual([]);

    // The list has the keyboard from the start; the cursor goes to the next claim by itself.
    await page.keyboard.press('u');
    await page.getByText('Upheld: 1 claim').waitFor();
    await waits(4);
    await panel.getByRole('heading', { name: 'Ben South' }).waitFor();

    await page.keyboard.press('p');
    const percent = panel.getByRole('textbox', { name: 'Percent credited' });
    await percent.fill('40');
    await panel.getByRole('button', { name: 'Uphold in part – $30.00 not billed' }).waitFor();
    await percent.press('Enter');
    await page.getByText('Upheld in part: 1 claim').waitFor();
    await waits(3);

    // Two at once: chosen with Space, denied with one key, taken back with another.
    await page.getByRole('grid', { name: 'Claims' }).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press(' ');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press(' ');
    await panel.getByRole('button', { name: 'Deny 2 – the charges stand' }).waitFor();
    await panel.getByRole('button', { name: 'Uphold 2 – $150.00 not billed' }).waitFor();
    await page.keyboard.press('d');
    await page.getByText('Denied: 2 claims').waitFor();
    await waits(1);
    await page.keyboard.press('Control+z');
    await waits(3);

    // What a claim does not allow is told, and nothing happens.
    await page.keyboard.press('t');
    await page.getByText('Take late is not open here').waitFor();
  });
});

test('meetings are said, moved and booked by keyboard, in the list and in the calendar', async () => {
  using place = marchFolder((desk) => {
    const leads = ['Finn Lake', 'Gwen Moor', 'Hal Reed'].map((name, at) => ({ name, externalId: `M-${at}` }));
    const ids = desk.deliver('maschinenbau-termine', '2026-03-02T10:00:00Z', leads);
    const starts = ['2026-03-10T09:00:00Z', '2026-03-11T10:00:00Z', '2026-03-12T14:00:00Z'];
    for (const [at, id] of ids.entries()) {
      desk.book(id, { bookedAt: '2026-03-03T09:00:00Z', startsAt: starts[at] ?? '', setter: 'Kim' });
    }
  });
  await using host = await serve(place, march);
  await withPage([host.origin], async ({ page }) => {
    await page.goto(linkOf(host));
    await goTo(page, '/appointments');
    const toConfirm = (count: number): Promise<void> => page.getByText(`${count} to confirm`).waitFor();
    await toConfirm(3);
    const panel = page.getByRole('complementary', { name: 'Details' });
    await panel.getByRole('heading', { name: 'Finn Lake' }).waitFor();
    await panel.getByRole('button', { name: /Held .*billed/ }).waitFor();
    expect(await findings(page)).toEqual([]);

    await page.keyboard.press('h');
    await page.getByText('Held: 1 meeting').waitFor();
    await toConfirm(2);
    await panel.getByRole('heading', { name: 'Gwen Moor' }).waitFor();
    await page.keyboard.press('n');
    await page.getByText('Prospect no-show: 1 meeting').waitFor();
    await toConfirm(1);
    await page.getByRole('button', { name: 'Show rate: explain' }).getByText('50.00 %').waitFor();

    await page.keyboard.press('m');
    await panel.getByLabel('Starts').fill('2026-03-16T09:30');
    await page.keyboard.press('Enter');
    await page.getByText('Moved 1 meeting').waitFor();
    await page.getByText('No meeting waits for an outcome').waitFor();

    // The calendar of the next week has it; arrows go through the meetings, Page turns the page.
    await goTo(page, '/appointments?view="week"&day="2026-03-13"');
    const week = page.getByRole('table', { name: 'Week' });
    await week.getByRole('button', { name: /Finn Lake/ }).focus();
    await page.keyboard.press('ArrowRight');
    await panel.getByRole('heading', { name: 'Gwen Moor' }).waitFor();
    await page.keyboard.press('PageDown');
    await week.getByRole('button', { name: /09:30 Hal Reed, Booked/ }).waitFor();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('h');
    await page.getByText('cancel it, move it').waitFor();

    await page.keyboard.press('b');
    const dialog = page.getByRole('dialog', { name: 'Book a meeting' });
    await dialog.getByLabel('Starts').fill('2026-03-18T11:00');
    await dialog.getByLabel('Starts').press('Enter');
    await page.getByText('Booked 1 meeting').waitFor();
    await week.getByRole('button', { name: /11:00 Hal Reed, Booked/ }).waitFor();

    await goTo(page, '/appointments?view="month"&day="2026-03-13"');
    await expect.poll(() => page.getByRole('table', { name: 'Month' }).getByRole('button').count()).toBe(4);
    expect(await findings(page)).toEqual([]);
  });
});
