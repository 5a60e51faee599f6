import { folderOf, inFolder, resolvePath } from '../../text/path.ts';
import { Model } from './model.ts';
import type { Pom } from './pom.ts';

const MOST_PARENTS = 50;
const MOST_IMPORTS = 20;

/** What a list of managed versions says about an artifact. */
export interface Managed {
  readonly version: string | undefined;
  readonly scope: string | undefined;
  readonly optional: boolean;
}

/** All pom.xml files of a target, which stand in for the repository that Maven would ask. */
export class Reactor {
  readonly #poms: ReadonlyMap<string, Pom>;
  readonly #spend: (steps: number) => void;
  readonly #models = new Map<string, Model | undefined>();
  /** By `group:artifact` as written. */
  readonly #byName = new Map<string, string[]>();
  readonly #managed = new Map<Model, Map<string, Managed | null>>();

  constructor(poms: ReadonlyMap<string, Pom>, spend: (steps: number) => void) {
    this.#poms = poms;
    this.#spend = spend;
    for (const [path, pom] of poms) {
      const name = `${pom.group ?? pom.parent?.group ?? ''}:${pom.artifact}`;
      const paths = this.#byName.get(name);
      if (paths === undefined) this.#byName.set(name, [path]);
      else paths.push(path);
    }
  }

  /** Whether a pom.xml of the target makes this `group:artifact`. */
  has(name: string): boolean {
    return this.#byName.has(name);
  }

  /** The model at a path; parents that lead in a circle count as absent. */
  model(path: string): Model | undefined {
    const line: string[] = [];
    let at: string | undefined = path;
    while (at !== undefined && !this.#models.has(at) && !line.includes(at) && line.length < MOST_PARENTS) {
      line.push(at);
      at = this.#parentPath(at);
    }
    let model = at === undefined ? undefined : this.#models.get(at);
    for (const each of line.reverse()) {
      const pom = this.#poms.get(each);
      model = pom === undefined ? undefined : new Model(each, pom, model);
      this.#models.set(each, model);
    }
    return this.#models.get(path);
  }

  /** The managed version of an artifact, own, inherited or imported, with all properties filled in. */
  managed(model: Model, key: string, depth = 0): Managed | undefined {
    this.#spend(1);
    const known = this.#managed.get(model)?.get(key);
    if (known !== undefined) return known ?? undefined;
    const found = this.#find(model, key, depth);
    const answers = this.#managed.get(model) ?? new Map<string, Managed | null>();
    this.#managed.set(model, answers.set(key, found ?? null));
    return found;
  }

  /** Parents and imported lists that the target does not hold, `group:artifact:version`. */
  absent(model: Model): string[] {
    const names: string[] = [];
    for (const each of model.line()) {
      const { parent } = each.pom;
      if (parent !== undefined && each.parent === undefined)
        names.push(`${parent.group}:${parent.artifact}:${model.fill(parent.version)}`);
      for (const item of each.imports) {
        const name = `${model.fill(item.group)}:${model.fill(item.artifact)}`;
        if (!this.has(name)) names.push(`${name}:${model.fill(item.version ?? '')}`);
      }
    }
    return names;
  }

  #find(model: Model, key: string, depth: number): Managed | undefined {
    const own = model.managedHere(key);
    if (own !== undefined) {
      const version = own.version === undefined ? undefined : model.fill(own.version);
      return { version, scope: own.scope === undefined ? undefined : model.fill(own.scope), optional: own.optional };
    }
    if (depth >= MOST_IMPORTS) return undefined;
    for (const each of model.line()) {
      for (const item of each.imports) {
        const paths = this.#byName.get(`${model.fill(item.group)}:${model.fill(item.artifact)}`) ?? [];
        const list = paths[0] === undefined ? undefined : this.model(paths[0]);
        const found = list === undefined || list === model ? undefined : this.managed(list, key, depth + 1);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  }

  #parentPath(path: string): string | undefined {
    const parent = this.#poms.get(path)?.parent;
    if (parent === undefined) return undefined;
    if (parent.relativePath !== '') {
      const relative = (parent.relativePath ?? '../pom.xml').replaceAll('\\', '/');
      const at = resolvePath(folderOf(path), relative);
      for (const candidate of at === null ? [] : [at, inFolder(at, 'pom.xml')]) {
        if (candidate !== path && this.#poms.get(candidate)?.artifact === parent.artifact) return candidate;
      }
    }
    return this.#byName.get(`${parent.group}:${parent.artifact}`)?.find((candidate) => candidate !== path);
  }
}
