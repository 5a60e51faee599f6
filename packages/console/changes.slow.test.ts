import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessibilityProblems } from './testing/browser.ts';
import { startConsole, type TestConsole } from './testing/console.ts';
import { INJECTION, reportOf, SECRET } from './testing/report.ts';

let console: TestConsole;
let page: Page;
beforeAll(async () => {
  console = await startConsole();
  page = await console.signedIn();
  await console.project('shop');
  await console.record('shop', reportOf({ found: [INJECTION], commit: 'a'.repeat(40) }));
  await console.record('shop', reportOf({ found: [INJECTION, SECRET], commit: 'b'.repeat(40), branch: 'cart' }));
});
afterAll(() => console.close());

const open = async (path: string, heading: string) => {
  await page.goto(`${console.address}${path}`);
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
};
const project = () => open(`/o/${console.org}/p/shop`, 'shop');

it('a branch that is merged is retired, and its open ones are gone', async () => {
  await project();
  await page.getByRole('button', { name: 'Retire cart' }).click();
  const dialog = page.getByRole('dialog', { name: 'Retire a branch' });
  await dialog.getByText('2 vulnerabilities are open on').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Retire' }).click();
  await page.getByText('cart is retired').first().waitFor();
  await page.getByRole('button', { name: 'Retire cart' }).waitFor({ state: 'detached' });
  expect(await page.getByRole('button', { name: 'Retire main' }).count()).toBe(0);
  await page.goto(`${console.address}/o/${console.org}/p/shop/v?state=gone`);
  await page.getByRole('link', { name: /GitHub token/ }).waitFor();
});

it('a project is renamed, and keeps no lines of source any more', async () => {
  await project();
  await page.getByRole('button', { name: 'Settings' }).click();
  const dialog = page.getByRole('dialog', { name: 'Settings of the project' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('The shop');
  await dialog.getByRole('checkbox', { name: 'Keep lines of source' }).uncheck();
  expect(await accessibilityProblems(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { level: 1, name: 'The shop' }).waitFor();
  await page.getByRole('button', { name: 'Settings' }).click();
  expect(await dialog.getByRole('checkbox', { name: 'Keep lines of source' }).isChecked()).toBe(false);
});

const DOCUMENT = `version: 1
policy:
  gates: [GATE]
  gaps: {}
  acceptedGaps: []
  advisoriesMaxAgeDays: 7
  inFile: {below: high, neverSurfaces: [secrets]}
projects: []
exclude: []
decisions: []
deadlines: {calendar: {workingDays: [1, 2, 3, 4, 5], holidays: []}, rules: []}
approval: {proposeFrom: high}
`;

it('a policy is refused while a gate cannot be judged by, and holds when it can', async () => {
  await open('/settings/policy?project=shop', 'Policy');
  await page.getByRole('link', { name: 'Edit and preview' }).click();
  await page.getByRole('heading', { level: 1, name: 'Edit the policy of shop' }).waitFor();
  const field = page.getByRole('textbox', { name: 'Document' });
  await field.fill('version: 1\npolicy: [');
  await page.getByText(/^Line \d|at line \d/).waitFor();
  expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
  const gate = (when: string) => DOCUMENT.replace('GATE', `{name: mine, says: what matters here, when: '${when}'}`);
  await field.fill(gate('finding.severity =='));
  await page.getByRole('alert').waitFor();
  await field.fill(gate('finding.severity == "critical"'));
  await page.getByText(/There was no scan in these days|would have ended otherwise\./).waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Version 1 holds').first().waitFor();
  await page.getByText('what matters here').first().waitFor();
  await page.getByText('of the project').first().waitFor();
});

it('a receiver is told of what was chosen, and of other things later', async () => {
  await open('/settings/receivers', 'Receivers');
  await page.getByRole('button', { name: 'New receiver' }).click();
  const dialog = page.getByRole('dialog', { name: 'New receiver' });
  await dialog.getByRole('combobox', { name: 'Kind' }).selectOption('mail');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Team');
  await dialog.getByRole('textbox', { name: 'E-mail' }).fill('team@example.org');
  await dialog.getByRole('switch', { name: 'Everything that happens' }).uncheck();
  await dialog.getByRole('checkbox', { name: 'Somebody decided' }).check();
  expect(await accessibilityProblems(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Add' }).click();
  await page.getByRole('cell', { name: 'decision.made' }).waitFor();
  await page.getByRole('button', { name: 'Change Team' }).click();
  const changing = page.getByRole('dialog', { name: 'Change a receiver' });
  await changing.getByRole('checkbox', { name: 'A scan was recorded' }).check();
  await changing.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('cell', { name: 'decision.made, scan.recorded' }).waitFor();
});
