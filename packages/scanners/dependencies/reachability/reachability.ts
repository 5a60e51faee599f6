import type { LockedComponent } from '../components/locked-component.ts';
import { modulesOf } from '../imports/python-modules.ts';
import { PYTHON_NEEDS } from '../imports/python-needs.ts';
import { normalisedName } from '../python/package-name.ts';
import { folderOf } from '../text/path.ts';
import { languageOf, type SourceLanguage } from './language-of.ts';
import type { FoundImport, ProjectSources, TargetSources } from './project-sources.ts';
import { type Reached, reached } from './reached.ts';
import { usesOfPackage } from './uses-of-package.ts';

/** Answers how far a component is from being run, by what the target's own sources do. In doubt: `unknown`. */
export class Reachability {
  readonly #sources: TargetSources;
  readonly #lockfiles = new Map<string, LockedComponent[]>();
  readonly #loaded = new Map<string, Loaded>();
  /** Names of direct dependencies, by lockfile. */
  readonly #direct = new Map<string, Set<string>>();

  constructor(sources: TargetSources, components: readonly LockedComponent[]) {
    this.#sources = sources;
    for (const locked of components) {
      const key = lockfileKey(locked);
      const known = this.#lockfiles.get(key);
      if (known === undefined) this.#lockfiles.set(key, [locked]);
      else known.push(locked);
      const { direct, alias, name } = locked.component;
      if (direct !== true) continue;
      this.#direct.set(key, (this.#direct.get(key) ?? new Set()).add(alias ?? name));
    }
  }

  /** `symbols`: the vulnerable functions, where an advisory names them. */
  of(locked: LockedComponent, symbols: readonly string[]): Reached {
    const { ecosystem, location, name } = locked.component;
    const language = languageOf(ecosystem);
    if (language === null) return reached('unknown', `sources are not asked about packages of ${ecosystem} yet`);
    const project = this.#sources.of(language, folderOf(location.path));
    const evidence = this.#isShadowed(locked)
      ? { ...evidenceOf(locked, language, project), imports: [], mentioned: false }
      : evidenceOf(locked, language, project);
    const shown = name.slice(0, 100);
    const own =
      evidence.imports.length === 0 ? null : usesOfPackage(evidence.imports, symbols.map(lastStep), project, shown);
    if (own !== null && (own.state === 'called' || own.state === 'named')) return own;
    if (project.unseen !== null) return reached('unknown', project.unseen);
    if (evidence.mentioned)
      return reached('unknown', `${shown} is named in a file that is not parsed, such as settings or a script`);
    const loaded = this.#loadedIn(locked, language, project);
    if (loaded.brings.has(locked.component.purl))
      return reached('unknown', `another package that is imported may use ${shown}`);
    if (own !== null) return own;
    if (loaded.open !== null) return reached('unknown', `what ${loaded.open} needs is not known`);
    if (!evidence.certain && this.#hasUnexplained(locked, project)) {
      return reached('unknown', `under which name ${shown} is imported is not known`);
    }
    return reached(
      'not-imported',
      `nothing in the ${project.files.length} source files imports ${shown}, or a package that needs it`,
    );
  }

  #loadedIn(locked: LockedComponent, language: SourceLanguage, project: ProjectSources): Loaded {
    const key = lockfileKey(locked);
    let loaded = this.#loaded.get(key);
    if (loaded === undefined) {
      loaded = loadedOf(this.#lockfiles.get(key) ?? [], language, project);
      this.#loaded.set(key, loaded);
    }
    return loaded;
  }

  /** Another version of it stands in the lockfile as a direct dependency: that is the one which own sources get. */
  #isShadowed(locked: LockedComponent): boolean {
    if (locked.component.direct !== false) return false;
    const { name, alias } = locked.component;
    const sameName = this.#direct.get(lockfileKey(locked));
    return sameName?.has(alias ?? name) === true;
  }

  /** Whether an import belongs to none of the lockfile's packages by their known or likely names. */
  #hasUnexplained(locked: LockedComponent, project: ProjectSources): boolean {
    const explained = new Set(
      (this.#lockfiles.get(lockfileKey(locked)) ?? [])
        .filter((it) => it !== locked)
        .flatMap(({ component }) => modulesOf(component.name).modules),
    );
    const ownFolders = new Set(
      project.files.flatMap(({ path }) =>
        path
          .toLowerCase()
          .replace(/\.pyw?$/, '')
          .split('/'),
      ),
    );
    return [...project.imports.keys()].some((name) => !explained.has(name) && !ownFolders.has(name));
  }
}

interface Loaded {
  /** Purls of what imported packages need, in as many steps as it takes. */
  readonly brings: ReadonlySet<string>;
  /** A loaded package of which nobody says what it needs; null: all is known. */
  readonly open: string | null;
}

function loadedOf(components: readonly LockedComponent[], language: SourceLanguage, project: ProjectSources): Loaded {
  const byPurl = new Map(components.map((it) => [it.component.purl, it]));
  const byName = new Map(components.map((it) => [normalisedName(it.component.name), it]));
  const queue = components.filter((it) => {
    const { imports, mentioned } = evidenceOf(it, language, project);
    return imports.length > 0 || mentioned;
  });
  const asked = new Set(queue);
  const brings = new Set<string>();
  let open: string | null = null;
  for (const { component } of queue) {
    // a member of the workspace: its own sources were asked
    if (component.source === 'workspace' || component.source === 'link') continue;
    const known = component.dependsOn?.map((purl) => byPurl.get(purl));
    const needs =
      known ?? (language === 'python' ? needsOf(component.name)?.map((name) => byName.get(name)) : undefined);
    if (needs === undefined) open ??= component.name.slice(0, 100);
    for (const needed of needs ?? []) {
      if (needed === undefined) continue;
      brings.add(needed.component.purl);
      if (asked.has(needed)) continue;
      asked.add(needed);
      queue.push(needed);
    }
  }
  return { brings, open };
}

function needsOf(name: string): readonly string[] | undefined {
  return PYTHON_NEEDS.get(normalisedName(name));
}

interface Evidence {
  readonly imports: readonly FoundImport[];
  /** A text that nobody parses, or a name made at run time, may load it. */
  readonly mentioned: boolean;
  /** The names that it is imported by are known. */
  readonly certain: boolean;
}

function evidenceOf({ component }: LockedComponent, language: SourceLanguage, project: ProjectSources): Evidence {
  const { modules, certain } =
    language === 'python' ? modulesOf(component.name) : { modules: npmNames(component), certain: true };
  const names = [...new Set([component.name.toLowerCase(), normalisedName(component.name), ...modules])];
  return {
    imports: modules.flatMap((name) => project.imports.get(name) ?? []),
    mentioned: names.some((name) => project.mentions(name) || project.mayLoad(name)),
    certain,
  };
}

/** The name that it is installed under, and the one whose types it brings. */
function npmNames({ name, alias }: LockedComponent['component']): string[] {
  return [...new Set([name, alias ?? name])].map((it) => it.toLowerCase());
}

function lockfileKey({ component }: LockedComponent): string {
  return `${component.ecosystem} ${component.location.path}`;
}

/** `template` of `(lodash).template`, `lodash.template()` and `lodash#template`. */
function lastStep(symbol: string): string {
  return (
    symbol
      .split(/[.#:()/\s]+/)
      .filter((step) => step !== '')
      .at(-1) ?? ''
  );
}
