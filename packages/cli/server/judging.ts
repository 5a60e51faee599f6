import type { History } from '@vauban/collect';
import {
  type Ancestry,
  identifyAll,
  type Observation,
  policyDigest,
  type RecordedDecision,
  type Report,
  SCHEME,
} from '@vauban/domain';
import type { Judges } from '../configuration/judging.ts';
import type { FetchedJudgement } from './fetch-judgement.ts';

/** The repository's judges under the server's policy; where the server has none, they hold as they are. */
export function underServer(judges: Judges, { document }: FetchedJudgement): Judges {
  if (document === null || document.policy === null) return judges;
  const { policy } = document;
  // a policy for many repositories names no projects: those of the repository stay
  const projects = policy.projects.length > 0 ? policy.projects : judges.configuration.projects;
  return {
    ...judges,
    configuration: { ...policy, projects },
    origin: 'server',
    digest: document.policyDigest ?? policyDigest(policy),
  };
}

/** Which document was judged by, for the report. */
export function judgementFacts({
  document,
  cached,
}: FetchedJudgement): NonNullable<Report['policy']['judgement']> | null {
  if (document === null) return null;
  const { digest, version, made } = document;
  return { digest, version, made, kept: cached };
}

/** The report's answer for each commit that the server names: an ancestor, not, or not known here. */
export async function answersFor(
  history: History | null,
  commits: readonly string[],
): Promise<Readonly<Record<string, Ancestry>>> {
  if (history !== null) return await history.ancestry(commits);
  return Object.fromEntries(commits.map((commit) => [commit, 'unknown' as const]));
}

/** Each costs a diff. */
const MOST_DIFFS = 4;

/**
 * Old path → new path since the commits that the server names, the newest first, as far as they are here and contained
 * in the scanned one: what a team decided on a file holds after it was renamed. One former name for each file, the latest.
 */
export async function renamesSinceServed(
  history: History | null,
  ancestry: Readonly<Record<string, Ancestry>>,
  commits: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const former = new Map<string, string>();
  const known = commits.filter((commit) => Object.hasOwn(ancestry, commit) && ancestry[commit] === 'ancestor');
  for (const commit of history === null ? [] : known.slice(0, MOST_DIFFS)) {
    // a clone without the old contents cannot be compared with; the scan is worth having all the same
    const renames = (await history?.renamesSince(commit).catch(() => null)) ?? {};
    for (const [from, to] of Object.entries(renames)) if (!former.has(to)) former.set(to, from);
  }
  return Object.fromEntries([...former].map(([to, from]) => [from, to]));
}

type LineAnswer = (path: string, line: number) => boolean | 'unknown';

/**
 * Whether lines of secrets are unchanged since the decisions about them. Only the commits of decisions that this scan
 * meets are compared: each costs a diff.
 */
export async function linesSinceDecisions(
  history: History | null,
  observations: readonly Observation[],
  decisions: readonly RecordedDecision[],
): Promise<(commit: string, path: string, line: number) => boolean | 'unknown'> {
  const answers = new Map<string, LineAnswer>();
  if (history !== null && decisions.length > 0) {
    const secrets = identifyAll(observations.filter(({ surface }) => surface === 'secrets'));
    const met = new Set(secrets.flatMap(({ fingerprints }) => Object.values(fingerprints)));
    const commits = decisions.flatMap(({ scheme, fingerprint, commit }) =>
      scheme === SCHEME && commit !== null && met.has(fingerprint) ? commit : [],
    );
    for (const commit of new Set(commits)) {
      if ((await history.resolve(commit)) !== null) answers.set(commit, await history.lineUnchangedSince(commit));
    }
  }
  return (commit, path, line) => answers.get(commit)?.(path, line) ?? 'unknown';
}
