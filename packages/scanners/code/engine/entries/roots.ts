import type { Entry } from '../analysis.ts';
import { activate, noArguments } from '../calls/call-function.ts';
import type { Registration, Summary } from '../calls/context.ts';
import { Frame } from '../calls/frame.ts';
import { run } from '../flow/run.ts';
import { handOut, settle } from '../heap/old.ts';
import { State } from '../heap/state.ts';
import type { World } from '../world.ts';

export interface Ran {
  readonly outcome: Outcome;
  /** The door that it came in by. */
  readonly entry: Entry | null;
}

/** What came of one run from outside. */
export type Outcome = Pick<Summary, 'sinks' | 'registrations' | 'reads' | 'modules' | 'checked'>;

/** Runs a module's body once, as loading it does. */
export function runModule(world: World, module: number): Ran {
  world.startedModules.add(module);
  const { frame, state } = activate(
    world,
    world.codeId(module, 0),
    0,
    world.moduleEnvironment(module),
    null,
    noArguments(),
    new Map(),
    true,
  );
  const summary = run(frame, state);
  for (const [id, thing] of summary.things) settle(frame, id, thing);
  world.ranModules.add(module);
  const { sinks, registrations, reads, modules, checked } = summary;
  return { outcome: { sinks, registrations, reads, modules, checked }, entry: null };
}

/** Runs what a caller outside does, in a frame of its own that belongs to a module. */
export function drive(world: World, module: number, work: (frame: Frame, state: State) => void): Outcome {
  const { frame, state } = driver(world, module);
  work(frame, state);
  for (const it of frame.registrations.values()) keep(frame, state, it);
  return {
    sinks: [...frame.sinks.values()],
    registrations: [...frame.registrations.values()],
    reads: frame.reads,
    checked: -1,
    modules: frame.modules,
  };
}

export function driver(world: World, module: number): { readonly frame: Frame; readonly state: State } {
  const environment = world.moduleEnvironment(module);
  const frame = new Frame(world, world.code(world.codeId(module, 0)), 0, world.undefined, -1, environment, false);
  return { frame, state: new State([]) };
}

function keep(frame: Frame, state: State, it: Registration): void {
  handOut(frame, state, it.handler);
  if (it.self !== null) handOut(frame, state, it.self);
}
