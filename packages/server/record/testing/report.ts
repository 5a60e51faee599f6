import { randomUUID } from 'node:crypto';
import {
  type Component,
  DEFAULT_CONFIGURATION,
  type Gap,
  type JudgeInput,
  judge,
  type Observation,
  pathSet,
  policyDigest,
  REPORT_VERSION,
  type Report,
} from '@vauban/domain';

/** What a test says of a scan; all else is that of a clean, complete scan of the branch `main`. */
export interface Scan {
  readonly id?: string;
  readonly commit?: string | null;
  readonly parents?: readonly string[];
  readonly branch?: string | null;
  readonly source?: Partial<Report['source']>;
  readonly found?: readonly Observation[];
  readonly components?: readonly Component[];
  readonly gaps?: readonly Gap[];
  /** Files that were read beside those where something was found. */
  readonly looked?: readonly string[];
  readonly started?: string;
  readonly scanners?: Report['coverage']['scanners'];
  readonly data?: Report['coverage']['data'];
  readonly paths?: readonly string[];
  readonly judging?: Partial<JudgeInput>;
}

const SURFACES = ['code', 'secrets', 'dependencies'] as const;

/** A report as the command would write it, judged by the real judge. */
export function reportOf(scan: Scan): Report {
  const found = scan.found ?? [];
  const configuration = scan.judging?.configuration ?? DEFAULT_CONFIGURATION;
  const judgement = judge({
    observations: found,
    gaps: scan.gaps ?? [],
    suppressions: [],
    configuration,
    baseline: null,
    base: null,
    today: '2026-11-24',
    renames: scan.source?.renames ?? {},
    lineUnchanged: () => true,
    ...scan.judging,
  });
  const looked = [...found.map(({ location }) => location.path), ...(scan.looked ?? [])];
  return {
    schema: REPORT_VERSION,
    scan: { id: scan.id ?? randomUUID(), started: scan.started ?? '2026-11-24T09:30:00Z', durationMs: 1200 },
    tool: { name: 'vauban', version: '0.1.0' },
    source: {
      kind: 'git',
      repository: 'https://git.example.org/acme/shop',
      root: '.',
      commit: scan.commit === undefined ? 'c1' : scan.commit,
      parents: scan.parents ?? [],
      branch: scan.branch === undefined ? 'main' : scan.branch,
      mergeBase: null,
      shallow: false,
      dirty: false,
      renames: {},
      ancestry: {},
      ...scan.source,
    },
    policy: { digest: policyDigest(configuration), origin: 'default', gates: judgement.gates, changes: [] },
    verdict: judgement.verdict,
    reasons: judgement.reasons,
    coverage: {
      scope: { surfaces: SURFACES, paths: scan.paths ?? ['.'], include: [], exclude: [] },
      scanners:
        scan.scanners ??
        SURFACES.map((surface) => ({ id: surface, surface, version: '1', rules: 'sha256:00', ruleCount: 1 })),
      data: scan.data ?? [],
      files: { looked: looked.length, bytes: 1000 },
      looked: pathSet(looked),
      gaps: judgement.gaps,
    },
    rules: [],
    findings: judgement.findings,
    components: scan.components ?? [],
    unused: judgement.unused,
  };
}

/** A flaw in code: each name is another one. */
export function flaw(name: string, changes: Partial<Observation> = {}): Observation {
  return {
    rule: 'code/sql-injection',
    scanner: 'code',
    surface: 'code',
    title: 'SQL built from input',
    message: `The input ${name} reaches the query.`,
    severity: 'high',
    confidence: 'high',
    cwe: ['CWE-89'],
    location: { path: `src/${name}.ts`, line: 10, column: 3, snippet: `db.query(sql + ${name})` },
    ...changes,
  };
}

export function secret(name: string, snippet = `${name}=ghp_********`): Observation {
  return flaw(name, {
    rule: 'secrets/github-token',
    scanner: 'secrets',
    surface: 'secrets',
    title: 'GitHub token',
    subject: name,
    location: { path: 'config.env', line: 4, snippet },
  });
}

export function component(name: string, version: string): Component {
  return {
    purl: `pkg:npm/${name}@${version}`,
    ecosystem: 'npm',
    name,
    version,
    direct: true,
    scope: 'production',
    source: 'registry',
    location: { path: 'package-lock.json', line: 12 },
    path: ['shop', name],
  };
}

/** A vulnerable component; `names`: its advisory's id first. */
export function affected(name: string, version: string, ...names: string[]): Observation {
  const { purl, ecosystem, direct, scope, path } = component(name, version);
  const [id = '', ...aliases] = names;
  return flaw(name, {
    rule: id,
    scanner: 'dependencies',
    surface: 'dependencies',
    title: `${name}: prototype pollution`,
    severity: 'medium',
    subject: name,
    location: { path: 'package-lock.json', line: 12 },
    component: { purl, ecosystem, name, version, direct, scope, path, reachability: 'unknown' },
    advisory: {
      id,
      aliases,
      summary: 'Prototype pollution',
      cvss: [],
      severity: 'medium',
      fixedVersions: ['9.9.9'],
      urls: [],
      exploited: false,
    },
  });
}
