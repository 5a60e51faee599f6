import type { Program } from '../program/program.ts';
import type { AnalysisOptions } from './analyse.ts';
import type { Analysis } from './analysis.ts';
import { blindSpots } from './blind.ts';
import { call } from './calls/call.ts';
import type { Registration } from './calls/context.ts';
import type { Frame } from './calls/frame.ts';
import type { Machine } from './calls/machine.ts';
import { runAlone } from './entries/alone.ts';
import { doorsOf } from './entries/doors.ts';
import { runEntry } from './entries/entry.ts';
import { instanceOf } from './entries/instance.ts';
import { publicFunctions, runPublic } from './entries/library.ts';
import { loadingOrder } from './entries/order.ts';
import { type Ran, runModule } from './entries/roots.ts';
import { exportsOf } from './heap/namespace-cell.ts';
import { stillHolds } from './heap/old.ts';
import { Hits } from './hits.ts';
import { Keeping } from './kept/keeping.ts';
import type { ModuleResults } from './kept/kept-results.ts';
import type { Value } from './values/value.ts';
import { type Group, newGroup, World } from './world.ts';

const MOST_PASSES = 3;
const MOST_ROUNDS = 4;
const DEEPEST_LOADING = 12;
const MOST_CLOSURES = 3;

/** A run from outside, on behalf of a module. */
interface Root {
  readonly owner: number;
  readonly run: () => Ran | null;
  ran: Ran | null;
}

export class Analyser implements Machine {
  readonly call = call;
  readonly instance = instanceOf;
  readonly #world: World;
  readonly #keeping: Keeping;
  readonly #roots = new Map<string, Root>();
  readonly #groups = new Map<number, Group>();
  /** Modules whose results are worked out here; of the others only what they define is of interest. */
  readonly #wanted = new Set<number>();
  readonly #places = new Map<string, number>();
  #loading = 0;

  constructor(program: Program, options: AnalysisOptions) {
    this.#world = new World(program, this, options);
    this.#keeping = new Keeping(this.#world, options.kept ?? null);
  }

  namespace(frame: Frame, module: number): Value {
    frame.modules.add(module);
    if (!this.#world.startedModules.has(module) && this.#loading < DEEPEST_LOADING) this.#load(module);
    return exportsOf(frame, module);
  }

  run(): Analysis {
    const world = this.#world;
    let next = this.#keeping.outdated();
    for (let round = 0; next.length > 0 && round < MOST_ROUNDS; round++) {
      this.#runModules(next);
      next = this.#keeping.alsoOutdated(this.#wanted, (module) => this.#resultsOf(module));
    }
    const results = world.program.modules.map((_, module) =>
      this.#wanted.has(module) ? this.#resultsOf(module) : this.#keeping.results(module),
    );
    const whole = (module: number) =>
      world.ended === null || (results[module]?.cutShort.length === 0 && this.#hasRun(module));
    this.#keeping.keep(new Set([...this.#wanted].filter(whole)), (module) => results[module] as ModuleResults);
    return this.#told(results);
  }

  #told(results: readonly ModuleResults[]): Analysis {
    const world = this.#world;
    const hits = new Hits(world);
    const cutShort = new Set<number>();
    for (const it of results) {
      for (const hit of it.hits) hits.addHit(hit);
      for (const key of it.cutShort) cutShort.add(this.#keeping.codeOf(key));
    }
    cutShort.delete(-1);
    if (world.ended !== null) {
      for (let id = 0; id < world.functionCount; id++)
        if (this.#wanted.has(world.moduleOf(id)) && !world.reached.has(id)) cutShort.add(id);
    }
    const cut = [...cutShort].sort((a, b) => a - b);
    return {
      hits: hits.all(),
      blind: blindSpots(world, cut),
      ended: world.ended,
      statistics: {
        functions: world.functionCount,
        withinBudget: world.functionCount - cut.length,
        steps: world.steps,
      },
    };
  }

  #runModules(modules: readonly number[]): void {
    const world = this.#world;
    for (const module of modules) this.#wanted.add(module);
    const wanted = new Set(modules);
    for (const module of loadingOrder(world.program, modules)) {
      if (!world.startedModules.has(module)) this.#load(module);
      else if (wanted.has(module)) this.#admit(this.#roots.get(`module ${module}`));
    }
    for (const module of world.program.publicModules()) {
      if (wanted.has(module) && !world.isEmpty(module)) this.#addPublic(module);
    }
    for (const module of modules) {
      if (!world.isEmpty(module)) for (const it of doorsOf(world, module)) this.#register(it, module);
    }
    this.#settle();
    for (let id = 0; id < world.functionCount; id++) {
      const module = world.moduleOf(id);
      if (!wanted.has(module) || world.reached.has(id) || this.#keeping.isReached(id, this.#wanted)) continue;
      const root: Root = {
        owner: module,
        // somebody may call it meanwhile
        run: () => (root.ran === null && world.reached.has(id) ? null : runAlone(world, id)),
        ran: null,
      };
      this.#roots.set(`alone ${id}`, root);
    }
    this.#settle();
  }

  #load(module: number): void {
    if (this.#world.isEmpty(module)) {
      this.#world.startedModules.add(module);
      this.#world.ranModules.add(module);
      return;
    }
    const root: Root = { owner: module, run: () => runModule(this.#world, module), ran: null };
    this.#roots.set(`module ${module}`, root);
    this.#loading++;
    this.#runRoot(root);
    this.#loading--;
  }

  #runRoot(root: Root): void {
    const world = this.#world;
    if (world.ended !== null) return;
    const before = world.group;
    let group = this.#groups.get(root.owner);
    if (group === undefined) {
      group = newGroup(root.owner);
      this.#groups.set(root.owner, group);
    }
    world.group = group;
    const ran = this.#ranOrTooDeep(root);
    world.group = before;
    if (ran === null) return;
    root.ran = ran;
    this.#admit(root);
  }

  /** Code that nests deeper than the stack of this process costs its own run, not those of all other modules. */
  #ranOrTooDeep(root: Root): Ran | null {
    try {
      return root.run();
    } catch (error) {
      if (!(error instanceof RangeError) || !error.message.includes('call stack')) throw error;
      const world = this.#world;
      const { functionCount } = world.program.module(root.owner).view;
      for (let index = 0; index < functionCount; index++) world.cutOff(world.codeId(root.owner, index));
      return null;
    }
  }

  /** What a run registers is run too, if anybody asks for the results of its module. */
  #admit(root: Root | undefined): void {
    if (root === undefined || root.ran === null || !this.#wanted.has(root.owner)) return;
    for (const it of root.ran.outcome.registrations) this.#register(it, root.owner);
  }

  #register(it: Registration, owner: number): void {
    for (const atom of it.handler.atoms) {
      if (atom.kind === 'constant' || atom.kind === 'any') continue;
      const key = `entry ${atom.n} ${it.entry.kind} ${it.method} ${it.route} ${it.module} ${it.at}`;
      if (this.#roots.has(key)) continue;
      const place = `${atom.kind === 'function' ? atom.code : atom.kind} ${it.module} ${it.at} ${it.method} ${it.route}`;
      const before = this.#places.get(place) ?? 0;
      if (before >= MOST_CLOSURES) continue;
      this.#places.set(place, before + 1);
      this.#roots.set(key, { owner, run: () => runEntry(this.#world, it, atom), ran: null });
    }
  }

  #addPublic(module: number): void {
    const world = this.#world;
    for (const it of publicFunctions(world, module)) {
      const key = `public ${it.target.n}`;
      if (!this.#roots.has(key)) this.#roots.set(key, { owner: module, run: () => runPublic(world, it), ran: null });
    }
  }

  /** Runs what has not run, and again what read something that another run changed afterwards. */
  #settle(): void {
    for (let pass = 0; pass < MOST_PASSES; pass++) {
      let changed = false;
      for (const root of this.#roots.values()) {
        const { ran } = root;
        if (ran !== null && (pass === 0 || stillHolds(this.#world, ran.outcome))) continue;
        this.#runRoot(root);
        changed = true;
      }
      if (!changed && pass > 0) return;
    }
  }

  /** Whether all its functions have run, and nothing that it registers waits. */
  #hasRun(module: number): boolean {
    const world = this.#world;
    for (const { owner, ran } of this.#roots.values()) if (owner === module && ran === null) return false;
    const first = world.codeId(module, 0);
    for (let id = first; id < first + world.program.module(module).view.functionCount; id++)
      if (!world.reached.has(id)) return false;
    return true;
  }

  #resultsOf(module: number): ModuleResults {
    const hits = new Hits(this.#world);
    const modules = new Set<number>([module]);
    for (const { owner, ran } of this.#roots.values()) {
      if (owner !== module || ran === null) continue;
      for (const found of ran.outcome.sinks) hits.add(found, ran.entry);
      for (const it of ran.outcome.modules) modules.add(it);
    }
    return this.#keeping.resultsOf(hits.all(), modules, this.#groups.get(module) ?? newGroup(module));
  }
}
