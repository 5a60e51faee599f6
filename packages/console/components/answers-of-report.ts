/** What a report says of one component, beyond what lists hold. */
export interface ReportAnswer {
  /** Names from the root to it; empty: the lockfile does not say. */
  readonly path: readonly string[];
  readonly lockfile: string;
  readonly licence: string | null;
  /** Names of those in the same lockfile that need it directly; null: the lockfile does not say. */
  readonly neededBy: readonly string[] | null;
  readonly needs: readonly string[] | null;
}

export interface ReportAnswers {
  /** By package URL; one answer a lockfile. */
  readonly components: ReadonlyMap<string, readonly ReportAnswer[]>;
  /** By package URL, the words that findings use: `reachable`, `unreachable`, `unknown`. */
  readonly reachability: ReadonlyMap<string, string>;
}

/** Reads a report, which may be of an older version: what is not understood is left out. */
export function answersOfReport(report: unknown): ReportAnswers {
  const listed = listOf(partOf(report, 'components'));
  const names = new Map(listed.map((one) => [textOf(partOf(one, 'purl')), textOf(partOf(one, 'name'))]));
  const neededBy = new Map<string, Set<string>>();
  const graphs = new Set<string>();
  for (const one of listed) {
    const needs = partOf(one, 'dependsOn');
    if (!Array.isArray(needs)) continue;
    const lockfile = lockfileOf(one);
    graphs.add(lockfile);
    for (const purl of textsOf(needs)) {
      const key = keyOf(lockfile, purl);
      const known = neededBy.get(key) ?? new Set();
      neededBy.set(key, known.add(textOf(partOf(one, 'name'))));
    }
  }
  const components = new Map<string, ReportAnswer[]>();
  for (const one of listed) {
    const purl = textOf(partOf(one, 'purl'));
    const lockfile = lockfileOf(one);
    const needs = partOf(one, 'dependsOn');
    const licence = textOf(partOf(one, 'licence'));
    const answer: ReportAnswer = {
      path: textsOf(partOf(one, 'path')),
      lockfile,
      licence: licence === '' ? null : licence,
      neededBy: graphs.has(lockfile) ? [...(neededBy.get(keyOf(lockfile, purl)) ?? [])].sort() : null,
      needs: Array.isArray(needs) ? textsOf(needs).map((other) => names.get(other) ?? other) : null,
    };
    components.set(purl, [...(components.get(purl) ?? []), answer]);
  }
  const reachability = new Map<string, string>();
  for (const finding of listOf(partOf(report, 'findings'))) {
    const component = partOf(finding, 'component');
    const word = textOf(partOf(component, 'reachability'));
    const purl = textOf(partOf(component, 'purl'));
    if (word !== '' && reachability.get(purl) !== 'reachable') reachability.set(purl, word);
  }
  return { components, reachability };
}

const keyOf = (lockfile: string, purl: string) => `${lockfile}\n${purl}`;

function lockfileOf(component: unknown): string {
  return textOf(partOf(partOf(component, 'location'), 'path'));
}

function partOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textsOf(value: unknown): string[] {
  return listOf(value).filter((one): one is string => typeof one === 'string');
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
