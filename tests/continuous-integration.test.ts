import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { personIn, workshopFolder } from './workshop/command.ts';
import { commandHelps, shellWords, wrongWith } from './workshop/help.ts';
import { pipelineText, type Step, wrongWithWorkflow } from './workshop/workflow.ts';

const github = parse(pipelineText('github.yml'));
const job: { steps: Step[]; permissions: Record<string, string> } = github.jobs.vauban;
const { steps } = job;
const gitlab = parse(pipelineText('gitlab.yml')).vauban;

const folder = workshopFolder('pipelines');
const env = personIn(join(folder, 'home'));

describe('the GitHub workflow', () => {
  it('is one that GitHub’s own parser understands, and that parser would notice a mistake', async () => {
    expect(await wrongWithWorkflow('vauban.yml', pipelineText('github.yml'))).toEqual([]);
    const broken = pipelineText('github.yml')
      .replace('runs-on:', 'run-on:')
      .replace('github.base_ref', 'github.baseref()');
    expect((await wrongWithWorkflow('vauban.yml', broken)).length).toBeGreaterThan(0);
  });

  it('pins each action by its major version, and gives no right that no step needs', () => {
    const uses = steps.flatMap((step) => step.uses ?? []);
    expect(uses.map((use) => use.replace(/@v\d+$/, ''))).toEqual([
      'actions/setup-node',
      'actions/checkout',
      'actions/cache/restore',
      'github/codeql-action/upload-sarif',
      'actions/upload-artifact',
      'actions/cache/save',
    ]);
    expect([github.permissions, job.permissions]).toEqual([
      { contents: 'read' },
      { contents: 'read', actions: 'read', 'security-events': 'write' },
    ]);
  });

  it('brings all commits without old contents, installs before the checkout, and saves its cache on main alone', () => {
    const at = (use: string) => steps.findIndex((step) => step.uses?.startsWith(use));
    expect(steps[at('actions/checkout')]?.with).toEqual({ 'fetch-depth': 0, filter: 'blob:none' });
    expect(steps.findIndex(({ name }) => name === 'Install Vauban')).toBeLessThan(at('actions/checkout'));
    expect(steps[at('actions/cache/save')]?.if).toContain("github.ref == 'refs/heads/main'");
    expect(steps[at('actions/cache/save')]?.if).toContain("github.event_name != 'pull_request'");
  });

  it('uploads what was found when the gate has failed', () => {
    const scan = steps.findIndex(({ name }) => name === 'Scan');
    for (const step of steps.slice(scan + 1)) expect(step.if).toContain('!cancelled()');
  });
});

describe('the GitLab job', () => {
  it('has the parts that GitLab knows, and nothing else', () => {
    const known = ['artifacts', 'cache', 'image', 'rules', 'script', 'stage', 'variables'];
    expect(Object.keys(gitlab).sort()).toEqual(known);
    for (const line of gitlab.script) expect(line).toEqual(expect.any(String));
    for (const rule of gitlab.rules) expect(rule).toEqual({ if: expect.any(String), variables: expect.any(Object) });
    expect(gitlab.artifacts).toEqual({
      when: 'always',
      expose_as: expect.any(String),
      paths: ['vauban.html', 'vauban.json'],
      expire_in: '30 days',
    });
  });

  it('brings all commits without old contents, and lets only the default branch write the cache', () => {
    expect(gitlab.variables).toMatchObject({ GIT_DEPTH: '0', GIT_FETCH_EXTRA_FLAGS: '--prune --filter=blob:none' });
    expect(gitlab.cache.policy).toBe('$VAUBAN_CACHE');
    const policies = gitlab.rules.map((rule: { if: string; variables: { VAUBAN_CACHE: string } }) => [
      rule.if,
      rule.variables.VAUBAN_CACHE,
    ]);
    expect(policies).toEqual([
      ['$CI_PIPELINE_SOURCE == "merge_request_event"', 'pull'],
      ['$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH', 'pull-push'],
    ]);
  });
});

it('every vauban command in both is one that the command understands', async () => {
  const helps = await commandHelps({ cwd: folder, env });
  const scripts = [...steps.flatMap((step) => step.run ?? []), ...gitlab.script].join('\n').replaceAll(/\\\n\s*/g, '');
  const commands = scripts.split('\n').filter((line) => line.trim().startsWith('vauban '));
  expect(commands.length).toBe(4);
  for (const line of commands) {
    // the only word that the shell adds
    const words = shellWords(line.replace(/\$\{BASE:\+(.*?"\$BASE")\}/, '$1')).slice(1);
    expect([line, wrongWith(helps, words)]).toEqual([line, null]);
  }
});
