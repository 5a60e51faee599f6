/** OSV's own bucket. What it serves is not signed. */
export const DEFAULT_SOURCE = 'https://osv-vulnerabilities.storage.googleapis.com';

/** CISA's catalogue of known exploited vulnerabilities. */
export const DEFAULT_KEV = 'https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json';
