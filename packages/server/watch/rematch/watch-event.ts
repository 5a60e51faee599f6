import type { WatchData } from '../../act/notices/texts.ts';
import type { NewEvent } from '../../record/events/event.ts';
import type { News, Topic } from './told.ts';

/** An event names so many releases and so many branches; the others are counted. */
const MOST = 200;

/** The kinds of events that tell what the watch found; they change nothing in the projection. */
export function watchEvent(
  news: News,
  { component, match, names, scans }: Topic,
  about: { projectId: string; subjects: readonly number[]; revision: string; now: Date },
): NewEvent {
  const { purl, ecosystem, name, version } = component;
  const releases = scans.flatMap((scan) => scan.releases).sort((a, b) => (a.name < b.name ? -1 : 1));
  const branches = scans.flatMap((scan) => scan.branches.map((branch) => branch.name)).sort();
  const data: WatchData = {
    component: { purl, ecosystem, name, version },
    advisory: {
      id: match?.id ?? names[0] ?? '',
      aliases: (match?.aliases ?? names.slice(1)).slice(0, 30),
      summary: (match?.summary ?? '').slice(0, 500),
      severity: match?.severity ?? 'unknown',
      exploited: match?.exploited ?? 'unknown',
      fixedVersions: (match?.fixedVersions ?? []).slice(0, 30),
    },
    releases: releases.slice(0, MOST),
    branches: branches.slice(0, MOST),
    more: Math.max(0, releases.length - MOST) + Math.max(0, branches.length - MOST),
    revision: about.revision,
  };
  return {
    kind: `watch.${news}`,
    actor: { kind: 'watch', id: null },
    projectId: about.projectId,
    scanId: scans[0]?.scanId ?? null,
    subjects: about.subjects,
    data,
    at: about.now,
  };
}
