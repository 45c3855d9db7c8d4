import { networkInterfaces } from 'node:os';
import { describe, expect, test } from 'vitest';
import { accepts, type RawResponse, request, sendRaw } from './rawHttp.ts';
import { bodyLimit, type StandIn, script, startStandIn } from './standIn.ts';

/** The headers our own page sends with a POST. */
const own = (port: number, name = '127.0.0.1'): string[] => [
  `Host: ${name}:${port}`,
  `Origin: http://${name}:${port}`,
  'Sec-Fetch-Site: same-origin',
  'Content-Type: application/json',
  'X-Tallyproof: 1',
];

/** `headers` with the one of this name replaced, or taken away when `value` is undefined. */
const replaced = (headers: readonly string[], name: string, value: string | undefined): string[] => [
  ...headers.filter((header) => !header.toLowerCase().startsWith(`${name.toLowerCase()}:`)),
  ...(value === undefined ? [] : [`${name}: ${value}`]),
];

const offer = (host: StandIn, code: string): Promise<RawResponse> =>
  sendRaw(host.port, request('POST /session', own(host.port), JSON.stringify({ code })));

const rpc = (host: StandIn, headers: readonly string[], body = '{}'): Promise<RawResponse> =>
  sendRaw(host.port, request('POST /rpc/shell/read', headers, body));

async function cookieOf(host: StandIn): Promise<string> {
  const cookie = (await offer(host, host.startCode)).headers.get('set-cookie')?.split(';')[0];
  if (cookie === undefined) throw new Error('the start code opened nothing');
  return `Cookie: ${cookie}`;
}

const expectedHeaders: readonly (readonly [string, RegExp])[] = [
  ['content-security-policy', /^default-src 'none'; script-src 'self'; .*frame-ancestors 'none'; object-src 'none'$/],
  ['x-content-type-options', /^nosniff$/],
  ['cross-origin-opener-policy', /^same-origin$/],
  ['cross-origin-resource-policy', /^same-origin$/],
  ['referrer-policy', /^no-referrer$/],
  ['permissions-policy', /camera=\(\)/],
  ['cache-control', /^no-store$/],
];

function expectGuarded(response: RawResponse): void {
  for (const [name, value] of expectedHeaders) expect(response.headers.get(name), name).toMatch(value);
  for (const name of response.headers.keys()) expect(name).not.toMatch(/^access-control-/);
}

describe('L1 the Host has to be ours', () => {
  const routes = [
    'GET /',
    'GET /start',
    'GET /assets/main.js',
    'GET /nothing',
    'POST /session',
    'POST /rpc/x',
    'PUT /',
  ];
  const foreign: readonly (readonly [string, (port: number) => readonly string[]])[] = [
    ['another name', (port) => [`Host: evil.example.com:${port}`]],
    ['our name in front of another', (port) => [`Host: 127.0.0.1.evil.example.com:${port}`]],
    ['localhost in front of another', (port) => [`Host: localhost.evil.example.com:${port}`]],
    ['localhost with a final dot', (port) => [`Host: localhost.:${port}`]],
    ['every address', (port) => [`Host: 0.0.0.0:${port}`]],
    ['another spelling of the address', (port) => [`Host: 127.1:${port}`]],
    ['another loopback address', (port) => [`Host: 127.0.0.2:${port}`]],
    ['a user before the name', (port) => [`Host: evil@127.0.0.1:${port}`]],
    ['the next port', (port) => [`Host: 127.0.0.1:${port + 1}`]],
    ['no port', () => ['Host: 127.0.0.1']],
    ['nothing in it', () => ['Host:']],
    ['no Host', () => []],
    ['no Host but a forwarded one', (port) => [`X-Forwarded-Host: 127.0.0.1:${port}`]],
    ['ours, then another', (port) => [`Host: 127.0.0.1:${port}`, 'Host: evil.example.com']],
    ['another, then ours', (port) => ['Host: evil.example.com', `Host: 127.0.0.1:${port}`]],
    ['ours twice', (port) => [`Host: 127.0.0.1:${port}`, `Host: 127.0.0.1:${port}`]],
    ['another, with ours forwarded', (port) => ['Host: evil.example.com', `X-Forwarded-Host: 127.0.0.1:${port}`]],
  ];

  test.each(foreign)('%s: 403 on every route', async (_name, hostLines) => {
    await using host = await startStandIn();
    for (const route of routes) {
      const others = replaced(own(host.port), 'Host', undefined);
      const response = await sendRaw(host.port, request(route, [...hostLines(host.port), ...others]));
      expect(response.status, route).toBe(403);
      expectGuarded(response);
    }
    expect(host.reached()).toBe(0);
  });

  test.each(['http://evil.example.com/', 'http://evil.example.com/rpc/x', 'https://127.0.0.1/', 'http://127.0.0.1:1/'])(
    'a request line with the address %s: 403 under our Host',
    async (target) => {
      await using host = await startStandIn();
      const response = await sendRaw(host.port, request(`GET ${target}`, [`Host: 127.0.0.1:${host.port}`]));
      expect(response.status).toBe(403);
      expectGuarded(response);
    },
  );

  test.each([
    ['without a Host', []],
    ['with a foreign Host', ['Host: evil.example.com']],
  ])('our address in the request line does not help %s', async (_name, headers) => {
    await using host = await startStandIn();
    const response = await sendRaw(host.port, request(`GET http://127.0.0.1:${host.port}/`, headers));
    expect(response.status).toBe(403);
  });

  test('an upgrade to a WebSocket is no way around', async () => {
    await using host = await startStandIn();
    const upgrade = ['Upgrade: websocket', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=='];
    const lines = ['GET /rpc/x HTTP/1.1', 'Host: evil.example.com', 'Connection: Upgrade', ...upgrade];
    const plain = lines.map((line) => line.replace('Connection: Upgrade', 'Connection: Upgrade, close'));
    expect((await sendRaw(host.port, `${plain.join('\r\n')}\r\n\r\n`)).status).toBe(403);
    const ours = plain.map((line) => line.replace('evil.example.com', `127.0.0.1:${host.port}`));
    expect((await sendRaw(host.port, `${ours.join('\r\n')}\r\n\r\n`)).status).toBe(405);
    expect(host.reached()).toBe(0);
  });

  test.each(['127.0.0.1', 'localhost', '[::1]'])('%s with the port is ours', async (name) => {
    await using host = await startStandIn();
    const page = await sendRaw(host.port, request('GET /', [`Host: ${name}:${host.port}`]));
    expect(page.status).toBe(200);
    const answer = await rpc(host, [...own(host.port, name), await cookieOf(host)]);
    expect([answer.status, JSON.parse(answer.body), host.reached()]).toEqual([200, { length: 2, cookie: null }, 1]);
  });
});

describe('L2 a POST has to come from our own page', () => {
  const cases: readonly (readonly [string, string, (port: number) => string | undefined, number])[] = [
    ['no Origin', 'Origin', () => undefined, 403],
    ['Origin null', 'Origin', () => 'null', 403],
    ['a foreign Origin', 'Origin', () => 'http://evil.example.com', 403],
    ['our address under https', 'Origin', (port) => `https://127.0.0.1:${port}`, 403],
    ['another port', 'Origin', (port) => `http://127.0.0.1:${port + 1}`, 403],
    ['another name of ours than the Host', 'Origin', (port) => `http://localhost:${port}`, 403],
    ['our origin as a prefix', 'Origin', (port) => `http://127.0.0.1:${port}.evil.example.com`, 403],
    ['no Sec-Fetch-Site', 'Sec-Fetch-Site', () => undefined, 403],
    ['from another site', 'Sec-Fetch-Site', () => 'cross-site', 403],
    ['from another port of this machine', 'Sec-Fetch-Site', () => 'same-site', 403],
    ['typed by the user', 'Sec-Fetch-Site', () => 'none', 403],
    ['a form of plain text', 'Content-Type', () => 'text/plain', 415],
    ['a form', 'Content-Type', () => 'application/x-www-form-urlencoded', 415],
    ['no type', 'Content-Type', () => undefined, 415],
    ['JSON only in a parameter', 'Content-Type', () => 'text/plain; application/json', 415],
    ['no header of ours', 'X-Tallyproof', () => undefined, 415],
    ['a wrong header of ours', 'X-Tallyproof', () => '2', 415],
    ['a form with a file but no header of ours', 'X-Tallyproof', () => undefined, 415],
  ];

  test.each(cases)('%s (%s): refused on every route that takes a POST', async (name, header, value, status) => {
    await using host = await startStandIn();
    const cookie = await cookieOf(host);
    const type = name.startsWith('a form with a file') ? 'multipart/form-data; boundary=b' : 'application/json';
    const headers = [...replaced(replaced(own(host.port), 'Content-Type', type), header, value(host.port)), cookie];
    for (const route of ['POST /rpc/x', 'POST /session']) {
      const response = await sendRaw(host.port, request(route, headers, '{}'));
      expect(response.status, route).toBe(status);
      expectGuarded(response);
    }
    expect(host.reached()).toBe(0);
  });

  test.each(['application/json', 'Application/JSON; charset=utf-8', 'multipart/form-data; boundary=b'])(
    '%s is taken from our page',
    async (type) => {
      await using host = await startStandIn();
      const headers = [...replaced(own(host.port), 'Content-Type', type), await cookieOf(host)];
      expect((await rpc(host, headers)).status).toBe(200);
    },
  );

  test('no origin is ever told that it may read an answer', async () => {
    await using host = await startStandIn();
    const preflight = ['Origin: http://evil.example.com', 'Access-Control-Request-Method: POST'];
    const asked = await sendRaw(host.port, request('OPTIONS /rpc/x', [`Host: 127.0.0.1:${host.port}`, ...preflight]));
    expect(asked.status).toBe(405);
    expectGuarded(asked);
    // The stand-in itself answers with Access-Control-Allow-Origin: *.
    expectGuarded(await rpc(host, [...own(host.port), await cookieOf(host)]));
    expect(host.reached()).toBe(1);
  });
});

describe('L3 the start code and the session', () => {
  test('the code is exchanged once for a cookie that only this site sends and no script reads', async () => {
    await using host = await startStandIn();
    // 32 bytes = 256 bits = 43 characters of base64url.
    expect(host.startCode).toMatch(/^[\w-]{43}$/);
    const opened = await offer(host, host.startCode);
    expect(opened.status).toBe(204);
    expect(opened.headers.get('set-cookie')).toMatch(
      new RegExp(`^tallyproof-${host.port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`),
    );
    expect(opened.headers.get('set-cookie')).not.toContain(host.startCode);
    expectGuarded(opened);

    const again = await offer(host, host.startCode);
    expect([again.status, again.headers.get('set-cookie')]).toEqual([401, null]);
    expectGuarded(again);
  });

  test.each([
    ['nothing', undefined],
    ['an empty one', ''],
    ['one of the right shape', 'A'.repeat(43)],
  ])('without the cookie, with %s: 401', async (_name, token) => {
    await using host = await startStandIn();
    const cookie = token === undefined ? [] : [`Cookie: tallyproof-${host.port}=${token}`];
    for (const opened of [false, true]) {
      if (opened) await cookieOf(host);
      const response = await rpc(host, [...own(host.port), ...cookie]);
      expect(response.status, opened ? 'after a session was opened' : 'before').toBe(401);
      expectGuarded(response);
    }
    expect(host.reached()).toBe(0);
  });

  test('neither the token of an earlier launch nor the start code is the session', async () => {
    await using earlier = await startStandIn();
    await using host = await startStandIn();
    const current = await cookieOf(host);
    const named = (token: string): string => `Cookie: tallyproof-${host.port}=${token}`;
    const old = (await cookieOf(earlier)).split('=')[1] ?? '';
    expect(named(old)).toHaveLength(current.length);
    for (const cookie of [named(old), named(host.startCode)]) {
      expect((await rpc(host, [...own(host.port), cookie])).status).toBe(401);
    }
    expect(host.reached()).toBe(0);
  });

  test('two launches side by side: the browser sends both cookies, each finds its own', async () => {
    await using one = await startStandIn();
    await using other = await startStandIn();
    const both = `${await cookieOf(one)}; ${(await cookieOf(other)).slice('Cookie: '.length)}`;
    for (const host of [one, other]) expect((await rpc(host, [...own(host.port), both])).status).toBe(200);
  });

  test.each(['', '{}', 'null', '[]', '"code"', '{"code":1}', '{"code":null}', '{"code":""}', '{', '\u0000'])(
    'a body of %j is a wrong code',
    async (body) => {
      await using host = await startStandIn();
      expect((await sendRaw(host.port, request('POST /session', own(host.port), body))).status).toBe(401);
      expect((await offer(host, host.startCode)).status).toBe(204);
    },
  );

  test('after 20 wrong codes even the right one waits a minute', async () => {
    await using host = await startStandIn();
    for (let tries = 0; tries < 20; tries += 1) expect((await offer(host, `wrong${tries}`)).status).toBe(401);
    const paused = await offer(host, host.startCode);
    expect([paused.status, paused.headers.get('retry-after')]).toEqual([429, '60']);
    expectGuarded(paused);
    host.passMs(59_999);
    expect((await offer(host, host.startCode)).status).toBe(429);
    host.passMs(1);
    expect((await offer(host, host.startCode)).status).toBe(204);
  });

  test('the application never sees the token', async () => {
    await using host = await startStandIn();
    const response = await rpc(host, [...own(host.port), await cookieOf(host)]);
    expect([response.status, JSON.parse(response.body).cookie]).toEqual([200, null]);
  });

  test('the page itself needs no cookie, and holds no code', async () => {
    await using host = await startStandIn();
    const page = await sendRaw(host.port, request('GET /', [`Host: 127.0.0.1:${host.port}`]));
    expect(page.status).toBe(200);
    expect(page.body).not.toContain(host.startCode);
    expect(JSON.stringify([...page.headers])).not.toContain(host.startCode);
  });
});

test('L4 only 127.0.0.1 is listened on, no other address of this machine', async () => {
  await using host = await startStandIn();
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  // All of 127.0.0.0/8 is this machine on Linux: a server on every address would answer there, network or not.
  const others = [
    ...all.filter(({ scopeid }) => !scopeid).map(({ address }) => address),
    ...(process.platform === 'linux' ? ['127.0.0.2'] : []),
  ];
  for (const address of new Set(others)) {
    expect(await accepts(host.port, address), address).toBe(address === '127.0.0.1');
  }
  expect(host.port).toBeGreaterThan(1023);
});

describe('L5 GET knows a fixed list of paths', () => {
  const odd = [
    '/../../etc/passwd',
    '/..%2f..%2fetc%2fpasswd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/assets/..%2f..%2fpackage.json',
    '/assets/main.js%00.html',
    '/assets/main.js/',
    '/assets//main.js',
    '//assets/main.js',
    '//evil.example.com/',
    '/ASSETS/MAIN.JS',
    '/assets/%6dain.js',
    '/assets/main.js;x',
    '/..\\..\\etc\\passwd',
    '/assets\\main.js',
    '/__proto__',
    '/constructor',
    '/index.html',
    '/rpc',
    '/rpcx/shell',
    `/${'a'.repeat(8000)}`,
    '*',
    'file:///etc/passwd',
  ];
  test.each(odd.map((path) => [path.slice(0, 40), path]))('%s: nothing', async (_short, path) => {
    await using host = await startStandIn();
    const response = await sendRaw(host.port, request(`GET ${path}`, [`Host: 127.0.0.1:${host.port}`]));
    expect([400, 403, 404]).toContain(response.status);
    expect(response.body).not.toMatch(/root:|"name"|loaded/);
    expectGuarded(response);
    expect(host.reached()).toBe(0);
  });

  test.each([
    ['GET', '/rpc/shell/read', 'POST'],
    ['GET', '/session', 'POST'],
    ['HEAD', '/', 'GET'],
    ['POST', '/', 'GET'],
    ['DELETE', '/assets/main.js', 'GET'],
    ['PUT', '/rpc/shell/read', 'POST'],
    ['TRACE', '/', 'GET'],
  ])('%s %s: 405, only %s is answered', async (method, path, allowed) => {
    await using host = await startStandIn();
    const headers = [...own(host.port), await cookieOf(host)];
    const response = await sendRaw(host.port, request(`${method} ${path}`, headers));
    expect([response.status, response.headers.get('allow')]).toEqual([405, allowed]);
    expectGuarded(response);
    expect(host.reached()).toBe(0);
  });

  test('a listed file comes byte for byte, whatever is asked behind the question mark', async () => {
    await using host = await startStandIn();
    const file = await sendRaw(host.port, request('GET /assets/main.js?../x', [`Host: 127.0.0.1:${host.port}`]));
    expect([file.status, file.body, file.headers.get('content-type')]).toEqual([200, script, 'text/javascript']);
    expectGuarded(file);
  });
});

describe('L6 too much, or too slow', () => {
  /** One chunk of `size` bytes in the chunked encoding, which announces no length. */
  const chunked = (size: number): string => `${size.toString(16)}\r\n${' '.repeat(size)}\r\n0\r\n\r\n`;
  const cases: readonly (readonly [string, string, string, number])[] = [
    ['exactly the limit', `Content-Length: ${bodyLimit}`, ' '.repeat(bodyLimit), 200],
    ['one byte more', `Content-Length: ${bodyLimit + 1}`, ' '.repeat(bodyLimit + 1), 413],
    ['announced, never sent', 'Content-Length: 999999999999', '', 413],
    ['of no announced length, at the limit', 'Transfer-Encoding: chunked', chunked(bodyLimit), 200],
    ['of no announced length, above it', 'Transfer-Encoding: chunked', chunked(bodyLimit + 1), 413],
  ];
  test.each(cases)('a body %s', async (_name, length, body, status) => {
    await using host = await startStandIn();
    const response = await rpc(host, [...own(host.port), await cookieOf(host), length], body);
    expect([response.status, host.reached()]).toEqual([status, status === 200 ? 1 : 0]);
    expectGuarded(response);
  });

  test('the reason is told even when the application has an answer of its own to a body that broke off', async () => {
    await using host = await startStandIn();
    const headers = [...own(host.port), await cookieOf(host), 'Transfer-Encoding: chunked'];
    const response = await sendRaw(host.port, request('POST /rpc/lenient', headers, chunked(bodyLimit + 1)));
    expect([response.status, host.reached()]).toEqual([413, 1]);
  });

  test('a start code is short', async () => {
    await using host = await startStandIn();
    expect((await offer(host, 'x'.repeat(1024))).status).toBe(413);
    const headers = [...own(host.port), 'Transfer-Encoding: chunked'];
    expect((await sendRaw(host.port, request('POST /session', headers, chunked(1025)))).status).toBe(413);
  });

  test.each([
    ['headers that never end', (port: number) => `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n`, 408],
    ['a body that never comes', (port: number) => request('POST /session', [...own(port), 'Content-Length: 9']), 408],
    ['no HTTP at all', () => 'hello\r\n\r\n', 400],
    [
      'two lengths',
      (port: number) => request('POST /session', [...own(port), 'Content-Length: 1', 'Content-Length: 2']),
      400,
    ],
    [
      'a length and chunks',
      (port: number) => request('POST /session', [...own(port), 'Content-Length: 1', 'Transfer-Encoding: chunked']),
      400,
    ],
    [
      '64 KiB of headers',
      (port: number) => request('GET /', [`Host: 127.0.0.1:${port}`, `X: ${'x'.repeat(65_536)}`]),
      431,
    ],
  ])('%s', async (_name, bytes, status) => {
    await using host = await startStandIn({
      headersTimeout: 100,
      requestTimeout: 100,
      connectionsCheckingInterval: 20,
    });
    const response = await sendRaw(host.port, bytes(host.port));
    expect(response.status).toBe(status);
    expectGuarded(response);
  });
});

describe('L7 the headers', () => {
  test('a page gets a nonce of its own with every answer, and its styles carry it', async () => {
    await using host = await startStandIn();
    const nonces: string[] = [];
    for (const path of ['/', '/start', '/']) {
      const page = await sendRaw(host.port, request(`GET ${path}`, [`Host: 127.0.0.1:${host.port}`]));
      expectGuarded(page);
      const nonce = /style-src 'self' 'nonce-([^']{24})';/.exec(page.headers.get('content-security-policy') ?? '')?.[1];
      expect(page.body).toBe(`<meta nonce="${nonce}"><style nonce="${nonce}">`);
      nonces.push(nonce ?? '');
    }
    expect(new Set(nonces).size).toBe(3);
  });

  test('a fault of the application is told to the terminal, not to the browser', async () => {
    await using host = await startStandIn();
    const headers = [...own(host.port), await cookieOf(host)];
    const response = await sendRaw(host.port, request('POST /rpc/fault', headers, '{}'));
    expect(response.status).toBe(500);
    expect(response.body).not.toMatch(/fault of the application|\.ts|stack/);
    expect(host.faults).toEqual([new Error('a fault of the application')]);
    expectGuarded(response);
  });
});
