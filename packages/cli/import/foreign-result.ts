import { createHash } from 'node:crypto';
import { normaliseSnippet, type Observation, type RuleFacts, type ScannerFacts } from '@vauban/domain';
import type { ForeignReport, ForeignTool } from '@vauban/reports';
import type { ScanResult, Target } from '@vauban/scanners';

const LARGEST_FILE = 16 * 1024 * 1024;

/** Several reports as the result of one scan. Their scanners have names that no scanner of Vauban's own can have. */
export async function foreignResult(
  reports: readonly ForeignReport[],
  target: Target | null,
  complete: boolean,
): Promise<ScanResult> {
  const lines = new Lines(target);
  const observations: Observation[] = [];
  for (const observation of reports.flatMap((report) => report.observations)) {
    const subject = observation.subject ?? (await lines.subjectOf(observation));
    observations.push({
      ...observation,
      scanner: scannerId(observation.scanner),
      ...(subject !== undefined && { subject }),
    });
  }
  const looked = new Set(reports.flatMap(({ claims }) => claims.looked ?? []));
  for (const { location } of observations) looked.add(location.path);
  return {
    observations,
    components: reports.flatMap(({ components }) => components),
    gaps: [],
    suppressions: [],
    rules: [
      ...new Map(reports.flatMap(({ rules }) => rules).map((rule): [string, RuleFacts] => [rule.id, rule])).values(),
    ],
    scanners: reports.flatMap(({ tools }) => tools).map((tool) => scannerFacts(tool, complete)),
    looked: [...looked].sort(),
    bytes: 0,
    statistics: {
      files: looked.size,
      filesRead: 0,
      bytesRead: 0,
      filesSent: 0,
      bytesSent: 0,
      factsFromCache: 0,
      conclusionsFromCache: 0,
      childrenStarted: 0,
      childrenLost: 0,
      cacheNote: null,
    },
  };
}

function scannerId(tool: string): string {
  return `import:${tool}`;
}

/** Rules that a report does not list are taken as inactive, so that their absence closes nothing. */
function scannerFacts({ id, version, surface, rules }: ForeignTool, complete: boolean): ScannerFacts {
  const active = rules ?? [];
  const digest = createHash('sha256').update(active.join('\n')).digest('hex');
  return {
    id: scannerId(id),
    surface,
    version: version ?? 'unknown',
    rules: `sha256:${digest}`,
    ruleCount: active.length,
    ...(complete && rules === null ? {} : { ruleIds: active }),
  };
}

/**
 * The text of a line is what identity survives on when lines move; most tools do not write it. Never for secrets: a line
 * that holds one must not leave a trace, not even a digest.
 */
class Lines {
  readonly #target: Target | null;
  readonly #files = new Map<string, Promise<string[] | null>>();

  constructor(target: Target | null) {
    this.#target = target;
  }

  async subjectOf({ surface, location, component }: Observation): Promise<string | undefined> {
    if (surface === 'secrets' || component !== undefined || location.line === undefined) return undefined;
    if (location.snippet !== undefined) return undefined;
    const lines = await this.#linesOf(location.path);
    const text = normaliseSnippet(lines?.[location.line - 1] ?? '');
    return text === '' ? undefined : `line ${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
  }

  #linesOf(path: string): Promise<string[] | null> {
    let known = this.#files.get(path);
    if (known === undefined) {
      if (this.#files.size >= 200) this.#files.clear();
      known = this.#read(path);
      this.#files.set(path, known);
    }
    return known;
  }

  async #read(path: string): Promise<string[] | null> {
    const file = this.#target?.files.find((one) => one.path === path);
    if (file === undefined || this.#target === null) return null;
    try {
      return (await this.#target.read(file, LARGEST_FILE)).toString('utf8').split('\n');
    } catch {
      return null;
    }
  }
}
