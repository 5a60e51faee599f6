import type { SourceFacts } from '@vauban/domain';
import { pipelineSays } from './known-pipelines.ts';

/** The change that a scan is of, as the code host counts it. */
export interface PullRequest {
  readonly number: number;
  /** The branch that it is to be merged into; null: not told. */
  readonly base: string | null;
  readonly title: string | null;
}

/** What a pipeline says of one commit that it may have checked out. */
export interface PipelineSaying {
  /** Empty: it does not tell. */
  readonly commits: readonly string[];
  readonly branch: string | null;
  readonly pullRequest: PullRequest | null;
}

/**
 * Adds what the pipeline knows and a detached head does not: the branch, and the pull request. What it says of another
 * commit than the scanned one is not believed, so that a scan of another repository stays what it is.
 */
export function inPipeline(
  source: SourceFacts,
  environment: NodeJS.ProcessEnv,
): { readonly source: SourceFacts; readonly pullRequest: PullRequest | null } {
  if (source.commit === null) return { source, pullRequest: null };
  const said = pipelineSays(environment).find((saying) => isOf(saying, source));
  if (said === undefined) return { source, pullRequest: null };
  return { source: { ...source, branch: source.branch ?? said.branch }, pullRequest: said.pullRequest };
}

/** Pipelines merge a pull request into its base before they test it: then the commit that they name is a parent. */
function isOf({ commits, pullRequest }: PipelineSaying, { commit, parents }: SourceFacts): boolean {
  if (commits.length === 0) return true;
  if (commit !== null && commits.includes(commit)) return true;
  return pullRequest !== null && parents.length > 1 && parents.some((parent) => commits.includes(parent));
}
