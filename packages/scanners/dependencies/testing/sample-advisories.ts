import { type AdvisoryAnswer, type AdvisoryLookup, type AdvisoryMatch, compare } from '@vauban/advisories';

/** What a test says about an advisory; the rest is filled in. */
export interface SampleAdvisory extends Partial<AdvisoryMatch> {
  readonly id: string;
  readonly ecosystem: string;
  readonly package: string;
  /** Every version below this one is affected. */
  readonly below: string;
}

/** A snapshot in memory: small, but with the real order of versions. */
export function sampleAdvisories(
  samples: readonly SampleAdvisory[],
  problems: Readonly<Record<string, AdvisoryAnswer['problems']>> = {},
): AdvisoryLookup {
  return {
    revision: 'sample',
    ecosystems: [...new Set(samples.map((sample) => sample.ecosystem))].sort(),
    kev: 'present',
    affecting: (ecosystem, name, version) => {
      compare(ecosystem, version, version);
      const of = samples.filter((sample) => sample.ecosystem === ecosystem && sample.package === name);
      const matches = of.filter((sample) => compare(ecosystem, version, sample.below) < 0).map(matchOf);
      return { matches, problems: Object.hasOwn(problems, name) ? (problems[name] ?? []) : [] };
    },
    life: () => null,
    lives: () => [],
    close: () => {},
  };
}

function matchOf({ ecosystem: _ecosystem, package: _package, below, ...said }: SampleAdvisory): AdvisoryMatch {
  return {
    aliases: [],
    summary: '',
    cvss: [],
    severity: 'high',
    fixedVersions: [below],
    urls: [],
    exploited: false,
    records: [said.id],
    cwe: [],
    ...said,
  };
}
