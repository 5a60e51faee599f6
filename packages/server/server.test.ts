import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openLogger } from './operate/index.ts';
import { startServer } from './server.ts';
import { emptyDatabase, MIGRATIONS } from './store/testing.ts';

const home = mkdtempSync(join(tmpdir(), 'vauban-server-'));
let drop = async () => {};
afterAll(async () => {
  await drop();
  rmSync(home, { recursive: true, force: true });
});

it('starts on an empty database with a link for the first administrator, keeps its data, and tells a busy port in a sentence', async () => {
  const database = await emptyDatabase();
  drop = database.drop;
  const options = {
    home,
    databaseUrl: database.databaseUrl,
    migrations: MIGRATIONS,
    host: '127.0.0.1',
    port: 0,
    baseUrl: 'https://vauban.example.org/',
    consoleFolder: null,
    advisoriesFolder: null,
    rules: [],
    version: '9.9.9',
    logger: openLogger({ level: 'silent' }),
    work: { mail: null, watch: null },
  };
  const first = await startServer(options);
  expect(first.firstAdministratorLink).toMatch(/^https:\/\/vauban\.example\.org\/welcome#[\w-]{43}$/);
  const ask = async (address: string, path: string, token?: string) => {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const answer = await fetch(`${address}${path}`, { headers });
    return { status: answer.status, headers: answer.headers, body: await answer.json() };
  };
  const version = await ask(first.address, '/api/v1/version');
  expect(version.body).toMatchObject({ version: '9.9.9', api: 'v1', set: false });
  expect(version.headers.get('strict-transport-security')).toContain('max-age');
  const token = await first.localToken('start');
  expect((await ask(first.address, '/api/v1/projects', token)).body).toEqual({ items: [], next: null });
  const secret = first.firstAdministratorLink?.split('#')[1];
  const redeemed = await fetch(`${first.address}/api/v1/one-time-links/${secret}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'https://vauban.example.org' },
    body: JSON.stringify({ name: 'Ada', email: 'ada@example.org', password: 'a quiet harbour wall' }),
  });
  expect(redeemed.status).toBe(200);
  expect(redeemed.headers.getSetCookie().join('\n')).toMatch(/^__Host-vauban-session=[\w-]{43}; .*Secure/m);
  await first.close();
  await first.close();

  const second = await startServer(options);
  expect(second.firstAdministratorLink).toBeNull();
  expect((await ask(second.address, '/api/v1/me', token)).body).toMatchObject({
    kind: 'token',
    organisation: { slug: 'home' },
  });
  await second.close();

  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => other.once('listening', done));
  const { port } = other.address() as { port: number };
  await expect(startServer({ ...options, port })).rejects.toThrow(`The port ${port} is taken already`);
  other.close();
});
