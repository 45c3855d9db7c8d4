import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from 'vitest';
import { withPage } from '../browser.ts';
import { command, sampleNow } from './sample.ts';
import { linkOf, newPlace, serve } from './served.ts';
import { goTo, settled } from './walk.ts';

test('from what predicts to weights of history, and to a version the owner saves', { timeout: 120_000 }, async () => {
  using place = newPlace();
  command(place, 'demo', '--now', sampleNow);
  await using host = await serve(place, ['--now', sampleNow]);
  await withPage([host.origin], async ({ page }) => {
    await page.goto(linkOf(host));

    // The way there: the dashboard, then one contract.
    await goTo(page, '/insights');
    await page.getByRole('link', { name: 'Alder & Rowe Dental Care Ltd: Implant enquiries' }).click();
    await page.getByRole('heading', { name: 'What predicts', exact: true }).waitFor();

    // A figure opens to its leads: as many as it says, each with a page of its own.
    const criteria = page.getByRole('table', { name: 'Criteria' });
    const returned = criteria.getByRole('button', {
      name: /the leads of timeline is now or within 3 months: Not met, accepted/,
    });
    const count = await returned.textContent();
    await returned.click();
    const details = page.getByRole('complementary', { name: 'Details' });
    await details.getByText(`${count} leads`, { exact: true }).waitFor();
    expect(await details.getByRole('listitem').count()).toBe(Number(count));
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`),
    ).toEqual([]);

    // The lead says criterion by criterion what it got of what there is: this one is late, so at most 90 of 100.
    await details.getByRole('listitem').first().getByRole('link').click();
    const score = page.getByRole('row', { name: /^Score \d+, band [ABC]/ });
    await score.waitFor();
    expect(await score.getByRole('cell').textContent()).toMatch(/^(0|30|60|90) of 100$/);
    await page.getByRole('row', { name: /^timeline is now or within 3 months.* 0 of 10$/ }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'What predicts', exact: true }).waitFor();

    // Learned only when asked for, beside the present points, with a word on whether to believe it.
    expect(await page.getByRole('table', { name: 'Points now and suggested' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Learn from acceptance' }).click();
    await page.getByText('Better than the present weights.').waitFor();
    const points = page.getByRole('table', { name: 'Points now and suggested' });
    const timeline = points.getByRole('row', { name: /^timeline is now or within 3 months/ });
    const suggested = Number(await timeline.getByRole('strong').textContent());
    expect(suggested).toBeGreaterThan(40);
    await page.getByRole('table', { name: 'Bands now and then' }).getByRole('row', { name: /^A / }).waitFor();

    // Sales are fewer: it says so and offers nothing.
    await page.getByText('From sales', { exact: true }).click();
    await page.getByText('Too few to learn from').waitFor();
    expect(await page.getByRole('button', { name: 'Open as a new version' }).count()).toBe(0);
    await page.getByText('From acceptance', { exact: true }).click();

    // A draft from a chosen day, in the editor that checks it as any change.
    await page.getByLabel('In force from').fill('2026-12-01');
    await page.getByRole('button', { name: 'Open as a new version' }).click();
    await page.getByText('New version', { exact: false }).first().waitFor();
    await settled(page);
    const field = page.getByRole('textbox', { name: 'Points of timeline' });
    expect(await field.inputValue()).toContain(String(suggested));
    expect(await page.getByLabel('In force from').inputValue()).toBe('2026-12-01');

    // Left and come back to: the draft is kept, and nothing in force has changed.
    await goTo(page, '/contracts/alder-implants?tab="terms"');
    expect(await page.getByRole('navigation', { name: 'Versions' }).getByRole('button').count()).toBe(2);
    await goTo(page, '/contracts/alder-implants?tab="terms"&edit="new"');
    expect(await field.inputValue()).toContain(String(suggested));

    // Saved by the owner, it is a version that comes.
    await page.getByRole('button', { name: 'Save version' }).click();
    await page.getByText('Saved and active').waitFor();
    const versions = page.getByRole('navigation', { name: 'Versions' });
    await versions.getByText('Version 3').click();
    await page.getByRole('article', { name: 'Version 3' }).getByText(`${suggested} points`).first().waitFor();

    // A version that is being written is never lost to another.
    await goTo(page, '/contracts/alder-implants?tab="terms"&edit="2026-12-01"');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Implant enquiries');
    await page.getByText('Draft kept').waitFor();
    await goTo(page, '/insights/scoring?contract="alder-implants"&learn="accepted"');
    await page.getByRole('button', { name: 'Open as a new version' }).click();
    await page.getByText('Another version of these terms is being written').waitFor();

    // The call form says it too, and BANT is one click in the editor.
    await goTo(page, '/call?contract="alder-implants"');
    await page.getByText(/ of 100 points/).waitFor();
    await goTo(page, '/contracts/new');
    await page.getByRole('button', { name: 'Score by BANT' }).click();
    for (const question of ['budget', 'authority', 'need', 'timeline'])
      expect(await page.getByRole('textbox', { name: `Points of ${question}` }).inputValue()).toBe('25 points');
    expect(await page.getByRole('button', { name: 'Score by BANT' }).count()).toBe(0);
  });
});
