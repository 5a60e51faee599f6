import { AdvisoryError } from '../advisory-error.ts';

const NAME = /^[A-Za-z][A-Za-z0-9 .+-]{0,63}$/;

/** `AlmaLinux:8` → `AlmaLinux`: the feed that holds an ecosystem; releases live together in one feed. */
export function feedOf(ecosystem: string): string {
  const colon = ecosystem.indexOf(':');
  return colon < 0 ? ecosystem : ecosystem.slice(0, colon);
}

/** `AlmaLinux:8` → `8`; empty where there is none. Releases are kept apart in look-ups. */
export function releaseOf(ecosystem: string): string {
  const colon = ecosystem.indexOf(':');
  return colon < 0 ? '' : ecosystem.slice(colon + 1);
}

/** The feeds for these ecosystems, each once, sorted. Throws when a name could not be one of OSV's. */
export function feedsOf(ecosystems: readonly string[]): string[] {
  const feeds = new Set<string>();
  for (const ecosystem of ecosystems) {
    const feed = feedOf(ecosystem);
    if (!NAME.test(feed)) {
      throw new AdvisoryError(
        'usage',
        `${JSON.stringify(ecosystem)} is no name of an ecosystem. Use OSV's names, such as npm, PyPI or crates.io.`,
      );
    }
    feeds.add(feed);
  }
  return [...feeds].sort();
}

/** A file name for a feed: one to one, because feeds' names hold no underscore. */
export function feedFileName(feed: string): string {
  return feed.replaceAll(' ', '_');
}

/** A package's name as its registry compares it: PEP 503 for PyPI, as it is elsewhere. */
export function normalName(ecosystem: string, name: string): string {
  return feedOf(ecosystem) === 'PyPI' ? name.toLowerCase().replace(/[-_.]+/g, '-') : name;
}
