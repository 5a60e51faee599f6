import type { Hit } from '../analysis.ts';
import type { Group, World } from '../world.ts';
import { describe } from './describe.ts';
import { Fingerprints } from './fingerprint.ts';
import {
  type FunctionKey,
  type KeptResults,
  type KeptStore,
  type ModuleResults,
  readKept,
  writeKept,
} from './kept-results.ts';

const NOTHING: ModuleResults = { hits: [], modules: [], changes: [], reached: [], cutShort: [] };

/** Which results of an earlier analysis still hold, and which must be worked out anew. */
export class Keeping {
  readonly #world: World;
  readonly #store: KeptStore | null;
  readonly #fingerprints: Fingerprints;
  readonly #before: (KeptResults | null)[];
  readonly #reached: Map<number, number[]> | null = null;

  constructor(world: World, store: KeptStore | null) {
    this.#world = world;
    this.#store = store;
    this.#fingerprints = new Fingerprints(world.program);
    this.#before = world.program.modules.map(({ path }) =>
      store === null ? null : readKept(store, world.program, this.#fingerprints, path),
    );
    if (store !== null) this.#reached = this.#reachedBefore();
  }

  outdated(): number[] {
    return [...this.#before.keys()].filter((module) => this.#before[module]?.holds !== true);
  }

  results(module: number): ModuleResults {
    return this.#before[module]?.results ?? NOTHING;
  }

  /** Whether a module whose results are kept reaches the function. */
  isReached(code: number, anew: ReadonlySet<number>): boolean {
    return this.#reached?.get(code)?.some((module) => !anew.has(module)) ?? false;
  }

  /**
   * Modules whose kept results rest on what modules that ran anew changed in others' objects, or which changed objects of
   * modules that those that ran anew consulted: neither is seen by looking at the files alone.
   */
  alsoOutdated(anew: ReadonlySet<number>, resultsOf: (module: number) => ModuleResults): number[] {
    if (this.#store === null) return [];
    const touched = new Set<string>();
    const consulted = new Set<string>();
    for (const module of anew) {
      const now = resultsOf(module);
      const before = new Set((this.#before[module]?.results.changes ?? []).map((it) => it.join('\0')));
      for (const change of now.changes) if (!before.delete(change.join('\0'))) touched.add(change[0]);
      for (const gone of before) touched.add(gone.slice(0, gone.indexOf('\0')));
      for (const path of now.modules) consulted.add(path);
    }
    return [...this.#before.keys()].filter((module) => {
      if (anew.has(module)) return false;
      const { modules, changes } = this.results(module);
      return (
        modules.some((path) => touched.has(path)) ||
        changes.some(([path]) => consulted.has(path)) ||
        this.#lostCaller(module, anew)
      );
    });
  }

  keep(anew: ReadonlySet<number>, resultsOf: (module: number) => ModuleResults): void {
    const { program } = this.#world;
    if (this.#store === null) return;
    for (const module of anew)
      writeKept(this.#store, program, this.#fingerprints, program.module(module).path, resultsOf(module));
  }

  resultsOf(hits: readonly Hit[], modules: ReadonlySet<number>, group: Group): ModuleResults {
    const world = this.#world;
    const keys = (codes: ReadonlySet<number>): FunctionKey[] =>
      [...codes].sort((a, b) => a - b).map((code) => [world.path(world.moduleOf(code)), world.indexOf(code)]);
    return {
      hits,
      modules: [...modules].map((it) => world.path(it)).sort(),
      changes: [...group.changes]
        .map(
          ([key, { module, value }]) =>
            [module < 0 ? '' : world.path(module), `${key} ${describe(world, value)}`] as const,
        )
        .sort(([a, x], [b, y]) => (a + x < b + y ? -1 : 1)),
      reached: this.#store === null ? [] : keys(group.reached),
      cutShort: keys(group.cutShort),
    };
  }

  /** -1: the function is gone. */
  codeOf([path, index]: FunctionKey): number {
    const { program } = this.#world;
    const module = program.indexOf(path);
    return module < 0 || index >= program.module(module).view.functionCount ? -1 : this.#world.codeId(module, index);
  }

  #reachedBefore(): Map<number, number[]> {
    const all = new Map<number, number[]>();
    for (const [module, kept] of this.#before.entries()) {
      for (const key of kept?.results.reached ?? []) {
        const code = this.codeOf(key);
        if (code < 0) continue;
        const known = all.get(code);
        if (known === undefined) all.set(code, [module]);
        else known.push(module);
      }
    }
    return all;
  }

  /** Some function of the module was called by one that ran anew and calls it no more. */
  #lostCaller(module: number, anew: ReadonlySet<number>): boolean {
    const { view } = this.#world.program.module(module);
    for (let index = 0; index < view.functionCount; index++) {
      const code = this.#world.codeId(module, index);
      const before = this.#reached?.get(code);
      if (before?.every((it) => anew.has(it)) && !this.#world.reached.has(code)) return true;
    }
    return false;
  }
}
