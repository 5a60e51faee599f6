import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMAND, personIn, reportOf, run, vauban, workshopFolder } from './workshop/command.ts';
import { writeFeed } from './workshop/feed.ts';
import { Repository } from './workshop/repository.ts';
import { npmLock, stripeKey } from './workshop/samples.ts';

const folder = workshopFolder('line');
const env = personIn(join(folder, 'home'));
const made = new Repository(join(folder, 'repository'));
made.write({ 'a.yml': `stripe: ${stripeKey(1)}\n` }).commit();
const at = { cwd: made.folder, env };
const { version } = JSON.parse(readFileSync(new URL('../packages/cli/package.json', import.meta.url), 'utf8')) as {
  version: string;
};

describe('wrong use ends with 2, one sentence and a hint', () => {
  it.each([
    [['scna'], "vauban: unknown command 'scna'\n(Did you mean scan?)\n"],
    [['scan', '--fromat', 'json'], "vauban: unknown option '--fromat'\n(Did you mean --format?)\n"],
    [['scan', '--format', 'jsn'], 'vauban: There is no format "jsn". Did you mean json?\n'],
    [
      ['scan', '--format', 'json', '--format', 'sarif'],
      'vauban: Only one report fits on standard output. Give each other --format its --output.\n',
    ],
    [['scan', '--surface', 'secret'], 'vauban: No scanner serves the surface "secret". Did you mean secrets?\n'],
    [
      ['scan', '--jobs', 'many'],
      "vauban: option '--jobs <n>' argument 'many' is invalid. It is a number from 1 to 256.\n",
    ],
    [['scan', '--offline', '--update'], "vauban: option '--update' cannot be used with option '--offline'\n"],
    [['scan', 'nowhere'], 'vauban: Cannot scan nowhere: it does not exist; check the path.\n'],
    [['scan', '--policy', 'none.yaml'], `vauban: ${made.folder}/none.yaml does not exist. Check the path.\n`],
    [['report', 'none.json'], 'vauban: Cannot read none.json: it does not exist; check the path.\n'],
    [['report'], 'vauban: There is no report of this folder yet. Run vauban scan first, or name a file.\n'],
    [['explain', 'secrets/stripe-live-kee'], 'Did you mean secrets/stripe-live-key?\n'],
  ])('vauban %j', async (args, says) => {
    const ran = await vauban(args, at);
    expect([ran.code, ran.out]).toEqual([2, '']);
    expect(ran.err.replaceAll(/^\/private/gm, '')).toContain(says);
  });

  it('a vauban.yaml with an unknown key, by its line', async () => {
    const other = new Repository(join(folder, 'other')).write({ 'vauban.yaml': 'version: 1\n\nexlude: []\n' });
    const ran = await vauban(['scan'], { cwd: other.folder, env });
    expect([ran.code, ran.err]).toEqual([
      2,
      'vauban: vauban.yaml, line 3: unknown key "exlude" in the file; did you mean exclude?.\n',
    ]);
  });

  it('a name with escape sequences cannot steer the terminal', async () => {
    const ran = await vauban(['scan', 'x\u001b[31my'], at);
    expect(ran.code).toBe(2);
    expect(ran.err).not.toContain('\u001b');
  });

  it('nothing at all shows the help', async () => {
    const ran = await vauban([], at);
    expect([ran.code, ran.out]).toEqual([2, '']);
    expect(ran.err).toContain('Usage: vauban');
  });
});

const SERVING = ['serve', 'worker', 'release', 'backup', 'restore', 'rebuild'];

describe('help', () => {
  it('every command has one, with an example that begins with the command', async () => {
    const { out } = await vauban(['--help'], at);
    const commands = [...out.matchAll(/^ {2}([a-z]+) .*/gm)]
      .map((match) => match[1] ?? '')
      .filter((name) => name !== 'help');
    const looking = ['scan', 'init', 'explain', 'report', 'fix', 'import', 'sbom', 'advisories', 'rules'];
    expect(commands).toEqual([...looking, ...SERVING, 'doctor']);
    const below = ['update', 'status', 'export', 'import'].map((name) => ['advisories', name]);
    const all = [...commands.map((name) => [name]), ...below, ['rules', 'list'], ['rules', 'show'], ['sbom', 'diff']];
    const helps = await Promise.all(all.map((words) => vauban([...words, '--help'], at)));
    for (const [index, help] of helps.entries()) {
      expect([all[index], help.code, help.err]).toEqual([all[index], 0, '']);
      expect(help.out).toMatch(new RegExp(`Examples?:\\n  \\$ (?:.*\\| )?vauban ${all[index]?.[0]}`));
    }
  });

  it('--version is the version of the package, by npx as well', async () => {
    expect(await vauban(['--version'], at)).toMatchObject({ code: 0, out: `${version}\n`, err: '' });
    const npx = await run('npx', ['--no-install', 'vauban', '-V'], {
      cwd: join(COMMAND, '../../../..'),
      env: { ...env, HOME: folder },
    });
    expect(npx).toMatchObject({ code: 0, out: `${version}\n` });
  });
});

describe('after a scan', () => {
  it('report shows and converts it, explain tells about its findings, by a part of the id too', async () => {
    const scanned = await vauban(['scan', '--format', 'json'], at);
    const [finding] = reportOf(scanned).findings;
    const id = finding?.id ?? '';
    expect(reportOf(await vauban(['report', '--format', 'json'], at))).toEqual(reportOf(scanned));
    const page = await vauban(['explain', id.slice(0, 6)], { ...at, cwd: folder });
    expect(page.code).toBe(0);
    expect(page.out).toContain(`${id}: `);
    expect(page.out).toContain('a.yml:1');
    expect(page.out).not.toContain(stripeKey(1));
    const piped = await vauban(['report', '-', '--format', 'markdown'], { ...at, input: scanned.out });
    expect([piped.code, piped.out.includes('secrets/stripe-live-key')]).toEqual([0, true]);
  });

  it('of one file explain knows its findings, and the report of the whole stays the last one', async () => {
    const whole = reportOf(await vauban(['scan', '--format', 'json'], at));
    const part = reportOf(await vauban(['scan', 'a.yml', '--format', 'json'], at));
    expect((await vauban(['explain', part.findings[0]?.id ?? ''], at)).code).toBe(0);
    expect(reportOf(await vauban(['report', '--format', 'json'], at)).scan.id).toBe(whole.scan.id);
  });

  it('that looked at nothing proves nothing; names of no file are fine', async () => {
    const ran = await vauban(['scan', '--include', 'nosuch/**', '--format', 'json'], at);
    expect([ran.code, reportOf(ran).reasons.map(({ cause }) => cause)]).toEqual([3, ['nothing-looked-at']]);
    expect((await vauban(['scan', '-'], { ...at, input: '' })).code).toBe(0);
  });

  it('a report that is none is told in one sentence', async () => {
    const ran = await vauban(['report', '-'], { ...at, input: '{"schema":"vauban.report/9.0"}' });
    expect([ran.code, ran.out, ran.err.trim().split('\n').length]).toEqual([2, '', 1]);
  });
});

describe('explain and rules', () => {
  it('every rule that is listed has a page', async () => {
    const list = await vauban(['rules', 'list', '--json'], at);
    const rules = JSON.parse(list.out) as { id: string }[];
    expect(rules.length).toBeGreaterThanOrEqual(20);
    const page = await vauban(['rules', 'show', rules[0]?.id ?? ''], at);
    expect([page.code, page.out.startsWith(`${rules[0]?.id}: `)]).toEqual([0, true]);
  });

  it('a kind of gap has one too', async () => {
    expect((await vauban(['explain', 'lockfile-broken'], at)).out).toContain('a lockfile that cannot be read');
  });
});

describe('a team’s own rules', () => {
  const rule = `id: acme/deploy-key
what: an Acme deploy key
title: Acme deploy key
cwe: [CWE-798]
severity: critical
confidence: high
licence: Apache-2.0
since: 1.0.0
remedy: Revoke the key in Acme's console and make another.
page: |
  A deploy key of Acme lets whoever has it change what runs in production, and nothing but its revocation ends that.
pattern:
  keywords: [acmekey_]
  expressions: ['(acmekey_[a-z0-9]{16})']
examples:
  match: ["key: acmekey_0123456789abcdef", "acmekey_fedcba9876543210"]
  no-match: ["acmekey_", "acmekey_x", "acme"]
`;

  it('in .vauban/rules find what they describe; a wrong one is told by its file', async () => {
    const other = new Repository(join(folder, 'team'));
    other.write({ '.vauban/rules/deploy-key.yaml': rule, 'k.txt': `acmekey_${'0a1b2c3d4e5f6a7b'}\n` });
    const ran = await vauban(['scan', '--format', 'json'], { cwd: other.folder, env });
    expect(ran.err).toBe('');
    expect(reportOf(ran).findings.map((one) => `${one.location.path} ${one.rule}`)).toContain('k.txt acme/deploy-key');
    other.write({ '.vauban/rules/deploy-key.yaml': rule.replace('severity: critical', 'severity: dire') });
    const wrong = await vauban(['scan'], { cwd: other.folder, env });
    expect([wrong.code, wrong.err]).toEqual([
      2,
      expect.stringContaining('The rule .vauban/rules/deploy-key.yaml cannot be used:'),
    ]);
  });
});

describe('advisories', () => {
  it('update, status, export, and import in another home', async () => {
    const feed = writeFeed(folder, new Date());
    const here = { cwd: made.folder, env: { ...env, ...feed } };
    expect((await vauban(['advisories', 'status'], here)).code).toBe(3);
    const nothing = await vauban(['advisories', 'update'], here);
    expect([nothing.code, nothing.err]).toEqual([2, expect.stringContaining('--ecosystems npm,PyPI')]);
    const updated = await vauban(['advisories', 'update', '--ecosystems', 'npm'], here);
    expect([updated.code, updated.out]).toEqual([0, '']);
    expect(updated.err).toContain('npm: built, 2 records');
    const status = await vauban(['advisories', 'status'], here);
    expect(status.out).toContain('2 records, newest');
    expect(status.out).toContain('The source is not signed');

    const file = join(folder, 'all.vauban');
    expect((await vauban(['advisories', 'export', file], here)).code).toBe(0);
    const away = { cwd: made.folder, env: personIn(join(folder, 'away')) };
    expect((await vauban(['advisories', 'import', file], away)).code).toBe(0);
    made.write({ 'package-lock.json': npmLock('minimist', '1.2.0') });
    const report = reportOf(await vauban(['scan', '--offline', '--format', 'json'], away));
    expect(report.findings.map((one) => one.rule)).toContain('CVE-2021-44906');
    made.remove('package-lock.json');
  });

  it('a source that is not there is a stated gap (3), and the scan goes on and says what it means', async () => {
    const away = {
      ...personIn(join(folder, 'nobody')),
      VAUBAN_ADVISORIES_SOURCE: 'http://127.0.0.1:9',
      VAUBAN_KEV_SOURCE: 'http://127.0.0.1:9/kev',
    };
    made.write({ 'package-lock.json': npmLock('minimist', '1.2.0') });
    const ran = await vauban(['scan', '--update', '--format', 'json'], { cwd: made.folder, env: away });
    expect(reportOf(ran).reasons.map(({ cause }) => cause)).toContain('advisories-missing');
    expect(ran.err).toContain('The advisories could not be updated.');
    expect(ran.err).toContain('Without them the dependencies are not judged, and the verdict says so.');
    made.remove('package-lock.json');
  }, 30_000);
});

describe('doctor', () => {
  it('shows what holds here, and ends with 0', async () => {
    const ran = await vauban(['doctor'], { ...at, env: { ...env, VAUBAN_JOBS: '2', VAUBAN_TOKEN: 'very-secret' } });
    expect(ran.code).toBe(0);
    expect(ran.out).toContain('the default policy (there is no vauban.yaml)');
    expect(ran.out).toContain('VAUBAN_JOBS=2');
    expect(ran.out).not.toContain('very-secret');
  });

  it('ends with 2 and says what is wrong', async () => {
    const other = new Repository(join(folder, 'ill')).write({ 'vauban.yaml': 'version: 7\n' });
    const ran = await vauban(['doctor', '--json'], { cwd: other.folder, env });
    const { checks } = JSON.parse(ran.out) as { checks: { name: string; state: string; says: string }[] };
    expect([ran.code, checks.filter(({ state }) => state === 'bad')]).toEqual([
      2,
      [{ name: 'configuration', state: 'bad', says: 'vauban.yaml, line 1: version must be 1.' }],
    ]);
  });
});

describe('an old Node.js', () => {
  it('gets a sentence: what runs before the check is written for it', () => {
    for (const file of [COMMAND, join(COMMAND, '../../../../scripts/start.mjs')]) {
      const text = readFileSync(file, 'utf8');
      expect(text).toContain('Vauban needs Node.js');
      expect(text).not.toMatch(/\?\.|\?\?|^import |^export |^\s*await /m);
    }
  });
});

it('environment variables stand for options, and an empty one for nothing', async () => {
  const quiet = await vauban(['scan'], {
    ...at,
    env: { ...env, VAUBAN_FORMAT: 'json', VAUBAN_SURFACE: '', VAUBAN_OFFLINE: '0' },
  });
  expect(reportOf(quiet).coverage.scope.surfaces).toEqual(['code', 'dependencies', 'secrets']);
  const flag = await vauban(['scan', '--format', 'markdown'], { ...at, env: { ...env, VAUBAN_FORMAT: 'json' } });
  expect(flag.out.startsWith('{')).toBe(false);
});
