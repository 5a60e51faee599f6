import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { personIn, reportOf, vauban, workshopFolder } from './workshop/command.ts';
import { Repository } from './workshop/repository.ts';
import { stripeKey } from './workshop/samples.ts';

const folder = workshopFolder('since');
const env = personIn(join(folder, 'home'));
const ignore = (reason = 'rotated') => `# vauban-ignore secrets/stripe-live-key until 2099-12-31: ${reason}\n`;
const setting = (seed: number) => `stripe: ${stripeKey(seed)}\n`;
let count = 0;

function repository(files: Record<string, string>): Repository {
  count += 1;
  const made = new Repository(join(folder, `r${count}`)).write(files);
  made.commit();
  made.git('checkout', '-q', '-b', 'change');
  return made;
}

async function scan({ folder: cwd }: Repository, ...args: string[]) {
  const ran = await vauban(['scan', '--format', 'json', ...args], { cwd, env });
  const report = reportOf(ran);
  return { report, code: ran.code, causes: report.reasons.map(({ verdict, cause }) => `${verdict} ${cause}`) };
}

describe('a change judged with --since', () => {
  it('what the base holds is known, even in a renamed file; what the change adds is new', async () => {
    const made = repository({ 'a.yml': `${'# words\n'.repeat(20)}${setting(1)}`, 'b.yml': 'x: 1\n' });
    made.git('mv', 'a.yml', 'moved.yml');
    made.write({ 'b.yml': setting(2) }).commit();
    const { report, code, causes } = await scan(made, '--since', 'main');
    expect(report.findings.map(({ location, novelty }) => `${location.path} ${novelty}`).sort()).toEqual([
      'b.yml new',
      'moved.yml known',
    ]);
    expect([code, causes]).toEqual([1, ['fail secrets']]);
    expect(report.source.mergeBase).toBe(made.git('rev-parse', 'main'));
    expect(report.source.renames).toEqual({ 'a.yml': 'moved.yml' });
  });

  it('passes when the change adds nothing bad', async () => {
    const made = repository({ 'a.yml': setting(1) });
    made.write({ 'b.txt': 'hello\n' }).commit();
    const { code, report } = await scan(made, '--since', 'main');
    expect([code, report.verdict, report.findings.length]).toEqual([0, 'pass', 1]);
  });

  it('a secret whose value changes on the same line is new', async () => {
    const made = repository({ 'a.yml': setting(1) });
    made.write({ 'a.yml': setting(2) }).commit();
    expect((await scan(made, '--since', 'main')).causes).toEqual(['fail secrets']);
  });

  it('cannot switch off its own judge: policy, lists and decisions come from the base, and it is told', async () => {
    const made = repository({ 'a.txt': 'x\n' });
    made.write({
      'b.yml': setting(1),
      'vauban.yaml':
        'version: 1\npolicy: { gates: [] }\nexclude: [b.yml]\ndecisions: [{ rule: secrets/stripe-live-key, reason: x, until: 2099-01-01 }]\n',
    });
    made.commit();
    const { report, causes } = await scan(made, '--since', 'main');
    expect(causes).toEqual(['fail secrets']);
    expect(report.policy.changes).toEqual([
      "The change removes the gate known-exploited; the base's list holds.",
      "The change removes the gate new-and-high; the base's list holds.",
      "The change removes the gate secrets; the base's list holds.",
      "The change adds the decision about secrets/stripe-live-key; the base's list holds.",
      "The change adds the excluded files b.yml; the base's list holds.",
    ]);
  });

  it('the same with a policy that the command line names inside the repository', async () => {
    const made = repository({ 'ci/policy.yaml': 'version: 1\nexclude: [old/]\n', 'old/x.yml': setting(9) });
    made.write({ 'ci/policy.yaml': 'version: 1\npolicy: { gates: [] }\n', 'b.yml': setting(1) }).commit();
    const { report, causes } = await scan(made, '--since', 'main', '--policy', 'ci/policy.yaml');
    expect(causes).toEqual(['fail secrets']);
    expect(report.policy.origin).toBe('base:main');
    expect(report.findings.map(({ location }) => location.path)).toEqual(['b.yml']);
    expect(report.coverage.gaps.filter(({ kind }) => kind === 'excluded').map(({ pattern }) => pattern)).toEqual([
      'old/',
    ]);
  });

  it('nor with a suppression that it adds, moves, or puts new code under; an old one holds', async () => {
    const made = repository({
      'old.yml': `${ignore()}${setting(1)}`,
      'under.yml': `${ignore()}x: 1\n`,
      'moved.yml': `${ignore()}x: 1\n\n\ny: 2\n`,
    });
    made.write({
      'added.yml': `${ignore()}${setting(2)}`,
      'under.yml': `${ignore()}${setting(3)}`,
      'moved.yml': `x: 1\n\n\n${ignore()}${setting(4)}`,
    });
    made.commit();
    const { report } = await scan(made, '--since', 'main');
    const statuses = report.findings.map(({ location, suppressions }) => [location.path, suppressions[0]?.status]);
    expect(statuses.sort()).toEqual([
      ['added.yml', 'rejected'],
      ['moved.yml', 'rejected'],
      ['old.yml', 'accepted'],
      ['under.yml', 'rejected'],
    ]);
    expect(report.verdict).toBe('fail');
    expect(report.policy.changes).toEqual(
      ['added.yml:1', 'moved.yml:4', 'under.yml:1'].map(
        (place) =>
          `The change adds or moves the suppression of secrets/stripe-live-key at ${place}; it counts as far as the base's policy allows.`,
      ),
    );
  });

  it('a broken vauban.yaml of the change is told, and the base’s holds', async () => {
    const made = repository({ 'vauban.yaml': 'version: 1\n' });
    made.write({ 'vauban.yaml': 'version: [\n' }).commit();
    const { code, report } = await scan(made, '--since', 'main');
    expect([code, report.policy.origin]).toEqual([0, 'base:main']);
    expect(report.policy.changes[0]).toMatch(/cannot be read, and the base's holds\. vauban\.yaml, line/);
  });

  it('a base that is not there makes it unproven, whatever the change’s own policy says', async () => {
    const made = repository({ 'vauban.yaml': 'version: 1\npolicy: { gaps: { base-missing: counted } }\n' });
    const { code, causes, report } = await scan(made, '--since', 'origin/none');
    expect([code, causes, report.policy.origin]).toEqual([3, ['unproven base-missing'], 'default']);
    expect(report.reasons[0]?.message).toContain('origin/none');
  });

  it('a shallow clone says what it loses', async () => {
    const made = repository({ 'a.yml': setting(1) });
    made.write({ 'b.yml': 'x: 1\n' }).commit();
    const clone = new Repository(join(folder, 'shallow'));
    clone.git('fetch', '-q', '--depth', '1', `file://${made.folder}`, 'change', 'main:refs/heads/base');
    clone.git('checkout', '-q', '-b', 'change', 'FETCH_HEAD');
    const { report } = await scan(clone, '--since', 'base');
    expect(report.source.shallow).toBe(true);
    expect(report.coverage.gaps.map(({ message }) => message)).toContain(
      'The clone is shallow: where it left base is not known, so it was compared with base itself. Fetch its history.',
    );
    expect(report.findings.map(({ novelty }) => novelty)).toEqual(['known']);
  });

  it('outside git there is no base; a reference that could be an option is wrong use', async () => {
    const made = repository({ 'a.txt': 'x\n' });
    const odd = await vauban(['scan', '--since=--upload-pack=touch x'], { cwd: made.folder, env });
    expect([odd.code, odd.out]).toEqual([2, '']);
    made.remove('.git');
    expect((await scan(made, '--since', 'main')).causes).toEqual(['unproven base-missing']);
  });
});
