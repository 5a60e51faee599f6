import type { Program } from '../program/program.ts';
import type { Analysis, Entry } from './analysis.ts';
import { blindSpots } from './blind.ts';
import { call } from './calls/call.ts';
import { callFunction, unknownArguments } from './calls/call-function.ts';
import type { Registration } from './calls/context.ts';
import type { Frame } from './calls/frame.ts';
import type { Machine } from './calls/machine.ts';
import { runEntry } from './entries/entry.ts';
import { instanceOf } from './entries/instance.ts';
import { publicFunctions, runPublic } from './entries/library.ts';
import { loadingOrder } from './entries/order.ts';
import { drive, type Outcome, runModule } from './entries/roots.ts';
import { standingOf } from './heap/cells.ts';
import { stillHolds } from './heap/old.ts';
import { Hits } from './hits.ts';
import type { Value } from './values/value.ts';
import { someOf } from './values/value.ts';
import { World } from './world.ts';

const MOST_PASSES = 3;
const DEEPEST_LOADING = 12;
const MOST_CLOSURES = 3;

export interface AnalysisOptions {
  /** Files of packages whose exports others call. */
  readonly library?: boolean;
}

/** Runs a whole program abstractly and answers where dangerous data comes to places where it does harm. */
export function analyse(program: Program, options: AnalysisOptions = {}): Analysis {
  const analyser = new Analyser(program);
  return analyser.run(options);
}

interface Root {
  readonly run: () => { readonly outcome: Outcome; readonly entry: Entry | null } | null;
  outcome: Outcome | null;
  entry: Entry | null;
}

class Analyser implements Machine {
  readonly #world: World;
  readonly #roots = new Map<string, Root>();
  /** Place of a registration → how many closures of the same function were registered there. */
  readonly #places = new Map<string, number>();
  #loading = 0;

  constructor(program: Program) {
    this.#world = new World(program, this);
  }

  call = call;

  instance = instanceOf;

  namespace(frame: Frame, module: number): Value {
    const world = this.#world;
    frame.modules.add(module);
    if (!world.startedModules.has(module) && this.#loading < DEEPEST_LOADING) {
      this.#loading++;
      this.#load(module);
      this.#loading--;
    }
    const { namespaceCell } = world.program.module(module).view;
    const namespace = someOf([world.atoms.namespace(module)]);
    if (namespaceCell === null) return namespace;
    const holder = standingOf(frame, world.moduleEnvironment(module), namespaceCell);
    let exported: Value | null = null;
    for (const atom of holder.atoms) {
      const value = atom.kind === 'object' ? world.old.get(atom.id)?.fields.get('exports') : undefined;
      if (atom.kind === 'object') frame.reads.set(`${atom.id} exports`, value);
      if (value !== undefined) exported = exported === null ? value : world.join(exported, value);
    }
    return exported ?? namespace;
  }

  run(options: AnalysisOptions): Analysis {
    const world = this.#world;
    const { program } = world;
    for (const module of loadingOrder(program)) if (!world.startedModules.has(module)) this.#load(module);
    if (options.library !== false) this.#addPublic();
    this.#settleAll();
    this.#addUnreached();
    this.#settleAll();
    if (process.env.C2TOP)
      for (const [id, c] of [...world.contexts].sort((a, b) => b[1].steps - a[1].steps).slice(0, 40))
        console.error(
          c.steps,
          c.summaries.size,
          world.path(world.moduleOf(id)),
          world.code(id).ir.name,
          world.code(id).instructions,
        );
    if (process.env.C2KEYS)
      for (const [id, c] of world.contexts)
        if (world.path(world.moduleOf(id)).endsWith('routes/search.ts') && c.summaries.size > 20) {
          console.error(world.code(id).ir.name);
          for (const k of [...c.summaries.keys()].slice(0, 6)) console.error('   ', k.slice(0, 600));
        }
    const hits = new Hits(world);
    for (const root of this.#roots.values()) {
      for (const found of root.outcome?.sinks ?? []) hits.add(found, root.entry);
    }
    return {
      hits: hits.all(),
      blind: blindSpots(world),
      statistics: {
        functions: world.functionCount,
        withinBudget: world.functionCount - world.cutShort.size,
        steps: world.steps,
      },
    };
  }

  #load(module: number): void {
    const root: Root = {
      run: () => ({ outcome: runModule(this.#world, module), entry: null }),
      outcome: null,
      entry: null,
    };
    this.#roots.set(`module ${module}`, root);
    this.#runRoot(root);
  }

  #runRoot(root: Root): void {
    const ran = root.run();
    if (process.env.C2DEBUG && ran?.entry)
      console.error('ENTRY', ran.entry.kind, ran.entry.route, ran.entry.path, ran.entry.name, ran.outcome.sinks.length);
    if (ran === null) return;
    root.outcome = ran.outcome;
    root.entry = ran.entry;
    for (const it of ran.outcome.registrations) this.#register(it);
  }

  #register(it: Registration): void {
    for (const atom of it.handler.atoms) {
      if (atom.kind === 'constant' || atom.kind === 'any') continue;
      const key = `entry ${atom.n} ${it.entry.kind} ${it.method} ${it.route} ${it.module} ${it.at}`;
      if (this.#roots.has(key)) continue;
      const place = `${'code' in atom ? atom.code : atom.kind} ${it.module} ${it.at} ${it.method} ${it.route}`;
      const before = this.#places.get(place) ?? 0;
      if (before >= MOST_CLOSURES) continue;
      this.#places.set(place, before + 1);
      this.#roots.set(key, { run: () => runEntry(this.#world, it, atom), outcome: null, entry: null });
    }
  }

  #addPublic(): void {
    const world = this.#world;
    for (const module of world.program.publicModules()) {
      for (const it of publicFunctions(world, module)) {
        const key = `public ${it.target.n}`;
        if (!this.#roots.has(key))
          this.#roots.set(key, { run: () => runPublic(world, it), outcome: null, entry: null });
      }
    }
  }

  /** Runs what has not run, and again what read something that another run changed afterwards. */
  #settleAll(): void {
    for (let pass = 0; pass < MOST_PASSES; pass++) {
      let changed = false;
      for (const root of this.#roots.values()) {
        if (root.outcome !== null && (pass === 0 ? true : stillHolds(this.#world, root.outcome.reads))) continue;
        if (root.outcome !== null && pass === 0) continue;
        this.#runRoot(root);
        changed = true;
      }
      if (!changed && pass > 0) return;
    }
  }

  /** Functions that nobody calls are looked at as well, with arguments about which nothing is known. */
  #addUnreached(): void {
    const world = this.#world;
    for (let id = 0; id < world.functionCount; id++) {
      if (world.reached.has(id)) continue;
      const run = (): { outcome: Outcome; entry: null } | null => {
        if (world.reached.has(id)) return null;
        const module = world.moduleOf(id);
        const outcome = drive(world, module, (frame, state) => {
          const home = world.homes.get(id);
          const at = world.code(id).ir.at;
          const self = home === undefined ? null : instanceOf(frame, state, world.object(home), at);
          const atom = world.atoms.function(id, world.environments.get(id) ?? world.moduleEnvironment(module));
          if (atom.kind === 'function')
            callFunction(frame, state, { target: atom, self, spread: unknownArguments(world), at });
        });
        return { outcome, entry: null };
      };
      this.#roots.set(`alone ${id}`, { run, outcome: null, entry: null });
    }
  }
}
