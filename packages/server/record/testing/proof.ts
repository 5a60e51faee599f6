import type { Gap, JudgedGap, Observation, Report } from '@vauban/domain';
import { flaw, reportOf, type Scan } from './report.ts';

/** What a run of the generator needs of a record; the project is one that nobody else writes to. */
export interface ProofRecord {
  record(report: Report): Promise<{ readonly opened: readonly number[]; readonly gone: readonly number[] }>;
  /** Paths of vulnerabilities, by number. */
  pathsOf(numbers: readonly number[]): Promise<ReadonlyMap<number, string>>;
  /** Numbers that are open on a branch. */
  openOn(branch: string): Promise<readonly number[]>;
}

export interface ProofOutcome {
  readonly uploads: number;
  readonly mutated: number;
  /** Uploads by the kind of what was done to them. */
  readonly byKind: Readonly<Record<string, number>>;
  /** Closed although the flaw is there, one sentence each. */
  readonly wrong: readonly string[];
  /** Flaws that were fixed, where a whole scan of a later commit looked; and how many of them it closed. */
  readonly fixes: number;
  readonly closed: number;
  /** More than one vulnerability for one flaw. */
  readonly doubled: number;
}

export interface Random {
  next(): number;
  below(n: number): number;
  pick<Item>(items: readonly Item[]): Item;
}

const SERVICES = ['services/api', 'services/web', 'lib'];
const FLAWS = SERVICES.flatMap((folder) => Array.from({ length: 4 }, (_, index) => `${folder}/f${index}.ts`));
const FILES = [...FLAWS, ...SERVICES.map((folder) => `${folder}/clean.ts`)];
const SCANNERS = (ruleIds: readonly string[]): Report['coverage']['scanners'] => [
  { id: 'code', surface: 'code', version: '1', rules: 'sha256:00', ruleCount: ruleIds.length, ruleIds },
];
const RULES = ['code/sql-injection', 'code/command-injection', 'code/path-traversal'];

interface Commit {
  readonly id: string;
  readonly branch: string;
  /** Oldest first. */
  readonly ancestors: readonly string[];
  /** Paths where there is a flaw. */
  readonly flaws: ReadonlySet<string>;
}

/** A repository whose flaws are known at each commit, with branches that leave `main` and go their own way. */
class World {
  readonly commits: Commit[] = [];
  readonly heads = new Map<string, Commit>();
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
    this.#add('main', null, new Set(FLAWS.filter(() => random.next() < 0.5)));
  }

  /** One more commit: some flaws are fixed, some come, some come back. */
  move(): Commit {
    const branch = this.#random.next() < 0.75 ? 'main' : this.#random.pick(['topic', 'release']);
    const from = this.heads.get(branch) ?? (this.heads.get('main') as Commit);
    const flaws = new Set(from.flaws);
    for (const path of FLAWS) {
      if (this.#random.next() < 0.15) {
        if (!flaws.delete(path)) flaws.add(path);
      }
    }
    return this.#add(branch, from, flaws);
  }

  #add(branch: string, from: Commit | null, flaws: ReadonlySet<string>): Commit {
    const ancestors = from === null ? [] : [...from.ancestors, from.id];
    const commit = { id: `c${this.commits.length}`, branch, ancestors, flaws };
    this.commits.push(commit);
    this.heads.set(branch, commit);
    return commit;
  }
}

interface Upload {
  readonly kind: string;
  readonly scan: Scan;
  /** What the schema at the door or the reader makes of the report before it is recorded. */
  readonly becomes?: (report: Report) => Report | null;
}

/** Mutations of a whole scan of a commit. None of them may close what is there. */
const MUTATIONS: readonly ((whole: Whole, random: Random) => Upload)[] = [
  // bytes that end too early are no document, and nothing of them is recorded
  ({ scan }, random) => ({
    kind: 'cut',
    scan,
    becomes: (report) => parsed(JSON.stringify(report).slice(0, -1 - random.below(2000))),
  }),
  ({ scan }) => ({ kind: 'empty', scan: { ...scan, found: [], looked: [] }, becomes: lookedAtNothing }),
  ({ scan, some }) => ({
    kind: 'crashed',
    scan: { ...scan, found: some, gaps: [gap({ kind: 'scanner-died', scanner: 'code' })] },
  }),
  ({ scan, some }) => ({ kind: 'out of time', scan: { ...scan, found: some, gaps: [gap({ kind: 'time-out' })] } }),
  ({ scan, found }, random) => {
    const path = random.pick(FLAWS);
    const rest = found.filter(({ location }) => location.path !== path);
    return { kind: 'died on a file', scan: { ...scan, found: rest, gaps: [gap({ kind: 'scanner-died', path })] } };
  },
  ({ scan }) => ({ kind: 'other branch', scan: { ...scan, branch: 'elsewhere', found: [] } }),
  ({ scan, found }, random) => {
    const folder = random.pick(SERVICES);
    const inside = (path: string) => path.startsWith(`${folder}/`);
    const own = found.filter(({ location }) => inside(location.path));
    return { kind: 'other service', scan: { ...scan, found: own, paths: [folder], looked: FILES.filter(inside) } };
  },
  ({ scan, found }, random) => {
    const off = random.pick(RULES);
    const active = RULES.filter((rule) => rule !== off);
    return {
      kind: 'rule off',
      scan: { ...scan, found: found.filter(({ rule }) => rule !== off), scanners: SCANNERS(active) },
    };
  },
  ({ scan, found }, random) => {
    const folder = random.pick(SERVICES);
    const inside = (path: string) => path.startsWith(`${folder}/`);
    const rest = found.filter(({ location }) => !inside(location.path));
    const gaps = [gap({ kind: 'excluded', class: 'counted', pattern: `${folder}/` })];
    return { kind: 'partial', scan: { ...scan, found: rest, gaps, looked: FILES.filter((path) => !inside(path)) } };
  },
  ({ scan, found }) => ({
    kind: 'doubled inside',
    scan,
    becomes: (report) => ({ ...report, findings: [...report.findings, ...report.findings.slice(0, found.length)] }),
  }),
  ({ scan, some }) => ({ kind: 'dirty', scan: { ...scan, found: some, source: { ...scan.source, dirty: true } } }),
  ({ scan }) => ({
    kind: 'other scanner',
    scan: { ...scan, found: [], scanners: [{ ...(SCANNERS([])[0] as Scanner), id: 'import:other' }] },
  }),
  ({ scan }) => ({
    kind: 'history unknown',
    scan: { ...scan, found: [], parents: [], source: { ...scan.source, ancestry: {} } },
  }),
];
type Scanner = Report['coverage']['scanners'][number];

interface Whole {
  readonly scan: Scan;
  readonly found: readonly Observation[];
  /** As many as a scanner writes before it ends too early. */
  readonly some: readonly Observation[];
}

/**
 * Sends scans of a made repository to a record, most of them mutated or out of order, and compares what the record
 * closes with what is really there.
 */
export async function prove(record: ProofRecord, random: Random, uploads: number): Promise<ProofOutcome> {
  const world = new World(random);
  const byKind: Record<string, number> = {};
  const wrong: string[] = [];
  const names = new Map<number, string>();
  let [mutated, fixes, closed] = [0, 0, 0];
  for (let count = 0; count < uploads; count += 1) {
    if (random.next() < 0.3) world.move();
    const isLate = random.next() < 0.1;
    const commit = isLate ? random.pick(world.commits) : random.pick([...world.heads.values()]);
    const whole = wholeScan(world, commit, random);
    const isWhole = random.next() < 0.25;
    const { kind, scan, becomes } = isWhole
      ? { kind: 'whole', scan: whole.scan }
      : random.pick(MUTATIONS)(whole, random);
    const isHead = world.heads.get(commit.branch)?.id === commit.id;
    const shown = isHead ? kind : `${kind}, out of order`;
    byKind[shown] = (byKind[shown] ?? 0) + 1;
    if (!isWhole || !isHead) mutated += 1;
    const made = { ...reportOf(scan) };
    const report = becomes === undefined ? made : becomes(made);
    if (report === null) continue;
    const before = isWhole && isHead ? await record.openOn(commit.branch) : [];
    const { opened, gone } = await record.record(report);
    for (const [number, path] of await record.pathsOf([...opened, ...gone])) names.set(number, path);
    for (const number of gone) {
      const path = names.get(number) ?? '';
      if (!commit.flaws.has(path) && scan.branch === commit.branch) continue;
      wrong.push(`upload ${count} (${shown}) closed VBN-${number} in ${path}, which is there at ${commit.id}`);
    }
    if (!isWhole || !isHead) continue;
    const fixed = before.filter((number) => !commit.flaws.has(names.get(number) ?? ''));
    const after = new Set(await record.openOn(commit.branch));
    fixes += fixed.length;
    closed += fixed.filter((number) => !after.has(number)).length;
  }
  const doubled = names.size - new Set(names.values()).size;
  return { uploads, mutated, byKind, wrong, fixes, closed, doubled };
}

function wholeScan(world: World, commit: Commit, random: Random): Whole {
  const found = [...commit.flaws].sort().map(flawAt);
  const known = world.commits.map(({ id }) => id).filter((id) => id !== commit.id);
  const ancestry = Object.fromEntries(
    known.map((id) => [id, commit.ancestors.includes(id) ? ('ancestor' as const) : ('not' as const)]),
  );
  const scan: Scan = {
    commit: commit.id,
    parents: commit.ancestors.slice(-1),
    branch: commit.branch,
    source: { ancestry },
    found,
    looked: FILES,
    scanners: SCANNERS(RULES),
  };
  return { scan, found, some: found.slice(0, random.below(found.length + 1)) };
}

function flawAt(path: string): Observation {
  const rule = RULES[FLAWS.indexOf(path) % RULES.length] as string;
  return flaw(path, { rule, location: { path, line: 10, column: 3, snippet: `db.query(sql + ${path})` } });
}

function gap(of: Partial<JudgedGap> & Pick<Gap, 'kind'>): Gap {
  return { message: 'it was not looked at', ...of };
}

function parsed(text: string): Report | null {
  try {
    return JSON.parse(text) as Report;
  } catch {
    return null;
  }
}

function lookedAtNothing(report: Report): Report {
  return { ...report, coverage: { ...report.coverage, files: { looked: 0, bytes: 0 } } };
}
