import type { Pom, PomDependency } from './pom.ts';

const MOST_ROUNDS = 10;
const LONGEST = 512;

/** A pom.xml with those of the target that it inherits from. */
export class Model {
  readonly path: string;
  readonly pom: Pom;
  readonly parent: Model | undefined;
  readonly group: string;
  readonly version: string;
  /** Imported lists in order, `scope` import. */
  readonly imports: readonly PomDependency[];
  readonly #properties: ReadonlyMap<string, string>;
  readonly #managed = new Map<string, PomDependency>();

  constructor(path: string, pom: Pom, parent: Model | undefined) {
    this.path = path;
    this.pom = pom;
    this.parent = parent;
    const parts = pom.parts.filter((part) => !part.isOptional);
    const ownGroup = pom.group ?? pom.parent?.group ?? '';
    const ownVersion = pom.version ?? pom.parent?.version ?? '';
    const own: [string, string][] = [
      ['groupId', ownGroup],
      ['artifactId', pom.artifact],
      ['version', ownVersion],
      ['parent.groupId', pom.parent?.group ?? ''],
      ['parent.artifactId', pom.parent?.artifact ?? ''],
      ['parent.version', pom.parent?.version ?? ''],
    ];
    const project = own.flatMap(([name, value]): [string, string][] => [
      [`project.${name}`, value],
      [`pom.${name}`, value],
    ]);
    this.#properties = new Map([...project, ...parts.flatMap((part) => [...part.properties])]);
    this.group = this.fill(ownGroup);
    this.version = this.fill(ownVersion);
    const managed = parts.flatMap((part) => part.managed);
    this.imports = managed.filter((item) => item.scope === 'import');
    for (const item of managed) if (item.scope !== 'import') this.#managed.set(this.keyOf(item), item);
  }

  get name(): string {
    return `${this.group}:${this.fill(this.pom.artifact)}`;
  }

  /** Itself, then what it inherits from. */
  *line(): Generator<Model> {
    for (let at: Model | undefined = this; at !== undefined; at = at.parent) yield at;
  }

  /** With properties filled in; `${…}` stays where nobody in the target sets it. */
  fill(text: string): string {
    let filled = text.slice(0, LONGEST);
    for (let round = 0; round < MOST_ROUNDS && filled.includes('${'); round++) {
      const before = filled;
      filled = filled
        .replace(/\$\{([^${}]+)\}/g, (whole, name: string) => this.#property(name.trim()) ?? whole)
        .slice(0, LONGEST);
      if (filled === before) break;
    }
    return filled;
  }

  /** By what Maven tells managed artifacts apart. */
  keyOf(item: PomDependency): string {
    const { group, artifact, type, classifier } = item;
    return [group, artifact, type ?? 'jar', classifier ?? ''].map((text) => this.fill(text)).join(':');
  }

  /** What `dependencyManagement` here says, or in what it inherits from; imported lists are not asked. */
  managedHere(key: string): PomDependency | undefined {
    for (const model of this.line()) {
      const found = model.#managed.get(key);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #property(name: string): string | undefined {
    for (const model of this.line()) {
      const value = model.#properties.get(name);
      if (value !== undefined) return value;
    }
    return undefined;
  }
}
