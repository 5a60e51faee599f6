import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { personIn, run, workshopFolder } from './workshop/command.ts';
import { writeFeed } from './workshop/feed.ts';
import { Repository } from './workshop/repository.ts';
import { npmLock, stripeKey } from './workshop/samples.ts';

const top = fileURLToPath(new URL('..', import.meta.url));
const folder = workshopFolder('start');
const checkout = join(folder, 'vauban');
// npm now and then tells of its own new version behind everything else
const quiet = { npm_config_update_notifier: 'false' };
const env = { ...personIn(join(folder, 'home')), ...writeFeed(folder, new Date()), ...quiet };
const MINUTES = 60_000;
const isRoot = process.getuid?.() === 0;

describe('a new user', () => {
  const made = new Repository(join(folder, 'repository'));
  made.write({ 'a.yml': `stripe: ${stripeKey(1)}\n`, 'package-lock.json': npmLock('minimist', '1.2.0') }).commit();
  const start = (more: Record<string, string> = {}) =>
    run('npm', ['start', '--', made.folder], { cwd: checkout, env: { ...env, ...more } });

  it(
    'clones, runs npm start, and sees what is wrong in a repository; where no person watches it ends with 0',
    async () => {
      const cloned = await run('git', ['-c', 'safe.directory=*', 'clone', '-q', top, checkout], { env });
      expect([cloned.code, cloned.err]).toEqual([0, '']);
      const ran = await start();
      expect([ran.code, ran.code === 0 ? '' : ran.err]).toEqual([0, '']);
      expect(ran.err).toContain('Installing');
      expect(ran.out).toContain('FAIL');
      expect(ran.out).toContain('CVE-2021-44906');
      expect(ran.err).toMatch(/Recorded: http:\/\/127\.0\.0\.1:\d+\/o\/home\/p\/repository\/s\/\S+\n$/);
    },
    10 * MINUTES,
  );

  it(
    'the second time nothing is installed or built again',
    async () => {
      const ran = await start();
      expect([ran.code, ran.err]).toEqual([0, expect.stringMatching(/^Recorded: \S+\n$/)]);
      expect(ran.out).toContain('FAIL');
    },
    MINUTES,
  );

  it(
    'without network gets one sentence and a way out',
    async () => {
      await run('rm', ['-rf', join(checkout, 'node_modules')]);
      const dead = {
        npm_config_registry: 'http://127.0.0.1:9/',
        npm_config_cache: join(folder, 'empty'),
        npm_config_fetch_retries: '0',
      };
      const ran = await start(dead);
      expect(ran.code).toBe(2);
      expect(ran.err).toContain('Installing failed: the package registry cannot be reached.');
    },
    5 * MINUTES,
  );

  it.skipIf(isRoot)(
    'in a folder that cannot be written to gets one sentence and a way out (not as root)',
    async () => {
      chmodSync(checkout, 0o500);
      const ran = await start();
      chmodSync(checkout, 0o700);
      expect([ran.code, existsSync(join(checkout, 'node_modules'))]).toEqual([2, false]);
      expect(ran.err).toContain('cannot be written to. Clone into a folder that belongs to you');
    },
    MINUTES,
  );
});
