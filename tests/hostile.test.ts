import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { personIn, reportOf, vauban, workshopFolder } from './workshop/command.ts';
import { Repository } from './workshop/repository.ts';
import { stripeKey } from './workshop/samples.ts';

const folder = workshopFolder('hostile');
const env = personIn(join(folder, 'home'));
const isRoot = process.getuid?.() === 0;
let count = 0;

function repository(files: Record<string, string> = {}): Repository {
  count += 1;
  return new Repository(join(folder, `r${count}`)).write(files);
}
const scan = ({ folder: cwd }: Repository, ...args: string[]) => vauban(['scan', ...args], { cwd, env });

describe('a hostile target', () => {
  it('cannot write to the terminal: escape sequences in names, code and lockfiles', async () => {
    const made = repository({
      'evil\u001b[2J\u0007.yml': `stripe: ${stripeKey(1)} # \u001b]0;owned\u0007 \u202e\n`,
      'package-lock.json': '{"lockfileVersion":3,"packages":{"node_modules/\\u001b[31mx":{"version":"\\u001b[0m1"}}}',
      'line\nbreak.yml': `stripe: ${stripeKey(2)}\n`,
    });
    for (const format of ['terminal', 'markdown', 'html', 'json', 'sarif']) {
      const { out, err } = await scan(made, '--format', format);
      for (const character of ['\u001b', '\u0007', '\u202e'])
        expect([format, out.includes(character), err.includes(character)]).toEqual([format, false, false]);
    }
  });

  it('cannot inject into the HTML page', async () => {
    const made = repository({
      '<img src=x onerror=alert(1)>.yml': `stripe: ${stripeKey(1)} # <script>alert(1)</script>\n`,
    });
    const { out } = await scan(made, '--format', 'html');
    expect(out).not.toContain('<img src=x');
    expect(out).not.toContain('<script>alert');
  });

  it('cannot lead the command out of itself: links to files, vauban.yaml and rules', async () => {
    const outside = join(folder, 'outside');
    mkdirSync(outside, { recursive: true });
    writeFileSync(join(outside, 'secret.yml'), `stripe: ${stripeKey(7)}\n`);
    const made = repository({ 'a.txt': 'x\n' });
    symlinkSync(join(outside, 'secret.yml'), join(made.folder, 'link.yml'));
    symlinkSync(outside, join(made.folder, 'folder'));
    symlinkSync('loop', join(made.folder, 'loop'));
    const report = reportOf(await scan(made, '--format', 'json'));
    expect(report.findings).toEqual([]);
    expect(report.coverage.gaps.filter(({ kind }) => kind === 'link-outward').map(({ path }) => path)).toEqual([
      'folder',
      'link.yml',
    ]);
    symlinkSync(join(outside, 'secret.yml'), join(made.folder, 'vauban.yaml'));
    const ran = await scan(made);
    expect([ran.code, ran.err]).toEqual([2, 'vauban: vauban.yaml is no regular file. Replace it by one.\n']);
  });

  it('cannot hang it with a pipe in the place of vauban.yaml or of any file', async () => {
    const made = repository({ 'a.txt': 'x\n', pipe: 'x\n' });
    made.commit();
    made.remove('pipe');
    execFileSync('mkfifo', [join(made.folder, 'pipe')]);
    expect(reportOf(await scan(made, '--format', 'json')).coverage.gaps.map(({ kind }) => kind)).toContain('special');
    execFileSync('mkfifo', [join(made.folder, 'vauban.yaml')]);
    expect((await scan(made)).code).toBe(2);
  });

  it('cannot run a program through git’s configuration', async () => {
    const marker = join(folder, 'marker');
    const made = repository({ '.gitattributes': '* filter=evil diff=evil\n', 'a.yml': `stripe: ${stripeKey(1)}\n` });
    made.commit();
    const hook = join(folder, 'evil.sh');
    writeFileSync(hook, `#!/bin/sh\necho ran >> '${marker}'\ncat\n`);
    chmodSync(hook, 0o755);
    for (const setting of [
      'core.fsmonitor',
      'core.pager',
      'core.sshCommand',
      'filter.evil.clean',
      'filter.evil.smudge',
      'filter.evil.process',
      'diff.evil.textconv',
      'diff.external',
      'uploadpack.packObjectsHook',
    ]) {
      made.git('config', setting, hook);
    }
    made.git('config', 'core.hooksPath', folder);
    made.write({ 'b.yml': 'x: 1\n' });
    for (const args of [[], ['--since', 'HEAD'], ['a.yml']])
      expect((await scan(made, '--format', 'json', ...args)).err).toBe('');
    expect((await vauban(['scan', `file://${made.folder}`, '--format', 'json'], { cwd: folder, env })).code).toBe(1);
    expect(existsSync(marker)).toBe(false);
  });

  it('cannot crash it: broken and deep documents become gaps, keys of the prototype are names', async () => {
    const made = repository({
      'package-lock.json': '['.repeat(5000),
      'deep/package-lock.json': '{"lockfileVersion":3,"packages":{"":{},"node_modules/__proto__":{"version":"1.0.0"}}}',
      'requirements.txt': '\u0000\u0001==\n',
      'poetry.lock': '[[package]\n',
      __proto__: 'x',
      'constructor/toString': 'password: hunter2hunter2\n',
    });
    const ran = await scan(made, '--format', 'json');
    const report = reportOf(ran);
    expect([ran.code, report.verdict]).toEqual([3, 'unproven']);
    const broken = report.coverage.gaps.filter(({ kind }) => kind === 'lockfile-broken').map(({ path }) => path);
    expect(broken).toEqual(expect.arrayContaining(['package-lock.json', 'poetry.lock']));
    expect(ran.err).toBe('');
  });

  it('names that git cannot write as text are scanned, and shown', async () => {
    const made = repository();
    const name = Buffer.concat([Buffer.from(`${made.folder}/caf`), Buffer.from([0xe9]), Buffer.from('.yml')]);
    writeFileSync(name, `stripe: ${stripeKey(1)}\n`);
    expect(reportOf(await scan(made, '--format', 'json')).findings.map(({ location }) => location.path)).toEqual([
      'caf\\xe9.yml',
    ]);
  });

  it.skipIf(!isRoot)('a checkout that another user owns is scanned by root like any other', async () => {
    const made = repository({ 'a.yml': `stripe: ${stripeKey(1)}\n` });
    const commit = made.commit();
    for (const path of ['', 'a.yml', '.git']) chownSync(join(made.folder, path), 12345, 12345);
    const report = reportOf(await scan(made, '--format', 'json'));
    expect([report.source.commit, report.findings.length]).toEqual([commit, 1]);
  });
});

describe.skipIf(!isRoot || spawnSync('mount', ['--version']).status !== 0)(
  'a full disk (a small tmpfs, where one may be mounted)',
  () => {
    const small = join(folder, 'small');
    mkdirSync(small, { recursive: true });
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', small]).status === 0;
    afterAll(() => void (mounted && spawnSync('umount', [small])));

    it.skipIf(!mounted)('costs the cache and the kept report, which is said; the report itself is whole', async () => {
      const made = repository({ 'a.yml': `stripe: ${stripeKey(1)}\n` });
      const filler = join(small, 'filler');
      spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=4k'], { stdio: 'ignore' });
      const ran = await vauban(['scan', '--format', 'json'], { cwd: made.folder, env: { ...env, VAUBAN_HOME: small } });
      expect([ran.code, reportOf(ran).findings.length]).toEqual([1, 1]);
      expect(ran.err).toContain('was not kept');
      const output = await scan(made, '--format', 'html', '--output', join(small, 'page.html'));
      expect([output.code, output.err]).toEqual([2, expect.stringContaining('the disk is full; free some space.')]);
      expect(readdirSync(small).filter((name) => name.includes('page.html'))).toEqual([]);
      rmSync(filler);
      expect(
        reportOf(await vauban(['scan', '--format', 'json'], { cwd: made.folder, env: { ...env, VAUBAN_HOME: small } }))
          .findings.length,
      ).toBe(1);
    });
  },
);
