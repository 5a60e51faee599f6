import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '@vauban/domain';
import { openLogger, startServer } from '@vauban/server';
import type { Browser, Page } from 'playwright-core';
// @ts-expect-error: the build is plain JavaScript
import { buildConsole } from '../build.mjs';
import { openBrowser } from './browser.ts';

const PERSON = { name: 'Ada Lovelace', email: 'ada@example.org', password: 'a long enough sentence' };

export interface TestConsole {
  readonly address: string;
  /** Where the first administrator is made. */
  readonly welcome: string;
  readonly org: string;
  readonly browser: Browser;
  /** Creates a project and answers its slug. */
  project(slug: string): Promise<string>;
  /** Sends a report as the command does; answers the record's id of the scan. */
  record(project: string, report: Report): Promise<string>;
  /** Says how far a scan is, as the command does. */
  progress(project: string, done: number, total: number): Promise<void>;
  /** A page of a browser in which the person is signed in. */
  signedIn(scheme?: 'light' | 'dark', width?: number): Promise<Page>;
  close(): Promise<void>;
}

/** The built console on a real server with a real database, and a real browser. */
export async function startConsole(): Promise<TestConsole> {
  const { folder } = (await buildConsole()) as { folder: string };
  const home = mkdtempSync(join(tmpdir(), 'vauban-console-'));
  const server = await startServer({
    home,
    ...(process.env.DATABASE_URL === undefined ? {} : { databaseUrl: process.env.DATABASE_URL }),
    migrations: join(import.meta.dirname, '../../server/store/migrations'),
    host: '127.0.0.1',
    port: 0,
    consoleFolder: folder,
    advisoriesFolder: null,
    rules: [],
    version: '0.1.0',
    logger: openLogger({ level: 'fatal' }),
    work: null,
  });
  const token = await server.localToken('console tests');
  const browser = await openBrowser();
  const { address } = server;

  const ask = async (method: string, path: string, body: BodyInit, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${address}/api/v1${path}`, {
      method,
      body,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.status === 204 ? null : ((await answer.json()) as Record<string, unknown>);
  };
  const welcome = `${address}/${(server.firstAdministratorLink ?? '').replace(/^https?:\/\/[^/]+\//, '')}`;
  let signedUp = false;

  return {
    address,
    welcome,
    org: server.organisation.slug,
    browser,
    async project(slug) {
      await ask('POST', '/projects', JSON.stringify({ slug, name: slug }));
      return slug;
    },
    async record(project, report) {
      const bytes = new TextEncoder().encode(JSON.stringify(report));
      const wish = JSON.stringify({ total: bytes.length });
      const upload = await ask('POST', `/projects/${project}/uploads`, wish, { 'idempotency-key': randomUUID() });
      const type = 'application/offset+octet-stream';
      const done = await ask('PATCH', `/uploads/${upload?.id}`, bytes, { 'content-type': type, 'upload-offset': '0' });
      return String(done?.scan);
    },
    async progress(project, done, total) {
      const scan = { scan: 'client-1', phase: 'read', done, total, branch: 'main' };
      await ask('POST', `/projects/${project}/progress`, JSON.stringify(scan));
    },
    async signedIn(scheme = 'light', width = 1280) {
      const context = await browser.newContext({ colorScheme: scheme, viewport: { width, height: 900 } });
      const page = await context.newPage();
      await page.goto(signedUp ? `${address}/sign-in` : welcome);
      if (!signedUp) {
        await page.getByRole('textbox', { name: 'Name' }).fill(PERSON.name);
        await page.getByRole('textbox', { name: 'Password again' }).fill(PERSON.password);
      }
      signedUp = true;
      await page.getByRole('textbox', { name: 'E-mail' }).fill(PERSON.email);
      await page.getByRole('textbox', { name: 'Password', exact: true }).fill(PERSON.password);
      await page.getByRole('button', { name: /sign in/i }).click();
      await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
