// Makes the pictures of the documentation from a real server with real scans:
//   node scripts/screenshots.mjs [--into FOLDER] [--work FOLDER] [--every] REPOSITORY[=ADDRESS]…
// The repositories are git repositories, ADDRESS where people find them; each is scanned at several commits of its history. `--every`: also on a phone
// and in the dark, for looking at. Needs Chromium and a built checkout.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { scanHistories, serveHistory } from './screenshots-data.mjs';
import { live } from './screenshots-people.mjs';
import { prepare, top } from './workspace.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    into: { type: 'string', default: join(top, 'docs/images') },
    work: { type: 'string' },
    every: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});
if (positionals.length === 0) {
  console.error('Name git repositories to scan, for example: node scripts/screenshots.mjs ../NodeGoat ../juice-shop');
  process.exit(2);
}
prepare((text) => console.error(text));
const work = values.work === undefined ? mkdtempSync(join(tmpdir(), 'vauban-screenshots-')) : resolve(values.work);
const projects = scanHistories(positionals, join(work, 'histories'));
const home = mkdtempSync(join(work, 'data-'));
const consoleFolder = join(work, 'console');
cpSync(join(top, 'packages/console/dist'), consoleFolder, { recursive: true });
const server = await serveHistory(projects, home, consoleFolder);

const browser = await chromium.launch({
  executablePath: process.env.VAUBAN_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
  const places = await live(page, server, projects);
  mkdirSync(values.into, { recursive: true });
  const looks = values.every
    ? ['light', 'dark'].flatMap((scheme) => [1280, 375].map((width) => ({ scheme, width, end: `-${scheme}-${width}` })))
    : [{ scheme: 'light', width: 1280, end: '' }];
  const shots = Object.entries(places)
    .filter(([name]) => values.only === undefined || values.only.split(',').includes(name))
    .flatMap(([name, place]) => looks.map((look) => ({ ...look, name: `${name}${look.end}`, place })));
  if (!values.every) {
    for (const name of ['overview', 'vulnerability']) {
      shots.push({ name: `${name}-dark`, place: places[name], scheme: 'dark', width: 1280 });
      shots.push({ name: `${name}-phone`, place: places[name], scheme: 'light', width: 375 });
    }
  }
  for (const { name, place, scheme, width } of shots) {
    await page.setViewportSize({ width, height: width < 500 ? 812 : 800 });
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto(`${server.address}${place.path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    await place.before?.(page);
    await page.evaluate(() => scrollTo(0, 0));
    await page.waitForTimeout(300);
    await page.screenshot({
      path: join(values.into, `${name}.png`),
      fullPage: values.every && name.startsWith('vulnerabilities-') === false,
    });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (over > 0) console.error(`${name} is ${over} pixels too wide`);
  }
} finally {
  await browser.close();
  await server.close();
  rmSync(values.work === undefined ? work : home, { recursive: true, force: true });
}
