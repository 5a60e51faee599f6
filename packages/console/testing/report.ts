import { randomUUID } from 'node:crypto';
import {
  type Component,
  DEFAULT_CONFIGURATION,
  type Gap,
  judge,
  type Observation,
  pathSet,
  policyDigest,
  REPORT_VERSION,
  type Report,
} from '@vauban/domain';

export interface Scanned {
  readonly found: readonly Observation[];
  readonly gaps?: readonly Gap[];
  readonly commit: string;
  readonly branch?: string;
  readonly parents?: readonly string[];
  readonly ancestry?: Report['source']['ancestry'];
  readonly components?: readonly Component[];
}

/** The report of a whole scan, of `main` unless it says otherwise, judged by the real judge. */
export function reportOf({
  found,
  gaps = [],
  commit,
  branch = 'main',
  parents = [],
  ancestry = {},
  components = [],
}: Scanned): Report {
  const judged = judge({
    observations: found,
    gaps,
    suppressions: [],
    configuration: DEFAULT_CONFIGURATION,
    baseline: null,
    base: null,
    today: new Date().toISOString().slice(0, 10),
    renames: {},
    lineUnchanged: () => true,
  });
  const looked = [...new Set(found.map(({ location }) => location.path))];
  const surfaces = ['code', 'secrets', 'dependencies'] as const;
  return {
    schema: REPORT_VERSION,
    scan: { id: randomUUID(), started: new Date().toISOString(), durationMs: 1234 },
    tool: { name: 'vauban', version: '0.1.0' },
    source: {
      kind: 'git',
      repository: 'https://git.example.org/acme/shop',
      root: '.',
      commit,
      parents,
      branch,
      mergeBase: null,
      shallow: false,
      dirty: false,
      renames: {},
      ancestry,
    },
    policy: { digest: policyDigest(DEFAULT_CONFIGURATION), origin: 'default', gates: judged.gates, changes: [] },
    verdict: judged.verdict,
    reasons: judged.reasons,
    coverage: {
      scope: { surfaces, paths: ['.'], include: [], exclude: [] },
      scanners: surfaces.map((id) => ({ id, surface: id, version: '1.0.0', rules: 'sha256:00', ruleCount: 3 })),
      data: [{ name: 'advisories', revision: 'r1', newest: new Date().toISOString() }],
      files: { looked: looked.length, bytes: 48_213 },
      looked: pathSet(looked),
      gaps: judged.gaps,
    },
    rules: [],
    findings: judged.findings,
    components,
    unused: judged.unused,
  };
}

const base = { confidence: 'high', cwe: ['CWE-89'] } as const;

/** SQL built from a request: a flow of two steps. */
export const INJECTION: Observation = {
  ...base,
  rule: 'code/sql-injection',
  scanner: 'code',
  surface: 'code',
  title: 'SQL built from a request',
  message: 'The parameter reaches the query as it is.',
  severity: 'high',
  location: { path: 'src/orders.ts', line: 12, column: 10, endColumn: 18, snippet: '  return db.query(sql + id);' },
  flow: [
    { path: 'src/orders.ts', line: 8, column: 14, endColumn: 30, snippet: '  const id = request.query.id;' },
    { path: 'src/orders.ts', line: 12, column: 10, endColumn: 18, snippet: '  return db.query(sql + id);' },
  ],
  fix: { summary: 'Give the value as a parameter of the query.', safe: false },
};

/** A secret beside hostile text: it must be seen as text, with its control characters. */
export const SECRET: Observation = {
  ...base,
  rule: 'secrets/github-token',
  scanner: 'secrets',
  surface: 'secrets',
  title: 'GitHub token <img src=x onerror=alert(1)>',
  message: 'A token stands in the source.\u202e',
  severity: 'critical',
  cwe: ['CWE-798'],
  subject: 'TOKEN',
  location: { path: 'config/\u001b[31m.env', line: 4, snippet: 'TOKEN=ghp_********' },
};

/** A component with a vulnerability, here by way of another one. */
export const COMPONENT: Observation = {
  ...base,
  rule: 'GHSA-jf85-cpcp-j695',
  scanner: 'dependencies',
  surface: 'dependencies',
  title: 'lodash: prototype pollution',
  message: 'An attacker can add properties to every object.',
  severity: 'medium',
  cwe: ['CWE-1321'],
  subject: 'lodash',
  location: { path: 'package-lock.json', line: 40 },
  component: {
    purl: 'pkg:npm/lodash@4.17.11',
    ecosystem: 'npm',
    name: 'lodash',
    version: '4.17.11',
    direct: false,
    scope: 'production',
    path: ['shop', 'express-kit', 'lodash'],
    reachability: 'unknown',
  },
  advisory: {
    id: 'GHSA-jf85-cpcp-j695',
    aliases: ['CVE-2019-10744'],
    summary: 'Prototype pollution in lodash',
    cvss: [],
    score: 6.1,
    severity: 'medium',
    fixedVersions: ['4.17.12'],
    urls: ['https://nvd.nist.gov/vuln/detail/CVE-2019-10744', 'javascript:alert(1)'],
    exploited: true,
  },
};

const location = { path: 'package-lock.json', line: 40 };
const inProduction = { ecosystem: 'npm', scope: 'production', source: 'registry', location } as const;

/** Two components: one asked for, which needs the vulnerable one. */
export const COMPONENTS: readonly Component[] = [
  {
    ...inProduction,
    purl: 'pkg:npm/express-kit@2.0.0',
    name: 'express-kit',
    version: '2.0.0',
    direct: true,
    path: ['shop', 'express-kit'],
    dependsOn: ['pkg:npm/lodash@4.17.11'],
    licence: 'MIT',
  },
  {
    ...inProduction,
    purl: 'pkg:npm/lodash@4.17.11',
    name: 'lodash',
    version: '4.17.11',
    direct: false,
    path: ['shop', 'express-kit', 'lodash'],
    dependsOn: [],
  },
];

/** Many more of the same rule, one a file. */
export function many(count: number): Observation[] {
  return Array.from({ length: count }, (_, index) => ({
    ...INJECTION,
    title: `SQL built from request number ${index + 1}`,
    severity: 'low',
    flow: [],
    location: { ...INJECTION.location, path: `src/generated/query-${String(index + 1).padStart(4, '0')}.ts` },
  }));
}
