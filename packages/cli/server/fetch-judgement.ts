import type { Gap } from '@vauban/domain';
import { Problem } from '../command/problem.ts';
import type { ServerClient } from './client.ts';
import {
  type JudgementDocument,
  type JudgementPlace,
  type KeptJudgement,
  keepJudgement,
  keptJudgement,
} from './kept-judgement.ts';
import { fetchMarkingKey, type MarkingKey } from './marking-key.ts';
import { ServerAway } from './problems.ts';

/** The document to judge by, and what is to be said about how it came. */
export interface FetchedJudgement {
  /** Null: the server is away, and none was kept. */
  readonly document: JudgementDocument | null;
  readonly cached: boolean;
  readonly gaps: readonly Gap[];
  /** Null: secrets are known by their places alone. */
  readonly markingKey: MarkingKey | null;
}

/**
 * Asks the server for what holds on a branch, and keeps it in `folder`. While the server is away the kept one holds,
 * with its age; without one the scan is unproven. `client` is null where it is known to be away.
 */
export async function fetchJudgement(
  client: ServerClient | null,
  place: JudgementPlace,
  { folder, now }: { folder: string; now: Date },
): Promise<FetchedJudgement> {
  const kept = keptJudgement(folder, place);
  if (client === null) return judgementWhileAway(place.url, kept, now);
  try {
    const { status, body } = await client.ask('readJudgement', {
      params: { project: place.project },
      query: {
        ...(place.branch !== null && { branch: place.branch }),
        ...(place.pullRequest !== null && { pullRequest: place.pullRequest }),
      },
      headers: kept === null ? {} : { 'if-none-match': `"${kept.document.digest}"` },
      attempts: 3,
    });
    const document = status === 304 ? (kept?.document ?? null) : body;
    if (document !== null) tryToKeep(folder, place, { document, confirmed: now.toISOString() });
    return { document, cached: false, gaps: [], markingKey: await fetchMarkingKey(client, place.project) };
  } catch (error) {
    if (!(error instanceof ServerAway)) throw error;
    return judgementWhileAway(place.url, kept, now);
  }
}

/** What holds without the server. */
export function judgementWhileAway(url: string, kept: KeptJudgement | null, now: Date): FetchedJudgement {
  return kept === null
    ? { document: null, cached: false, gaps: [missing(url)], markingKey: null }
    : { document: kept.document, cached: true, gaps: [old(url, kept.confirmed, now)], markingKey: null };
}

/** A folder that cannot be written is no reason not to judge. */
function tryToKeep(folder: string, place: JudgementPlace, kept: Parameters<typeof keepJudgement>[2]): void {
  try {
    keepJudgement(folder, place, kept);
  } catch (error) {
    if (!(error instanceof Problem) && (error as NodeJS.ErrnoException).code === undefined) throw error;
  }
}

function missing(url: string): Gap {
  return {
    kind: 'judgement-missing',
    message: `The server ${url} is away and nothing of it was kept here: its policy and decisions are not known. Scan again when it is back.`,
  };
}

function old(url: string, confirmed: string, now: Date): Gap {
  return {
    kind: 'judgement-kept',
    message: `The server ${url} is away: judged by its policy and decisions as they were ${ageText(Date.parse(confirmed), now.getTime())} ago.`,
  };
}

/** `3 days`, `1 hour`, `5 minutes`; times in milliseconds. */
function ageText(then: number, now: number): string {
  const minutes = Math.max(0, Math.round((now - then) / 60_000));
  const [count, unit] =
    minutes < 120
      ? [minutes, 'minute']
      : minutes < 2880
        ? [Math.round(minutes / 60), 'hour']
        : [Math.round(minutes / 1440), 'day'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
