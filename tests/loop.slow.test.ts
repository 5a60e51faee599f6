import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asPerson, becomeAdministrator, chromiumPath, openBrowser } from './workshop/browser.ts';
import { personIn, reportOf, vauban, workshopFolder } from './workshop/command.ts';
import { writeFeed } from './workshop/feed.ts';
import { mailbox, serveFolder, webhook } from './workshop/receivers.ts';
import { Repository } from './workshop/repository.ts';
import { npmLock, stripeKey } from './workshop/samples.ts';
import { type Served, serve, until } from './workshop/served.ts';

const MINUTES = 60_000;
/** Fixed in minimist 1.2.2, so 1.2.5 does not have it. */
const OLD = 'GHSA-vh95-rmgr-6w4m';
/** Fixed in minimist 1.2.6: what the feed is to grow by. */
const NEW = 'GHSA-xvch-5gv4-984h';

interface Vulnerability {
  readonly id: string;
  readonly rule: string;
  readonly state: string;
}

const chromium = chromiumPath();

// skipped only where there is no Chromium: install it, or name it in VAUBAN_CHROMIUM
describe.skipIf(chromium === null)('the whole loop (needs Chromium)', () => {
  const folder = workshopFolder('loop');
  const made = new Repository(join(folder, 'shop'));
  let env: Record<string, string>;
  let server: Served;
  let page: Page;
  let hook: Awaited<ReturnType<typeof webhook>>;
  let post: Awaited<ReturnType<typeof mailbox>>;
  let secret: string;
  const scan = (...more: string[]) =>
    vauban(['scan', '--server', server.url, '--project', 'shop', '--format', 'json', ...more], {
      cwd: made.folder,
      env,
    });
  const known = async () =>
    (await asPerson<{ items: Vulnerability[] }>(page, 'GET', '/vulnerabilities?project=shop&state=open,gone')).items;

  beforeAll(async () => {
    writeFeed(folder, new Date(), [OLD]);
    const source = await serveFolder(folder);
    hook = await webhook();
    post = await mailbox();
    env = {
      ...personIn(join(folder, 'home')),
      VAUBAN_HOME: join(folder, 'data'),
      VAUBAN_ADVISORIES_SOURCE: `${source}/feed`,
      VAUBAN_KEV_SOURCE: `${source}/kev.json`,
      VAUBAN_ADVISORIES_HOURS: '0.0005',
      VAUBAN_MAIL_URL: post.url,
      VAUBAN_MAIL_FROM: 'vauban@example.org',
    };
    server = await serve(env, ['--allow-host', '127.0.0.1']);
    const browser = await openBrowser(String(chromium));
    afterAll(() => browser.close());
    page = await browser.newPage();
  }, 2 * MINUTES);
  afterAll(async () => {
    expect(await server?.stop()).toBe(0);
  });

  it(
    'a person becomes administrator by the one-time link, and says who is to be told',
    async () => {
      await becomeAdministrator(page, String(server.welcome));
      await asPerson(page, 'POST', '/projects', { slug: 'shop', name: 'Shop' });
      const token = {
        name: 'pipeline',
        role: 'developer',
        scopes: ['read', 'scan', 'release'],
        project: 'shop',
        days: 1,
      };
      env.VAUBAN_TOKEN = (await asPerson<{ secret: string }>(page, 'POST', '/tokens', token)).secret;
      const receiver = { kind: 'webhook', name: 'hook', address: hook.url, events: ['watch.affected'] };
      secret = (await asPerson<{ secret: string }>(page, 'POST', '/receivers', receiver)).secret;
      const mail = { kind: 'mail', name: 'post', address: 'team@example.org', events: ['watch.affected'] };
      await asPerson(page, 'POST', '/receivers', mail);
    },
    MINUTES,
  );

  it(
    'a scan fails in the terminal, is recorded as a release, and is seen in the browser',
    async () => {
      made.write({ 'a.yml': `stripe: ${stripeKey(1)}\n`, 'package-lock.json': npmLock('minimist', '1.2.5') }).commit();
      const ran = await scan('--update', '--release', '1.0', '--environment', 'production');
      expect([ran.code, ran.err]).toEqual([1, expect.stringMatching(/Recorded: http\S+\/o\/\S+\/p\/shop\/s\/\S+\n$/)]);
      expect(reportOf(ran).findings.map(({ rule }) => rule)).toEqual(['secrets/stripe-live-key']);
      await page.goto(String(/Recorded: (\S+)/.exec(ran.err)?.[1]));
      await page.getByText('secrets/stripe-live-key').or(page.getByText('1 finding')).first().waitFor();
    },
    MINUTES,
  );

  it(
    'a person accepts it in the browser, and the next scan in the terminal respects that',
    async () => {
      const [only] = await known();
      expect(only).toMatchObject({ rule: 'secrets/stripe-live-key', state: 'open' });
      await page.goto(`${server.url}/o/home/p/shop/v/${only?.id}`);
      await page.getByRole('button', { name: 'Decide' }).first().click();
      await page.getByRole('textbox', { name: 'Reason' }).fill('a key of the sandbox');
      await page.getByRole('dialog').getByRole('button', { name: 'Decide' }).click();
      await page.getByText('The next scan respects it.').first().waitFor();
      const ran = await scan();
      const { verdict, findings, policy } = reportOf(ran);
      expect([ran.code, verdict]).toEqual([0, 'pass']);
      expect(findings[0]?.suppressions).toMatchObject([{ kind: 'decision', status: 'accepted' }]);
      expect(policy.judgement).toMatchObject({ digest: expect.stringMatching(/^sha256:/), kept: false });
      expect(ran.err).not.toContain('judges otherwise');
    },
    MINUTES,
  );

  it(
    'the flaw is fixed by a commit, and gone by proof',
    async () => {
      made.write({ 'a.yml': 'stripe: from the vault\n' }).commit();
      const ran = await scan();
      expect([ran.code, reportOf(ran).findings]).toEqual([0, []]);
      expect(Object.values(reportOf(ran).source.ancestry)).toContain('ancestor');
      expect((await known()).map(({ state }) => state)).toEqual(['gone']);
    },
    MINUTES,
  );

  it(
    'a new advisory arrives, and the team hears that the recorded release is affected',
    async () => {
      writeFeed(folder, new Date(), [OLD, NEW]);
      const told = await until(() => hook.got.find(({ body }) => body.includes('"watch.affected"')), 3 * MINUTES);
      const [, seconds, proof] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(told.headers['vauban-signature'])) ?? [];
      expect(proof).toBe(createHmac('sha256', secret).update(`${seconds}.${told.body}`).digest('hex'));
      expect(told.body).toMatch(/CVE-2021-44906|GHSA-xvch-5gv4-984h/);
      const letter = await until(() => post.letters.find((text) => text.includes('minimist')), MINUTES);
      expect(letter).toContain('To: team@example.org');
      const affected = (await known()).find(({ rule }) => rule.includes('CVE-2021-44906'));
      expect(affected).toMatchObject({ state: 'open' });
      expect(hook.got.length).toBe(new Set(hook.got.map(({ headers }) => headers['vauban-message-id'])).size);
    },
    5 * MINUTES,
  );
});
