// Takes the pictures of the documents with the system's Chromium: docs/images/*.png. Run it when the reports' look changes.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { command, prepare, top } from './workspace.mjs';

prepare((text) => console.error(text));
const images = join(top, 'docs/images');
mkdirSync(images, { recursive: true });
const work = mkdtempSync(join(tmpdir(), 'vauban-pictures-'));
try {
  const page = join(work, 'report.html');
  const wish = ['scan', join(top, 'docs/example'), '--update', '--quiet', '--format', 'html', '--output', page];
  const scanned = spawnSync(process.execPath, [command, ...wish], { encoding: 'utf8' });
  if (scanned.status !== 1) throw new Error(`The example should fail its gate, but: ${scanned.stderr}`);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' });
  const tab = await browser.newPage({ viewport: { width: 1080, height: 920 }, colorScheme: 'light' });
  await tab.goto(pathToFileURL(page).href);
  await tab.locator('summary').first().click();
  await tab.screenshot({ path: join(images, 'report.png') });
  await browser.close();
} finally {
  rmSync(work, { recursive: true, force: true });
}
