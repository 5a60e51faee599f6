import type { Problems, Sbom, SbomPackage } from './sbom.ts';

/** What a reader found, before its references are followed. */
export interface Draft {
  readonly format: Sbom['format'];
  readonly specVersion: string;
  readonly name: string | null;
  /** Refs of the described thing itself. */
  readonly roots: ReadonlySet<string>;
  readonly packages: readonly Omit<SbomPackage, 'dependsOn'>[];
  /** From a ref to the refs that it needs; an entry without any says "none". */
  readonly needs: ReadonlyMap<string, readonly string[]>;
  readonly problems: Problems;
}

const MOST_PACKAGES = 1_000_000;

/** Puts a bill together: refs that are there twice and references to nothing are problems, and the rest goes on. */
export function assemble(draft: Draft): Sbom {
  const { problems, needs, roots } = draft;
  const refs = new Set<string>(roots);
  const packages: Omit<SbomPackage, 'dependsOn'>[] = [];
  for (const item of draft.packages.slice(0, MOST_PACKAGES)) {
    if (refs.has(item.ref) && !roots.has(item.ref)) {
      const first = packages.find(({ ref }) => ref === item.ref);
      if (first?.purl !== item.purl) problems.add(`two packages have the reference ${item.ref.slice(0, 100)}`);
      else continue;
      packages.push({ ...item, ref: `${item.ref}#${packages.length}` });
      continue;
    }
    refs.add(item.ref);
    if (!roots.has(item.ref)) packages.push(item);
  }
  if (draft.packages.length > MOST_PACKAGES) problems.add('it has more packages than are read');
  const known = (from: string): string[] | null => {
    const to = needs.get(from);
    if (to === undefined) return null;
    const missing = to.find((ref) => !refs.has(ref));
    if (missing !== undefined) problems.add(`${from.slice(0, 100)} needs ${missing.slice(0, 100)}, which is not there`);
    return [...new Set(to.filter((ref) => refs.has(ref) && ref !== from))];
  };
  const lists = [...roots].map(known).filter((list) => list !== null);
  return {
    format: draft.format,
    specVersion: draft.specVersion,
    name: draft.name,
    packages: packages.map((item) => ({ ...item, dependsOn: known(item.ref) })),
    direct: lists.length === 0 || lists.flat().length === 0 ? null : new Set(lists.flat()),
    problems: problems.list(),
  };
}

/** Gathers what each needs. */
export function addNeed(needs: Map<string, string[]>, from: string, to: readonly string[]): void {
  const list = needs.get(from);
  if (list === undefined) needs.set(from, [...to]);
  else list.push(...to);
}
