import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '@vauban/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Ran, workshopFolder } from './workshop/command.ts';
import { writeFeed } from './workshop/feed.ts';
import { Runner } from './workshop/pipeline.ts';
import { Repository } from './workshop/repository.ts';
import { npmLock, stripeKey } from './workshop/samples.ts';
import { pipelineText, type Step } from './workshop/workflow.ts';

const job: { env: Record<string, string>; steps: Step[] } = parse(pipelineText('github.yml')).jobs.vauban;
const gitlab: { script: string[] } = parse(pipelineText('gitlab.yml')).vauban;
const folder = workshopFolder('pipelines');

describe('the documented pipelines, run for real over a partial clone that (for root) another user owns', () => {
  const origin = join(folder, 'origin.git');
  const work = new Repository(join(folder, 'work'));
  const setting = (seed: number) => `stripe: ${stripeKey(seed)}\n`;
  const feed = writeFeed(folder, new Date());
  let count = 0;
  const runner = () => {
    count += 1;
    return new Runner(join(folder, `runner${count}`), feed);
  };

  beforeAll(async () => {
    work.git('init', '-q', '--bare', origin);
    work.git('-C', origin, 'config', 'uploadpack.allowFilter', 'true');
    work.git('-C', origin, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
    work.write({ 'pay.yml': setting(1), 'package-lock.json': npmLock('minimist', '1.2.6') }).commit('first');
    const here = new Runner(join(folder, 'taking'), feed);
    const taken = await here.shell(`cd '${work.folder}' && vauban init --baseline --offline`);
    expect(taken.code).toBe(0);
    work.commit('baseline');
    work.git('push', '-q', origin, 'main');

    // a change that touches a file with an old secret, and adds nothing bad
    work.git('checkout', '-q', '-b', 'good');
    work.write({ 'pay.yml': `# words\n${setting(1)}`, 'b.txt': 'hello\n' }).commit('good');
    // one that adds a secret
    work.git('checkout', '-q', '-b', 'bad');
    work.write({ 'new.yml': setting(2) }).commit('bad');
    // meanwhile the main branch goes on, with a stricter judge
    work.git('checkout', '-q', 'main');
    const policy = readFileSync(join(work.folder, 'vauban.yaml'), 'utf8');
    work.write({ 'vauban.yaml': `${policy}\n# stricter\n`, 'c.txt': 'c\n' }).commit('on');
    for (const name of ['good', 'bad']) {
      work.git('checkout', '-q', '-b', `merge-${name}`, 'main');
      work.git('merge', '-q', '--no-edit', name);
    }
    const refs = ['main', 'good', 'bad', 'merge-good:refs/pull/1/merge', 'merge-bad:refs/pull/2/merge'];
    work.git('push', '-q', origin, ...refs);
  });

  interface Event {
    readonly name: 'push' | 'pull_request';
    readonly base: string;
    readonly ref: string;
  }

  /** Every step that is a script, in order, as the runner does it; answers how each ended. */
  async function workflow(machine: Runner, event: Event): Promise<Map<string, Ran>> {
    const file = (name: string) => machine.path(name);
    const values: Record<string, string> = {
      "github.base_ref && format('origin/{0}', github.base_ref)": event.base === '' ? '' : `origin/${event.base}`,
      'vars.VAUBAN_PACKAGE': 'vauban-0.0.0.tgz',
    };
    const filled = (value: string) =>
      value.replaceAll(/\$\{\{ (.*?) \}\}/g, (_, name) => {
        if (values[name] === undefined) throw new Error(`nothing is known about ${name}`);
        return values[name];
      });
    const known: Record<string, string> = {
      RUNNER_TEMP: file(''),
      GITHUB_ENV: file('env.txt'),
      GITHUB_STEP_SUMMARY: file('summary.md'),
      BASE: filled(job.env.BASE ?? ''),
    };
    const ran = new Map<string, Ran>();
    let failed = false;
    for (const step of job.steps) {
      if (step.uses?.startsWith('actions/checkout')) {
        await machine.checkOut(origin, 'refs/remotes/pull/head', [
          '+refs/heads/*:refs/remotes/origin/*',
          `+${event.ref}:refs/remotes/pull/head`,
        ]);
      }
      if (step.run === undefined || (failed && !step.if?.includes('!cancelled()'))) continue;
      if (step.if === "github.event_name != 'pull_request'" && event.name === 'pull_request') continue;
      const own = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, value]) => [name, filled(value)]));
      const done = await machine.shell(step.run, { ...known, ...own });
      ran.set(step.name ?? '', done);
      failed ||= done.code !== 0;
      if (!existsSync(file('env.txt'))) continue;
      for (const line of readFileSync(file('env.txt'), 'utf8').trim().split('\n'))
        known[line.slice(0, line.indexOf('='))] = line.slice(line.indexOf('=') + 1);
    }
    return ran;
  }

  const report = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Report;
  const seen = ({ findings }: Report) => findings.map((one) => `${one.location.path} ${one.novelty}`).sort();

  it('GitHub: a push passes, with the baseline’s old contents and fresh advisories', async () => {
    const machine = runner();
    const ran = await workflow(machine, { name: 'push', base: '', ref: 'refs/heads/main' });
    expect([...ran].map(([name, { code }]) => `${name}: ${code}`)).toEqual([
      'Choose where Vauban keeps its data: 0',
      'Install Vauban: 0',
      'Bring the old contents that the change is compared with: 0',
      'Fetch new advisories: 0',
      'Scan: 0',
      'Show the report: 0',
    ]);
    expect(machine.installed.slice(1)).toEqual(['install', '--global', '--ignore-scripts', 'vauban-0.0.0.tgz']);
    const found = report(machine.path('vauban.json'));
    expect([found.verdict, seen(found)]).toEqual(['pass', ['pay.yml known']]);
    expect(found.source.commit).toBe(work.git('rev-parse', 'main'));
    expect(existsSync(machine.path('vauban/advisories'))).toBe(true);
  });

  it('GitHub: a pull request that adds nothing bad passes by the base’s policy, though it touches old files', async () => {
    const machine = runner();
    const ran = await workflow(machine, { name: 'pull_request', base: 'main', ref: 'refs/pull/1/merge' });
    const found = report(machine.path('vauban.json'));
    expect([ran.get('Scan')?.code, found.policy.origin, seen(found)]).toEqual([
      0,
      'base:origin/main',
      ['pay.yml known'],
    ]);
    expect(ran.has('Fetch new advisories')).toBe(false);
  });

  it('GitHub: one that adds a secret fails, and its report and SARIF are there all the same', async () => {
    const machine = runner();
    const ran = await workflow(machine, { name: 'pull_request', base: 'main', ref: 'refs/pull/2/merge' });
    expect(ran.get('Scan')?.code).toBe(1);
    expect(ran.get('Scan')?.out).toContain('FAIL');
    expect(seen(report(machine.path('vauban.json')))).toEqual(['new.yml new', 'pay.yml known']);
    expect(readFileSync(machine.path('summary.md'), 'utf8')).toContain('new.yml');
    expect(readFileSync(machine.path('vauban.sarif'), 'utf8')).toContain('"2.1.0"');
  });

  /** The script of the job as GitLab runs it: one shell, line after line. */
  async function gitlabJob(machine: Runner, commit: string, target: string): Promise<Ran> {
    await machine.checkOut(origin, commit, ['+refs/heads/*:refs/remotes/origin/*']);
    const home = join(machine.checkout, '.vauban-home');
    return await machine.shell(gitlab.script.join('\n'), {
      CI_PROJECT_DIR: machine.checkout,
      VAUBAN_HOME: home,
      VAUBAN_PACKAGE: 'vauban-0.0.0.tgz',
      ...(target === '' ? {} : { CI_MERGE_REQUEST_TARGET_BRANCH_NAME: target }),
    });
  }

  it.each([
    ['the default branch passes', 'main', '', 0, 'vauban.yaml', ['pay.yml known']],
    ['a merge request without new flaws passes', 'good', 'main', 0, 'base:origin/main', ['pay.yml known']],
    ['one with a new secret fails', 'bad', 'main', 1, 'base:origin/main', ['new.yml new', 'pay.yml known']],
  ])('GitLab: %s', async (_, branch, target, code, policy, findings) => {
    const machine = runner();
    const ran = await gitlabJob(machine, `refs/remotes/origin/${branch}`, target);
    const found = report(join(machine.checkout, 'vauban.json'));
    expect([ran.code, found.policy.origin, seen(found)]).toEqual([code, policy, findings]);
    expect(machine.installed[0]).toBe('/');
    expect(existsSync(join(machine.checkout, 'vauban.html'))).toBe(true);
  });

  it('without the base’s contents no change is judged by another policy: it is told, and nothing passes', async () => {
    const machine = runner();
    await machine.checkOut(origin, 'refs/remotes/origin/good', ['+refs/heads/*:refs/remotes/origin/*']);
    const ran = await machine.shell('vauban scan . --offline --since origin/main');
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining('vauban.yaml of ')]);
    expect(ran.err).toContain('is not in this clone: bring its content (git diff --shortstat');
  });

  it('a shallow clone tells in one sentence what it loses', async () => {
    const machine = runner();
    await machine.checkOut(origin, 'refs/remotes/origin/good', ['+refs/heads/good:refs/remotes/origin/good'], 1);
    const ran = await machine.shell('vauban scan . --offline --since origin/main');
    // what cannot be compared counts as new, so it fails; never the other way round
    expect(ran.code).toBe(1);
    expect(ran.out.replaceAll(/\s+/g, ' ')).toContain(
      'The clone is shallow: fetch its history (git fetch --unshallow --filter=blob:none).',
    );
  });
});
