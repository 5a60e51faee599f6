import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { COMMAND, personIn, reportOf, run, vauban, workshopFolder } from './workshop/command.ts';
import { writeFeed } from './workshop/feed.ts';
import { Repository } from './workshop/repository.ts';
import { NPM_MANIFEST, npmLock, stripeKey } from './workshop/samples.ts';

const folder = workshopFolder('scan');
const env = personIn(join(folder, 'home'));
const feed = writeFeed(folder, new Date());
const key = stripeKey(1);
let repository: Repository;

beforeAll(() => {
  repository = new Repository(join(folder, 'repository'));
  repository.write({
    'package.json': NPM_MANIFEST,
    'package-lock.json': npmLock('minimist', '1.2.0'),
    'config/pay.yml': `stripe: ${key}\n`,
    'README.md': '# sample\n',
  });
  repository.commit();
});

const scan = (...args: string[]) => vauban(['scan', ...args], { cwd: repository.folder, env: { ...env, ...feed } });

describe('vauban scan', () => {
  it('without advisories is unproven about dependencies and says what to do; with a secret it fails', async () => {
    const ran = await scan('--format', 'json');
    const report = reportOf(ran);
    expect([ran.code, report.verdict]).toEqual([1, 'fail']);
    expect(report.reasons.map(({ verdict, cause }) => `${verdict} ${cause}`)).toEqual([
      'fail secrets',
      'unproven advisories-missing',
    ]);
    expect(report.reasons[1]?.message).toContain('vauban advisories update');
    expect(ran.err).toBe('');
  });

  it('with --update fetches the advisories of what is there, then judges the components', async () => {
    const ran = await scan('--update', '--format', 'json');
    const report = reportOf(ran);
    expect(report.findings.map(({ rule, gates }) => [rule, gates])).toEqual([
      ['secrets/stripe-live-key', ['secrets']],
      ['CVE-2021-44906', ['new-and-high']],
      ['CVE-2020-7598', []],
    ]);
    expect(report.coverage.data.map(({ name, ecosystems }) => [name, ecosystems])).toEqual([
      ['advisories', ['npm']],
      ['kev', undefined],
    ]);
    expect(report.reasons.map(({ verdict }) => verdict)).toEqual(['fail', 'fail']);
    expect(report.policy.origin).toBe('default');
  });

  it('two runs, one process or four, with and without cache, differ only in the scan’s own facts', async () => {
    const runs = [['--jobs', '1'], ['--jobs', '4'], ['--no-cache'], []];
    const reports = await Promise.all(runs.map((args) => scan('--format', 'json', ...args)));
    const texts = reports.map((ran) => ran.out.replace(/"scan": ?\{[^}]*\}/, ''));
    expect(new Set(texts).size).toBe(1);
    expect(new Set(reports.map((ran) => reportOf(ran).scan.id)).size).toBe(runs.length);
  });

  it('writes every format to its file, and nothing on standard output', async () => {
    const files = ['a.sarif', 'a.json', 'a.md', 'a.html', 'a.txt'].map((name) => join(folder, name));
    const ran = await scan(...files.flatMap((file) => ['--output', file]));
    expect(ran.out).toBe('');
    expect(ran.err).toContain('Verdict: fail, 3 findings.');
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      expect(text).toContain('CVE-2021-44906');
      expect(text).not.toContain(key);
    }
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('keeps no secret anywhere: not in the report, not in the cache, not in the kept report', async () => {
    await scan('--format', 'json');
    const ran = await run('grep', ['-rlF', key, join(folder, 'home')]);
    expect([ran.code, ran.out]).toEqual([1, '']);
    expect(existsSync(join(folder, 'home/.cache/vauban'))).toBe(true);
  });

  it('a pipe that closes early ends it quietly, with the verdict’s code', async () => {
    const piped = 'set -o pipefail; node "$0" scan --format json | head -c 5';
    const ran = await run('bash', ['-c', piped, COMMAND], { cwd: repository.folder, env });
    expect([ran.code, ran.out.length, ran.err]).toEqual([1, 5, '']);
  });
});

describe.skipIf(!existsSync('/dev/full'))('a disk that is full under standard output', () => {
  it('is told in one sentence, exit code 2, never that of a verdict', async () => {
    const command = '"$0" "$1" scan --format json > /dev/full';
    const ran = await run('bash', ['-c', command, process.execPath, COMMAND], { cwd: repository.folder, env });
    expect([ran.code, ran.err]).toEqual([
      2,
      'vauban: Cannot write to standard output: the disk is full; free some space.\n',
    ]);
  });
});

describe('what is scanned', () => {
  it('a file by its name: only that file, and the rest is not told as gone', async () => {
    const report = reportOf(await scan('config/pay.yml', '--format', 'json'));
    expect(report.coverage.files.looked).toBe(1);
    expect(report.coverage.scope.paths).toEqual(['config/pay.yml']);
    expect(report.findings.map(({ location }) => location.path)).toEqual(['config/pay.yml']);
  });

  it('names from standard input, separated by NUL', async () => {
    const options = { cwd: repository.folder, env, input: 'config/pay.yml\0README.md\0' };
    const report = reportOf(await vauban(['scan', '-', '--format', 'json'], options));
    expect(report.coverage.scope.paths).toEqual(['config/pay.yml', 'README.md']);
  });

  it('a repository by its address: cloned, judged by its own policy, and removed', async () => {
    const other = new Repository(join(folder, 'origin'));
    other.write({
      'vauban.yaml': 'version: 1\nexclude: [old/]\npolicy: { gates: [] }\n',
      'old/pay.yml': `stripe: ${key}\n`,
      'pay.yml': `stripe: ${stripeKey(2)}\n`,
    });
    other.commit();
    const temporary = join(folder, 'tmp');
    await run('mkdir', ['-p', temporary]);
    const options = { cwd: folder, env: { ...env, TMPDIR: temporary } };
    const ran = await vauban(['scan', `file://${other.folder}`, '--format', 'json'], options);
    const report = reportOf(ran);
    expect([ran.code, report.verdict, report.policy.origin]).toEqual([0, 'pass', 'vauban.yaml']);
    expect(report.findings.map(({ location }) => location.path)).toEqual(['pay.yml']);
    expect(report.coverage.gaps.filter(({ kind }) => kind === 'excluded').map(({ pattern }) => pattern)).toEqual([
      'old/',
    ]);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('a folder below the one with vauban.yaml is judged by it, its globs as they are meant from there', async () => {
    const mono = new Repository(join(folder, 'mono'));
    mono.write({
      'vauban.yaml':
        "version: 1\npolicy: { gates: [] }\nexclude: ['services/*/test/**']\nprojects: [{ name: pay, path: services/pay, owner: '@pay' }]\n",
      'services/pay/test/a.yml': `stripe: ${stripeKey(3)}\n`,
      'services/pay/b.yml': `stripe: ${stripeKey(4)}\n`,
    });
    mono.commit();
    const report = reportOf(await vauban(['scan', 'services/pay', '--format', 'json'], { cwd: mono.folder, env }));
    expect(report.findings.map(({ location, owner, project }) => [location.path, project, owner])).toEqual([
      ['b.yml', 'pay', '@pay'],
    ]);
    expect([report.source.root, report.policy.origin]).toEqual(['services/pay', '../../vauban.yaml']);
  });

  it('a surface that was not asked for is a stated gap', async () => {
    const report = reportOf(await scan('--surface', 'dependencies', '--format', 'json'));
    expect(report.findings.every(({ surface }) => surface === 'dependencies')).toBe(true);
    const gaps = report.coverage.gaps.filter(({ kind }) => kind === 'surface-not-selected');
    expect(gaps.map(({ surface }) => surface)).toEqual(['code', 'secrets']);
  });

  it('the command’s own cache inside the target is not scanned', async () => {
    const inside = { ...env, VAUBAN_HOME: join(repository.folder, '.vauban-home') };
    await vauban(['scan', '--format', 'json'], { cwd: repository.folder, env: inside });
    const report = reportOf(await vauban(['scan', '--format', 'json'], { cwd: repository.folder, env: inside }));
    expect(report.coverage.gaps.flatMap(({ pattern }) => pattern ?? [])).toContain('.vauban-home/');
    repository.remove('.vauban-home');
  });
});

describe('a place that cannot be used', () => {
  it.skipIf(process.getuid?.() === 0)(
    'an unwritable home costs the cache, which is said, and nothing else',
    async () => {
      const home = join(folder, 'locked');
      await run('mkdir', ['-p', home]);
      chmodSync(home, 0o500);
      const ran = await vauban(['scan', '--format', 'json'], { cwd: repository.folder, env: personIn(home) });
      expect(reportOf(ran).findings.length).toBeGreaterThan(0);
      expect(ran.err).toContain('cache');
    },
  );

  it('a home that is no folder costs the cache, which is said, and nothing else', async () => {
    const home = join(folder, 'README');
    await run('touch', [home]);
    const ran = await vauban(['scan', '--format', 'json'], { cwd: repository.folder, env: personIn(home) });
    expect([ran.code, reportOf(ran).verdict]).toEqual([1, 'fail']);
    expect(ran.err).toContain('cache');
    expect(ran.err).toContain('was not kept');
  });

  it('an output that cannot be written is told in one sentence, exit code 2', async () => {
    const ran = await scan('--format', 'json', '--output', join(folder, 'none/a.json'));
    expect([ran.code, ran.out]).toEqual([2, '']);
    expect(ran.err).toMatch(/^vauban: Cannot write .*a\.json: it does not exist; check the path\.\n$/m);
  });
});
