import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SourceFacts } from '@vauban/domain';
import { afterAll, describe, expect, it } from 'vitest';
import { inPipeline } from './pipeline.ts';

const folder = mkdtempSync(join(tmpdir(), 'vauban-pipeline-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SHA = 'a'.repeat(40);
const HEAD = 'b'.repeat(40);
const checkedOut = (changes: Partial<SourceFacts> = {}): SourceFacts => ({
  kind: 'git',
  repository: 'https://git.example.org/acme/shop',
  root: '.',
  commit: SHA,
  parents: [],
  branch: null,
  mergeBase: null,
  shallow: false,
  dirty: false,
  renames: {},
  ancestry: {},
  ...changes,
});
const told = (environment: Record<string, string>, changes: Partial<SourceFacts> = {}) => {
  const { source, pullRequest } = inPipeline(checkedOut(changes), environment);
  return { branch: source.branch, pullRequest };
};

const event = join(folder, 'event.json');
writeFileSync(event, JSON.stringify({ pull_request: { number: 12, title: 'Add a cart', head: { sha: HEAD } } }));
const GITHUB = { GITHUB_ACTIONS: 'true', GITHUB_SHA: SHA, GITHUB_BASE_REF: 'main', GITHUB_HEAD_REF: 'cart' };
const AZURE = { TF_BUILD: 'True', BUILD_SOURCEVERSION: SHA, SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/main' };

describe('a pull request', () => {
  it.each([
    ['GitHub', { ...GITHUB, GITHUB_REF: 'refs/pull/12/merge' }],
    [
      'GitLab',
      {
        GITLAB_CI: 'true',
        CI_COMMIT_SHA: SHA,
        CI_MERGE_REQUEST_IID: '12',
        CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
      },
    ],
    ['Azure', { ...AZURE, SYSTEM_PULLREQUEST_PULLREQUESTID: '12' }],
    [
      'Azure, of a repository on GitHub',
      { ...AZURE, SYSTEM_PULLREQUEST_PULLREQUESTID: '99', SYSTEM_PULLREQUEST_PULLREQUESTNUMBER: '12' },
    ],
    [
      'Bitbucket',
      {
        BITBUCKET_BUILD_NUMBER: '3',
        BITBUCKET_COMMIT: SHA,
        BITBUCKET_PR_ID: '12',
        BITBUCKET_PR_DESTINATION_BRANCH: 'main',
      },
    ],
    ['Jenkins', { JENKINS_URL: 'https://ci.example.org/', CHANGE_ID: '12', CHANGE_TARGET: 'main' }],
  ])('is told by %s with its number and its target', (_, environment) => {
    expect(told(environment).pullRequest).toMatchObject({ number: 12, base: 'main' });
  });

  it('has the title of the event, also where its head is checked out and not the merge', () => {
    const environment = { ...GITHUB, GITHUB_REF: 'refs/pull/12/merge', GITHUB_EVENT_PATH: event };
    expect(told(environment, { commit: HEAD })).toEqual({
      branch: 'cart',
      pullRequest: { number: 12, base: 'main', title: 'Add a cart' },
    });
  });

  it('is not what pull_request_target checks out, unless the workflow says so', () => {
    const environment = {
      ...GITHUB,
      GITHUB_REF: 'refs/heads/main',
      GITHUB_REF_NAME: 'main',
      GITHUB_REF_TYPE: 'branch',
      GITHUB_EVENT_PATH: event,
    };
    expect(told(environment)).toEqual({ branch: 'main', pullRequest: null });
    expect(told(environment, { commit: HEAD }).pullRequest?.number).toBe(12);
  });

  it('is known by a parent where the pipeline merged it', () => {
    const environment = { BITBUCKET_BUILD_NUMBER: '3', BITBUCKET_COMMIT: HEAD, BITBUCKET_PR_ID: '12' };
    expect(told(environment, { parents: ['c'.repeat(40), HEAD] }).pullRequest?.number).toBe(12);
    expect(told(environment, { parents: [HEAD] }).pullRequest).toBeNull();
  });
});

describe('a branch', () => {
  it.each([
    ['GitHub', { ...GITHUB, GITHUB_REF: 'refs/heads/main', GITHUB_REF_TYPE: 'branch', GITHUB_REF_NAME: 'main' }],
    ['GitLab', { GITLAB_CI: 'true', CI_COMMIT_SHA: SHA, CI_COMMIT_BRANCH: 'main' }],
    ['Azure', { TF_BUILD: 'True', BUILD_SOURCEVERSION: SHA, BUILD_SOURCEBRANCH: 'refs/heads/main' }],
    ['Bitbucket', { BITBUCKET_BUILD_NUMBER: '3', BITBUCKET_COMMIT: SHA, BITBUCKET_BRANCH: 'main' }],
    ['Jenkins', { JENKINS_URL: 'https://ci.example.org/', GIT_COMMIT: SHA, GIT_BRANCH: 'origin/main' }],
  ])('of a detached head is told by %s', (_, environment) => {
    expect(told(environment)).toEqual({ branch: 'main', pullRequest: null });
  });

  it('that git names stays', () => {
    expect(told({ GITLAB_CI: 'true', CI_COMMIT_SHA: SHA, CI_COMMIT_BRANCH: 'main' }, { branch: 'own' }).branch).toBe(
      'own',
    );
  });

  it.each([
    [
      'another commit',
      { GITLAB_CI: 'true', CI_COMMIT_SHA: HEAD, CI_COMMIT_BRANCH: 'main', CI_MERGE_REQUEST_IID: '12' },
    ],
    [
      'a tag',
      { ...GITHUB, GITHUB_BASE_REF: '', GITHUB_REF: 'refs/tags/v1', GITHUB_REF_TYPE: 'tag', GITHUB_REF_NAME: 'v1' },
    ],
    ['nonsense', { ...GITHUB, GITHUB_REF: 'refs/pull/x/merge', GITHUB_EVENT_PATH: '/nowhere' }],
    ['nobody', {}],
  ])('is not told by %s', (_, environment) => {
    expect(told(environment)).toEqual({ branch: null, pullRequest: null });
  });
});
