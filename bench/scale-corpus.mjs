// What an organisation of many projects sends in a year: reports made from a seed, recorded on the server's own road.
import { createHash } from 'node:crypto';
import { DEFAULT_CONFIGURATION, judge, pathSet, policyDigest } from '../packages/domain/dist/index.js';
import { randomFrom } from './random.mjs';

const MOST_AT_ONCE = 13_000;
const SEVERITIES = ['critical', 'high', 'medium', 'low', 'none'];
const WEIGHTS = [3, 17, 40, 35, 5];
const VERBS = ['reaches', 'is built into', 'decides', 'is logged by', 'leaves through'];
const DAY = 86_400_000;

/** How many vulnerabilities each project has: the first a third of all, the others by a power law. */
export function projectSizes(vulnerabilities, projects) {
  const first = Math.round(vulnerabilities / 3);
  const weights = Array.from({ length: projects - 1 }, (_, index) => (index + 1) ** -0.6);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const rest = weights.map((weight) => Math.max(1, Math.floor(((vulnerabilities - first) * weight) / sum)));
  const missing = vulnerabilities - first - rest.reduce((total, size) => total + size, 0);
  rest[0] += missing;
  return [first, ...rest];
}

/** The reports of a project in the order in which they arrive, made one by one; `at` is when. */
export function* reportsOf(seed, project, size, now) {
  const random = randomFrom(`${seed} ${project} when`);
  const begun = now - Math.floor((20 + random.below(300)) * DAY);
  for (let from = 0; from < size; from += MOST_AT_ONCE) {
    const part = { seed, project, from, count: Math.min(MOST_AT_ONCE, size - from) };
    yield { report: reportOf({ ...part, commit: `c1x${from}` }), at: begun + from };
    if (project % 5 === 0 && from === 0) {
      const fewer = { ...part, count: Math.ceil(part.count * 0.9), commit: 'c2', parents: ['c1x0'] };
      yield { report: reportOf(fewer), at: begun + 10 * DAY };
    }
    if (project % 10 === 1 && from === 0) {
      const branch = { ...part, count: Math.min(100, part.count), commit: 'f1', parents: ['c1x0'], branch: 'feature' };
      yield { report: reportOf(branch), at: begun + 12 * DAY };
    }
  }
}

/** One report; `moved` lines further down for the first `changed` of its findings. */
export function reportOf(wish) {
  const { seed, project, from = 0, count, commit, parents = [], branch = 'main', id, changed = 0, moved = 0 } = wish;
  const service = `services/s${from / MOST_AT_ONCE}`;
  const observations = Array.from({ length: count }, (_, index) =>
    observation({ seed, project, service, index: from + index, moved: index < changed ? moved : 0 }),
  );
  const judged = judge({
    observations,
    gaps: [],
    suppressions: [],
    configuration: DEFAULT_CONFIGURATION,
    baseline: null,
    base: null,
    today: '2026-11-24',
    renames: {},
    lineUnchanged: () => true,
  });
  const { verdict, reasons, findings, gaps, unused, gates } = judged;
  return {
    schema: 'vauban.report/1.0',
    scan: {
      id: id ?? uuidOf(`${seed} ${project} ${from} ${commit}`),
      started: '2026-01-02T09:00:00Z',
      durationMs: 60_000,
    },
    tool: { name: 'vauban', version: '0.1.0' },
    source: {
      kind: 'git',
      repository: `https://git.example.org/scale/${project}`,
      root: '.',
      commit,
      parents,
      branch,
      mergeBase: null,
      shallow: false,
      dirty: false,
      renames: {},
      ancestry: {},
    },
    policy: { digest: policyDigest(DEFAULT_CONFIGURATION), origin: 'default', gates, changes: [] },
    verdict,
    reasons,
    coverage: {
      scope: {
        surfaces: ['code', 'dependencies', 'secrets', 'infrastructure'],
        paths: [service],
        include: [],
        exclude: [],
      },
      scanners: ['code', 'dependencies', 'secrets', 'infrastructure'].map((name) => {
        return { id: name, surface: name, version: '1', rules: 'sha256:0', ruleCount: 100 };
      }),
      data: [],
      files: { looked: 1000, bytes: 1e7 },
      looked: pathSet([...new Set(observations.map(({ location }) => location.path))]),
      gaps,
    },
    rules: [],
    findings: findings.map((finding, index) => ({ ...finding, ...ownerOf(project, from + index) })),
    components: Array.from({ length: Math.min(2000, 40 + Math.ceil(count / 4)) }, (_, index) =>
      component(seed, project, index, service),
    ),
    unused,
  };
}

function observation({ seed, project, service, index, moved }) {
  const random = randomFrom(`${seed} ${project} ${index}`);
  const kind = random.next();
  const folder = `${service}/src/folder${random.below(997)}`;
  const path = `${folder}/file${random.below(40)}.ts`;
  const line = 1 + moved + random.below(900);
  const common = { severity: heavy(random), confidence: random.pick(['high', 'medium', 'low']) };
  const at = (more, text) => ({ path, line: line + more, column: 5, snippet: `    ${text} // ${project} ${index}` });
  if (kind < 0.35) return vulnerable({ seed, project, service, index, random });
  if (kind < 0.45) {
    return {
      ...common,
      rule: `secrets/kind-${random.below(60)}`,
      scanner: 'secrets',
      surface: 'secrets',
      title: 'A credential stands in a file',
      message: 'Whoever reads this file can use the account.',
      cwe: ['CWE-798'],
      location: { path, line, column: 9 },
      subject: `key${index}`,
    };
  }
  const surface = kind < 0.9 ? 'code' : 'infrastructure';
  const rule = Math.floor(240 * random.next() ** 2);
  return {
    ...common,
    rule: `${surface}/rule-${rule}`,
    scanner: surface,
    surface,
    title: `Input ${VERBS[rule % VERBS.length]} a statement of kind ${rule}`,
    message: `The parameter "name${index}" of the request ${VERBS[rule % VERBS.length]} it without being checked.`,
    cwe: [`CWE-${20 + (rule % 100)}`],
    location: at(3, `await db.query('select * from t where name = ' + name${index})`),
    flow: [at(0, `app.get('/x', (request) => {`), at(1, `const name${index} = request.query.name`), at(3, 'db.query')],
    fix: { summary: 'Bind the value: db.query(text, [name]).', safe: false },
  };
}

function vulnerable({ seed, project, service, index, random }) {
  const number = Math.floor(5000 * random.next() ** 2);
  const known = randomFrom(`${seed} advisory ${number}`);
  const severity = heavy(known);
  const { purl, name, version } = component(seed, project, index % 2000, service);
  const exploited = known.below(100) < 2;
  return {
    rule: `CVE-2025-${10_000 + number}`,
    scanner: 'dependencies',
    surface: 'dependencies',
    title: `${name} ${version}: a request of length zero ends the process (${number})`,
    message: 'The version that is locked has a known vulnerability.',
    severity,
    confidence: 'high',
    cwe: ['CWE-400'],
    location: { path: `${service}/packages/p${Math.floor(index / 50)}/package-lock.json`, line: 1 + (index % 5000) },
    component: {
      purl,
      ecosystem: 'npm',
      name,
      version,
      direct: index % 9 === 0,
      scope: 'production',
      path: ['scale', name],
      reachability: 'unknown',
    },
    advisory: {
      id: `CVE-2025-${10_000 + number}`,
      aliases: [],
      summary: 'A request of length zero ends the process.',
      cvss: [],
      severity,
      fixedVersions: ['9.9.9'],
      urls: [],
      exploited,
      ...(exploited && { dueDate: `2026-${String(1 + known.below(12)).padStart(2, '0')}-15` }),
    },
  };
}

function component(seed, project, index, service) {
  const random = randomFrom(`${seed} ${project} component ${index}`);
  const name = `package-${Math.floor(8000 * random.next() ** 2)}-${index}`;
  const version = `${1 + random.below(4)}.${random.below(9)}.0`;
  return {
    purl: `pkg:npm/${name}@${version}`,
    ecosystem: 'npm',
    name,
    version,
    direct: index % 20 === 0,
    scope: 'production',
    source: 'registry',
    location: { path: `${service}/package-lock.json`, line: 1 + index * 9 },
    path: ['scale', name],
  };
}

/** Teams own projects, and folders of the large one; one in ten is nobody's. */
function ownerOf(project, index) {
  if (index % 10 === 9) return {};
  return { owner: `@team-${project === 0 ? Math.floor(index / 7000) % 30 : project % 60}` };
}

function heavy(random) {
  const mark = random.below(100);
  let below = 0;
  const index = WEIGHTS.findIndex((weight) => {
    below += weight;
    return mark < below;
  });
  return SEVERITIES[index];
}

function uuidOf(text) {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
