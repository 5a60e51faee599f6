import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import S3rver from 's3rver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cluster, removeCluster, startCluster } from '../packages/server/store/embedded/cluster.ts';
import { type Administrator, administratorOf } from './workshop/administrator.ts';
import { COMMAND, personIn, vauban, workshopFolder } from './workshop/command.ts';
import { webhook } from './workshop/receivers.ts';
import { Repository } from './workshop/repository.ts';
import { stripeKey } from './workshop/samples.ts';
import { type Served, serve, until } from './workshop/served.ts';

const MINUTES = 60_000;

interface Release {
  readonly name: string;
  readonly deployments: readonly { readonly environment: string; readonly retired: string | null }[];
}

describe('a server without jobs, a worker, a PostgreSQL server and a store that speaks S3', () => {
  const folder = workshopFolder('worker');
  const made = new Repository(join(folder, 'shop'));
  const bucket = join(folder, 's3');
  const s3 = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: bucket,
    configureBuckets: [{ name: 'evidence' }],
  });
  let cluster: Cluster;
  let env: Record<string, string>;
  let server: Served;
  let person: Administrator;
  let hook: Awaited<ReturnType<typeof webhook>>;
  let secret: string;

  beforeAll(async () => {
    cluster = await startCluster(join(folder, 'postgres'));
    const { port } = await s3.run();
    env = {
      ...personIn(join(folder, 'home')),
      VAUBAN_HOME: join(folder, 'data'),
      DATABASE_URL: cluster.connectionString,
      VAUBAN_KEY: Buffer.alloc(32, 9).toString('base64'),
      VAUBAN_ALLOW_HOST: '127.0.0.1',
      VAUBAN_OFFLINE: '1',
      VAUBAN_S3_BUCKET: 'evidence',
      VAUBAN_S3_ENDPOINT: `http://127.0.0.1:${port}`,
      VAUBAN_S3_KEY: 'S3RVER',
      VAUBAN_S3_SECRET: 'S3RVER',
    };
    hook = await webhook();
    server = await serve(env, ['--no-worker']);
    person = await administratorOf(server);
    await person.ask('POST', '/projects', { slug: 'shop', name: 'Shop' });
    const events = ['vulnerability.opened'];
    const receiver = { kind: 'webhook', name: 'hook', address: hook.url, events };
    secret = (await person.ask<{ secret: string }>('POST', '/receivers', receiver)).secret;
    env.VAUBAN_TOKEN = await person.token('shop', 'read', 'scan', 'release');
  }, 2 * MINUTES);
  afterAll(async () => {
    await server?.stop();
    await cluster?.stop();
    await removeCluster(join(folder, 'postgres'));
    await s3.close();
  });

  it(
    'a scan is recorded, its report lies in the bucket and not in the data folder, and nothing is sent yet',
    async () => {
      made.write({ 'a.yml': `stripe: ${stripeKey(1)}\n` }).commit();
      const ran = await vauban(['scan', '--server', server.url, '--surface', 'secrets', '--release', '1.0'], {
        cwd: made.folder,
        env,
      });
      expect([ran.code, ran.err]).toEqual([1, expect.stringContaining('Recorded: ')]);
      expect(filesBelow(bucket).some((name) => name.includes('sha256'))).toBe(true);
      expect(existsSync(join(folder, 'data/server/blobs'))).toBe(false);
      const [scan] = (await person.ask<{ items: { id: string }[] }>('GET', '/projects/shop/scans')).items;
      const report = await person.ask<{ schema: string }>('GET', `/scans/${scan?.id}/report`);
      expect(report.schema).toMatch(/^vauban\.report\/1\./);
      expect(hook.got).toEqual([]);
    },
    MINUTES,
  );

  it(
    'a worker in a process of its own sends what waited, signed, and ends in order',
    async () => {
      const { VAUBAN_KEY: _, ...keyless } = env;
      const refused = await vauban(['worker'], { env: keyless });
      expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('Set VAUBAN_KEY')]);
      const worker = spawn(process.execPath, [COMMAND, 'worker'], { env, stdio: 'pipe' });
      const ended = new Promise((resolve) => worker.on('close', resolve));
      const [told] = await until(() => (hook.got.length > 0 ? hook.got : undefined), MINUTES);
      const [, seconds, proof] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(told?.headers['vauban-signature'])) ?? [];
      expect(proof).toBe(createHmac('sha256', secret).update(`${seconds}.${told?.body}`).digest('hex'));
      worker.kill('SIGTERM');
      expect(await ended).toBe(0);
      expect(hook.got).toHaveLength(1);
    },
    2 * MINUTES,
  );

  it(
    'a release is deployed and retired by the command',
    async () => {
      const tell = (...args: string[]) =>
        vauban(['release', ...args, '--server', server.url], { cwd: made.folder, env });
      const deployed = await tell('deploy', '1.0', '--environment', 'production');
      expect([deployed.code, deployed.err]).toEqual([0, expect.stringContaining('1.0 of shop runs in production.')]);
      const unknown = await tell('deploy', '9.9', '--environment', 'production');
      expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining('knows no release "9.9"')]);
      const live = async () =>
        (await person.ask<{ items: Release[] }>('GET', '/projects/shop/releases')).items.map(
          ({ name, deployments }) => [
            name,
            deployments.filter(({ retired }) => retired === null).map(({ environment }) => environment),
          ],
        );
      expect(await live()).toEqual([['1.0', ['production']]]);
      expect((await tell('retire', '1.0', '--environment', 'production')).code).toBe(0);
      expect(await live()).toEqual([['1.0', []]]);
    },
    MINUTES,
  );

  it(
    'a backup holds what lies in the bucket, and is restored into another one',
    async () => {
      const file = join(folder, 'vauban.backup');
      const backup = await vauban(['backup', file], { env });
      expect([backup.code, backup.err + backup.out]).toEqual([0, expect.stringMatching(/and [1-9]\d* blobs/)]);
      const empty = await startCluster(join(folder, 'empty'));
      try {
        const to = { ...env, DATABASE_URL: empty.connectionString, VAUBAN_S3_PREFIX: 'restored/' };
        const restored = await vauban(['restore', file], { env: to });
        expect([restored.code, restored.err]).toEqual([0, expect.any(String)]);
        const rebuilt = await vauban(['rebuild'], { env: to });
        expect([rebuilt.code, rebuilt.out]).toEqual([0, 'home: 1 vulnerabilities, 0 differences\n']);
        expect(filesBelow(bucket).some((name) => name.includes('restored/'))).toBe(true);
      } finally {
        await empty.stop();
        await removeCluster(join(folder, 'empty'));
      }
    },
    2 * MINUTES,
  );
});

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true }) as string[];
}
