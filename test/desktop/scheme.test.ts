import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { desktopGuarded, scheme } from '../../electron/desktop/scheme.ts';
import { type Asset, noncePlaceholder } from '../../electron/guard/assets.ts';
import { securityHeaders } from '../../electron/guard/headers.ts';

const page: Asset = { kind: 'page', html: `<meta nonce="${noncePlaceholder}">` };
const file: Asset = { kind: 'file', bytes: new TextEncoder().encode('1;'), type: 'text/javascript' };
const assets = new Map<string, Asset>([
  ['/', page],
  ['/assets/main.js', file],
]);
const ours = { 'x-tallyproof': '1', 'content-type': 'application/json' };

function host(bodyLimit = 1000) {
  const reached: string[] = [];
  const handle = desktopGuarded(
    async (request) => {
      reached.push(await request.text());
      return Response.json('answered', { headers: { 'access-control-allow-origin': '*' } });
    },
    { assets, random: randomBytes, bodyLimit },
  );
  return { handle, reached };
}

const post = (path: string, headers: Record<string, string> = ours, body = '{}') =>
  new Request(`app://tallyproof${path}`, { method: 'POST', headers, body });

test('E5 the scheme is standard and secure, and goes past nothing', () => {
  expect(scheme).toEqual({ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } });
});

describe('what is answered', () => {
  test.each<[string, string, number]>([
    ['GET', 'app://tallyproof/', 200],
    ['GET', 'app://tallyproof/?x', 200],
    ['GET', 'app://tallyproof/assets/main.js', 200],
    ['GET', 'app://tallyproof/assets/../assets/main.js', 200],
    ['GET', 'app://tallyproof/assets', 404],
    ['GET', 'app://tallyproof/assets/%6dain.js', 404],
    ['GET', 'app://tallyproof//assets/main.js', 404],
    ['GET', 'app://tallyproof/..%2f..%2fetc/passwd', 404],
    ['GET', 'app://tallyproof/index.html', 404],
    ['GET', 'app://tallyproof/key.json', 404],
    ['GET', 'app://tallyproof/rpc', 404],
    ['POST', 'app://tallyproof/session', 404],
    ['GET', 'app://tallyproof/rpc/x', 405],
    ['HEAD', 'app://tallyproof/', 405],
    ['POST', 'app://tallyproof/', 405],
    ['PUT', 'app://tallyproof/rpc/x', 405],
    ['DELETE', 'app://tallyproof/rpc/x', 405],
    ['OPTIONS', 'app://tallyproof/rpc/x', 405],
    ['GET', 'app://evil.example.com/', 403],
    ['GET', 'app://tallyproof:1/', 403],
    ['GET', 'http://tallyproof/', 403],
    ['GET', 'file:///', 403],
    ['POST', 'app://evil.example.com/rpc/x', 403],
  ])('%s %s: %i', async (method, address, status) => {
    const { handle, reached } = host();
    const response = await handle(new Request(address, { method, headers: ours }));
    expect(response.status).toBe(status);
    expect(reached).toEqual([]);
    for (const [name, value] of Object.entries(securityHeaders())) {
      if (name !== 'content-security-policy') expect(response.headers.get(name), name).toBe(value);
    }
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'; /);
  });

  test('a page has a nonce of its own each time, in its text and in its policy', async () => {
    const { handle } = host();
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const response = await handle(new Request('app://tallyproof/'));
        const [, nonce] = /nonce="([^"]+)"/.exec(await response.text()) ?? [];
        expect(response.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
        return nonce;
      }),
    );
    expect(nonces[0]).not.toBe(nonces[1]);
  });
});

describe('who may call', () => {
  test.each<[string, Record<string, string>, number]>([
    ['the page, as it says it', { ...ours, origin: 'app://tallyproof', 'sec-fetch-site': 'same-origin' }, 200],
    ['the page, without saying where it is', ours, 200],
    ['another type of ours', { ...ours, 'content-type': 'multipart/form-data; boundary=x' }, 200],
    ['another origin', { ...ours, origin: 'https://evil.example.com' }, 403],
    ['no origin in particular', { ...ours, origin: 'null' }, 403],
    ['our origin with more behind', { ...ours, origin: 'app://tallyproof.evil' }, 403],
    ['another site', { ...ours, 'sec-fetch-site': 'cross-site' }, 403],
    ['nobody’s page', { ...ours, 'sec-fetch-site': 'none' }, 403],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['a form as text', { ...ours, 'content-type': 'text/plain' }, 415],
    ['no mark', { 'content-type': 'application/json' }, 415],
  ])('%s', async (_name, headers, status) => {
    const { handle, reached } = host();
    const response = await handle(post('/rpc/x', headers));
    expect(response.status).toBe(status);
    expect(reached).toEqual(status === 200 ? ['{}'] : []);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('a body that is too large is refused, announced or not', async () => {
    const { handle, reached } = host(10);
    expect((await handle(post('/rpc/x', ours, 'x'.repeat(10)))).status).toBe(200);
    expect((await handle(post('/rpc/x', ours, 'x'.repeat(11)))).status).toBe(413);
    expect((await handle(post('/rpc/x', { ...ours, 'content-length': '11' }))).status).toBe(413);
    expect(reached).toHaveLength(1);
  });
});
