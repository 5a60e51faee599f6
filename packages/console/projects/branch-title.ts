import { visible } from '../design/text.ts';

/** A branch as people call it; the record keeps a pull request under a name that no branch can have. */
export function branchTitle({ name, pullRequest }: { name: string; pullRequest: number | null }): string {
  return pullRequest === null ? visible(name) : `Pull request #${pullRequest}`;
}
