import type { Page } from 'playwright-core';
import { withPage } from '../browser.ts';
import { toAddress } from './deeds.ts';
import { withServer } from './sampleServer.ts';
import { longestTask } from './tasks.ts';

/**
 * B9: the longest task of the page while the list of all leads is scrolled, worked by keyboard, searched, narrowed and put in order:
 * `scrolling.ts FOLDER`. Each is done after the one before on one load. Prints a line for each.
 */
const [folder = ''] = process.argv.slice(2);
const rounds = 3;

interface Deed {
  readonly name: string;
  readonly does: (page: Page) => Promise<void>;
}

const answered = (page: Page): Promise<unknown> =>
  page.waitForResponse((response) => response.url().endsWith('/lead/find'), { timeout: 60_000 });

const deeds: readonly Deed[] = [
  {
    name: 'the list opened',
    does: async (page) => {
      const answer = answered(page);
      await toAddress(page, '/leads');
      await answer;
      await page.getByRole('grid').first().getByRole('row').nth(5).waitFor();
    },
  },
  {
    name: 'scrolled by the wheel, 100 turns',
    does: async (page) => {
      const box = await page.getByRole('grid').first().boundingBox();
      if (box === null) throw new Error('there is no list');
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      for (let turn = 0; turn < 100; turn += 1) {
        await page.mouse.wheel(0, 600);
        await page.waitForTimeout(30);
      }
    },
  },
  {
    name: 'End pressed 20 times',
    does: async (page) => {
      await page.getByRole('grid').first().focus();
      for (let turn = 0; turn < 20; turn += 1) {
        await page.keyboard.press('End');
        await page.waitForTimeout(120);
      }
    },
  },
  {
    name: 'a word typed into the search',
    does: async (page) => {
      const search = page.getByRole('searchbox', { name: 'Search leads' });
      await search.focus();
      const answer = answered(page);
      await page.keyboard.type('jensen', { delay: 60 });
      await answer;
      await page.waitForTimeout(400);
      await search.fill('');
      await page.waitForTimeout(600);
    },
  },
  {
    name: 'narrowed by a field few leads fit',
    does: async (page) => {
      await toAddress(page, '/leads?fields=[{"is":"equals","field":"company.name","text":"Clinic 77, Inc."}]');
      await page.waitForTimeout(3_000);
    },
  },
  {
    name: 'put in order of names',
    does: async (page) => {
      await toAddress(page, '/leads?sort="name"&up=true');
      await page.waitForTimeout(8_000);
    },
  },
];

const found = new Map<string, { cpu: number[]; wall: number[] }>();
for (let round = 0; round < rounds; round += 1) {
  await withServer(folder, ({ origin, link }) =>
    withPage([origin], async ({ page }) => {
      await page.goto(link);
      await page.locator('.screen-head h1').waitFor();
      for (const { name, does } of deeds) {
        const { cpuMs, wallMs } = await longestTask(page, () => does(page));
        const times = found.get(name) ?? { cpu: [], wall: [] };
        times.cpu.push(cpuMs);
        times.wall.push(wallMs);
        found.set(name, times);
      }
    }),
  );
}
for (const [name, { cpu, wall }] of found) {
  process.stdout.write(
    `${`B9  ${name}`.padEnd(46)} longest task ${middle(cpu)} ms CPU, by the clock ${middle(wall)} ms (target 50)\n`,
  );
}

function middle(times: readonly number[]): string {
  return (times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0).toFixed(0);
}
