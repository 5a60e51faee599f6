import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessibilityProblems } from './testing/browser.ts';
import { startConsole, type TestConsole } from './testing/console.ts';
import { COMPONENT, COMPONENTS, INJECTION, many, reportOf } from './testing/report.ts';

let console: TestConsole;
let page: Page;
beforeAll(async () => {
  console = await startConsole();
  page = await console.signedIn();
  await console.project('shop');
  const found = [INJECTION, COMPONENT, ...many(25)];
  await console.record('shop', reportOf({ found, components: COMPONENTS, commit: 'a'.repeat(40) }));
});
afterAll(() => console.close());

const open = async (path: string, heading: string | RegExp) => {
  await page.goto(`${console.address}/o/${console.org}${path}`);
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
};

it('a decision about all that a list shows is previewed, done, and undone', async () => {
  await open('/v?severity=low', 'Vulnerabilities');
  await page.getByRole('button', { name: 'Decide all' }).click();
  const dialog = page.getByRole('dialog', { name: 'Decide about all of these' });
  await dialog.getByRole('radio', { name: /Mitigated/ }).check();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('the gateway refuses it');
  await dialog.getByRole('button', { name: 'Preview' }).click();
  await dialog.getByText('25 vulnerabilities will be mitigated until').waitFor();
  await dialog.getByText('and 5 more').waitFor();
  expect(await dialog.getByRole('textbox', { name: 'Reason' }).count()).toBe(0);
  expect(await accessibilityProblems(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Back' }).click();
  expect(await dialog.getByRole('textbox', { name: 'Reason' }).inputValue()).toBe('the gateway refuses it');
  await dialog.getByRole('button', { name: 'Preview' }).click();
  await dialog.getByRole('button', { name: 'Decide about 25' }).click();
  await page.getByText('Decided about 25 vulnerabilities.').waitFor();
  await open('/v?decision=mitigated', 'Vulnerabilities');
  await page.getByText('25 vulnerabilities').waitFor();
  await page.goBack();
});

it('what was done to many is undone with one press', async () => {
  await open('/v?severity=high', 'Vulnerabilities');
  await page.getByRole('button', { name: 'Decide all' }).click();
  const dialog = page.getByRole('dialog', { name: 'Decide about all of these' });
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('by mistake');
  await dialog.getByRole('button', { name: 'Preview' }).click();
  await dialog.getByRole('button', { name: 'Decide about 1' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Undone: 1.').waitFor();
  await open('/v?severity=high&decision=accepted', 'Vulnerabilities');
  await page.getByText('Nothing fits these filters').waitFor();
});

it('a list is saved as a view and found again', async () => {
  await open('/v?severity=low&sort=newest', 'Vulnerabilities');
  await page.getByRole('button', { name: 'Views' }).click();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('menuitem', { name: 'Save this view' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save this view' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Low and new');
  await dialog.getByRole('checkbox', { name: 'Everybody sees it' }).check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Low and new' }).waitFor();
  await open('/v', 'Vulnerabilities');
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Low and new' }).click();
  await page.waitForURL(/severity=low.*sort=newest/);
});

it('the terms of a priority are one press away in every row', async () => {
  await open('/v?severity=high', 'Vulnerabilities');
  await page.getByRole('button', { name: /why\?/ }).first().click();
  await page.getByRole('dialog').getByRole('listitem').first().waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press('Escape');
});

it('a flow is walked by keys, step by step', async () => {
  await open('/v?severity=high', 'Vulnerabilities');
  await page.getByRole('link', { name: /SQL built/ }).click();
  await page.getByText('Step 2 of 2').waitFor();
  await page.keyboard.press('p');
  await page.getByText('Step 1 of 2').waitFor();
  await page.getByText('const id = request.query.id;').waitFor();
  await page.keyboard.press('n');
  await page.getByText('Step 2 of 2').waitFor();
  await page.getByRole('list', { name: 'Steps' }).getByRole('button').last().focus();
  await page.keyboard.press('ArrowUp');
  await page.getByText('Step 1 of 2').waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-current'))).toBe('step');
});

it('a plot is a table too', async () => {
  await open('', 'Overview');
  // a server that is slow at counting answers from memory first, and the page asks again
  await page.getByRole('img', { name: /In 13 weeks 27 vulnerabilities opened/ }).waitFor();
  await page.getByRole('button', { name: 'Table of Opened and closed by week' }).click();
  await page.getByRole('table', { name: 'Opened and closed by week' }).getByRole('cell', { name: '27' }).waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
});

it('who has a component is found by a part of its name', async () => {
  await open('/components', 'Components');
  await page.getByRole('searchbox', { name: 'Name of a component' }).fill('odas');
  await page.getByRole('link', { name: 'lodash', exact: true }).click();
  const version = page.getByRole('region', { name: 'Version 4.17.11' });
  await version.getByRole('link', { name: 'lodash: prototype pollution' }).waitFor();
  await version.getByText('comes with another one').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
});
