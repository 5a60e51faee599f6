import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityProblems, complaintsOf } from './testing/browser.ts';
import { startConsole, type TestConsole } from './testing/console.ts';
import { COMPONENT, COMPONENTS, INJECTION, reportOf, SECRET } from './testing/report.ts';

let console: TestConsole;
/** The pages that stand for every kind of page, with the heading that each has when it is there. */
let pages: Record<string, { path: string; heading: string | RegExp }>;
beforeAll(async () => {
  console = await startConsole();
  const first = await console.signedIn();
  await console.project('shop');
  await console.project('never-scanned');
  const gaps = [{ kind: 'lockfile-broken', path: 'legacy/package-lock.json', message: 'It is not JSON.' }] as const;
  const scan = await console.record(
    'shop',
    reportOf({ found: [INJECTION, SECRET, COMPONENT], gaps, components: COMPONENTS, commit: 'a'.repeat(40) }),
  );
  const org = `/o/${console.org}`;
  await first.goto(`${console.address}${org}/p/shop/v?sort=severity`);
  await first.getByRole('link', { name: /GitHub token/ }).waitFor();
  const links = await first.getByRole('list', { name: 'Vulnerabilities' }).getByRole('link').all();
  const [secret, injection, component] = await Promise.all(links.map((link) => link.getAttribute('href')));
  await first.context().close();
  pages = {
    projects: { path: `${org}/projects`, heading: 'Projects' },
    'the components of all projects': { path: `${org}/components`, heading: 'Components' },
    'components that were searched': {
      path: `${org}/components?q=lod&of=npm:lodash`,
      heading: 'Components',
    },
    'releases and environments': { path: `${org}/releases`, heading: 'Releases and environments' },
    'scans and coverage': { path: `${org}/coverage`, heading: 'Scans and coverage' },
    'a project': { path: `${org}/p/shop`, heading: 'shop' },
    'a project without a scan': { path: `${org}/p/never-scanned`, heading: 'never-scanned' },
    'the list of the organisation': { path: `${org}/v`, heading: 'Vulnerabilities' },
    'the list of a project, narrowed': { path: `${org}/p/shop/v?severity=high&state=all`, heading: 'Vulnerabilities' },
    'a list without rows': { path: `${org}/v?q=nosuchthing`, heading: 'Vulnerabilities' },
    'a flaw in code': { path: String(injection), heading: /SQL built/ },
    'a secret': { path: String(secret), heading: /GitHub token/ },
    'a component': { path: String(component), heading: /lodash/ },
    'a scan': { path: `${org}/p/shop/s/${scan}`, heading: 'Scan' },
    'the components of a project': { path: `${org}/p/shop/components`, heading: 'Components' },
    'one component': {
      path: `${org}/p/shop/components?show=vulnerable&component=pkg:npm/lodash@4.17.11`,
      heading: 'Components',
    },
    'components of a project without a scan': { path: `${org}/p/never-scanned/components`, heading: 'Components' },
    'the overview': { path: org, heading: 'Overview' },
    'the work queue of everybody': { path: `${org}/queue?team=all`, heading: 'Work queue' },
    'the work queue of who is in no team': { path: `${org}/queue`, heading: 'Work queue' },
    'a scan in progress': { path: `${org}/p/shop/live`, heading: 'Scan in progress' },
    'a rule': { path: `/rules/${SECRET.rule}`, heading: /./ },
    status: { path: '/settings/status', heading: 'Status' },
    policy: { path: '/settings/policy?project=shop', heading: 'Policy' },
    'the editor of a policy': { path: '/settings/policy/edit?project=shop', heading: /Edit the policy/ },
    retention: { path: '/settings/retention', heading: 'Retention' },
    erasures: { path: '/settings/erasure', heading: 'Erasure' },
    environments: { path: '/settings/environments', heading: 'Environments' },
    people: { path: '/settings/people', heading: 'People' },
    'the settings of signing in': { path: '/settings/sign-in', heading: 'Sign-in' },
    tokens: { path: '/settings/tokens', heading: 'Tokens' },
    receivers: { path: '/settings/receivers', heading: 'Receivers' },
    'dead letters': { path: '/settings/dead-letters', heading: 'Dead letters' },
    'the audit log': { path: '/settings/audit', heading: 'Audit log' },
    profile: { path: '/profile', heading: 'Profile' },
    'what is not there': { path: `${org}/p/shop/v/VBN-999999`, heading: 'Not found' },
  };
});
afterAll(() => console.close());

/** Waits until nothing is loading any more. */
async function settled(page: Page, path: string, heading: string | RegExp): Promise<void> {
  await page.goto(`${console.address}${path}`);
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  await page.waitForFunction(
    () => ![...document.querySelectorAll('[role="status"]')].some((one) => one.textContent === 'Loading'),
  );
}

describe.each([
  ['light', 1280],
  ['dark', 1280],
  ['light', 375],
  ['dark', 375],
] as const)('in %s, %i pixels wide', (scheme, width) => {
  it('every page is accessible, fits its window, and asks for nothing that its policy forbids', async () => {
    const page = await console.signedIn(scheme, width);
    const complaints = complaintsOf(page);
    const found: Record<string, string[]> = {};
    for (const [name, { path, heading }] of Object.entries(pages)) {
      await settled(page, path, heading);
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      const problems = [...(await accessibilityProblems(page)), ...(over > 0 ? [`${over} pixels too wide`] : [])];
      if (problems.length > 0) found[name] = problems;
    }
    expect(found).toEqual({});
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 240_000);
});

describe('dialogs and menus', () => {
  it.each(['light', 'dark'] as const)('are accessible in %s', async (scheme) => {
    const page = await console.signedIn(scheme);
    const found: string[] = [];
    const look = async () => found.push(...(await accessibilityProblems(page)));
    await settled(page, String(pages['a flaw in code']?.path), /SQL built/);
    await page.keyboard.press('a');
    await page.getByRole('dialog').waitFor();
    await look();
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await look();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    const field = page.getByRole('dialog', { name: 'Go to' }).getByRole('textbox');
    await field.fill('never');
    await page
      .getByRole('dialog')
      .getByRole('link', { name: /never-scanned: components/ })
      .waitFor();
    await look();
    await field.fill('queue');
    await field.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Work queue' }).waitFor();
    await page.getByRole('button', { name: 'Ada Lovelace' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
    await look();
    expect(found).toEqual([]);
    await page.context().close();
  });
});

describe('a page', () => {
  it('can be reached past the navigation by the first Tab, and has its heading in focus after navigation', async () => {
    const page = await console.signedIn();
    await settled(page, `/o/${console.org}/projects`, 'Projects');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
    await page.getByRole('main').getByRole('link', { name: 'shop' }).click();
    await page.getByRole('heading', { level: 1, name: 'shop' }).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('shop');
    await page.context().close();
  });

  it('keeps the chosen colours over a reload, without a flash of the others', async () => {
    const page = await console.signedIn('light');
    await page.getByRole('button', { name: 'Ada Lovelace' }).click();
    await page.getByRole('menuitem', { name: 'Dark' }).click();
    await page.reload({ waitUntil: 'commit' });
    const scheme = () => document.documentElement?.getAttribute('data-mantine-color-scheme');
    await page.waitForFunction(() => document.body !== null);
    expect(await page.evaluate(scheme)).toBe('dark');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.evaluate(scheme)).toBe('dark');
    await page.context().close();
  });

  it('says what the server refused and tries again', async () => {
    const page = await console.signedIn();
    const facets = '**/api/v1/vulnerabilities?*';
    await page.route(facets, (route) =>
      route.fulfill({
        status: 500,
        contentType: 'application/problem+json',
        body: JSON.stringify({
          title: 'Something broke',
          status: 500,
          type: 'urn:vauban:problem:internal',
          instance: 'r-1',
        }),
      }),
    );
    await page.goto(`${console.address}/o/${console.org}/v`);
    const alert = page.getByRole('alert');
    await alert.getByText('Something broke').waitFor();
    await alert.getByText('r-1').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.unroute(facets);
    await alert.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('link', { name: /GitHub token/ }).waitFor();
    await page.context().close();
  });

  it('asks to sign in again when the session ended, and comes back', async () => {
    const page = await console.signedIn();
    await settled(page, `/o/${console.org}/p/shop`, 'shop');
    await page.context().clearCookies();
    await page.getByRole('main').getByRole('link', { name: 'Vulnerabilities' }).click();
    await page.getByRole('heading', { name: 'Sign in to Vauban' }).waitFor();
    await page.getByRole('textbox', { name: 'E-mail' }).fill('ada@example.org');
    await page.getByRole('textbox', { name: 'Password', exact: true }).fill('a long enough sentence');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { level: 1, name: 'Vulnerabilities' }).waitFor();
    await page.context().close();
  });
});
