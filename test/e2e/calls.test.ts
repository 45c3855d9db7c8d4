import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { type WithPage, withPage } from '../browser.ts';
import { command } from './sample.ts';
import { linkOf, newPlace, serve } from './served.ts';
import { violations } from './violations.ts';
import { goTo, settled } from './walk.ts';

/**
 * An hour at the telephone without a mouse: ten leads, each with another ending, and what their pages say of it afterwards. The
 * contract wants a budget and a roof it can build on, and gives half of its points for more than two minutes of talk.
 */

const file = (name: string): string => join(import.meta.dirname, '../fixtures/calls', name);
/** Thursday, 11:00 in Berlin where the agency is, 5:00 in New York where its client is. */
const now = '2026-03-05T10:00:00Z';

/** Whatever a mouse does on the page; a key that presses a button is no click of one. */
async function watchMouse(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Reflect.set(window, 'mouseSeen', seen);
    const kinds = ['mousedown', 'mouseup', 'mousemove', 'pointerdown', 'pointermove', 'wheel', 'touchstart', 'click'];
    for (const kind of kinds) {
      window.addEventListener(
        kind,
        (event) => {
          if (kind !== 'click' || (event instanceof MouseEvent && event.detail > 0)) seen.push(kind);
        },
        { capture: true },
      );
    }
  });
  return () => page.evaluate(() => Reflect.get(window, 'mouseSeen'));
}

const press = async (page: Page, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

/** Tab until the field of that name has the keyboard, then its text. */
async function answer(page: Page, field: string, text: string): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    const label = await page.evaluate(() => {
      const at = document.activeElement;
      return at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement
        ? (at.labels?.[0]?.textContent ?? '')
        : '';
    });
    if (label === field) {
      await page.keyboard.type(text);
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab leads to no field that is called ${field}`);
}

const verdict = (page: Page) => page.getByLabel('Verdict');
const says = (page: Page, text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor();

/** The form stands ready for this person. */
const atCall = async (page: Page, name: string): Promise<void> => {
  await page
    .getByRole('form', { name: 'Call' })
    .getByRole('heading', { name: `${name} Example` })
    .waitFor();
  await settled(page);
};

/** Saves, and the next one is there. */
async function save(page: Page, said: RegExp, next: string | null): Promise<void> {
  await press(page, 'Control+Enter');
  await says(page, said);
  if (next !== null) await atCall(page, next);
}

/** Opens the page of a lead by its name. */
async function openLead(page: Page, name: string): Promise<void> {
  await press(page, 'Control+k');
  await page.keyboard.type(`${name} Example`);
  await page
    .getByRole('button', { name: `${name} Example` })
    .first()
    .waitFor();
  await press(page, 'Enter');
  await page.getByRole('heading', { level: 1, name: `${name} Example` }).waitFor();
  await settled(page);
}

const textOf = async (page: Page): Promise<string> =>
  ((await page.getByRole('main').textContent()) ?? '').replace(/\s+/g, ' ');

test('ten leads are called by keyboard alone, each with another ending', { timeout: 240_000 }, async () => {
  using place = newPlace();
  command(place, 'setup', file('setup.json'), '--now', now);
  command(place, 'import', file('leads.csv'), '--map', file('map.json'), '--contract', 'solar', '--now', now);
  await using host = await serve(place, ['--now', now]);
  await withPage([host.origin], async ({ page }) => {
    const mouseSeen = await watchMouse(page);
    // The talk of the first call takes two minutes: the clock is put forward for it.
    await page.clock.install();
    await page.goto(linkOf(host));
    await page.getByRole('link', { name: /^Call 10 waiting/ }).waitFor();
    await press(page, 'Control+k');
    await page.keyboard.type('call the next lead');
    await page.getByRole('button', { name: 'Call the next lead' }).waitFor();
    await press(page, 'Enter');

    // Ada asked last: her answers make her pass, and she is delivered. Exactly two minutes are not more than two.
    await atCall(page, 'Ada');
    await says(page, '10 waiting: 10 new');
    expect(await verdict(page).textContent()).toContain('Check');
    await press(page, 'Control+.');
    await answer(page, 'Budget', '12 k');
    await answer(page, 'Roof', 'flat');
    await expect.poll(() => verdict(page).textContent()).toMatch(/Pass.*score 50/);
    await page.clock.pauseAt(Date.now() + 60_000);
    const talked = async (): Promise<number> => {
      const [minutes = 0, seconds = 0] = ((await page.getByRole('timer').textContent()) ?? '').split(':').map(Number);
      return minutes * 60 + seconds;
    };
    await page.clock.runFor((120 - (await talked())) * 1000);
    await expect.poll(talked).toBe(120);
    expect(await verdict(page).textContent()).toMatch(/score 50/);
    await page.clock.runFor(1_000);
    await page.clock.resume();
    await expect.poll(() => verdict(page).textContent()).toMatch(/score 100/);
    await press(page, 'Control+.', 'Alt+1', 'Control+d');
    await save(page, /the lead is now pass, delivered$/, 'Bo');

    // Bo agrees to a meeting: delivered and booked as one step.
    await press(page, 'Control+.');
    await answer(page, 'Budget', '9 k');
    await answer(page, 'Roof', 'pitched');
    await press(page, 'Control+b');
    await answer(page, 'Meeting at', 'fri 10:00');
    await says(page, 'Fri, Mar 6, 2026, 10:00 AM in New York · Fri, Mar 6, 2026, 04:00 PM in Berlin');
    await says(page, 'No other meeting that day.');
    await answer(page, 'Held', 'by video');
    await answer(page, 'With', 'Sam Example');
    await press(page, 'Alt+1');
    await save(page, /delivered, meeting booked/, 'Cy');

    // Cy's number is somebody else's.
    await press(page, 'Alt+3');
    await expect.poll(() => verdict(page).textContent()).toContain('Fail');
    await save(page, /the lead is now fail/, 'Dee');

    // Dee wants no calls at all: the agency's list is offered.
    await press(page, 'Control+.', 'Alt+6');
    await page.getByLabel('Suppression list').waitFor();
    await save(page, /on the suppression list/, 'Ed');

    // Ed is in a meeting of his own until one.
    await press(page, 'Control+.', 'Alt+4');
    await answer(page, 'Call back at', '+2h');
    await save(page, /^Saved the call$/, 'Fay');

    // Fay does not answer, Gus has no need.
    await press(page, 'Alt+2');
    await save(page, /^Saved the call$/, 'Gus');
    await press(page, 'Control+.', 'Alt+5');
    await save(page, /^Saved the call$/, 'Hal');

    // Hal's roof is none to build on.
    await press(page, 'Control+.');
    await answer(page, 'Budget', '20 k');
    await answer(page, 'Roof', 'thatched');
    await expect.poll(() => verdict(page).textContent()).toContain('Fail');
    await press(page, 'Alt+1');
    await save(page, /the lead is now fail/, 'Ivy');

    // Ivy is not called now, and why.
    await press(page, 'Control+Shift+L');
    await answer(page, 'Not before', 'tomorrow 9');
    await answer(page, 'Why', 'her shop opens at nine');
    await press(page, 'Enter');
    await says(page, /^Put off$/);
    await atCall(page, 'Jo');

    // Jo talks, and does not know the budget yet.
    await press(page, 'Control+.');
    await answer(page, 'Note on the call', 'asks her bank first');
    await press(page, 'Alt+1');
    await save(page, /^Saved the call$/, null);
    await page.getByRole('heading', { name: 'Nobody waits to be called' }).waitFor();
    await says(page, '0 waiting');

    // What the pages say of it. Captured a minute apart, the first at 9:59; called at 10:00.
    await openLead(page, 'Ada');
    expect(await textOf(page)).toMatch(/1 attempt, first contact 1 min after it came in/);
    expect(await textOf(page)).toMatch(/Acme Inc\.: Solar roofs.*Delivered.*under terms version 1/);
    expect(await textOf(page)).toContain('2:01');
    await openLead(page, 'Bo');
    expect(await textOf(page)).toContain('Booked Mar 6, 2026, 10:00 AM by video with Sam Example · set by Owner');
    await openLead(page, 'Cy');
    expect(await textOf(page)).toContain('Reachable: ▲ No');
    expect(await textOf(page)).toContain('1 attempt, nobody has spoken to it yet.');
    await openLead(page, 'Dee');
    expect(await textOf(page)).toContain('Do not call');
    await openLead(page, 'Ed');
    expect(await textOf(page)).toMatch(/Reachable: ◐ Later asked again on Mar 5, 2026/);
    expect(await textOf(page)).toContain('first contact 5 min after it came in');
    await openLead(page, 'Fay');
    expect(await textOf(page)).toMatch(/Not reached\s?again Mar 5, 2026, 07:00 AM/);
    await openLead(page, 'Hal');
    expect(await textOf(page)).toContain('thatched');
    await openLead(page, 'Ivy');
    expect(await textOf(page)).toMatch(
      /Not called for solar before Mar 6, 2026, 03:00 AM: her shop opens at nine · Owner/,
    );
    await openLead(page, 'Jo');
    expect(await textOf(page)).toContain('asks her bank first');

    // One undo takes back the last call, one more the putting off: both are offered again.
    await press(page, 'Control+z', 'Control+z');
    await page.getByRole('link', { name: /^Call 2 waiting/ }).waitFor();

    // The meeting stands in the calendar, and whoever was not reached or promised a call is verified later.
    await press(page, 'g', 'a');
    await page.getByRole('heading', { level: 1, name: 'Appointments' }).waitFor();
    await says(page, 'Bo Example');
    expect(await mouseSeen()).toEqual([]);
  });
});

test('what somebody else changes while one types is told where it stands, and nothing of it is written over unseen', async () => {
  using place = newPlace();
  command(place, 'setup', file('setup.json'), '--now', now);
  command(place, 'import', file('leads.csv'), '--map', file('map.json'), '--contract', 'solar', '--now', now);
  await using host = await serve(place, ['--now', now]);
  const story = async ({ page }: WithPage): Promise<void> => {
    await page.goto(linkOf(host));
    await goTo(page, '/call');
    await atCall(page, 'Ada');
    await press(page, 'Control+.');
    await answer(page, 'Budget', '12 k');
    await page.getByText('Draft saved').waitFor();
    // The page is loaded anew: the talk goes on, and every key was kept.
    await page.reload();
    await atCall(page, 'Ada');
    await page.getByRole('button', { name: /^Pause/ }).waitFor();
    expect(await page.getByLabel('Budget').inputValue()).toBe('12 k');

    // Another window of the same file says another budget.
    await changedElsewhere(page, { 'bant.budget': '5 k' });
    await says(page, 'The lead was changed since this was typed: Budget.');
    expect(await violations(page)).toEqual([]);
    await press(page, 'Alt+1', 'Control+Enter');
    await page.getByRole('alert').getByText('This lead was changed while you typed: Budget.').waitFor();
    await press(page, 'Control+b', 'Alt+6');
    expect(await violations(page)).toEqual([]);
    await press(page, 'Control+b', 'Alt+1');
    await tabTo(page, 'Keep mine');
    await press(page, 'Enter');
    await save(page, /^Saved the call$/, 'Bo');
    await openLead(page, 'Ada');
    expect(await textOf(page)).toContain('12 k');
  };
  // The refusal is what the browser writes of.
  await withPage([host.origin], story, [/status of 422/]);
});

/** Changes the lead that is called as another window would: this page only hears of it. */
const changedElsewhere = (page: Page, fields: Readonly<Record<string, string>>): Promise<void> =>
  page.evaluate(async (typed) => {
    const headers = { 'x-tallyproof': '1', 'content-type': 'application/json' };
    const ask = async (path: string, json: object): Promise<{ json: { lead: { id: number } } }> => {
      const answer = await fetch(`/rpc/${path}`, { method: 'POST', headers, body: JSON.stringify({ json }) });
      return await answer.json();
    };
    const { json } = await ask('call/read', {});
    await ask('lead/edit', { leads: [json.lead.id], fields: typed });
  }, fields);

/** Tab until the button of that name has the keyboard. */
async function tabTo(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name });
  for (let presses = 0; presses < 120; presses += 1) {
    if (await button.evaluate((one) => one === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab leads to no button that is called ${name}`);
}
