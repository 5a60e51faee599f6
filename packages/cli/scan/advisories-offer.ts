import {
  AdvisoryError,
  advisoryStatus,
  DEFAULT_KEV,
  DEFAULT_SOURCE,
  dataFacts,
  feedOf,
  supplementSources,
  updateAdvisories,
} from '@vauban/advisories';
import { type DataFacts, type Gap, type Policy, staleGaps } from '@vauban/domain';
import type { ScanResult } from '@vauban/scanners';
import { ask, canAsk } from '../command/question.ts';
import type { Progress } from './progress.ts';
import { updateText } from './progress-text.ts';
import type { ScanWish } from './wish.ts';

/** The data that a result was matched with, and what is wrong with its age. */
export interface DataState {
  readonly facts: readonly DataFacts[];
  readonly gaps: readonly Gap[];
}

/** Only a target with components depends on the data. `now` in RFC 3339. */
export function dataState(folder: string, result: ScanResult, policy: Policy, now: string): DataState {
  if (!result.scanners.some(({ id }) => id === 'dependencies')) return { facts: [], gaps: [] };
  const status = advisoryStatus(folder);
  const facts = dataFacts(status, ecosystemsOf(result));
  const blind = status !== null && status.kev === null && result.components.length > 0;
  const lastAsked = ({ ecosystems }: DataFacts) =>
    status?.ecosystems.find(({ ecosystem }) => ecosystem === ecosystems?.[0])?.checked ?? null;
  return { facts, gaps: [...staleGaps(facts, policy, now, lastAsked), ...(blind ? [KEV_MISSING] : [])] };
}

const KEV_MISSING: Gap = {
  kind: 'kev-missing',
  surface: 'dependencies',
  message: 'Nothing is known about which vulnerabilities are exploited. Run "vauban advisories update".',
};

/** Ecosystems whose advisories the target needs: those of its components, and those that were missed. */
export function ecosystemsOf(result: Pick<ScanResult, 'components'>): string[] {
  const names = result.components.filter(({ source }) => source === 'registry').map(({ ecosystem }) => ecosystem);
  return [...new Set(names.map(feedOf))].sort();
}

export interface Offer {
  readonly folder: string;
  readonly wish: ScanWish;
  readonly signal: AbortSignal;
  readonly progress: Progress;
  readonly now: () => Date;
}

/**
 * Brings missing or old advisories up to date: with `--update` at once, on a terminal after a question, else never.
 * Answers whether new data came, and what to tell.
 */
export async function offerUpdate(
  result: ScanResult,
  state: DataState,
  offer: Offer,
): Promise<{ updated: boolean; notes: string[] }> {
  const needed = ecosystemsOf(result);
  if (needed.length === 0) return { updated: false, notes: [] };
  const present = advisoryStatus(offer.folder);
  const have = present?.ecosystems.map(({ ecosystem }) => ecosystem) ?? [];
  const missing = needed.filter((name) => !have.includes(name));
  const stale = state.gaps.some(({ kind }) => kind === 'advisories-stale');
  if (missing.length === 0 && !stale) return { updated: false, notes: [] };
  if (offer.wish.offline || !(offer.wish.update || (canAsk() && !offer.wish.quiet)))
    return { updated: false, notes: [] };
  const why =
    missing.length > 0 ? `There are no advisories for ${missing.join(' and ')} yet` : 'The advisories are old';
  const source = offer.wish.source ?? DEFAULT_SOURCE;
  offer.progress.clear();
  if (!offer.wish.update) {
    const wanted = await ask(`${why}. Fetch them from ${source}?`, {
      seconds: 30,
      otherwise: true,
      signal: offer.signal,
    });
    if (!wanted) return { updated: false, notes: [] };
  }
  try {
    await updateAdvisories({
      folder: offer.folder,
      source,
      kev: offer.wish.kev ?? DEFAULT_KEV,
      ...supplementSources(offer.wish.source, {
        epss: process.env.VAUBAN_EPSS_SOURCE,
        endOfLife: process.env.VAUBAN_END_OF_LIFE_SOURCE,
      }),
      ecosystems: [...new Set([...have, ...needed])].sort(),
      now: offer.now,
      signal: offer.signal,
      onProgress: (one) => offer.progress.show(updateText(one)),
    });
    return { updated: true, notes: [] };
  } catch (error) {
    if (!(error instanceof AdvisoryError) || offer.signal.aborted) throw error;
    const meaning =
      missing.length > 0
        ? 'Without them the dependencies are not judged, and the verdict says so.'
        : 'The old ones were used, and the verdict says so.';
    return { updated: false, notes: [`The advisories could not be updated. ${error.message} ${meaning}`] };
  } finally {
    offer.progress.clear();
  }
}
