import type { AdvisoryMatch } from '@vauban/advisories';
import type { Component } from '@vauban/domain';
import type { RecordContext, Trx } from '../../record/context.ts';
import { appendEvents } from '../../record/events/append.ts';
import type { StoredEvent } from '../../record/events/event.ts';
import { findProject, keepsSnippets } from '../../record/place/project.ts';
import { inTransaction, lockProjects } from '../../record/transaction.ts';
import type { ReportBlobs } from '../settings.ts';
import { type Answers, namesOf } from './answers.ts';
import { rematchBranch } from './branch.ts';
import { type Compared, differences, exploitedOf } from './comparison.ts';
import { dropMatches, type KnownMatch, knownMatches, saveMatches, withdrawMatches } from './matches.ts';
import { componentsInRecord, componentsInReport } from './recorded-components.ts';
import { type KnownVulnerability, newsOf, topicsOf } from './told.ts';
import { vulnerabilitiesOf } from './vulnerabilities.ts';
import { watchEvent } from './watch-event.ts';
import { componentsOf, usesOf, type WatchedComponent, type WatchedScan, watchedScans } from './watched.ts';

export interface ProjectInput {
  readonly organisationId: string;
  readonly projectId: string;
  readonly answers: Answers;
  readonly blobs: ReportBlobs | null;
}

/**
 * Matches what a project has running with the answers, in one transaction and in the project's turn: the branches'
 * vulnerabilities, what was told, and what is to be told now. Run again it changes nothing.
 */
export async function rematchProject(ctx: RecordContext, input: ProjectInput): Promise<number> {
  const reports = await reportsOf(ctx, input);
  return inTransaction(ctx.db, async (trx) => {
    const { organisationId, projectId, answers } = input;
    const now = ctx.now();
    await lockProjects(trx, organisationId, [projectId]);
    const project = await findProject(trx, organisationId, projectId);
    const compared = await compare(trx, input);
    const found = differences(compared, answers);
    const topics = topicsOf(found);
    const purls = [...new Set(compared.used.map(({ purl }) => purl))];
    const before = await vulnerabilitiesOf(trx, organisationId, projectId, purls);
    const news = topics.map((topic) => newsOf(topic, compared.known, before));

    const events: StoredEvent[] = [];
    for (const { scan, branch } of heads(compared.scans)) {
      const told = withdrawnIn(scan, compared, found, answers, before);
      const matches = matchesIn(scan, compared, answers);
      if (matches.size === 0 && told.size === 0) continue;
      const components =
        reports.get(scan.reportBlob) ??
        (await componentsInRecord(trx, organisationId, scan.scanId, [...matches.keys()]));
      const snippets = keepsSnippets(project);
      const { scanId } = scan;
      events.push(
        ...(await rematchBranch(trx, {
          organisationId,
          projectId,
          scanId,
          branch,
          components,
          matches,
          withdrawn: told,
          snippets,
          now,
        })),
      );
    }
    await save(trx, input, compared, found, now);
    const after = await vulnerabilitiesOf(trx, organisationId, projectId, purls);
    const { revision } = answers;
    const told = topics.flatMap((topic, index) => {
      const what = news[index];
      const subjects = after
        .filter((one) => one.purl === topic.component.purl && one.names.some((name) => topic.names.includes(name)))
        .map(({ number }) => number);
      return what ? [watchEvent(what, topic, { projectId, subjects, revision, now })] : [];
    });
    events.push(...(await appendEvents(trx, organisationId, told)));
    await ctx.notify(trx, events);
    return told.length;
  });
}

type ProjectCompared = Compared & { readonly used: readonly WatchedComponent[] };

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
  return { scans, components, uses, known, used };
}

/** Branches with their last scans; the default one first, so that what is shown of a vulnerability is told there. */
function heads(scans: readonly WatchedScan[]) {
  return scans
    .flatMap((scan) => scan.branches.map((branch) => ({ scan, branch })))
    .sort((a, b) => Number(b.branch.isDefault) - Number(a.branch.isDefault));
}

function matchesIn(
  scan: WatchedScan,
  { uses, components }: Compared,
  answers: Answers,
): Map<string, readonly AdvisoryMatch[]> {
  const matches = new Map<string, readonly AdvisoryMatch[]>();
  for (const use of uses) {
    const component = use.scanId === scan.scanId ? components.get(use.componentId) : undefined;
    if (!component || !answers.knowAsMuchAs(scan, component.ecosystem)) continue;
    const found = answers.of(component.componentId) ?? [];
    if (found.length > 0) matches.set(component.purl, found);
  }
  return matches;
}

/** Rules of vulnerabilities that the watch knows to be withdrawn, by purl: now, or before a scan with older data came. */
function withdrawnIn(
  scan: WatchedScan,
  { uses, components, known }: Compared,
  found: ReturnType<typeof differences>,
  answers: Answers,
  vulnerabilities: readonly KnownVulnerability[],
): Map<string, Set<string>> {
  const now = new Set(found.flatMap((one) => (one.kind === 'withdrawn' ? [one.known.matchId] : [])));
  const rules = new Map<string, Set<string>>();
  for (const use of uses) {
    const component = use.scanId === scan.scanId ? components.get(use.componentId) : undefined;
    const matches = component ? answers.of(component.componentId) : null;
    if (!component || matches === null || !answers.knowAsMuchAs(scan, component.ecosystem)) continue;
    const standing = new Set(matches.flatMap(namesOf));
    const gone = known.filter(
      (one) =>
        one.componentId === use.componentId &&
        !standing.has(one.advisory) &&
        (one.state === 'withdrawn' || now.has(one.matchId)),
    );
    for (const { advisory } of gone) {
      for (const { purl, names } of vulnerabilities) {
        if (purl !== component.purl || !names.includes(advisory) || names.some((name) => standing.has(name))) continue;
        rules.set(purl, new Set([...(rules.get(purl) ?? []), ...names]));
      }
    }
  }
  return rules;
}

/** Remembers what is known now; of scans that are not watched any more only what no watched one remembers is kept. */
async function save(
  trx: Trx,
  { organisationId, answers: { revision } }: ProjectInput,
  { known, scans }: Compared,
  found: ReturnType<typeof differences>,
  now: Date,
): Promise<void> {
  const matches = found.flatMap((one) => {
    if (one.kind === 'withdrawn') return [];
    const { scan, component, match, known: before } = one;
    const exploited = exploitedOf(match, before?.exploited ?? null);
    return [
      {
        scanId: scan.scanId,
        componentId: component.componentId,
        advisory: match.id,
        exploited,
        severity: match.severity,
      },
    ];
  });
  const renamed = found.flatMap((one) =>
    one.kind === 'affected' && one.known && one.known.advisory !== one.match.id ? [one.known.matchId] : [],
  );
  const fresh = new Set(matches.map(keyOf));
  const watched = new Set(scans.map(({ scanId }) => scanId));
  const replaced = known
    .filter((one) => !watched.has(one.scanId) && fresh.has(keyOf(one)))
    .map(({ matchId }) => matchId);
  await dropMatches(trx, organisationId, [...renamed, ...replaced]);
  await saveMatches(trx, organisationId, matches, revision, now);
  const withdrawn = found.flatMap((one) => (one.kind === 'withdrawn' ? [one.known] : []));
  // the same advisory's memory of former scans goes the same way
  const ids = new Set(withdrawn.map(keyOf));
  const all = known.filter((one) => ids.has(keyOf(one)) && (!watched.has(one.scanId) || withdrawn.includes(one)));
  await withdrawMatches(
    trx,
    organisationId,
    all.map(({ matchId }) => matchId),
    revision,
  );
}

function keyOf({ componentId, advisory }: Pick<KnownMatch, 'componentId' | 'advisory'>): string {
  return `${componentId} ${advisory}`;
}

/** Read before the project's turn is taken, since a blob store may be slow. */
async function reportsOf(
  { db }: RecordContext,
  { organisationId, projectId, blobs }: ProjectInput,
): Promise<ReadonlyMap<string, readonly Component[]>> {
  const reports = new Map<string, readonly Component[]>();
  if (blobs === null) return reports;
  for (const { scan } of heads(await watchedScans(db, organisationId, projectId))) {
    if (reports.has(scan.reportBlob)) continue;
    const components = await componentsInReport(blobs, scan.reportBlob);
    if (components) reports.set(scan.reportBlob, components);
  }
  return reports;
}
