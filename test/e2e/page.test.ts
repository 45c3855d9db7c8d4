import { expect, test } from 'vitest';
import { withPage } from '../browser.ts';
import { linkOf, newPlace, serve } from './served.ts';

/** What the browser itself writes for an answer a test provokes. */
const refused = [/status of 401/];

test('the printed link opens an empty file, which asks how to begin; the browser keeps nothing of it', async () => {
  using place = newPlace();
  await using host = await serve(place, ['--now', '2026-03-31T08:00:00Z']);
  await withPage(
    [host.origin],
    async ({ page, context }) => {
      await page.goto(linkOf(host));
      await page.getByRole('button', { name: /sample agency/i }).waitFor();
      expect(page.url()).toBe(`${host.origin}/`);
      expect(await page.evaluate(() => document.cookie + JSON.stringify([localStorage, sessionStorage]))).toBe(
        '[{},{}]',
      );
      expect(await context.cookies()).toMatchObject([{ httpOnly: true, sameSite: 'Strict', path: '/', expires: -1 }]);

      // The session holds over a reload, and the link opened twice in one browser does no harm.
      await page.reload();
      await page.getByRole('button', { name: /sample agency/i }).waitFor();
      await page.goto(linkOf(host));
      await page.getByRole('button', { name: /sample agency/i }).waitFor();
    },
    refused,
  );
});

test('a second browser with the same link is told why it sees nothing', async () => {
  using place = newPlace();
  await using host = await serve(place);
  await withPage([host.origin], async ({ page }) => {
    await page.goto(linkOf(host));
    await page.getByRole('button', { name: /sample agency/i }).waitFor();
  });
  await withPage(
    [host.origin],
    async ({ page }) => {
      await page.goto(linkOf(host));
      await page.getByRole('alert').getByText('needs the link that "npm start" prints').waitFor();
      expect(page.url()).toBe(`${host.origin}/`);
    },
    refused,
  );
});

test('without the link the page says so; once it was opened in another tab, Retry shows the file', async () => {
  using place = newPlace();
  await using host = await serve(place);
  await withPage(
    [host.origin],
    async ({ page, context }) => {
      await page.goto(`${host.origin}/`);
      await page.getByRole('alert').getByText('needs the link that "npm start" prints').waitFor();
      const other = await context.newPage();
      await other.goto(linkOf(host));
      await other.getByRole('button', { name: /sample agency/i }).waitFor();
      await page.getByRole('button', { name: 'Retry' }).click();
      await page.getByRole('button', { name: /sample agency/i }).waitFor();
    },
    refused,
  );
});

test('when the program is gone the page says so', async () => {
  using place = newPlace();
  await using host = await serve(place);
  await withPage(
    [host.origin],
    async ({ page }) => {
      await page.goto(`${host.origin}/`);
      await page.getByRole('alert').waitFor();
      host.interrupt();
      await host.ended;
      await page.getByRole('button', { name: 'Retry' }).click();
      await page.getByRole('alert').getByText('does not answer').waitFor();
    },
    [...refused, /ERR_CONNECTION_REFUSED/],
  );
});

test('the policy of the page lets in no inline script or style, no eval, no foreign image, frame or fetch (E4)', async () => {
  using place = newPlace();
  await using host = await serve(place);
  await withPage(
    [host.origin],
    async ({ page }) => {
      await page.goto(linkOf(host));
      await page.getByRole('button', { name: /sample agency/i }).waitFor();
      const blocked = await page.evaluate(async () => {
        const seen = new Set<string>();
        // Violations are reported later than they happen: all six kinds, or the test runs out of time.
        const all = new Promise<void>((done) => {
          document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
            if (seen.add(effectiveDirective).size === 6) done();
          });
        });
        const script = document.createElement('script');
        script.textContent = 'document.title = "an inline script ran"';
        const style = document.createElement('style');
        style.textContent = 'body { display: none }';
        const image = new Image();
        image.src = 'https://example.com/x.png';
        const frame = document.createElement('iframe');
        frame.src = 'https://example.com/';
        document.body.append(script, style, image, frame);
        document.body.setAttribute('onclick', 'document.title = "an inline handler ran"');
        document.body.click();
        await Promise.allSettled([fetch('https://example.com/')]);
        await all;
        const evaluated = await Promise.try(() => Reflect.construct(Function, ['return 1'])).then(
          () => 'it ran',
          (problem: unknown) => String(problem),
        );
        return { seen: [...seen].sort(), evaluated };
      });
      const kinds = ['connect-src', 'frame-src', 'img-src', 'script-src-attr', 'script-src-elem', 'style-src-elem'];
      expect(blocked.seen).toEqual(kinds);
      expect(blocked.evaluated).toMatch(/^EvalError/);
      expect(await page.title()).toMatch(/Tallyproof$/);
      await page.getByRole('button', { name: /sample agency/i }).waitFor();
    },
    [/Content Security Policy/],
  );
});
