// Makes the pictures of the README from a real server: `node scripts/screenshots.mjs`. Needs Chromium and a built checkout.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { command, prepare, top } from './workspace.mjs';

prepare((text) => console.error(text));
const folder = mkdtempSync(join(tmpdir(), 'vauban-screenshots-'));
const shop = join(folder, 'shop');
cpSync(join(top, 'docs/example'), shop, { recursive: true });
const person = ['-c', 'user.name=Vauban', '-c', 'user.email=vauban@example.org'];
for (const args of [
  ['init', '-q', '-b', 'main'],
  ['add', '-A'],
  [...person, 'commit', '-q', '-m', 'The shop'],
]) {
  spawnSync('git', args, { cwd: shop });
}
const env = { ...process.env, VAUBAN_HOME: join(folder, 'data'), VAUBAN_LOG_LEVEL: 'error' };
const server = spawn(process.execPath, [command, 'serve', '--port', '0', shop], {
  env,
  stdio: ['ignore', 'pipe', 'pipe'],
});
let said = '';
for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk) => (said += chunk));

async function saw(pattern) {
  for (let turn = 0; turn < 1200; turn += 1) {
    const found = pattern.exec(said);
    if (found) return found[1];
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the server did not say ${pattern}:\n${said}`);
}

try {
  const welcome = await saw(/\n\s+(http\S+\/welcome#\S+)/);
  const scan = await saw(/Recorded: (\S+)/);
  const browser = await chromium.launch({
    executablePath: process.env.VAUBAN_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
  const page = await browser.newPage({ viewport: { width: 1200, height: 760 }, colorScheme: 'light' });
  await page.goto(welcome);
  for (const [name, text] of [
    ['Name', 'Ada Lovelace'],
    ['E-mail', 'ada@example.org'],
    ['Password', 'a long enough sentence'],
    ['Password again', 'a long enough sentence'],
  ]) {
    await page.getByRole('textbox', { name, exact: true }).fill(text);
  }
  await page.getByRole('button', { name: /sign in/i }).click();
  await page.getByRole('heading', { name: 'Projects', level: 1 }).waitFor();
  const project = scan.replace(/\/s\/.*$/, '');
  const shot = async (name, address) => {
    await page.goto(address);
    await page.waitForLoadState('load');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForTimeout(800);
    await page.screenshot({ path: join(top, 'docs/images', `${name}.png`) });
  };
  await shot('scan', scan);
  await shot('vulnerabilities', `${project}/v`);
  await shot('vulnerability', `${project}/v/VBN-1`);
  const organisation = project.replace(/\/p\/[^/]*$/, '');
  await shot('overview', `${organisation}/overview`);
  await shot('queue', `${organisation}/queue?team=all`);
  await shot('components', `${project}/components`);
  await page.emulateMedia({ colorScheme: 'dark' });
  await shot('vulnerability-dark', `${project}/v/VBN-1`);
  await browser.close();
} finally {
  server.kill('SIGTERM');
  await new Promise((resolve) => server.on('close', resolve));
  rmSync(folder, { recursive: true, force: true });
}
