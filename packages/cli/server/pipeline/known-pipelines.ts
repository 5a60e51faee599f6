import { readFileSync, statSync } from 'node:fs';
import type { PipelineSaying, PullRequest } from './pipeline.ts';

type Environment = NodeJS.ProcessEnv;

/** Each reads the variables that its maker documents; empty where it is not that pipeline. */
const PIPELINES: readonly ((environment: Environment) => readonly PipelineSaying[])[] = [
  github,
  gitlab,
  azure,
  bitbucket,
  jenkins,
];

const LARGEST_EVENT = 5_000_000;

/** What the pipeline that runs this says, the most particular first; empty outside of the known ones. */
export function pipelineSays(environment: Environment): readonly PipelineSaying[] {
  return PIPELINES.flatMap((read) => read(environment));
}

/** https://docs.github.com/en/actions/reference/workflows-and-actions/variables; Gitea and Forgejo set the same. */
function github(env: Environment): readonly PipelineSaying[] {
  if (env.GITHUB_ACTIONS !== 'true') return [];
  const { pullRequest, commits } = githubEvent(env);
  const branch = env.GITHUB_REF_TYPE === 'branch' ? given(env.GITHUB_REF_NAME) : null;
  // pull_request_target runs on the base: there GITHUB_SHA is no commit of the pull request
  const merged = env.GITHUB_REF?.startsWith('refs/pull/') ? [env.GITHUB_SHA] : [];
  return [
    ...(pullRequest === null ? [] : [saying([...commits, ...merged], given(env.GITHUB_HEAD_REF), pullRequest)]),
    ...(merged.length > 0 ? [] : [saying([env.GITHUB_SHA], branch, null)]),
  ].filter(({ commits: told }) => told.length > 0);
}

function githubEvent(env: Environment): { pullRequest: PullRequest | null; commits: readonly (string | undefined)[] } {
  const event = eventFile(env.GITHUB_EVENT_PATH);
  const told = fields(fields(event).pull_request);
  const number = told.number ?? /^refs\/pull\/(\d+)\//.exec(env.GITHUB_REF ?? '')?.[1];
  const title = typeof told.title === 'string' ? told.title : undefined;
  const commits = [fields(told.head).sha, told.merge_commit_sha].map((one) =>
    typeof one === 'string' ? one : undefined,
  );
  return { pullRequest: pullRequestOf(String(number), env.GITHUB_BASE_REF, title), commits };
}

/** https://docs.gitlab.com/ci/variables/predefined_variables/ */
function gitlab(env: Environment): readonly PipelineSaying[] {
  if (env.GITLAB_CI !== 'true') return [];
  const pullRequest = pullRequestOf(
    env.CI_MERGE_REQUEST_IID,
    env.CI_MERGE_REQUEST_TARGET_BRANCH_NAME,
    env.CI_MERGE_REQUEST_TITLE,
  );
  const branch = given(env.CI_COMMIT_BRANCH) ?? given(env.CI_MERGE_REQUEST_SOURCE_BRANCH_NAME);
  return [saying([env.CI_COMMIT_SHA, pullRequest ? env.CI_MERGE_REQUEST_SOURCE_BRANCH_SHA : ''], branch, pullRequest)];
}

/** https://learn.microsoft.com/en-us/azure/devops/pipelines/build/variables */
function azure(env: Environment): readonly PipelineSaying[] {
  if (!/^true$/i.test(env.TF_BUILD ?? '')) return [];
  const number = given(env.SYSTEM_PULLREQUEST_PULLREQUESTNUMBER) ?? env.SYSTEM_PULLREQUEST_PULLREQUESTID;
  const pullRequest = pullRequestOf(number, env.SYSTEM_PULLREQUEST_TARGETBRANCH);
  const ref = pullRequest === null ? env.BUILD_SOURCEBRANCH : env.SYSTEM_PULLREQUEST_SOURCEBRANCH;
  const branch = ref?.startsWith('refs/heads/') ? short(ref) : null;
  const commits = [env.BUILD_SOURCEVERSION, pullRequest ? env.SYSTEM_PULLREQUEST_SOURCECOMMITID : ''];
  return [saying(commits, branch, pullRequest)];
}

/** https://support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets/ */
function bitbucket(env: Environment): readonly PipelineSaying[] {
  if (given(env.BITBUCKET_BUILD_NUMBER) === null) return [];
  const pullRequest = pullRequestOf(env.BITBUCKET_PR_ID, env.BITBUCKET_PR_DESTINATION_BRANCH);
  return [saying([env.BITBUCKET_COMMIT], given(env.BITBUCKET_BRANCH), pullRequest)];
}

/** https://www.jenkins.io/doc/book/pipeline/multibranch/ and the git plugin's own variables. */
function jenkins(env: Environment): readonly PipelineSaying[] {
  if (given(env.JENKINS_URL) === null) return [];
  const pullRequest = pullRequestOf(env.CHANGE_ID, env.CHANGE_TARGET, env.CHANGE_TITLE);
  const branch = pullRequest
    ? given(env.CHANGE_BRANCH)
    : (given(env.BRANCH_NAME) ?? given(env.GIT_BRANCH?.replace(/^origin\//, '')));
  return [saying([env.GIT_COMMIT], branch, pullRequest)];
}

function saying(
  commits: readonly (string | undefined)[],
  branch: string | null,
  pullRequest: PullRequest | null,
): PipelineSaying {
  return { commits: commits.filter((commit): commit is string => given(commit) !== null), branch, pullRequest };
}

function pullRequestOf(number: string | undefined, base?: string, title?: string): PullRequest | null {
  const count = /^\d{1,15}$/.test(number ?? '') ? Number(number) : 0;
  return count < 1 ? null : { number: count, base: short(given(base)), title: given(title)?.slice(0, 300) ?? null };
}

function given(text: string | undefined): string | null {
  const line = text?.replace(/\p{Cc}+/gu, ' ').trim() ?? '';
  return line === '' ? null : line;
}

function short<T extends string | null>(ref: T): T | string {
  return ref === null ? ref : ref.replace(/^refs\/heads\//, '');
}

/** The event that a workflow runs for, as the runner wrote it; null where it cannot be read. */
function eventFile(path: string | undefined): unknown {
  try {
    if (path === undefined || statSync(path).size > LARGEST_EVENT) return null;
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
