import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personIn, reportOf, vauban, workshopFolder } from './workshop/command.ts';
import { Repository } from './workshop/repository.ts';
import { stripeKey } from './workshop/samples.ts';
import { type Served, serve } from './workshop/served.ts';

const MINUTES = 60_000;

describe('a server on this machine', () => {
  const folder = workshopFolder('server');
  const env: Record<string, string> = { ...personIn(join(folder, 'home')), VAUBAN_HOME: join(folder, 'data') };
  const made = new Repository(join(folder, 'shop'));
  made.write({ 'a.yml': `stripe: ${stripeKey(1)}\n` }).commit();
  const scan = (url: string, ...more: string[]) =>
    vauban(['scan', '--server', url, '--project', 'shop', '--format', 'json', '--surface', 'secrets', ...more], {
      cwd: made.folder,
      env: { ...env, VAUBAN_TOKEN: 'vbn_unknown' },
    });
  let server: Served;

  beforeAll(async () => {
    server = await serve(env);
  }, MINUTES);
  afterAll(async () => {
    await server.stop();
  });

  it('says in one sentence that a second one may not use the same data, and what to do', async () => {
    const ran = await vauban(['serve', '--port', '0'], { env });
    expect([ran.code, ran.out]).toEqual([2, '']);
    expect(ran.err).toMatch(
      /^vauban: Another Vauban server \(process \d+\) uses \S+; stop it, or set VAUBAN_HOME .*\n$/,
    );
  });

  it('refuses a token that it does not know with a sentence', async () => {
    const ran = await scan(server.url);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('does not know the token');
  });

  it(
    'killed without warning it has everything that it acknowledged, and starts again within seconds',
    async () => {
      const recorded = await vauban(['serve', made.folder, '--port', '0', '--until-scanned'], {
        env: { ...env, VAUBAN_HOME: join(folder, 'other') },
      });
      expect([recorded.code, recorded.err]).toEqual([0, expect.stringContaining('Recorded: ')]);
      const other = { ...env, VAUBAN_HOME: join(folder, 'other') };
      const first = await serve(other);
      await first.stop('SIGKILL');
      const again = await serve(other);
      try {
        expect(again.welcome).not.toBeNull();
      } finally {
        expect(await again.stop('SIGINT')).toBe(0);
      }
      const rebuilt = await vauban(['rebuild'], { env: other });
      expect([rebuilt.code, rebuilt.out]).toEqual([0, 'home: 1 vulnerabilities, 0 differences\n']);
      const quick = await serve(other);
      await quick.stop();
      expect(quick.startMs).toBeLessThan(3000 * SLOWEST);
    },
    2 * MINUTES,
  );

  it(
    'a backup restored into an empty place makes the same state',
    async () => {
      const from = { ...env, VAUBAN_HOME: join(folder, 'other') };
      const to = { ...env, VAUBAN_HOME: join(folder, 'restored') };
      const file = join(folder, 'vauban.backup');
      expect((await vauban(['backup', file], { env: from })).code).toBe(0);
      expect((await vauban(['restore', file], { env: to })).code).toBe(0);
      const rebuilt = await vauban(['rebuild'], { env: to });
      expect([rebuilt.code, rebuilt.out]).toEqual([0, 'home: 1 vulnerabilities, 0 differences\n']);
      const twice = await vauban(['restore', file], { env: to });
      expect([twice.code, twice.err]).toEqual([2, expect.stringContaining('into an empty place only')]);
    },
    2 * MINUTES,
  );

  it(
    'while the server is away and nothing was kept the verdict is unproven, never pass',
    async () => {
      made.write({ 'a.yml': 'stripe: none\n' }).commit();
      const ran = await scan('http://127.0.0.1:9');
      expect([ran.code, reportOf(ran).verdict]).toEqual([3, 'unproven']);
      expect(reportOf(ran).reasons.map(({ cause }) => cause)).toEqual(['judgement-missing']);
      expect(ran.err).toContain('The report was not recorded.');
    },
    MINUTES,
  );

  it(
    'an older server is told in one sentence',
    async () => {
      const old = createServer((_request, response) => {
        const says = { version: '0.0.1', api: 'v1', reports: 'vauban.report/0.9', set: true, uploadBytes: 1 };
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(says));
      });
      await new Promise<void>((resolve) => old.listen(0, '127.0.0.1', resolve));
      const ran = await scan(`http://127.0.0.1:${(old.address() as AddressInfo).port}`);
      old.close();
      expect(ran.code).toBe(2);
      expect(ran.err).toMatch(
        /reads reports up to vauban\.report\/0\.9, and this command writes .* Upgrade the server/,
      );
    },
    MINUTES,
  );
});

/** A machine that does other things too: only this many times the goal is a failure. */
const SLOWEST = 4;
