import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { withPage } from '../browser.ts';
import { tempFolder } from '../place.ts';
import { command } from './sample.ts';
import { linkOf, newPlace, serve } from './served.ts';
import { everyAddress, goTo } from './walk.ts';

/**
 * I4: people, companies, campaigns, clients, contracts, sources and files whose names are the markup of an attacker. No screen
 * does anything with them but show them: no script runs, no dialog opens, nothing is asked of another origin, the policy of the
 * page has nothing to report.
 */
const payloads = readFileSync(join(import.meta.dirname, '../fixtures/markup-payloads.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '');
const hostile = '<img src=x onerror="window.__pwned = 1">';
const now = '2026-03-20T10:00:00Z';

const setup = {
  agency: {
    name: hostile,
    address: { line1: hostile, city: 'Hamburg', postcode: '20457', country: 'DE' },
    taxId: 'DE136695976',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    email: 'a@example.com',
  },
  sources: [{ ref: 'web', channel: hostile, campaign: hostile }],
  clients: [
    {
      ref: 'evil',
      name: hostile,
      email: 'b@example.com',
      address: { line1: hostile, city: hostile, postcode: '1', country: 'DE' },
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
      locale: 'de-DE',
    },
  ],
  contracts: [
    {
      ref: 'evil',
      client: 'evil',
      name: hostile,
      status: 'active',
      terms: [
        {
          from: '2026-03-01',
          definition: { criteria: [{ id: hostile, field: 'person.email', op: 'present' }] },
          components: [{ id: 'lead', kind: 'perLead', price: 1_000, name: hostile }],
          review: { hours: 48 },
          disputes: { reasons: [{ reason: hostile, clause: hostile, class: 'creditable' }], remedy: 'credit' },
          billing: { tax: { category: 'S', ratePercent: '19' } },
          reporting: { cadence: 'monthly' },
        },
      ],
    },
  ],
};

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

test(`${payloads.length} hostile names harm no screen (I4)`, { timeout: 240_000 }, async () => {
  expect(payloads.length).toBeGreaterThanOrEqual(200);
  using place = newPlace();
  const folder = tempFolder();
  const write = (name: string, content: string): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const rows = payloads.map((name, at) =>
    [name, `lead${at}@example.com`, name, name, name, '2026-03-05T09:00:00Z'].map(cell).join(','),
  );
  const leads = write(`${encodeURIComponent(hostile)}.csv`, ['Name,Mail,Company,Campaign,Note,At', ...rows].join('\n'));
  const map = write(
    'map.json',
    JSON.stringify({
      kind: 'leads',
      columns: {
        Name: 'person.fullName',
        Mail: 'person.email',
        Company: 'company.name',
        Campaign: 'source.campaign',
        Note: 'lead.note',
        At: 'lead.capturedAt',
      },
      source: 'web',
    }),
  );
  command(place, 'setup', write('setup.json', JSON.stringify(setup)), '--now', now);
  command(place, 'import', leads, '--contract', 'evil', '--map', map, '--now', now);
  command(place, 'deliver', '--contract', 'evil', '--now', now);
  const claims = ['Mail,Say,Why', ...payloads.map((_, at) => `lead${at}@example.com,dispute,${cell(hostile)}`)];
  const feedbackMap = {
    kind: 'feedback',
    columns: { Mail: 'person.email', Say: 'feedback.decision', Why: 'feedback.reason' },
  };
  const answers = [
    write('claims.csv', claims.join('\n')),
    write('feedback.json', JSON.stringify(feedbackMap)),
  ] as const;
  command(place, 'feedback', answers[0], '--contract', 'evil', '--map', answers[1], '--now', now);

  await using host = await serve(place, ['--now', '2026-04-10T10:00:00Z']);
  await withPage([host.origin], async ({ page }) => {
    const opened: string[] = [];
    page.on('dialog', (dialog) => {
      opened.push(dialog.message());
      void dialog.dismiss();
    });
    await page.addInitScript(() => {
      document.addEventListener(
        'securitypolicyviolation',
        ({ violatedDirective, sourceFile, lineNumber, blockedURI }) => {
          const where = `${sourceFile}:${lineNumber}`;
          Object.assign(window, { __pwned: `the policy stopped ${violatedDirective} ${blockedURI} ${where}` });
        },
      );
    });
    await page.goto(linkOf(host));
    await page.locator('.screen-head').waitFor();
    for (const address of await everyAddress(page, 'evil', ['/clients', '/leads'])) {
      await goTo(page, address);
      expect(await harm(page), address).toBeUndefined();
    }
    // The list shows what was typed, letter by letter.
    await goTo(page, '/leads');
    await page.getByText(hostile, { exact: false }).first().waitFor();
    await page.keyboard.press('Control+k');
    await page.getByLabel('Search or do').fill('img');
    await page.getByRole('group').or(page.locator('.mantine-Spotlight-action')).first().waitFor();
    expect(await harm(page)).toBeUndefined();
    expect(opened).toEqual([]);
  });
});

const harm = (page: Page): Promise<unknown> => page.evaluate(() => Reflect.get(window, '__pwned'));
