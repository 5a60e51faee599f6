import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { personIn, reportOf, vauban, workshopFolder } from './workshop/command.ts';
import { Repository } from './workshop/repository.ts';
import { stripeKey } from './workshop/samples.ts';

const folder = workshopFolder('baseline');
const env = personIn(join(folder, 'home'));
const setting = (seed: number) => `stripe: ${stripeKey(seed)}\n`;

describe('vauban init', () => {
  const made = new Repository(join(folder, 'mono'));
  made.write({
    'package.json': '{"workspaces":["packages/*"]}',
    'packages/pay/package.json': '{"name":"@acme/pay"}',
    'packages/web/package.json': '{"name":"@acme/web"}',
    'packages/pay/a.yml': setting(1),
    '.github/CODEOWNERS': '/packages/pay/ @acme/payments\n',
  });
  made.commit();
  const init = (...args: string[]) => vauban(['init', ...args], { cwd: join(made.folder, 'packages'), env });

  it('writes the policy spelled out, the projects with their owners, and no baseline unasked', async () => {
    const ran = await init();
    expect([ran.code, ran.out]).toEqual([0, '']);
    const text = readFileSync(join(made.folder, 'vauban.yaml'), 'utf8');
    expect(text).toContain('    - name: new-and-high\n');
    expect(text).toContain('  - name: "@acme/pay"\n    path: "packages/pay"\n    owner: "@acme/payments"\n');
    expect(text).toContain('  - name: "@acme/web"\n    path: "packages/web"\n    # owner: "@team"\n');
    expect(existsSync(join(made.folder, 'vauban-baseline.json'))).toBe(false);
    expect(ran.err).toContain('Without a baseline everything is new.');
  });

  it('what it wrote is what the default says', async () => {
    const report = reportOf(await vauban(['scan', '--format', 'json'], { cwd: made.folder, env }));
    made.remove('vauban.yaml');
    const plain = reportOf(await vauban(['scan', '--format', 'json'], { cwd: made.folder, env }));
    expect(report.policy.gates).toEqual(plain.policy.gates);
    expect([report.policy.origin, plain.policy.origin]).toEqual(['vauban.yaml', 'default']);
    expect(report.findings.map(({ project, owner }) => [project, owner])).toEqual([['@acme/pay', '@acme/payments']]);
  });

  it('overwrites nothing without --force', async () => {
    await init();
    const again = await init();
    expect([again.code, again.err]).toEqual([
      2,
      `vauban: ${join(made.folder, 'vauban.yaml')} is there already. Edit it, or overwrite it with --force.\n`,
    ]);
    expect((await init('--force')).code).toBe(0);
  });
});

describe('a baseline', () => {
  const made = new Repository(join(folder, 'old'));
  made.write({ 'a.yml': setting(1) });
  made.commit();
  const scan = async () => {
    const ran = await vauban(['scan', '--format', 'json'], { cwd: made.folder, env });
    return { code: ran.code, report: reportOf(ran) };
  };

  it('makes the first red about something new', async () => {
    expect((await scan()).code).toBe(1);
    const ran = await vauban(['init', '--baseline', '--offline'], { cwd: made.folder, env });
    expect(ran.err).toContain('vauban-baseline.json with 1 finding.');
    expect(readFileSync(join(made.folder, 'vauban-baseline.json'), 'utf8')).not.toContain(stripeKey(1));
    made.commit();
    const { code, report } = await scan();
    expect([code, report.findings.map(({ novelty }) => novelty)]).toEqual([0, ['known']]);
    made.write({ 'b.yml': setting(2) });
    expect((await scan()).code).toBe(1);
    made.remove('b.yml');
  });

  it('holds when lines above the secret are added, not when the value changes', async () => {
    made.write({ 'a.yml': `# a comment\n\n${setting(1)}` });
    expect((await scan()).code).toBe(0);
    made.write({ 'a.yml': setting(3) });
    const { code, report } = await scan();
    expect([code, report.findings[0]?.suppressions[0]?.status]).toEqual([1, 'rejected']);
    made.write({ 'a.yml': setting(1) });
  });

  it('that cannot be read makes the verdict unproven, with the way out', async () => {
    const other = new Repository(join(folder, 'broken')).write({ 'a.txt': 'x', 'vauban-baseline.json': '{"schema":' });
    other.commit();
    const ran = await vauban(['scan', '--format', 'json'], { cwd: other.folder, env });
    expect([ran.code, reportOf(ran).reasons.map(({ message }) => message)]).toEqual([
      3,
      ['vauban-baseline.json cannot be used: it is no valid JSON. Write it anew with vauban init --force --baseline.'],
    ]);
  });

  it('that the command line names and is not there is wrong use', async () => {
    const ran = await vauban(['scan', '--baseline', 'none.json'], { cwd: made.folder, env });
    expect([ran.code, ran.out]).toEqual([2, '']);
    expect(ran.err).toContain('none.json does not exist. Check the path.');
  });
});
