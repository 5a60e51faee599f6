import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Administrator, administratorOf } from './workshop/administrator.ts';
import { personIn, reportOf, vauban, workshopFolder } from './workshop/command.ts';
import { Repository } from './workshop/repository.ts';
import { stripeKey } from './workshop/samples.ts';
import { type Served, serve } from './workshop/served.ts';

const MINUTES = 60_000;

interface Vulnerability {
  readonly id: string;
  readonly path: string;
  readonly state: string;
}

describe('a pipeline that records on a server', () => {
  const folder = workshopFolder('recorded');
  const env: Record<string, string> = { ...personIn(join(folder, 'home')), VAUBAN_HOME: join(folder, 'data') };
  const made = new Repository(join(folder, 'shop'));
  let server: Served;
  let person: Administrator;
  const scan = (more: Record<string, string> = {}, ...args: string[]) =>
    vauban(['scan', '--server', server.url, '--format', 'json', '--surface', 'secrets', ...args], {
      cwd: made.folder,
      env: { ...env, ...more },
    });
  const known = async () =>
    (
      await person.ask<{ items: Vulnerability[] }>('GET', '/vulnerabilities?project=shop&state=open,gone&limit=50')
    ).items
      .map(({ id, path, state }) => ({ id, path, state }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));

  beforeAll(async () => {
    server = await serve(env);
    person = await administratorOf(server);
    await person.ask('POST', '/projects', { slug: 'shop', name: 'Shop' });
    env.VAUBAN_TOKEN = await person.token('shop', 'read', 'scan');
  }, MINUTES);
  afterAll(async () => {
    await server?.stop();
  });

  it(
    'keeps the vulnerability of a secret that moves, and makes a new one of a new value',
    async () => {
      made.write({ 'a.yml': `stripe: ${stripeKey(1)}\n` }).commit();
      await scan();
      made
        .remove('a.yml')
        .write({ 'deep/b.ini': `# moved\nkey = "${stripeKey(1)}"\n` })
        .commit();
      await scan();
      const [first] = await known();
      expect(await known()).toEqual([{ id: first?.id, path: 'deep/b.ini', state: 'open' }]);
      made.write({ 'deep/b.ini': `# moved\nkey = "${stripeKey(2)}"\n` }).commit();
      const ran = await scan();
      expect(await known()).toMatchObject([{ state: 'gone' }, { path: 'deep/b.ini', state: 'open' }]);
      const [mark] = reportOf(ran).findings.map(({ fingerprints }) => fingerprints['vauban-secret/1']);
      expect(mark).toMatch(/^[0-9a-f]{8}:[0-9a-f]{64}$/);
    },
    MINUTES,
  );

  it('leaves the key that marks secrets nowhere on the scanning machine, nor in what the server says', async () => {
    const answer = await fetch(`${server.url}/api/v1/projects/shop/marking-key`, {
      headers: { authorization: `Bearer ${env.VAUBAN_TOKEN}` },
    });
    const { markingKey } = (await answer.json()) as { markingKey: { id: string; key: string } };
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const reader = await fetch(`${server.url}/api/v1/projects/shop/marking-key`, {
      headers: { authorization: `Bearer ${await person.token('shop', 'read')}` },
    });
    expect(reader.status).toBe(403);
    const needles = [markingKey.key, Buffer.from(markingKey.key, 'base64'), stripeKey(1), stripeKey(2)];
    const holding = filesBelow(join(folder, 'data')).filter((file) => {
      const bytes = readFileSync(file);
      return needles.some((needle) => bytes.includes(needle));
    });
    expect(holding).toEqual([]);
    expect(needles.some((needle) => server.said().includes(String(needle)))).toBe(false);
  });

  it(
    'names the pull request, as the pipeline says it, and closes nothing on its target',
    async () => {
      const before = await known();
      const main = made.git('rev-parse', 'HEAD');
      made.git('checkout', '-q', '-b', 'cart');
      const commit = made
        .write({ 'deep/b.ini': 'key = from the vault\n', 'c.yml': `stripe: ${stripeKey(3)}\n` })
        .commit();
      made.git('checkout', '-q', '--detach', commit);
      const gitlab = {
        GITLAB_CI: 'true',
        CI_COMMIT_SHA: commit,
        CI_MERGE_REQUEST_IID: '7',
        CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
        CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: 'main',
      };
      const ran = await scan(gitlab);
      expect(ran.code).toBe(1);
      const { items } = await person.ask<{ items: { pullRequest: number | null; commit: string }[] }>(
        'GET',
        '/projects/shop/scans',
      );
      expect(items[0]).toMatchObject({ pullRequest: 7, commit });
      const after = await known();
      expect(after.slice(0, before.length)).toEqual(before);
      expect(after.slice(before.length)).toMatchObject([{ path: 'c.yml', state: 'open' }]);
      expect((await scan({}, '--pull-request', '8')).err).toContain('Recorded: ');
      const again = await person.ask<typeof answerShape>('GET', '/projects/shop/scans');
      expect(again.items[0]?.pullRequest).toBe(8);
      made.git('checkout', '-q', main);
      const detached = await scan({ GITLAB_CI: 'true', CI_COMMIT_SHA: main, CI_COMMIT_BRANCH: 'main' });
      expect(reportOf(detached).source.branch).toBe('main');
    },
    MINUTES,
  );

  it(
    'tells the page at once when it is stopped with Ctrl-C',
    async () => {
      const files = Array.from({ length: 4000 }, (_, n) => [
        `many/f${n}.ts`,
        `const password${n} = read(${n});\n`.repeat(40),
      ]);
      made.write(Object.fromEntries(files)).commit();
      const stream = await fetch(`${server.url}/api/v1/projects/shop/live`, {
        headers: { authorization: `Bearer ${env.VAUBAN_TOKEN}` },
      });
      const phases: string[] = [];
      let stop = (): void => {};
      const heard = (async () => {
        let text = '';
        for await (const chunk of stream.body as unknown as AsyncIterable<Uint8Array>) {
          text += Buffer.from(chunk).toString();
          const fresh = [...text.matchAll(/"phase":"(\w+)"/g)].map(([, phase = '']) => phase);
          text = text.slice(text.lastIndexOf('\n') + 1);
          phases.push(...fresh);
          if (fresh.includes('read')) stop();
          if (phases.at(-1) === 'failed') return;
        }
      })();
      const ran = await vauban(['scan', '--server', server.url, '--no-cache', '--jobs', '1'], {
        cwd: made.folder,
        env,
        during: (child) => {
          stop = () => {
            stop = () => {};
            child.kill('SIGINT');
          };
        },
      });
      expect(ran.code).toBe(130);
      await heard;
      expect(phases.at(-1)).toBe('failed');
    },
    MINUTES,
  );
});

declare const answerShape: { items: { pullRequest: number | null }[] };

/** The database's own files are left out: there the key lies sealed, and write-ahead logs are no place to read. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
