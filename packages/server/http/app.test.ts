import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as rawRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Credentials, startTestServer, type TestServer } from '../api/testing.ts';

const consoleFolder = mkdtempSync(join(tmpdir(), 'vauban-console-'));
let server: TestServer;
let as: Credentials;
beforeAll(async () => {
  mkdirSync(join(consoleFolder, 'assets'));
  writeFileSync(
    join(consoleFolder, 'index.html'),
    '<!doctype html><meta nonce="VAUBAN_NONCE"><script src="/assets/a-1.js"></script>',
  );
  writeFileSync(join(consoleFolder, 'assets/a-1.js'), 'export {};');
  writeFileSync(join(consoleFolder, 'secret.txt'), 'not for the web');
  server = await startTestServer({ consoleFolder });
  as = await server.token({ role: 'administrator', scopes: ['read', 'administer'] });
});
afterAll(async () => {
  await server.close();
  rmSync(consoleFolder, { recursive: true });
});

describe('a page', () => {
  it.each(['/', '/o/home/p/shop/v/VBN-12', '/rules/secrets/github-token', '/o/home/p/a.b/v/VBN-1?tab=x', '/welcome'])(
    '%s is the console, never kept, with a policy that lets in nothing inline',
    async (path) => {
      const { status, headers, text } = await server.ask('GET', path);
      expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
      const policy = String(headers.get('content-security-policy'));
      const [, nonce] = /'nonce-([\w-]{24})'/.exec(policy) ?? [];
      expect(text).toContain(`nonce="${nonce}"`);
      expect(policy).toContain("script-src 'self';");
      expect(policy).not.toMatch(/unsafe|\*|http:/);
    },
  );

  it('has another nonce each time', async () => {
    const one = await server.ask('GET', '/');
    expect((await server.ask('GET', '/')).text).not.toBe(one.text);
  });

  it('comes with files that are kept for good, and nothing else of the disk', async () => {
    const asset = await server.ask('GET', '/assets/a-1.js');
    expect([asset.text, asset.headers.get('cache-control')]).toEqual([
      'export {};',
      'public, max-age=31536000, immutable',
    ]);
    expect(asset.headers.get('x-content-type-options')).toBe('nosniff');
    for (const path of [
      '/assets/../secret.txt',
      '/assets/%2e%2e/secret.txt',
      '/assets/..%2fsecret.txt',
      '/assets/gone.js',
      '/assets/',
    ]) {
      const answer = await new Promise<{ status: number; text: string }>((done, failed) => {
        rawRequest(`${server.address}`, { path }, (response) => {
          let text = '';
          response.on('data', (chunk) => {
            text += chunk;
          });
          response.on('end', () => done({ status: response.statusCode ?? 0, text }));
        })
          .on('error', failed)
          .end();
      });
      expect(answer.text).not.toContain('not for the web');
    }
  });
});

describe('a problem', () => {
  it.each([
    ['GET', '/api/v1/nothing', 404, 'not-found'],
    ['GET', '/api/v2/me', 404, 'not-found'],
    ['POST', '/somewhere', 404, 'not-found'],
    ['GET', '/api/v1/projects/%00', 404, 'not-found'],
    ['GET', '/api/v1/projects?limit=0', 422, 'invalid'],
    ['GET', '/api/v1/projects?cursor=x', 422, 'invalid'],
    ['GET', '/api/v1/vulnerabilities?severity=awful', 422, 'invalid'],
    ['GET', '/api/v1/vulnerabilities?sort=__proto__', 422, 'invalid'],
    ['GET', '/api/v1/vulnerabilities?branch=main', 422, 'invalid'],
  ])('%s %s is told as RFC 9457 asks', async (method, path, status, code) => {
    const answer = await server.ask(method, path, { as });
    expect([answer.status, answer.body.type]).toEqual([status, `urn:vauban:problem:${code}`]);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });

  it('names each place that is wrong, without repeating what was sent', async () => {
    const json = { slug: 'Not A Slug', name: 'a\nb', secretKey: 'hunter2', __proto__: 1 };
    const { body, text } = await server.ask('POST', '/api/v1/projects', { as, json });
    expect(body.errors.map(({ at }: { at: string }) => at).sort()).toEqual(['body', 'body.name', 'body.slug']);
    expect(text).not.toContain('hunter2');
  });

  it('of a body that is no JSON, too large, or of another type is clear', async () => {
    const send = (body: string, type: string) =>
      fetch(`${server.address}/api/v1/projects`, { method: 'POST', body, headers: { ...as, 'content-type': type } });
    expect((await send('{"a":', 'application/json')).status).toBe(400);
    expect((await send('{"__proto__":{"a":1}}', 'application/json')).status).toBe(400);
    expect((await send('<a/>', 'text/xml')).status).toBe(415);
    expect((await send(JSON.stringify('x'.repeat(2_100_000)), 'application/json')).status).toBe(413);
  });

  it('that nobody foresaw tells nothing but the id that stands in the log', async () => {
    const broken = await startTestServer({ rules: [] });
    Object.defineProperty(broken.services.rules, 'find', {
      value: () => {
        throw new Error('the inner secret');
      },
    });
    const token = await broken.token({ role: 'viewer', scopes: ['read'] });
    const { status, body, text } = await broken.ask('GET', '/api/v1/rules/secrets/x', { as: token });
    expect([status, body.type]).toEqual([500, 'urn:vauban:problem:internal']);
    expect(text).not.toContain('inner secret');
    expect(broken.log.find((line) => line.includes(body.instance))).toContain('the inner secret');
    await broken.close();
  });
});

it('everything is sent with headers that keep browsers safe', async () => {
  for (const path of ['/', '/api/v1/version', '/api/v1/me', '/health/live']) {
    const { headers } = await server.ask('GET', path);
    expect(headers.get('x-content-type-options'), path).toBe('nosniff');
    expect(headers.get('referrer-policy'), path).toBe('no-referrer');
    expect(headers.get('content-security-policy'), path).toMatch(/frame-ancestors 'none'/);
    expect(headers.get('x-powered-by'), path).toBeNull();
  }
  expect((await server.ask('GET', '/api/v1/version')).headers.get('cache-control')).toBe('no-store');
});

it('a route without an action stops the server from starting', async () => {
  const { createApp } = await import('./app.ts');
  const { db, logger, now } = server.services;
  const app = await createApp({ db, now, logger, baseUrl: server.address, trustedProxies: [] });
  app.get('/api/v1/forgotten', async () => 'x');
  await expect(app.ready()).rejects.toThrow('The route /api/v1/forgotten declares no action.');
});
