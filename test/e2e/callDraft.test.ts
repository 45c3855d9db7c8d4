import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { type WithPage, withPage } from '../browser.ts';
import { seededBytes } from '../place.ts';
import { command } from './sample.ts';
import { linkOf, newPlace, type Served, serve } from './served.ts';
import { goTo, settled } from './walk.ts';

/**
 * Somebody types into a call while the program that serves the page is killed (SIGKILL), or the page itself crashes: the draft holds
 * everything but at most the word that was being typed, the answers typed before, and the moment the talk began.
 */

const seed = Number(process.env.TALLYPROOF_SEED ?? 20_260_305);
const kills = process.env.TALLYPROOF_LONG === undefined ? 20 : 100;
/** Every so many deaths are the page's. */
const pageEvery = 5;
/** A kill comes so long after the first key of a round at the latest; a round is typed for longer. */
const longestMs = 2_000;
/** Between two keys: as quick as the quickest typist. */
const keyMs = 80;

const file = (name: string): string => join(import.meta.dirname, '../fixtures/calls', name);
const now = '2026-03-05T10:00:00Z';
const said = 'asks her bank first and wants to hear of the subsidy before she signs anything at all with us ';

const note = (page: Page) => page.getByLabel('Note on the call');

/** The form of the lead that is called first, on a new link. */
async function openForm(page: Page, host: Served): Promise<void> {
  await page.goto(linkOf(host));
  await goTo(page, '/call');
  await page.getByRole('form', { name: 'Call' }).waitFor();
  await settled(page);
}

/** What a death must not take either: an answer, and since when they talk. */
async function answerFirst(page: Page): Promise<void> {
  await page.keyboard.press('Control+.');
  await page.getByLabel('Budget').fill('12 k');
  await page.getByText('Draft saved').waitFor();
}

/** Types on and on until it is told to stop, or nothing takes the keys any more; answers how many were taken. */
async function typeOn(page: Page, isOver: () => boolean): Promise<number> {
  for (let typed = 0; ; typed += 1) {
    if (isOver()) return typed;
    try {
      await page.keyboard.type(said[typed % said.length] ?? '');
    } catch (problem) {
      // Only a page that has crashed takes no key.
      if (!(problem instanceof Error) || !/crashed|closed/i.test(problem.message)) throw problem;
      return typed;
    }
    await after(keyMs);
  }
}

/** Types, and lets the program or the page die so many ms after the first key; answers how many keys were taken by then. */
async function typeUntilDeath(page: Page, host: Served, victim: 'program' | 'page', ms: number): Promise<number> {
  await note(page).focus();
  await page.keyboard.press('Control+End');
  let isOver = false;
  const typed = typeOn(page, () => isOver);
  await after(ms);
  if (victim === 'program') host.kill();
  else await crash(page);
  isOver = true;
  const count = await typed;
  // What died with its page lets its program go on; the next round asks a new one.
  if (victim === 'page') host.kill();
  return count;
}

/** As if its process were killed: no event tells the page of it. */
async function crash(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const gone = page.waitForEvent('crash');
  // It never answers: who would is dead.
  devtools.send('Page.crash').catch(() => undefined);
  await gone;
}

/** What is lost of so many letters, where the draft holds `kept` of them: at most a word. */
function lostOf(typed: number, kept: string, what: string): string {
  const text = said.repeat(Math.ceil((typed + said.length) / said.length));
  expect(text.startsWith(kept), `${what}: “${kept}” was never typed`).toBe(true);
  const lost = text.slice(kept.length, typed);
  expect(lost.trim().split(' ').length, `${what}: lost “${lost}”`).toBe(1);
  return lost;
}

test(`${kills} times the program or the page is killed while somebody types: at most the word at hand is lost (seed ${seed})`, {
  timeout: kills * 12_000,
}, async () => {
  using place = newPlace();
  command(place, 'setup', file('setup.json'), '--now', now);
  command(place, 'import', file('leads.csv'), '--map', file('map.json'), '--contract', 'solar', '--now', now);
  const chance = seededBytes(seed);
  const moment = (): number => (Buffer.from(chance(2)).readUInt16BE() * longestMs) / 65_536;
  let held = '';
  let typed = 0;
  const sum = { typed: 0, lost: 0, midWord: 0 };
  for (let killed = 0; killed <= kills; killed += 1) {
    await using host = await serve(place, ['--now', now]);
    const live = async ({ page }: WithPage): Promise<void> => {
      await openForm(page, host);
      if (killed === 0) await answerFirst(page);
      const kept = await note(page).inputValue();
      expect(kept.startsWith(held)).toBe(true);
      sum.lost += lostOf(typed, kept.slice(held.length), `after ${killed} kills`).length;
      held = kept;
      expect(await page.getByLabel('Budget').inputValue()).toBe('12 k');
      await page.getByRole('button', { name: /^Pause/ }).waitFor();
      if (killed === kills) return;
      typed = await typeUntilDeath(page, host, killed % pageEvery === pageEvery - 1 ? 'page' : 'program', moment());
      sum.typed += typed;
      if (!/ $/.test(said.slice(0, typed % said.length))) sum.midWord += 1;
    };
    // What a dead program leaves on the console of the page is the point of this.
    await withPage([host.origin], live, [/ERR_/]);
  }
  process.stdout.write(
    `Seed ${seed}: ${kills} kills over ${sum.typed} letters, ${sum.midWord} in the middle of a word; ${sum.lost} letters lost\n`,
  );
  // Otherwise no kill came at a bad moment, and this proves nothing.
  expect(sum.midWord).toBeGreaterThan(kills / 2);
});
