import type { AdvisoryMatch } from '@vauban/advisories';
import { type Component, priorityRules } from '@vauban/domain';
import type { Trx } from '../../record/context.ts';
import { policyOf } from '../../record/decisions/policy.ts';
import { appendEvents } from '../../record/events/append.ts';
import type { NewEvent, StoredEvent } from '../../record/events/event.ts';
import { findProject, keepsSnippets } from '../../record/place/project.ts';
import { take } from '../../record/transaction.ts';
import type { Answers } from './answers.ts';
import { type BranchPlan, rematchBranch } from './branch.ts';
import { type Compared, type Difference, differences } from './comparison.ts';
import { knownMatches } from './matches.ts';
import { componentsInRecord } from './recorded-components.ts';
import { remember } from './remember.ts';
import { isAbout, newsOf, topicsOf } from './told.ts';
import { vulnerabilitiesOf } from './vulnerabilities.ts';
import { watchEvent } from './watch-event.ts';
import { componentsOf, usesOf, type WatchedComponent, type WatchedScan, watchedScans } from './watched.ts';
import { withdrawnIn } from './withdrawn.ts';

export interface ProjectInput {
  readonly organisationId: string;
  readonly projectId: string;
  readonly answers: Answers;
  /** What scans are made of, by the digest of their reports, as far as the reports are there. */
  readonly reports: ReadonlyMap<string, readonly Component[]>;
  readonly now: Date;
}

export interface ProjectPlan {
  readonly appended: readonly StoredEvent[];
  /** How many numbers the rest needs. Whoever takes one lets the organisation's other projects wait: it is done last. */
  readonly fresh: number;
  /** The events that are still to be appended. */
  carriedOut(firstNumber: number): NewEvent[];
  /** Of how many people are told. */
  readonly news: number;
  /** Whether an ecosystem could be had and is not here. */
  readonly isMissingData: boolean;
}

/**
 * Matches what a project has running with the answers, in the project's turn, which the caller has taken: the branches'
 * vulnerabilities, what was told, and what is to be told now. Run again it changes nothing.
 */
export async function rematchProject(trx: Trx, input: ProjectInput): Promise<ProjectPlan> {
  const { organisationId, projectId, answers, reports, now } = input;
  const { revision } = answers;
  const project = await findProject(trx, organisationId, projectId);
  const compared = await compare(trx, input);
  const found = differences(compared, answers);
  const topics = topicsOf(found);
  const purls = [...new Set(compared.used.map(({ purl }) => purl))];
  const before = await vulnerabilitiesOf(trx, organisationId, projectId, purls);
  const news = topics.map((topic) => newsOf(topic, compared.known, before));
  await remember(trx, { organisationId, revision, now }, compared, found);

  const snippets = keepsSnippets(project);
  const policy = (await policyOf(trx, organisationId, projectId))?.document;
  const owners = policy?.projects ?? [];
  const rules = policy && priorityRules(policy.policy);
  const appended: StoredEvent[] = [];
  const known = [...before];
  let plan: BranchPlan | null = null;
  for (const { scan, branch } of headsOf(compared.scans)) {
    const withdrawn = withdrawnIn(scan, compared, found, answers, before);
    const matches = changedMatches(scan, compared, found, answers);
    if (matches.size === 0 && withdrawn.size === 0) continue;
    if (plan !== null) {
      // what one branch opened is known on the next one
      const firstNumber = plan.fresh > 0 ? await take(trx, organisationId, 'vulnerabilities', plan.fresh) : 0;
      const outcome = plan.carriedOut(firstNumber);
      appended.push(...(await appendEvents(trx, organisationId, outcome.events)));
      known.push(...outcome.opened);
    }
    const { scanId } = scan;
    const components =
      reports.get(scan.reportBlob) ?? (await componentsInRecord(trx, organisationId, scanId, [...matches.keys()]));
    const content = { components, matches, withdrawn, snippets, owners, rules };
    plan = await rematchBranch(trx, { organisationId, projectId, scanId, branch, now, ...content });
  }
  const last = plan;
  return {
    appended,
    fresh: last?.fresh ?? 0,
    news: news.filter((what) => what !== null).length,
    isMissingData: compared.isMissingData,
    carriedOut(firstNumber) {
      const { events = [], opened = [] } = last?.carriedOut(firstNumber) ?? {};
      const all = [...known, ...opened];
      const told = topics.flatMap((topic, index) => {
        const what = news[index];
        const subjects = all.filter((one) => isAbout(topic, one)).map(({ number }) => number);
        return what ? [watchEvent(what, topic, { projectId, subjects, revision, now })] : [];
      });
      return [...events, ...told];
    },
  };
}

type ProjectCompared = Compared & { readonly used: readonly WatchedComponent[]; readonly isMissingData: boolean };

async function compare(trx: Trx, { organisationId, projectId, answers }: ProjectInput): Promise<ProjectCompared> {
  const scans = await watchedScans(trx, organisationId, projectId);
  const scanIds = scans.map(({ scanId }) => scanId);
  const all = await componentsOf(trx, organisationId, scanIds);
  await answers.ask(all);
  const known = await knownMatches(trx, organisationId, { projectId });
  const named = new Set(known.map(({ componentId }) => componentId));
  const used = all.filter(({ componentId }) => (answers.of(componentId)?.length ?? 0) > 0 || named.has(componentId));
  const uses = await usesOf(
    trx,
    organisationId,
    scanIds,
    used.map(({ componentId }) => componentId),
  );
  const components = new Map(used.map((component) => [component.componentId, component]));
  return { scans, components, uses, known, used, isMissingData: answers.missing(all).length > 0 };
}

/** Branches with their last scans; the default one first, so that what is shown of a vulnerability is told there. */
export function headsOf(scans: readonly WatchedScan[]) {
  return scans
    .flatMap((scan) => scan.branches.map((branch) => ({ scan, branch })))
    .sort((a, b) => Number(b.branch.isDefault) - Number(a.branch.isDefault));
}

/**
 * What the advisories say about the packages of a scan of which they say something else now, whole: two versions of one
 * package are told apart by their order.
 */
function changedMatches(
  scan: WatchedScan,
  { uses, components }: Compared,
  found: readonly Difference[],
  answers: Answers,
): Map<string, readonly AdvisoryMatch[]> {
  const changed = new Set(
    found.flatMap((one) =>
      one.kind === 'affected' && one.scan.scanId === scan.scanId ? [packageOf(one.component)] : [],
    ),
  );
  const matches = new Map<string, readonly AdvisoryMatch[]>();
  for (const use of uses) {
    const component = use.scanId === scan.scanId ? components.get(use.componentId) : undefined;
    if (!component || !changed.has(packageOf(component)) || !answers.knowAsMuchAs(scan, component.ecosystem)) continue;
    const of = answers.of(component.componentId) ?? [];
    if (of.length > 0) matches.set(component.purl, of);
  }
  return matches;
}

function packageOf({ ecosystem, name }: WatchedComponent): string {
  return `${ecosystem} ${name}`;
}
