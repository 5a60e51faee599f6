import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLogger, startServer } from '@vauban/server';
import { Secret, TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
// @ts-expect-error: the build is plain JavaScript
import { buildConsole } from '../packages/console/build.mjs';
import {
  type RealProvider,
  startRealProvider,
} from '../packages/server/people/single-sign-on/testing/real-provider.ts';

/** The console's own, which is checked with the types of a browser. */
const { accessibilityProblems, complaintsOf, openBrowser } = (await import(
  new URL('../packages/console/testing/browser.ts', import.meta.url).href
)) as {
  accessibilityProblems(page: Page): Promise<string[]>;
  complaintsOf(page: Page): string[];
  openBrowser(): Promise<Browser>;
};

const PASSWORD = 'a long enough sentence';
let address: string;
let welcome: string;
let server: Awaited<ReturnType<typeof startServer>>;
let provider: RealProvider;
let browser: Browser;
const home = mkdtempSync(join(tmpdir(), 'vauban-ways-in-'));

/** A port that is free now: passkeys and providers want to know the address before it listens. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

beforeAll(async () => {
  const port = await freePort();
  address = `http://localhost:${port}`;
  provider = await startRealProvider(`${address}/sign-in/back`);
  server = await startServer({
    home,
    ...(process.env.DATABASE_URL === undefined ? {} : { databaseUrl: process.env.DATABASE_URL }),
    migrations: join(import.meta.dirname, '../packages/server/store/migrations'),
    host: '127.0.0.1',
    port,
    baseUrl: address,
    allowedHosts: [provider.host],
    consoleFolder: ((await buildConsole()) as { folder: string }).folder,
    advisoriesFolder: null,
    rules: [],
    version: '0.1.0',
    logger: openLogger({ level: 'fatal' }),
    work: null,
  });
  welcome = String(server.firstAdministratorLink);
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await server.close();
  await provider.close();
  rmSync(home, { recursive: true, force: true });
});

/** A browser with a device that makes and keeps passkeys, and knows its owner. */
async function withAuthenticator(): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return page;
}

async function password(page: Page): Promise<void> {
  await page.goto(`${address}/sign-in`);
  await page.getByRole('textbox', { name: 'E-mail' }).fill('ada@example.org');
  await page.getByRole('textbox', { name: 'Password', exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

const inside = (page: Page) => page.getByRole('button', { name: 'Ada Lovelace' }).waitFor();

it('a person adds a passkey and codes, signs in by each, and comes in by a provider that the administrator named', async () => {
  const page = await withAuthenticator();
  const complaints = complaintsOf(page);
  const problems: string[] = [];
  await page.goto(welcome);
  await page.getByRole('textbox', { name: 'Name' }).fill('Ada Lovelace');
  await page.getByRole('textbox', { name: 'E-mail' }).fill('ada@example.org');
  await page.getByRole('textbox', { name: 'Password', exact: true }).fill(PASSWORD);
  await page.getByRole('textbox', { name: 'Password again' }).fill(PASSWORD);
  await page.getByRole('button', { name: /sign in/i }).click();
  await inside(page);

  // a passkey, and in by it
  await page.goto(`${address}/profile`);
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByRole('textbox', { name: 'Name' }).last().fill('this laptop');
  await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click();
  await page.getByRole('region', { name: 'Passkeys' }).getByText('this laptop').waitFor();
  problems.push(...(await accessibilityProblems(page)));
  await page.context().clearCookies();
  await page.goto(`${address}/sign-in?to=/profile`);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByRole('heading', { level: 1, name: 'Profile' }).waitFor();
  await inside(page);

  // codes, and in by one
  await page.getByRole('button', { name: 'Set up' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('img', { name: 'QR code for an authenticator app' }).waitFor();
  problems.push(...(await accessibilityProblems(page)));
  const secret = ((await dialog.locator('code').textContent()) ?? '').replace(/\s/g, '');
  const codeIn = (steps: number) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 });
  await dialog.getByRole('textbox', { name: 'The code that it shows now' }).fill(codeIn(0));
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await dialog.getByText('shown only now').waitFor();
  const [recovery = ''] = ((await dialog.locator('code').textContent()) ?? '').split('\n');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByText('10 left').waitFor();
  const other = await browser.newContext();
  const second = await other.newPage();
  await password(second);
  await second.getByRole('textbox', { name: 'One-time code' }).fill('000000');
  await second.getByRole('button', { name: 'Sign in', exact: true }).click();
  await second.getByRole('alert').getByText('The code is wrong, or was used').waitFor();
  problems.push(...(await accessibilityProblems(second)));
  await second.getByRole('textbox', { name: 'One-time code' }).fill(recovery);
  await second.getByRole('button', { name: 'Sign in', exact: true }).click();
  await inside(second);

  // a provider, and in by its groups
  await page.goto(`${address}/settings/sign-in`);
  await page.getByRole('button', { name: 'New provider' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Acme');
  await page.getByRole('textbox', { name: 'Issuer' }).fill(provider.issuer);
  await page.getByRole('textbox', { name: 'Client id' }).fill(provider.client.clientId);
  await page.getByRole('textbox', { name: 'Client secret' }).fill(provider.client.clientSecret);
  await page.getByRole('textbox', { name: 'Scopes' }).fill('openid profile email groups');
  await page.getByRole('textbox', { name: 'What groups give' }).fill('readers = viewer');
  problems.push(...(await accessibilityProblems(page)));
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('table', { name: 'Providers' }).getByText('Acme').waitFor();
  problems.push(...(await accessibilityProblems(page)));
  await page.setViewportSize({ width: 375, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const [path, ready] of [
    ['/settings/sign-in', 'A password alone is not enough for'],
    ['/profile', '10 left'],
  ] as const) {
    await page.goto(`${address}${path}`);
    await page.getByText(ready).or(page.getByText('9 left')).first().waitFor();
    await page.getByRole('table').first().waitFor();
    const over = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    problems.push(
      ...(await accessibilityProblems(page)),
      ...(over === 0 ? [] : [`${path} is ${over} pixels too wide`]),
    );
  }
  provider.says('grace', { name: 'Grace Hopper', groups: ['readers'] });
  const guest = await (await browser.newContext()).newPage();
  const guestComplaints = complaintsOf(guest);
  await guest.goto(`${address}/sign-in?to=/profile`);
  await guest.getByRole('heading', { name: 'Sign in to Vauban' }).waitFor();
  problems.push(...(await accessibilityProblems(guest)));
  await guest.getByRole('button', { name: 'Sign in with Acme' }).click();
  await guest.waitForURL(`${provider.issuer}/**`);
  await guest.locator('input[name=login]').fill('grace');
  await guest.locator('input[name=password]').fill('any');
  await guest.locator('button[type=submit]').click();
  await guest.locator('button[type=submit]', { hasText: 'Continue' }).click();
  await guest.getByRole('heading', { level: 1, name: 'Profile' }).waitFor();
  await guest.getByRole('button', { name: 'Grace Hopper' }).waitFor();
  expect(new URL(guest.url()).search).toBe('');
  await guest.getByRole('region', { name: 'Single sign-on' }).getByText('linked').waitFor();

  // who has no group is told, and comes back to the sign-in
  provider.says('mallory', { name: 'Mallory', groups: [] });
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(`${address}/sign-in`);
  await stranger.getByRole('button', { name: 'Sign in with Acme' }).click();
  await stranger.locator('input[name=login]').fill('mallory');
  await stranger.locator('input[name=password]').fill('any');
  await stranger.locator('button[type=submit]').click();
  await stranger.locator('button[type=submit]', { hasText: 'Continue' }).click();
  await stranger.getByRole('alert').getByText('None of your groups gives you a role here').waitFor();
  problems.push(...(await accessibilityProblems(stranger)));
  await stranger.getByRole('link', { name: 'Back to the sign-in' }).click();
  await stranger.getByRole('heading', { name: 'Sign in to Vauban' }).waitFor();
  expect(problems).toEqual([]);
  expect([...complaints, ...guestComplaints]).toEqual([]);
}, 180_000);

it('who needs a second proof is led to the profile, and on once it is given', async () => {
  const page = await withAuthenticator();
  const link = await server.localToken('test');
  const ask = (method: string, path: string, body?: unknown) =>
    fetch(`${address}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${link}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  expect((await ask('PUT', '/sign-in-policy', { twoProofsFrom: 'viewer' })).status).toBe(403);
  await server.store.db
    .insertInto('signInPolicies')
    .values({ organisationId: server.organisation.id, twoProofsFrom: 'viewer', changedAt: new Date() })
    .execute();
  provider.says('kim', { name: 'Kim Park', groups: ['readers'] });
  await page.goto(`${address}/sign-in?to=/settings/status`);
  await page.getByRole('button', { name: 'Sign in with Acme' }).click();
  await page.locator('input[name=login]').fill('kim');
  await page.locator('input[name=password]').fill('any');
  await page.locator('button[type=submit]').click();
  await page.locator('button[type=submit]', { hasText: 'Continue' }).click();
  await page.getByRole('heading', { level: 1, name: 'Profile' }).waitFor();
  await page.getByText('A password alone is not enough for your roles').waitFor();
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByRole('textbox', { name: 'Name' }).last().fill('key');
  await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click();
  await page.getByRole('region', { name: 'Passkeys' }).getByText('key', { exact: true }).waitFor();
  await page.getByText('A password alone is not enough for your roles').waitFor({ state: 'detached' });
  await page.goto(`${address}/settings/status`);
  await page.getByRole('heading', { level: 1, name: 'Status' }).waitFor();
}, 90_000);
