import type { Trx } from '../../record/context.ts';
import type { Compared, Difference } from './comparison.ts';
import { exploitedOf } from './comparison.ts';
import { dropMatches, type KnownMatch, saveMatches, withdrawMatches } from './matches.ts';

/** Remembers what is known now; of scans that are not watched any more only what no watched one remembers is kept. */
export async function remember(
  trx: Trx,
  { organisationId, revision, now }: { organisationId: string; revision: string; now: Date },
  { known, scans }: Compared,
  found: readonly Difference[],
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
