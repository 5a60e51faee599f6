import type { Place } from '../../ir/instruction.ts';
import { run } from '../flow/run.ts';
import { HOME, OUTER, SELF } from '../heap/cells.ts';
import { stillHolds } from '../heap/old.ts';
import { SharedMap } from '../heap/shared-map.ts';
import { State } from '../heap/state.ts';
import { newThing, type Thing } from '../heap/thing.ts';
import type { AtomOf } from '../values/atom.ts';
import { DOUBT } from '../values/mark.ts';
import { NOTHING, sameValue, someOf, type Value } from '../values/value.ts';
import type { World } from '../world.ts';
import { bind, type Spread } from './arguments.ts';
import { Canonical, type Detail } from './canonical.ts';
import type { Context, Summary } from './context.ts';
import { Frame } from './frame.ts';
import { instantiate } from './instantiate.ts';

/** Steps for one function, in all ways of running it, before its callers are told apart less. */
const STEPS_EXACT = 4000;
const STEPS_SHAPES = 8000;
/** Before it is not run any more, and told. */
const STEPS_IN_ALL = 20_000;
/** And for each of its instructions. */
const STEPS_MORE = 24;
/** What an object's field costs that tells two calls apart. */
const FIELDS_A_STEP = 4;
const DEEPEST = 60;
/** What parts arguments whose number is known from further ones. */
const MORE = '|';
const MOST_SUMMARIES = 20_000;
const LARGE = 200;
const MOST_ROUNDS = 4;
const RECURSION_EXACT = 3;
const RECURSION_SHAPES = 6;

export interface FunctionCall {
  readonly target: AtomOf<'function'>;
  readonly self: Value | null;
  readonly spread: Spread;
  readonly at: Place;
}

/** Runs a function of the program, or takes what is known from another call like this; null: too deep. */
export function callFunction(frame: Frame, state: State, call: FunctionCall): Value | null {
  const { world } = frame;
  if (frame.depth >= DEEPEST) {
    world.cutOff(call.target.code);
    return null;
  }
  const context = contextOf(world, call.target.code);
  const detail = detailFor(world, context, world.code(call.target.code).instructions);
  const canonical = new Canonical(frame, state, detail);
  canonical.begin(call.target.code, frame.alone);
  const environment = canonical.environment(call.target.env);
  const self = call.self === null ? null : canonical.value(call.self, -1, 'this');
  const spread = insideOf(canonical, call.spread);
  canonical.finish();
  context.steps += Math.ceil(canonical.fields / FIELDS_A_STEP);
  const summary = summaryFor(frame, context, call.target.code, () =>
    enter(frame, call, canonical, environment, self, spread),
  );
  if (summary === 'spent') {
    world.cutOff(call.target.code);
    return null;
  }
  if (summary === null) return NOTHING;
  const doubts = detail === 'exact' ? 0 : detail === 'nothing' ? DOUBT.widened : 0;
  return instantiate(
    frame,
    state,
    canonical,
    summary,
    call.at,
    `passed to ${world.code(call.target.code).ir.name}`,
    doubts,
  );
}

function contextOf(world: World, code: number): Context {
  let context = world.contexts.get(code);
  if (context === undefined) {
    context = { summaries: new Map(), running: new Map(), steps: 0 };
    world.contexts.set(code, context);
  }
  return context;
}

function detailFor(world: World, context: Context, instructions: number): Detail {
  const share = world.share();
  const depth = context.running.size;
  const more = STEPS_MORE * instructions;
  if (context.steps < share * (STEPS_EXACT + more) && depth < RECURSION_EXACT) return 'exact';
  return context.steps < share * (STEPS_SHAPES + 2 * more) && depth < RECURSION_SHAPES ? 'shapes' : 'nothing';
}

function insideOf(canonical: Canonical, spread: Spread): Spread {
  const positional = spread.positional.map((value, i) => canonical.value(value, -1, i));
  const named = new Map<string, Value>();
  for (const name of [...spread.named.keys()].sort()) {
    canonical.say(name);
    named.set(name, canonical.value(spread.named.get(name) as Value, -1, `=${name}`));
  }
  canonical.say(MORE);
  const more = spread.more === null ? null : canonical.value(spread.more, -1, 'more');
  canonical.say(MORE);
  const moreNamed = spread.moreNamed === null ? null : canonical.value(spread.moreNamed, -1, 'named');
  return { positional, named, more, moreNamed };
}

/** Null: this call is inside itself, and nothing is known about it yet. */
function summaryFor(frame: Frame, context: Context, code: number, start: () => Frame2): Summary | 'spent' | null {
  const { world } = frame;
  const key = world.shapes.find();
  const known = context.summaries.get(key);
  if (known !== undefined) {
    if (stillHolds(world, known)) return known;
    context.summaries.delete(key);
  }
  const running = context.running.get(key);
  if (running !== undefined) {
    running.used = true;
    frame.assumes = Math.min(frame.assumes, running.depth);
    return running.assumed;
  }
  const provisional = world.provisional.get(key);
  if (provisional !== undefined && stillHolds(world, provisional.summary)) {
    frame.assumes = Math.min(frame.assumes, provisional.assumes);
    return provisional.summary;
  }
  if (context.steps > world.left() * (STEPS_IN_ALL + 4 * STEPS_MORE * world.code(code).instructions)) return 'spent';
  const entry = { assumed: null as Summary | null, used: false, depth: frame.depth + 1 };
  context.running.set(key, entry);
  let summary: Summary;
  let assumes: number;
  for (let round = 1; ; round++) {
    entry.used = false;
    const { frame: inner, state } = start();
    summary = run(inner, state);
    context.steps += inner.steps;
    assumes = inner.assumes;
    if (!entry.used || round >= MOST_ROUNDS || (entry.assumed !== null && sameSummary(entry.assumed, summary))) break;
    entry.assumed = summary;
    world.provisional.clear();
  }
  context.running.delete(key);
  if (assumes <= frame.depth) {
    frame.assumes = Math.min(frame.assumes, assumes);
    world.provisional.set(key, { summary, assumes });
  } else {
    world.summaries += sizeOf(summary);
    if (world.summaries > MOST_SUMMARIES) world.forgetSummaries();
    context.summaries.set(key, summary);
  }
  return summary;
}

/** One for a usual summary, more for a large one. */
function sizeOf({ reads, things, sinks, effects }: Summary): number {
  return 1 + (reads.size + 8 * things.size + 4 * (sinks.length + effects.length)) / LARGE;
}

interface Frame2 {
  readonly frame: Frame;
  readonly state: State;
}

function sameSummary(a: Summary, b: Summary): boolean {
  return (
    sameValue(a.returns, b.returns) &&
    a.sinks.length === b.sinks.length &&
    a.effects.length === b.effects.length &&
    a.things.size === b.things.size
  );
}

/** A fresh activation with its arguments in place. */
function enter(
  caller: Frame,
  call: FunctionCall,
  canonical: Canonical,
  environment: number,
  self: Value | null,
  spread: Spread,
): Frame2 {
  const { world } = caller;
  return activate(world, call.target.code, caller.depth + 1, environment, self, spread, canonical.things, caller.alone);
}

export function activate(
  world: World,
  codeId: number,
  depth: number,
  environment: number,
  self: Value | null,
  spread: Spread,
  things: ReadonlyMap<number, Thing>,
  alone: boolean,
): Frame2 {
  const code = world.code(codeId);
  world.reach(codeId);
  const home = world.homes.get(codeId) ?? -1;
  const frame = new Frame(world, code, depth, self ?? world.undefined, home, environment, alone);
  frame.given = things;
  const state = new State([], new SharedMap(things));
  bind(frame, state, code.ir.parameters, spread);
  if (code.index === 0) {
    frame.environment = world.moduleEnvironment(code.module);
  } else if (code.needsEnvironment) {
    const id = world.ids.of('variables', code.id, 0, code.module);
    const thing = newThing('environment', state.owner);
    if (environment >= 0) thing.fields.set(OUTER, world.object(environment));
    if (!code.ir.lexicalThis) {
      thing.fields.set(SELF, frame.self);
      if (home >= 0) thing.fields.set(HOME, world.object(home));
    }
    for (const cell of code.ir.ownCells) thing.fields.set(`c${cell}`, world.undefined);
    state.things.set(id, thing);
    frame.environment = id;
  }
  return { frame, state };
}

export function noArguments(): Spread {
  return { positional: [], named: new Map(), more: null, moreNamed: null };
}

/** Arguments about which nothing is known. */
export function unknownArguments(world: World): Spread {
  const any = someOf([world.atoms.any]);
  return { positional: [], named: new Map(), more: any, moreNamed: null };
}
