import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The system's Chromium (`VAUBAN_CHROMIUM` names another one); null where there is none. */
export function chromiumPath(): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const known = folders.flatMap((folder) => ['chromium', 'chromium-browser'].map((name) => join(folder, name)));
  return [process.env.VAUBAN_CHROMIUM, ...known].find((path) => path && existsSync(path)) ?? null;
}

export function openBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: QUIET });
}

const PERSON = { name: 'Ada Lovelace', email: 'ada@example.org', password: 'a long enough sentence' };

/** Opens the one-time link and becomes the first administrator. */
export async function becomeAdministrator(page: Page, welcome: string): Promise<void> {
  await page.goto(welcome);
  await page.getByRole('textbox', { name: 'Name' }).fill(PERSON.name);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(PERSON.email);
  await page.getByRole('textbox', { name: 'Password', exact: true }).fill(PERSON.password);
  await page.getByRole('textbox', { name: 'Password again' }).fill(PERSON.password);
  await page.getByRole('button', { name: /sign in/i }).click();
  await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
}

/** Asks the API as the person who is signed in on that page. */
export async function asPerson<T>(page: Page, method: string, path: string, body?: unknown): Promise<T> {
  const { origin } = new URL(page.url());
  const cookies = await page.context().cookies(origin);
  const csrf = cookies.find(({ name }) => name.endsWith('vauban-csrf'))?.value ?? '';
  const answer = await page.request.fetch(`${origin}/api/v1${path}`, {
    method,
    headers: { origin, 'x-vauban-csrf': csrf, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { data: JSON.stringify(body) }),
  });
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
  return (answer.status() === 204 ? null : await answer.json()) as T;
}
