import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complaintsOf } from './testing/browser.ts';
import { startConsole, type TestConsole } from './testing/console.ts';
import { COMPONENT, INJECTION, many, reportOf, SECRET } from './testing/report.ts';

let console: TestConsole;
let page: Page;
let scan: string;
beforeAll(async () => {
  console = await startConsole();
  page = await console.signedIn();
  await console.project('shop');
  const gaps = [
    { kind: 'lockfile-broken', path: 'legacy/package-lock.json', message: 'It is not JSON.' },
    { kind: 'ignored', pattern: 'node_modules/', count: 1200, message: 'Ignored by git.' },
  ] as const;
  scan = await console.record(
    'shop',
    reportOf({ found: [INJECTION, SECRET, COMPONENT, ...many(240)], gaps, commit: 'a'.repeat(40) }),
  );
});
afterAll(() => console.close());

/** Goes to a path of the console and waits for its heading. */
async function open(path: string, heading: string | RegExp): Promise<void> {
  await page.goto(`${console.address}${path}`);
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
}

const at = () => new URL(page.url()).pathname + new URL(page.url()).search;

describe('a person', () => {
  it('sees nothing before signing in, is told when the password is wrong, and comes to the page that was asked for', async () => {
    const context = await console.browser.newContext();
    const stranger = await context.newPage();
    const complaints = complaintsOf(stranger);
    await stranger.goto(`${console.address}/o/${console.org}/v?severity=critical`);
    await stranger.getByRole('heading', { name: 'Sign in to Vauban' }).waitFor();
    await stranger.getByRole('textbox', { name: 'E-mail' }).fill('ada@example.org');
    await stranger.getByRole('textbox', { name: 'Password', exact: true }).fill('wrong');
    await stranger.getByRole('button', { name: 'Sign in' }).click();
    await stranger.getByRole('alert').waitFor();
    await stranger.getByRole('textbox', { name: 'Password', exact: true }).fill('a long enough sentence');
    await stranger.getByRole('button', { name: 'Sign in' }).click();
    await stranger.getByRole('heading', { name: 'Vulnerabilities' }).waitFor();
    expect(new URL(stranger.url()).search).toBe('?severity=critical');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('finds the project with its verdict, its reasons, what was not looked at and what is open', async () => {
    await open(`/o/${console.org}/projects`, 'Projects');
    await page.getByRole('main').getByRole('link', { name: 'shop' }).click();
    await page.getByRole('heading', { level: 1, name: 'shop' }).waitFor();
    const last = page.getByRole('region', { name: 'Last scan' });
    await last.getByText('Fail', { exact: true }).waitFor();
    expect(await last.textContent()).toContain('2 gaps, 1 blocking');
    const severities = page.getByRole('region', { name: 'Open' });
    expect(await severities.getByRole('link', { name: /critical/i }).textContent()).toMatch(/1$/);
    await last.getByRole('link', { name: 'Details' }).click();
    await page.getByRole('heading', { level: 1, name: 'Scan' }).waitFor();
    expect(at()).toBe(`/o/${console.org}/p/shop/s/${scan}`);
    const gaps = page.getByRole('region', { name: 'Not looked at' });
    await gaps.getByText('legacy/package-lock.json').waitFor();
    expect(await gaps.getByText('node_modules/').isVisible()).toBe(false);
    await gaps.getByText('Ignored', { exact: true }).click();
    await gaps.getByText('node_modules/').waitFor();
  });
});

describe('the list of vulnerabilities', () => {
  it('keeps every choice in its address, so that it can be shared and taken back', async () => {
    await open(`/o/${console.org}/p/shop/v`, 'Vulnerabilities');
    await page.getByText('243 vulnerabilities').waitFor();
    await page.getByRole('checkbox', { name: /critical/i }).check();
    await page.getByText('1 vulnerability', { exact: true }).waitFor();
    expect(at()).toBe(`/o/${console.org}/p/shop/v?severity=critical`);
    await page.getByRole('checkbox', { name: /medium/i }).check();
    await page.getByText('2 vulnerabilities').waitFor();
    expect(at()).toBe(`/o/${console.org}/p/shop/v?severity=critical,medium`);
    await page.keyboard.press('/');
    await page.keyboard.type('lodash');
    await page.getByText('1 vulnerability', { exact: true }).waitFor();
    expect(at()).toContain('q=lodash');
    await page.reload();
    await page.getByRole('link', { name: 'lodash: prototype pollution' }).waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('lodash');
    await page.getByRole('button', { name: 'Clear all' }).click();
    await page.getByText('243 vulnerabilities').waitFor();
    await page.goBack();
    await page.getByText('1 vulnerability', { exact: true }).waitFor();
  });

  it('draws what is seen and fetches the rest as one scrolls', async () => {
    await open(`/o/${console.org}/p/shop/v?sort=number`, 'Vulnerabilities');
    const rows = page.getByRole('list', { name: 'Vulnerabilities' }).getByRole('listitem');
    await rows.first().waitFor();
    expect(await rows.count()).toBeLessThan(60);
    const seen = new Set<string>();
    await expect
      .poll(
        async () => {
          for (const text of await rows.allTextContents()) seen.add(/VBN-\d+/.exec(text)?.[0] ?? '');
          await page.mouse.wheel(0, 500);
          return seen.size;
        },
        { interval: 60, timeout: 30_000 },
      )
      .toBe(243);
  });

  it('is walked by keys: down, up, open, next, back', async () => {
    await open(`/o/${console.org}/p/shop/v?severity=critical,high,medium`, 'Vulnerabilities');
    const link = (name: string | RegExp) => page.getByRole('link', { name });
    await link(/GitHub token/).waitFor();
    for (const key of ['j', 'j', 'k', 'j']) await page.keyboard.press(key);
    const title = await page.evaluate(() => document.activeElement?.textContent ?? '');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.getByText('2 of 3').waitFor();
    await page.keyboard.press('j');
    await page.getByText('3 of 3').waitFor();
    await page.keyboard.press('u');
    await page.getByText('3 vulnerabilities').waitFor();
    expect(at()).toBe(`/o/${console.org}/p/shop/v?severity=critical,high,medium`);
  });

  it('says what to do when nothing fits', async () => {
    await open(`/o/${console.org}/p/shop/v?q=nosuchthing`, 'Vulnerabilities');
    await page.getByText('Nothing fits these filters').waitFor();
  });
});

describe('a vulnerability', () => {
  async function openDetail(title: RegExp, search: string): Promise<void> {
    await open(`/o/${console.org}/p/shop/v?${search}`, 'Vulnerabilities');
    await page.getByRole('link', { name: title }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
  }

  it('shows the way from entry to sink with the columns marked, the reason, the fix and why it is so urgent', async () => {
    await openDetail(/SQL built from a request/, 'severity=high');
    const steps = page.getByRole('region', { name: 'From entry to sink' });
    expect(await steps.locator('mark').allTextContents()).toEqual(['db.query']);
    await steps.getByRole('button', { name: 'Step before' }).click();
    expect(await steps.locator('mark').allTextContents()).toEqual(['request.query.id']);
    await page.getByText('The parameter reaches the query as it is.').waitFor();
    await page.getByText('Give the value as a parameter of the query.').waitFor();
    await page.getByText('its severity is high').waitFor();
    await page.getByRole('region', { name: 'Branches' }).getByText('main').waitFor();
    await page.getByRole('region', { name: 'History' }).getByRole('listitem').first().waitFor();
  });

  it('shows why a component is there, and follows links of an advisory to http and https only', async () => {
    await openDetail(/lodash/, 'severity=medium');
    const why = page.getByRole('region', { name: 'Why is it here?' });
    expect(await why.getByRole('list').getByRole('listitem').allTextContents()).toEqual([
      'shop',
      'express-kit',
      'lodash',
    ]);
    const advisory = page.getByRole('region', { name: 'Advisory' });
    expect(await advisory.getByRole('link').count()).toBe(1);
    await advisory.getByText('javascript:alert(1)').waitFor();
    await page.getByText('known to be exploited', { exact: true }).waitFor();
  });

  it('shows text of the target as text, control characters and all', async () => {
    const complaints = complaintsOf(page);
    await openDetail(/GitHub token/, 'severity=critical');
    expect(await page.locator('main img').count()).toBe(0);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
      'GitHub token <img src=x onerror=alert(1)>',
    );
    await page.getByText('config/␛[31m.env:4').waitFor();
    await page.getByText('A token stands in the source.<U+202E>').waitFor();
    expect(complaints).toEqual([]);
  });

  it('is accepted with a reason and an end, and the decision is ended again', async () => {
    await openDetail(/SQL built from a request/, 'severity=high');
    await page.keyboard.press('a');
    const dialog = page.getByRole('dialog', { name: /Decide about VBN-\d+/ });
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Only the operator reaches this page.');
    await dialog.getByRole('button', { name: '30 days' }).click();
    await dialog.getByRole('button', { name: 'Decide' }).click();
    const panel = page.getByRole('region', { name: 'Decision' });
    await panel.getByText('Only the operator reaches this page.').waitFor();
    await panel.getByText('Ada Lovelace').waitFor();
    await page
      .getByRole('region', { name: 'History' })
      .getByText(/Ada Lovelace/)
      .waitFor();
    await panel.getByRole('button', { name: 'End it now' }).click();
    const end = page.getByRole('dialog', { name: 'End the decision' });
    await end.getByRole('textbox', { name: 'Reason' }).fill('It is reachable after all.');
    await end.getByRole('button', { name: 'End it' }).click();
    await panel.getByText('Nobody decided anything').waitFor();
  });
});

describe('a scan that runs', () => {
  it('is seen on the project and on its own page, which then opens the recorded scan', async () => {
    await open(`/o/${console.org}/p/shop`, 'shop');
    await page.getByRole('region', { name: 'Branches' }).getByText('main').waitFor();
    await console.progress('shop', 40, 200);
    await page.getByRole('region', { name: 'Running scans' }).getByText('40 of 200').waitFor();
    await page.getByRole('region', { name: 'Running scans' }).getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: 'Scan in progress' }).waitFor();
    await console.progress('shop', 180, 200);
    await page.getByText('180 of 200').waitFor();
    const commits = {
      commit: 'b'.repeat(40),
      parents: ['a'.repeat(40)],
      ancestry: { ['a'.repeat(40)]: 'ancestor' },
    } as const;
    const next = await console.record('shop', reportOf({ found: [SECRET], ...commits }));
    await page.getByRole('heading', { level: 1, name: 'Scan', exact: true }).waitFor();
    expect(at()).toBe(`/o/${console.org}/p/shop/s/${next}`);
  });

  it('closes by proof what it no longer finds', async () => {
    await open(`/o/${console.org}/p/shop/v?state=gone&severity=high`, 'Vulnerabilities');
    await page.getByRole('link', { name: /SQL built from a request/ }).click();
    await page.getByRole('region', { name: 'Branches' }).getByText('Gone').waitFor();
  });
});

describe('an administrator', () => {
  it('makes a token that is shown once', async () => {
    await open('/settings/tokens', 'Tokens');
    await page.getByRole('button', { name: 'New token' }).click();
    const dialog = page.getByRole('dialog', { name: 'New token' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Pipeline of shop');
    await dialog.getByRole('button', { name: 'Make it' }).click();
    await dialog.getByText(/^vbn_\S+$/).waitFor();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.getByText('Pipeline of shop').waitFor();
    expect(await page.getByText(/vbn_/).count()).toBe(0);
  });

  it('invites a person by a link, who then sets a password and sees what the role allows', async () => {
    await open('/settings/people', 'People');
    await page.getByRole('button', { name: 'Invite' }).click();
    const dialog = page.getByRole('dialog', { name: 'Invite a person' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Grace Hopper');
    await dialog.getByRole('textbox', { name: 'E-mail' }).fill('grace@example.org');
    await dialog.getByRole('combobox', { name: 'Role' }).selectOption('viewer');
    await dialog.getByRole('button', { name: 'Make a link' }).click();
    const link = new URL(String(await dialog.getByText(/\/welcome#/).textContent()));
    const context = await console.browser.newContext();
    const guest = await context.newPage();
    await guest.goto(`${console.address}${link.pathname}${link.hash}`);
    await guest.getByRole('textbox', { name: 'Password', exact: true }).fill('another long sentence');
    await guest.getByRole('textbox', { name: 'Password again' }).fill('another long sentence');
    await guest.getByRole('button', { name: /sign in/ }).click();
    await guest.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
    await guest.goto(`${console.address}/settings`);
    await guest.getByRole('heading', { name: 'Status', level: 1 }).waitFor();
    expect(await guest.getByRole('link', { name: 'People' }).count()).toBe(0);
    expect(await guest.getByRole('button', { name: 'New project' }).count()).toBe(0);
    await context.close();
  });
});
