import { createHash } from 'node:crypto';
import {
  canonicalJson,
  DEFAULT_CONFIGURATION,
  identifyAll,
  judge,
  type Observation,
  policyDigest,
  type Report,
  SCHEME,
} from '@vauban/domain';
import type { ForeignReport, ForeignTool } from '@vauban/reports';
import { assembleReport } from '../../scan/assemble.ts';
import { foreignGaps } from '../foreign-gaps.ts';
import { foreignResult } from '../foreign-result.ts';
import type { DojoExport } from './export.ts';
import { observationOf } from './observation.ts';
import type { DojoFinding, DojoTest } from './schema.ts';

/** One test of DefectDojo as the report of a scan. */
export interface DojoScan {
  readonly report: Report;
  /** By the fingerprint under which the record knows it. */
  readonly findings: ReadonlyMap<string, DojoFinding>;
  /** Findings that say nothing that a finding needs. */
  readonly unreadable: number;
}

/** What DefectDojo calls the kind of report that a test came from. */
function testTypeOf(test: DojoTest, { testTypes }: DojoExport): string {
  const type = test.test_type;
  const known = typeof type === 'number' ? testTypes.get(type)?.name : type?.name;
  return test.scan_type || test.test_type_name || known || 'defectdojo';
}

/** The report of a test's findings; the same bytes for the same export and version, so that it is recorded once. */
export async function scanOf(
  test: DojoTest,
  findings: readonly DojoFinding[],
  all: DojoExport,
  version: string,
): Promise<DojoScan> {
  const type = testTypeOf(test, all);
  const observations: Observation[] = [];
  const taken: DojoFinding[] = [];
  const tools = new Map<string, ForeignTool>();
  for (const finding of findings.toSorted((a, b) => a.id - b.id)) {
    const read = observationOf(finding, type, all.endpoints);
    if (read === null) continue;
    observations.push(read.observation);
    taken.push(finding);
    tools.set(read.tool.id, { ...read.tool, version: test.version || null, rules: null });
  }
  const engagement = typeof test.engagement === 'number' ? all.engagements.get(test.engagement) : test.engagement;
  const commit = test.commit_hash || engagement?.commit_hash || '';
  const started = timeOf(test.target_end ?? test.target_start ?? test.created);
  const foreign: ForeignReport = {
    format: 'defectdojo',
    tools: [...tools.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    created: started,
    source: { repository: null, commit: null, branch: null },
    observations,
    components: [],
    rules: [],
    claims: { looked: null, ended: 'unknown', missed: [] },
    problems: [],
  };
  const result = await foreignResult([foreign], null, false);
  const judgement = judge({
    observations: result.observations,
    gaps: foreignGaps([foreign], false),
    suppressions: [],
    configuration: DEFAULT_CONFIGURATION,
    baseline: null,
    base: null,
    decisions: [],
    today: started.slice(0, 10),
    renames: {},
    lineUnchanged: () => 'unknown',
  });
  const report = assembleReport({
    scan: { id: idOf([test.id, type, started, observations]), started, durationMs: 0 },
    version,
    source: {
      kind: 'folder',
      repository: null,
      root: '.',
      commit: /^[0-9a-f]{40}$/.test(commit) ? commit : null,
      parents: [],
      branch: test.branch_tag || engagement?.branch_tag || null,
      mergeBase: null,
      shallow: false,
      dirty: null,
      renames: {},
      ancestry: {},
    },
    judges: {
      configuration: DEFAULT_CONFIGURATION,
      digest: policyDigest(DEFAULT_CONFIGURATION),
      origin: 'default',
      changes: [],
    },
    judgement,
    result,
    data: [],
    served: null,
    scope: {
      surfaces: [...new Set(foreign.tools.map(({ surface }) => surface))].sort(),
      paths: ['.'],
      include: [],
      exclude: [],
    },
  });
  const prints = identifyAll(result.observations).map(({ fingerprints }) => fingerprints[SCHEME]);
  return {
    report,
    findings: new Map(prints.map((print, index) => [print, taken[index] as DojoFinding])),
    unreadable: findings.length - taken.length,
  };
}

/** A UUID of version 8 (RFC 9562) of what the scan says: the same again, another one once something changed. */
function idOf(content: unknown): string {
  const bytes = createHash('sha256')
    .update('defectdojo test\n')
    .update(canonicalJson(JSON.parse(JSON.stringify(content))))
    .digest()
    .subarray(0, 16);
  bytes[6] = 0x80 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** RFC 3339 in UTC; a day is its beginning. */
function timeOf(text: string | null | undefined): string {
  const time = new Date(text ?? '');
  return Number.isNaN(time.getTime()) ? new Date(0).toISOString() : time.toISOString();
}
