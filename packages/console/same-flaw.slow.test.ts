import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessibilityProblems } from './testing/browser.ts';
import { startConsole, type TestConsole } from './testing/console.ts';
import { INJECTION, reportOf } from './testing/report.ts';

let console: TestConsole;
let page: Page;
beforeAll(async () => {
  console = await startConsole();
  page = await console.signedIn();
  await console.project('shop');
  const other = { ...INJECTION, title: 'Raw query', location: { path: 'src/stock.ts', line: 3 }, flow: [] };
  await console.record('shop', reportOf({ found: [INJECTION, other], commit: 'a'.repeat(40) }));
});
afterAll(() => console.close());

const open = async (title: string) => {
  await page.goto(`${console.address}/o/${console.org}/p/shop/v`);
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
};

it('two findings are joined by a person, and split again', async () => {
  await open('SQL built from a request');
  const kept = String(
    await page
      .getByText(/^VBN-\d+$/)
      .first()
      .textContent(),
  );
  await open('Raw query');
  await page.getByRole('button', { name: 'Same as another' }).click();
  const joining = page.getByRole('dialog', { name: /is the same as/ });
  await joining.getByRole('textbox', { name: 'Number' }).fill(kept);
  await joining.getByRole('textbox', { name: 'Reason' }).fill('one query, seen twice');
  expect(await accessibilityProblems(page)).toEqual([]);
  await joining.getByRole('button', { name: 'Join' }).click();
  await page.getByRole('heading', { level: 1, name: 'SQL built from a request' }).waitFor();
  const witnesses = page.getByRole('region', { name: 'Who saw it' });
  await witnesses.getByText('Raw query').waitFor();
  await witnesses.getByText('merged by a person').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await witnesses.getByRole('button', { name: 'Not the same' }).click();
  const splitting = page.getByRole('dialog', { name: /is not the same/ });
  await splitting.getByRole('textbox', { name: 'Reason' }).fill('another table');
  expect(await accessibilityProblems(page)).toEqual([]);
  await splitting.getByRole('button', { name: 'Split' }).click();
  await witnesses.getByText('Not the same, as a person said').waitFor();
  await witnesses.getByText('merged by a person').waitFor({ state: 'detached' });
}, 60_000);

it('a deferred one is decided with a reason, and its deadline stands still', async () => {
  await open('Raw query');
  const deadline = page.getByRole('region', { name: 'Deadline' });
  await deadline.getByText(/^due \d{4}-\d{2}-\d{2}$/).waitFor();
  await page.keyboard.press('a');
  const dialog = page.getByRole('dialog', { name: /Decide about/ });
  await dialog.getByRole('radio', { name: /Defer/ }).check();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('after the move');
  await dialog.getByRole('button', { name: 'Decide' }).click();
  await page.getByRole('region', { name: 'Decision' }).getByText('Deferred').waitFor();
  await deadline.getByText('deadline paused').waitFor();
}, 60_000);

it('the work queue holds what is undecided, and says why it stands where it stands', async () => {
  await page.goto(`${console.address}/o/${console.org}/queue?team=all`);
  await page.getByRole('link', { name: 'SQL built from a request' }).waitFor();
  expect(await page.getByRole('link', { name: 'Raw query' }).count()).toBe(0);
  await page.getByText('Why here?').first().click();
  expect(await accessibilityProblems(page)).toEqual([]);
}, 60_000);
