/** OSV's own bucket. What it serves is not signed. */
export const DEFAULT_SOURCE = 'https://osv-vulnerabilities.storage.googleapis.com';

/** FIRST's scores of the day. */
const DEFAULT_EPSS = 'https://epss.empiricalsecurity.com/epss_scores-current.csv.gz';

/** The ends of life of all products. */
const DEFAULT_END_OF_LIFE = 'https://endoflife.date/api/v1/products/full';

/** CISA's catalogue of known exploited vulnerabilities. */
export const DEFAULT_KEV = 'https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json';

/**
 * Where EPSS and the ends of life come from. Where the advisories come from a place of one's own (`source`), nothing is
 * asked for elsewhere unless it is named; `none` is not asked for.
 */
export function supplementSources(
  source: string | null | undefined,
  named: { readonly epss?: string | undefined; readonly endOfLife?: string | undefined },
): { readonly epss: string | null; readonly endOfLife: string | null } {
  const sourceOf = (name: string | undefined, standard: string): string | null => {
    if (name === 'none') return null;
    return name || (source ? null : standard);
  };
  return { epss: sourceOf(named.epss, DEFAULT_EPSS), endOfLife: sourceOf(named.endOfLife, DEFAULT_END_OF_LIFE) };
}
