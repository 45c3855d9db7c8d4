import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { openFolder } from '../../electron/folder.ts';
import { setPassphrase } from '../../electron/keys.ts';
import { accepts, request, sendRaw } from '../host/rawHttp.ts';
import { linkOf, newPlace, nodeFlags, type Place, serve, startFile } from './served.ts';

test('one folder, one program: the second ends with 3 and says what to do; after the first it may', async () => {
  using place = newPlace();
  const first = await serve(place);
  const second = await serve(place);
  const { code, stderr } = await second.ended;
  expect([second.link, code]).toEqual([undefined, 3]);
  expect(stderr).toContain(place.dir);

  first.interrupt();
  expect((await first.ended).code).toBe(0);
  await using third = await serve(place);
  expect(third.link).toBeDefined();
});

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' ? String(address?.port) : '';
}

test('"npm start" without a window says why in one sentence, and serves', async () => {
  using place = newPlace();
  // A port is named so that no window opens where one could.
  const port = await freePort();
  await using host = await serve(place, ['--port', port], '', [startFile, 'start']);
  host.interrupt();
  const [why, link] = (await host.ended).stdout.split('\n');
  expect(why).toMatch(/^Serving Tallyproof to your browser, because a port was named\.$/);
  expect(link).toContain(`http://127.0.0.1:${port}/start#`);
});

test('an older Node hands over to the pinned one with the flags of the scripts', () => {
  expect(nodeFlags).toEqual(['--max-semi-space-size=8']);
  expect(readFileSync(startFile, 'utf8')).toContain(`const youngSpace = '${nodeFlags[0]}';`);
});

test.each([
  ['an unknown option', ['--open'], "'--open'"],
  ['a word too many', ['now'], "'now'"],
  ['a port of the system', ['--port', '80'], '"80"'],
  ['a port that is none', ['--port', '70000'], '"70000"'],
  ['a day instead of an instant', ['--now', '2026-03-31'], 'Temporal'],
])('%s is wrong usage: 2, with the usage', async (_name, args, named) => {
  using place = newPlace();
  const { code, stdout, stderr } = await (await serve(place, args)).ended;
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(named);
  expect(stderr).toContain('Usage: npm start');
});

test('a port is taken as told, or refused when somebody has it', async () => {
  using place = newPlace();
  await using host = await serve(place);
  const { port } = new URL(host.origin);
  using other = newPlace();
  const { code, stderr } = await (await serve(other, ['--port', port])).ended;
  expect([code, stderr]).toEqual([1, `Port ${port} is taken by another program: name another one, or none.\n`]);

  host.interrupt();
  await host.ended;
  await using again = await serve(other, ['--port', port]);
  expect(again.origin).toBe(`http://127.0.0.1:${port}`);
});

test('the start code is printed once and stands nowhere else; the folder is the user’s alone', async () => {
  using place = newPlace();
  const host = await serve(place);
  const code = new URL(linkOf(host)).hash.slice(1);
  expect(statSync(place.dir).mode & 0o777).toBe(0o700);
  host.interrupt();
  const { stdout, stderr } = await host.ended;
  expect(stdout.split(code)).toHaveLength(2);
  expect(stderr).toBe('');
});

function lock(place: Place, passphrase: string): void {
  const opened = openFolder({ dir: place.dir, keys: place.keys, now: Date.now, random: randomBytes });
  if (!opened.ok) throw new Error(opened.refusal.code);
  try {
    expect(setPassphrase(opened.folder, passphrase, randomBytes).ok).toBe(true);
  } finally {
    opened.folder.release();
  }
}

test('a locked folder opens with the passphrase on standard input, and with nothing else', async () => {
  using place = newPlace();
  lock(place, 'correct horse battery');
  for (const input of ['', '\n', 'wrong horse battery\n']) {
    const { code, stdout, stderr } = await (await serve(place, [], input)).ended;
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).not.toBe('');
  }
  await using host = await serve(place, [], 'correct horse battery\n');
  expect(host.link).toBeDefined();
});

test('a request under way is answered before the program ends', async () => {
  using place = newPlace();
  const host = await serve(place);
  const port = Number(new URL(host.origin).port);
  const own = [
    `Host: 127.0.0.1:${port}`,
    `Origin: ${host.origin}`,
    'Sec-Fetch-Site: same-origin',
    'Content-Type: application/json',
    'X-Tallyproof: 1',
  ];
  const code = new URL(linkOf(host)).hash.slice(1);
  const opened = await sendRaw(port, request('POST /session', own, JSON.stringify({ code })));
  const cookie = `Cookie: ${opened.headers.get('set-cookie')?.split(';')[0]}`;

  const socket = connect(port, '127.0.0.1');
  const answer = text(socket);
  socket.write(request('POST /rpc/shell/read', [...own, cookie, 'Content-Length: 2'], '{'));
  // Answered behind the half one: by then that has arrived as well.
  await sendRaw(port, request('GET /', [`Host: 127.0.0.1:${port}`]));
  host.interrupt();
  while (await accepts(port));
  socket.write('}');

  expect(await answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  expect((await host.ended).code).toBe(0);
});
